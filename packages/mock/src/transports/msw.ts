import { type Route, routes } from '@workbench-sdk/contract/routes'
import { HttpHandler, http } from 'msw'
import { routeAt } from '../engine/router.ts'

type Respond = (request: Request) => Promise<Response>
type Run = HttpHandler['run']

/** Returns one handler for each route, so that a test can list and override them, and one for all other requests to the origin. */
export function mswHandlers(baseUrl: string, respond: Respond): HttpHandler[] {
  // MSW 2 also calls the handler for aborted requests.
  const resolve = async ({ request }: { request: Request }) =>
    request.signal.aborted ? Response.error() : respond(request)
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
