import { type HttpHandler, http } from 'msw'
import { API_ROOT, routes } from '../routes.ts'
import type { WorkbenchMock } from '../workbench-mock.ts'

/** What answers a page's calls. Where Workbench is on the page's own origin, the page's files are left alone. */
export function pageHandlers(mock: WorkbenchMock): HttpHandler[] {
  if (mock.baseUrl !== location.origin) return mock.handlers
  return PATHS.map(path => http.all(`${mock.baseUrl}${path}`, ({ request }) => mock.answer(request)))
}

/** All below the API's root, and what is elsewhere. */
const PATHS = [`${API_ROOT}*`, ...routes.map(({ path }) => path).filter(path => !path.startsWith(API_ROOT))]
