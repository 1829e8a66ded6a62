import { utf8ToBytes } from '@noble/hashes/utils.js'
import { type Assumptions, assume } from './assumptions.ts'
import { type ErrorSays, errorDocument } from './json-api/document.ts'
import { Refusal, wordingOf } from './refusals.ts'

/** An answer that is yes. */
export interface Answer {
  readonly status: number
  readonly document?: object
  /** The login speaks plain JSON; everything else JSON:API. */
  readonly mediaType?: 'application/json'
}

/** What goes over the wire. */
interface Message {
  readonly status: number
  readonly body?: string
  readonly mediaType?: string
  readonly headers?: Readonly<Record<string, string>>
}

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'x-request-id, x-workbench-mock-rule, retry-after, ratelimit-limit, ratelimit-remaining, ratelimit-reset',
}

const JSON_API = 'application/vnd.api+json'

/** An answer or a refusal as it goes over the wire; for `HEAD` without its body, of which it tells the length. */
export function encode(
  url: URL,
  answer: Answer | Refusal,
  withBody: boolean,
  assumptions: Assumptions = assume(),
  more: Readonly<Record<string, string>> = {},
): Response {
  const message = answer instanceof Refusal ? refusalMessage(url, answer, assumptions) : answerMessage(answer)
  return responseOf(message, withBody, more)
}

/** An error that is not of Workbench's making. */
export function encodeError(url: URL, says: ErrorSays, more: Readonly<Record<string, string>>): Response {
  return responseOf(errorMessage(url, says), true, more)
}

function responseOf({ status, body, mediaType, headers }: Message, withBody: boolean, more: Message['headers']) {
  return new Response(withBody ? (body ?? null) : null, {
    status,
    headers: {
      ...CORS,
      'cache-control': 'private, must-revalidate, max-age=0',
      ...(mediaType && { 'content-type': mediaType }),
      ...(!withBody && body !== undefined && { 'content-length': String(utf8ToBytes(body).length) }),
      ...headers,
      ...more,
    },
  })
}

function answerMessage({ status, document, mediaType }: Answer): Message {
  return document ? { status, body: JSON.stringify(document), mediaType: mediaType ?? JSON_API } : { status }
}

function refusalMessage(url: URL, refusal: Refusal, assumptions: Assumptions): Message {
  const { form, ...wording } = wordingOf(refusal, assumptions)
  const { status } = wording
  if (form === 'nothing') return { status }
  if (form === 'text') return { status, body: wording.title, mediaType: 'text/plain; charset=utf-8' }
  const headers = refusal.rule && { headers: { 'x-workbench-mock-rule': refusal.rule } }
  return { ...errorMessage(url, { ...wording, detail: refusal.detail }), ...headers }
}

/** The document of a refusal, also where the answer carries none. */
export function refusalDocument(url: URL, refusal: Refusal, assumptions: Assumptions): object {
  const { form: _, ...wording } = wordingOf(refusal, assumptions)
  return errorDocument(url, { ...wording, detail: refusal.detail })
}

const errorMessage = (url: URL, says: ErrorSays): Message => ({
  status: says.status,
  body: JSON.stringify(errorDocument(url, says)),
  mediaType: JSON_API,
})

const METHODS = 'GET, HEAD, POST, PATCH, DELETE, OPTIONS'
/** Seconds for which a browser may remember the answer. */
const REMEMBERED = '600'

/** What a browser asks before it sends a token to another origin. */
export function preflight(request: Request): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...CORS,
      allow: METHODS,
      'access-control-allow-methods': METHODS,
      'access-control-allow-headers': request.headers.get('access-control-request-headers') ?? '*',
      'access-control-max-age': REMEMBERED,
      vary: 'access-control-request-headers',
    },
  })
}
