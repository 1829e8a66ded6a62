import { type HttpHandler, http } from 'msw'
import { type Method, routes } from '../routes.ts'

type Answer = (request: Request) => Promise<Response>

const verbs = { GET: http.get, POST: http.post, PATCH: http.patch, DELETE: http.delete } satisfies Record<
  Method,
  unknown
>

/** One handler for each route, so that a test can list and override them, then one for all else below the API's root. */
export function mswHandlers(baseUrl: string, answer: Answer): HttpHandler[] {
  const resolve = ({ request }: { request: Request }) => answer(request)
  return [
    ...routes.map(({ method, path }) => verbs[method](`${baseUrl}${path.replaceAll(/\{(\w+)\}/g, ':$1')}`, resolve)),
    http.all(`${baseUrl}/*`, resolve),
  ]
}
