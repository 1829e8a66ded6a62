import { type ApiError, apiErrors } from '@workbench-sdk/contract/api-errors'
import type { MockRequest } from '../platform/http-message.ts'

/** What documents are sent as, in both directions. */
export const JSON_API = 'application/vnd.api+json'

/** What a request carried, as far as it could be understood. */
export type Body =
  | { readonly kind: 'none' }
  | { readonly kind: 'json'; readonly value: unknown; readonly text: string }
  | { readonly kind: 'form'; readonly value: Readonly<Record<string, string>>; readonly text: string }

const READERS: Readonly<Record<string, (text: string) => Body | ApiError>> = {
  [JSON_API]: readJson,
  'application/json': readJson,
  'application/x-www-form-urlencoded': text => ({
    kind: 'form',
    value: Object.fromEntries(new URLSearchParams(text)),
    text,
  }),
}

const WITH_BODY = new Set(['POST', 'PATCH'])

/** Reads the body, the one thing that is waited for. Clients send one with DELETE as well; it means nothing there. */
export async function readBody(request: MockRequest): Promise<Body | ApiError> {
  if (!WITH_BODY.has(request.method)) return { kind: 'none' }
  const text = await request.text().catch(() => undefined)
  if (text === undefined) return apiErrors.malformed('The body broke off before its end.')
  const contentType = request.headers.get('content-type')
  if (text === '' || contentType === null) return { kind: 'none' }
  const read = readerFor(contentType)
  return read
    ? read(text)
    : apiErrors.mediaType(`Send the body as ${JSON_API}, without parameters, or as application/json.`)
}

/** JSON:API allows its own media type no parameters. */
function readerFor(contentType: string): ((text: string) => Body | ApiError) | undefined {
  const [type = '', ...parameters] = contentType.split(';').map(part => part.trim().toLowerCase())
  if (type === JSON_API && parameters.length > 0) return undefined
  return Object.hasOwn(READERS, type) ? READERS[type] : undefined
}

function readJson(text: string): Body | ApiError {
  try {
    return { kind: 'json', value: JSON.parse(text), text }
  } catch {
    return apiErrors.malformed('The body is not valid JSON.')
  }
}

const ACCEPTABLE = /^(\*|application)\/(\*|json|vnd\.api\+json)$/

/** Whether the answer's media type is one that the client takes. */
export function accepts(accept: string | null): boolean {
  // What every client of JSON:API says, without more ado.
  if (accept === null || accept === JSON_API || accept.trim() === '') return true
  return takes(accept, ACCEPTABLE)
}

/** Whether a header `accept` has a place for something, by the media ranges that take it. */
export function takes(accept: string, ranges: RegExp): boolean {
  return accept.split(',').some(range => {
    const [type = '', ...parameters] = range.split(';').map(part => part.trim().toLowerCase())
    return ranges.test(type) && parameters.every(parameter => /^q=(0\.\d*[1-9]|1)/.test(parameter))
  })
}
