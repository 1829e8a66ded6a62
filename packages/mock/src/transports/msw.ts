import { type Route, routes } from '@workbench-sdk/contract/routes'
import { HttpHandler, http } from 'msw'
import { routeAt } from '../engine/router.ts'

type Answer = (request: Request) => Promise<Response>
type Run = HttpHandler['run']

/** One handler for each route, so that a test can list and override them, then one for all else on the origin. */
export function mswHandlers(baseUrl: string, answer: Answer): HttpHandler[] {
  // MSW 2 asks also on behalf of whoever has given up before.
  const resolve = async ({ request }: { request: Request }) =>
    request.signal.aborted ? Response.error() : answer(request)
  return [...routes.map(route => new RouteHandler(route, baseUrl, resolve)), http.all(everythingOn(baseUrl), resolve)]
}

/** MSW asks handler after handler, and what it does for each is more than the answer takes: here it is a glance. */
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

const known = new WeakMap<Request, Route | 'none'>()

/** The route that takes a request, found out once for all handlers. */
function routeOf(request: Request): Route | 'none' {
  const route = known.get(request) ?? routeAt(request.method, new URL(request.url).pathname) ?? 'none'
  known.set(request, route)
  return route
}

/** A pattern of no parameter, since MSW 2 fails to decode one where the percent-encoding of a path is broken. */
const everythingOn = (origin: string) => new RegExp(`^${origin.replaceAll(/[.[\]]/g, '\\$&')}/`)
