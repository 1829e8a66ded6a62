import { type HttpHandler, http } from 'msw'
import { API_ROOT, routes } from '../routes.ts'
import type { WorkbenchMock } from '../workbench-mock.ts'

/** What answers a page's calls. Where Workbench is on the page's own origin, the page's files are left alone. */
export const pageHandlers = (mock: WorkbenchMock): HttpHandler[] =>
  mock.baseUrl === location.origin
    ? [http.all(here(OF_WORKBENCH), ({ request }) => mock.answer(request))]
    : mock.handlers

/** All below the API's root, and what is elsewhere. */
const OF_WORKBENCH = [
  `${API_ROOT}.*`,
  ...routes
    .map(({ path }) => path)
    .filter(path => !path.startsWith(API_ROOT))
    .map(path => `${path}/?`),
]

/** A pattern of no parameter, since MSW 2 fails to decode one where the percent-encoding of a path is broken. */
function here(paths: readonly string[]): RegExp {
  return new RegExp(`^${location.origin.replaceAll(/[.[\]]/g, '\\$&')}(?:${paths.join('|')})$`)
}
