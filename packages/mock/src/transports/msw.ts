import { type Route, routes } from '@workbench-sdk/contract/routes'
import { HttpHandler, http } from 'msw'
import { routeAt } from '../engine/router.ts'
import { type MockRequest, type MockResponse, toResponse } from '../platform/http-message.ts'

/** The part of a mock that the handlers use. */
interface RequestHandler {
  readonly baseUrl: string
  handle(request: MockRequest): Promise<MockResponse | undefined>
}

type Run = HttpHandler['run']

/**
 * Returns the MSW handlers of a mock: one for each route of the contract, so that a test can list and override them, and one for
 * all other requests to the mock's origin.
 *
 * @example
 * const server = setupServer(...mswHandlers(mock))
 */
export function mswHandlers(mock: RequestHandler): HttpHandler[] {
  const { baseUrl } = mock
  // MSW 2 also calls the handler for aborted requests.
  const resolve = async ({ request }: { request: Request }) =>
    request.signal.aborted ? Response.error() : toResponse(await mock.handle(request))
  return [...routes.map(route => new RouteHandler(route, baseUrl, resolve)), http.all(anyPathOn(baseUrl), resolve)]
}

/** MSW runs the handlers one after another, and its own matching takes longer than handling the request. */
class RouteHandler extends HttpHandler {
  readonly #route: Route

  constructor(route: Route, baseUrl: string, resolve: ({ request }: { request: Request }) => Promise<Response>) {
    super(route.method, `${baseUrl}${route.path.replaceAll(/\{(\w+)\}/g, ':$1')}`, resolve)
    this.#route = route
  }

  override async run(args: Parameters<Run>[0]): ReturnType<Run> {
    return routeOf(args.request) === this.#route ? super.run(args) : null
  }
}

const routesOfRequests = new WeakMap<Request, Route | 'none'>()

/** Returns the route of a request, which is computed once for all handlers. */
function routeOf(request: Request): Route | 'none' {
  const route = routesOfRequests.get(request) ?? routeAt(request.method, new URL(request.url).pathname) ?? 'none'
  routesOfRequests.set(request, route)
  return route
}

/** A regular expression without parameters, because MSW 2 throws if it decodes a parameter with invalid percent-encoding. */
const anyPathOn = (origin: string) => new RegExp(`^${origin.replaceAll(/[.[\]]/g, '\\$&')}/`)
