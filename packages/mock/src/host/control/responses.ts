import type { components } from '@workbench-sdk/contract/generated/control'
import type { Problem } from '../problem.ts'

/** Responses are not cached. Without `access-control-allow-origin`, pages of other origins cannot read them. */
const HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }

export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...HEADERS, 'content-type': 'application/json', ...headers },
  })
}

export const noContent = (): Response => new Response(null, { status: 204, headers: HEADERS })

export const eventStream = (body: ReadableStream<Uint8Array>): Response =>
  new Response(body, { headers: { ...HEADERS, 'content-type': 'text/event-stream' } })

export function problemResponse({ status, message, hint, issues, headers }: Problem): Response {
  const body: components['schemas']['Problem'] = { status, error: message, hint, issues: [...issues] }
  return json(status, body, headers)
}
