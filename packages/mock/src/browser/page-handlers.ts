import { API_ROOT, routes } from '@workbench-sdk/contract/routes'
import type { HttpHandler } from 'msw'
import type { Host } from '../host/host.ts'
import type { WorkbenchMock } from '../mock/mock.ts'
import { toResponse } from '../platform/http-message.ts'
import { AnyMethodHandler, createHandlers, createResolver } from '../transports/msw-handlers.ts'

/** Returns the handlers for a mock. If the mock's origin is the page's own, they ignore requests for the page's files. */
export const pageHandlers = (mock: WorkbenchMock): HttpHandler[] =>
  mock.baseUrl === location.origin ? handlersOnThisOrigin(WORKBENCH_PATHS, mock) : createHandlers(mock)

/** Returns the handlers for a host. Its origin is always the page's own. */
export const hostHandlers = (host: Host): HttpHandler[] =>
  handlersOnThisOrigin([...WORKBENCH_PATHS, ...HOST_PATHS], host)

/** All paths below the API root, and the routes outside it. */
const WORKBENCH_PATHS = [
  `${API_ROOT}.*`,
  ...routes
    .map(({ path }) => path)
    .filter(path => !path.startsWith(API_ROOT))
    .map(path => `${path}/?`),
]

/** The control API, and paths that select a world. */
const HOST_PATHS = ['/__mock__', '/__mock__/.*', '/__world__/.*']

function handlersOnThisOrigin(paths: readonly string[], handler: Pick<Host, 'fetch' | 'handle'>): HttpHandler[] {
  // A regular expression without parameters, because MSW 2 throws if it decodes a parameter with invalid percent-encoding.
  const pattern = new RegExp(`^${location.origin.replaceAll(/[.[\]]/g, '\\$&')}(?:${paths.join('|')})$`)
  const resolve = createResolver(async request => {
    const handled = handler.handle(request)
    return handled ? toResponse(await handled) : handler.fetch(request)
  })
  return [new AnyMethodHandler(pattern, resolve)]
}
