import { type Route, routes } from '@workbench-sdk/contract/routes'
import { HttpHandler } from 'msw'
import { routeAt } from '../engine/router.ts'
import { type MockRequest, type MockResponse, toResponse } from '../platform/http-message.ts'

/** The part of a mock that the handlers use. */
export interface RequestHandler {
  readonly baseUrl: string
  handle(request: MockRequest): Promise<MockResponse | undefined>
  /** @internal Returns a function that handles a request that has arrived, even if the mock was reset since. */
  receive?(): (request: MockRequest) => Promise<MockResponse | undefined>
}

type Handle = RequestHandler['handle']

type Resolve = (info: { readonly request: Request }) => Promise<Response>
type Run = HttpHandler['run']

/** Returns one handler for each route in the contract, and one for all other requests to the mock's origin. */
export function createHandlers(mock: RequestHandler): HttpHandler[] {
  const { baseUrl } = mock
  const received = new WeakMap<Request, Handle>()
  // MSW 2 calls the first handler within `fetch`, but the one that matches only later, e.g. after the program has reset the mock.
  const receive = (request: Request) => {
    const handle = received.get(request) ?? mock.receive?.() ?? (request => mock.handle(request))
    received.set(request, handle)
    return handle
  }
  const resolve = createResolver(async request => toResponse(await receive(request)(request)))
  return [
    ...routes.map(route => new RouteHandler(route, baseUrl, receive, resolve)),
    new AnyMethodHandler(anyPathOn(baseUrl), resolve),
  ]
}

/** Returns a resolver that responds to an aborted request with a network error. MSW would print an error that a handler throws. */
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

/**
 * A handler that works with both MSW 2 and MSW 3, regardless of the version that creates it. MSW 3 calls methods that
 * MSW 2 handlers lack.
 */
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

/** Handles the requests to one route. MSW tries handlers one after another, and its matching takes longer than handling a request. */
class RouteHandler extends PortableHandler {
  readonly #route: Route
  readonly #receive: (request: Request) => void

  constructor(route: Route, baseUrl: string, receive: (request: Request) => void, resolve: Resolve) {
    super(route.method, `${baseUrl}${route.path.replaceAll(/\{(\w+)\}/g, ':$1')}`, resolve)
    this.#route = route
    this.#receive = receive
  }

  override async run(args: Parameters<Run>[0]): ReturnType<Run> {
    this.#receive(args.request)
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

/** Matches any path on an origin. It has no parameters, because MSW 2 throws if a parameter has invalid percent-encoding. */
const anyPathOn = (origin: string) => new RegExp(`^${origin.replaceAll(/[.[\]]/g, '\\$&')}/`)
