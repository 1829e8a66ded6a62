import type { ApiErrorKind } from '@workbench-sdk/contract/api-errors'
import type { ApiResponse } from './api-response.ts'
import { assertMatches, assertThat } from './assert.ts'

const error = (status: number, code: string, title: string) => ({ status, code, title })

/** The errors in the wire contract. The mock has its own table, so that a mistake in either table is detected. */
const ERRORS = {
  unauthenticated: error(401, 'UNAUTHORIZED', 'Authentication Failed'),
  'unknown-record': error(404, 'ENOTFOUND', 'Requested resource does not exist'),
  'unknown-type': error(404, 'ENOTFOUND', 'Resource not found'),
  'unknown-relationship': error(404, 'ENOTFOUND', 'Resource not found'),
  'unknown-route': error(404, 'EINVALID', 'Invalid Route'),
  'unsupported-verb': error(403, 'EFORBIDDEN', 'Resource not supported'),
  'duplicate-id': error(403, 'EFORBIDDEN', 'Requested resource already exists'),
  'invalid-parameters': error(403, 'EFORBIDDEN', 'Param validation failed'),
  'missing-data': error(403, 'EFORBIDDEN', 'Request validation failed'),
  'data-without-object': error(403, 'EFORBIDDEN', 'Request validation failed'),
  filter: error(403, 'EFORBIDDEN', 'Invalid filter'),
  sort: error(403, 'EFORBIDDEN', 'Invalid sort'),
  include: error(403, 'EFORBIDDEN', 'Invalid inclusion'),
  'field-type': error(403, 'EFORBIDDEN', 'Invalid field resource'),
  fields: error(403, 'EFORBIDDEN', 'Invalid field selection'),
} satisfies { readonly [K in ApiErrorKind]?: object }

/** The name of an error whose status, code and title are in the contract. */
export type KnownError = keyof typeof ERRORS

/** Asserts that a response has this status. */
export function assertStatus(response: ApiResponse, expected: number): void {
  assertThat(response.requestLine, response.status === expected, `status ${expected}`, summarize(response))
}

/** Asserts that a record was deleted. The format of the response is an assumption with its own case. */
export function assertDeleted(response: ApiResponse): void {
  const { requestLine, status } = response
  assertThat(requestLine, status === 200 || status === 204, 'status 200 or 204', summarize(response))
}

/** Asserts that a response is this error, with the status, code and title in the contract. */
export function assertError(response: ApiResponse, kind: KnownError): void {
  const { status, code, title } = ERRORS[kind]
  assertStatus(response, status)
  assertMatches(`${response.requestLine}: errors[0]`, response.error, { status: String(status), code, title })
}

/** Asserts that a response is a 403 because of the role or a restriction. */
export function assertForbidden(response: ApiResponse): void {
  const expected = 'status 403 because of the role or a restriction'
  assertThat(response.requestLine, isForbidden(response), expected, summarize(response))
}

/** Whether the role or a restriction forbids the request. The title of such a 403 is an assumption with its own case. */
export function isForbidden(response: ApiResponse): boolean {
  return response.status === 403 && !INVALID_REQUEST_TITLES.has(response.error.title)
}

/** The titles of 403s for invalid requests. */
const INVALID_REQUEST_TITLES: ReadonlySet<string> = new Set(Object.values(ERRORS).map(({ title }) => title))

/** Summarizes a response for the report: its status, and the title and detail of an error. */
export function summarize(response: ApiResponse): string {
  if (response.status < 400) return `status ${response.status}`
  try {
    const { title, detail } = response.error
    return `status ${response.status}, ${title}: ${typeof detail === 'string' ? detail : JSON.stringify(detail)}`
  } catch {
    return `status ${response.status}, ${response.text.slice(0, 200)}`
  }
}
