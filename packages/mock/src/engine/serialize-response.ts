import { ApiError, errorTemplate, oauthError } from '@workbench-sdk/contract/api-errors'
import { type Assumptions, resolveAssumptions } from '@workbench-sdk/contract/assumptions'
import { type ErrorContent, errorDocument, LongDocument } from '../json-api/serialize.ts'
import { lengthOf, type MockRequest, type MockResponse, utf8Length } from '../platform/http-message.ts'
import { JSON_API } from './parse-body.ts'

/** A successful response before it is serialized. */
export interface Answer {
  readonly status: number
  readonly document?: object
  /** The serialized document, if it was created in parts. */
  readonly parts?: Uint8Array[]
  /** The URL of a new record. */
  readonly location?: string
  /** The media type of login responses. All other responses are JSON:API. */
  readonly mediaType?: 'application/json'
}

type Headers = Readonly<Record<string, string>>

/**
 * The CORS headers. jsonapi-server exposes no headers to pages. If the mock exposed `Retry-After`, code that reads it would work
 * only with the mock. The rule header is the mock's own.
 */
const CORS = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'x-workbench-mock-rule' }

/** The headers of every response. */
const DEFAULT_HEADERS = { ...CORS, 'cache-control': 'private, must-revalidate, max-age=0' }

interface Content {
  readonly status: number
  readonly body?: string
  readonly parts?: Uint8Array[]
  readonly mediaType?: string
  readonly headers?: Headers
}

/** Whether a response has so many records that its body should be created in parts. */
export const isLongAnswer = (answer: Answer | ApiError): answer is Answer & { readonly document: LongDocument } =>
  !(answer instanceof ApiError) && answer.document instanceof LongDocument

/** Creates the body of a long response, and pauses after each part. */
export function* bodyInParts(answer: Answer | ApiError): Generator<void, Answer | ApiError> {
  if (!isLongAnswer(answer)) return answer
  const parts: Uint8Array[] = []
  for (const part of answer.document.parts()) {
    // Only a server creates a body in parts, and servers have buffers.
    if (part !== undefined) parts.push(globalThis.Buffer.from(part))
    yield
  }
  return { ...answer, parts }
}

/** Serializes a response or an error. The response to HEAD has no body, only the body's length. */
export function serialize(
  url: URL,
  answer: Answer | ApiError,
  withBody: boolean,
  assumptions: Assumptions = resolveAssumptions(),
  extraHeaders: Headers = {},
): MockResponse {
  const { status, mediaType, body, parts, headers } =
    answer instanceof ApiError ? errorContent(url, answer, assumptions) : answerContent(answer)
  const response = {
    status,
    headers: { ...DEFAULT_HEADERS, ...(mediaType && { 'content-type': mediaType }), ...headers, ...extraHeaders },
    body,
    ...(parts && { parts }),
  }
  return withBody ? response : withoutBody(response)
}

/** Replaces the body with its length, for the response to HEAD. */
export function withoutBody(response: MockResponse): MockResponse {
  const { body, parts, ...head } = response
  if (body === undefined && parts === undefined) return response
  const length = parts ? lengthOf(parts) : utf8Length(body ?? '')
  return { ...head, headers: { ...head.headers, 'content-length': String(length) }, body: undefined }
}

/** Removes the headers that allow pages of other origins to read the response. */
export function withoutCors(response: MockResponse): MockResponse {
  const headers = Object.entries(response.headers).filter(([name]) => !Object.hasOwn(CORS, name))
  return { ...response, headers: Object.fromEntries(headers) }
}

/** Serializes an error that does not originate from Workbench, e.g. a proxy error. */
export function serializeError(url: URL, error: ErrorContent, extraHeaders: Headers): MockResponse {
  const { status, body } = documentContent(url, error)
  return { status, body, headers: { ...DEFAULT_HEADERS, 'content-type': JSON_API, ...extraHeaders } }
}

/** Returns the document for an error, even if the response omits it. */
export function documentOfError(url: URL, error: ApiError, assumptions: Assumptions): object {
  const content = errorTemplate(error, assumptions)
  return content.form === 'oauth' ? oauthError(error) : errorDocument(url, content)
}

function answerContent({ status, document, parts, location, mediaType }: Answer): Content {
  if (!document) return { status }
  if (parts) return { status, parts, mediaType: JSON_API }
  const headers = location && { headers: { location } }
  return { status, body: JSON.stringify(document), mediaType: mediaType ?? JSON_API, ...headers }
}

function errorContent(url: URL, error: ApiError, assumptions: Assumptions): Content {
  const content = errorTemplate(error, assumptions)
  const { form, status, title } = content
  if (form === 'nothing') return { status, mediaType: JSON_API }
  if (form === 'text') return { status, body: `HTTP ${status} ${title} - [${error.contentType}]`, mediaType: JSON_API }
  // The response for an id in another organization must equal the response for an unknown id.
  const isShown = error.kind !== 'unknown-record' || error.rule !== 'one-organization'
  const headers = isShown && error.rule && { headers: { 'x-workbench-mock-rule': error.rule } }
  if (form === 'oauth') {
    return { status, body: JSON.stringify(oauthError(error)), mediaType: 'application/json', ...headers }
  }
  return { ...documentContent(url, content), ...headers }
}

const documentContent = (url: URL, error: ErrorContent) => ({
  status: error.status,
  body: JSON.stringify(errorDocument(url, error)),
  mediaType: JSON_API,
})

/** The allowed headers if the preflight does not list any. The wildcard does not include Authorization (Fetch standard). */
const ALLOWED_HEADERS = 'authorization, content-type, *'
const METHODS = 'GET, HEAD, POST, PATCH, DELETE, OPTIONS'
/** Includes PUT, so that the program receives the error from the mock instead of a network error from the browser. */
const CORS_METHODS = `${METHODS}, PUT`
/** How long a browser may cache the preflight, in seconds. */
const MAX_AGE = '600'

/** Returns the response to a CORS preflight. */
export function preflight({ headers }: MockRequest, extraHeaders: Headers): MockResponse {
  return {
    status: 204,
    headers: {
      ...DEFAULT_HEADERS,
      'content-type': JSON_API,
      allow: METHODS,
      'access-control-allow-methods': CORS_METHODS,
      'access-control-allow-headers': headers.get('access-control-request-headers') ?? ALLOWED_HEADERS,
      'access-control-max-age': MAX_AGE,
      vary: 'access-control-request-headers',
      ...extraHeaders,
    },
    body: undefined,
  }
}
