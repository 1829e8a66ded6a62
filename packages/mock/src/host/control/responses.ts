import type { components } from '@workbench-sdk/contract/generated/control'
import type { Problem } from '../problem.ts'

/** Nobody keeps an answer, and no page of another origin may read one: there is no `access-control-allow-origin`. */
const HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }

export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...HEADERS, 'content-type': 'application/json', ...headers },
  })
}

export const nothing = (): Response => new Response(null, { status: 204, headers: HEADERS })

export const events = (body: ReadableStream<Uint8Array>): Response =>
  new Response(body, { headers: { ...HEADERS, 'content-type': 'text/event-stream' } })

export function problemAnswer({ status, message, hint, issues, headers }: Problem): Response {
  const says: components['schemas']['Problem'] = { status, error: message, hint, issues: [...issues] }
  return json(status, says, headers)
}
