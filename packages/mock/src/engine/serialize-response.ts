import { utf8ToBytes } from '@noble/hashes/utils.js'
import { ApiError, errorTemplate } from '@workbench-sdk/contract/api-errors'
import { type Assumptions, resolveAssumptions } from '@workbench-sdk/contract/assumptions'
import { type ErrorSays, errorDocument } from '../json-api/serialize.ts'
import type { MockRequest, MockResponse } from '../platform/http-message.ts'
import { JSON_API } from './parse-body.ts'

/** An answer that is yes. */
export interface Answer {
  readonly status: number
  readonly document?: object
  /** The login speaks plain JSON; everything else JSON:API. */
  readonly mediaType?: 'application/json'
}

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'x-request-id, x-workbench-mock-rule, retry-after, ratelimit-limit, ratelimit-remaining, ratelimit-reset',
}

/** What every answer says. */
const ALWAYS = { ...CORS, 'cache-control': 'private, must-revalidate, max-age=0' }

type Headers = Readonly<Record<string, string>>

/** An answer or a refusal as it goes over the wire; for `HEAD` without its body, of which it tells the length. */
export function encode(
  url: URL,
  answer: Answer | ApiError,
  withBody: boolean,
  assumptions: Assumptions = resolveAssumptions(),
  more: Headers = {},
): MockResponse {
  const { status, mediaType, body, headers } =
    answer instanceof ApiError ? refused(url, answer, assumptions) : answered(answer)
  const message = {
    status,
    headers: { ...ALWAYS, ...(mediaType && { 'content-type': mediaType }), ...headers, ...more },
    body,
  }
  return withBody ? message : bodiless(message)
}

/** A message as `HEAD` is answered: without its body, of which it tells the length. */
export function bodiless(message: MockResponse): MockResponse {
  const { headers, body } = message
  if (body === undefined) return message
  return { ...message, headers: { ...headers, 'content-length': String(utf8ToBytes(body).length) }, body: undefined }
}

/** An error that is not of Workbench's making. */
export function encodeError(url: URL, says: ErrorSays, more: Headers): MockResponse {
  const { status, body } = errorOf(url, says)
  return { status, body, headers: { ...ALWAYS, 'content-type': JSON_API, ...more } }
}

/** The document of a refusal, also where the answer carries none. */
export function refusalDocument(url: URL, refusal: ApiError, assumptions: Assumptions): object {
  const { form: _, ...wording } = errorTemplate(refusal, assumptions)
  return errorDocument(url, { ...wording, detail: refusal.detail })
}

interface Content {
  readonly status: number
  readonly body?: string
  readonly mediaType?: string
  readonly headers?: Headers
}

function answered({ status, document, mediaType }: Answer): Content {
  return document ? { status, body: JSON.stringify(document), mediaType: mediaType ?? JSON_API } : { status }
}

function refused(url: URL, refusal: ApiError, assumptions: Assumptions): Content {
  const { form, ...wording } = errorTemplate(refusal, assumptions)
  if (form === 'nothing') return { status: wording.status }
  if (form === 'text') {
    return { status: wording.status, body: wording.title, mediaType: 'text/plain; charset=utf-8' }
  }
  const headers = refusal.rule && { headers: { 'x-workbench-mock-rule': refusal.rule } }
  return { ...errorOf(url, { ...wording, detail: refusal.detail }), ...headers }
}

const errorOf = (url: URL, says: ErrorSays) => ({
  status: says.status,
  body: JSON.stringify(errorDocument(url, says)),
  mediaType: JSON_API,
})

/** Where nobody says which they will send: `*` alone would leave out the token. */
const HEADERS = 'authorization, content-type, *'
const METHODS = 'GET, HEAD, POST, PATCH, DELETE, OPTIONS'
/** A browser keeps to itself what is not allowed: so that PUT is refused, and seen to be, it may be sent. */
const SENT = `${METHODS}, PUT`
/** Seconds for which a browser may remember the answer. */
const REMEMBERED = '600'

/** What a browser asks before it sends a token to another origin. */
export function preflight({ headers }: MockRequest): MockResponse {
  return {
    status: 204,
    headers: {
      ...CORS,
      allow: METHODS,
      'access-control-allow-methods': SENT,
      'access-control-allow-headers': headers.get('access-control-request-headers') ?? HEADERS,
      'access-control-max-age': REMEMBERED,
      vary: 'access-control-request-headers',
    },
    body: undefined,
  }
}
