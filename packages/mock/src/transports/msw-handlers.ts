import { type Route, routes } from '@workbench-sdk/contract/routes'
import { HttpHandler } from 'msw'
import { routeAt } from '../engine/router.ts'
import { type MockRequest, type MockResponse, toResponse } from '../platform/http-message.ts'

/** The part of a mock that the handlers use. */
export interface RequestHandler {
  readonly baseUrl: string
  handle(request: MockRequest): Promise<MockResponse | undefined>
}

type Resolve = (info: { readonly request: Request }) => Promise<Response>
type Run = HttpHandler['run']

/** Returns one handler for each route of the contract, and one for all other requests to the mock's origin. */
export function createHandlers(mock: RequestHandler): HttpHandler[] {
  const { baseUrl } = mock
  const resolve = createResolver(async request => toResponse(await mock.handle(request)))
  return [
    ...routes.map(route => new RouteHandler(route, baseUrl, resolve)),
    new AnyMethodHandler(anyPathOn(baseUrl), resolve),
  ]
}

/** Returns a resolver that answers an aborted request with a network error, because MSW prints an error that a handler throws. */
export function createResolver(respond: (request: Request) => Promise<Response>): Resolve {
  return async ({ request }) => {
    const { signal } = request
    // MSW 2 also calls the handler for aborted requests.
    if (signal.aborted) return Response.error()
    try {
      return await respond(request)
    } catch (error) {
      if (signal.aborted && error === signal.reason) return Response.error()
      throw error
    }
  }
}

/** A handler of either MSW that the other one accepts: a server of MSW 3 calls methods that handlers of MSW 2 lack. */
class PortableHandler extends HttpHandler {
  override restore(): void {
    super.restore?.()
  }

  override dispose(): Promise<void> | void {
    return super.dispose?.()
  }
}

/** Handles all requests to matching URLs. */
export class AnyMethodHandler extends PortableHandler {
  constructor(path: RegExp, resolve: Resolve) {
    super(/.+/, path, resolve)
  }
}

/** MSW runs the handlers one after another, and its own matching takes longer than handling the request. */
class RouteHandler extends PortableHandler {
  readonly #route: Route

  constructor(route: Route, baseUrl: string, resolve: Resolve) {
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
