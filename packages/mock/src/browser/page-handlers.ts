import { API_ROOT, routes } from '@workbench-sdk/contract/routes'
import { type HttpHandler, http } from 'msw'
import type { Host } from '../host/host.ts'
import type { WorkbenchMock } from '../mock/workbench-mock.ts'

/** What answers a page's calls. Where Workbench is on the page's own origin, the page's files are left alone. */
export const pageHandlers = (mock: WorkbenchMock): HttpHandler[] =>
  mock.baseUrl === location.origin ? onThisOrigin(OF_WORKBENCH, mock) : mock.handlers

/** The same for a host of worlds, which is on the page's own origin always. */
export const handlersOfHost = (host: Host): HttpHandler[] => onThisOrigin([...OF_WORKBENCH, ...OF_HOST], host)

/** All below the API's root, and what is elsewhere. */
const OF_WORKBENCH = [
  `${API_ROOT}.*`,
  ...routes
    .map(({ path }) => path)
    .filter(path => !path.startsWith(API_ROOT))
    .map(path => `${path}/?`),
]

/** The control API, and the worlds that a path names. */
const OF_HOST = ['/__mock__', '/__mock__/.*', '/__world__/.*']

function onThisOrigin(paths: readonly string[], answering: Pick<Host, 'answer'>): HttpHandler[] {
  // A pattern of no parameter, since MSW 2 fails to decode one where the percent-encoding of a path is broken.
  const pattern = new RegExp(`^${location.origin.replaceAll(/[.[\]]/g, '\\$&')}(?:${paths.join('|')})$`)
  return [http.all(pattern, ({ request }) => answering.answer(request))]
}
