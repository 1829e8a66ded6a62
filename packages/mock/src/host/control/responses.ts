import type { components } from '@workbench-sdk/contract/generated/control'
import { shorten } from '@workbench-sdk/internal/shorten'
import { type MockResponse, toResponse } from '../../platform/http-message.ts'
import type { Problem } from '../problem.ts'

/** Responses are not cached. Without `access-control-allow-origin`, pages of other origins cannot read them. */
const HEADERS = { 'cache-control': 'no-store' }
const JSON_TYPE = { 'content-type': 'application/json' }

/** A message can quote a value of the request. */
const MAX_MESSAGE = 2_000

export function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...HEADERS, ...JSON_TYPE },
  })
}

export const noContent = (): Response => new Response(null, { status: 204, headers: HEADERS })

export const eventStream = (body: ReadableStream<Uint8Array>): Response =>
  new Response(body, { headers: { ...HEADERS, 'content-type': 'text/event-stream' } })

export const problemResponse = (problem: Problem): Response => toResponse(problemMessage(problem))

export function problemMessage({ status, message, hint, issues, headers }: Problem): MockResponse {
  const body: components['schemas']['Problem'] = {
    status,
    error: shorten(message, MAX_MESSAGE),
    hint,
    issues: [...issues],
  }
  return { status, headers: { ...HEADERS, ...JSON_TYPE, ...headers }, body: JSON.stringify(body) }
}
