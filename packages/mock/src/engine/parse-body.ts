import { ApiError, apiError } from '@workbench-sdk/contract/api-errors'
import type { MockRequest } from '../platform/http-message.ts'
import { readText } from './read-text.ts'

/** The media type of documents in requests and responses. */
export const JSON_API = 'application/vnd.api+json'

/** A parsed request body. */
export type Body =
  | { readonly kind: 'none' }
  | { readonly kind: 'json'; readonly value: unknown; readonly text: string }
  | { readonly kind: 'form'; readonly value: Readonly<Record<string, string>>; readonly text: string }

type BodyParser = (text: string) => Body | ApiError

const PARSERS: Readonly<Record<string, BodyParser>> = {
  [JSON_API]: parseJson,
  'application/json': parseJson,
  'application/x-www-form-urlencoded': parseForm,
}

const METHODS_WITH_BODY = new Set(['POST', 'PATCH'])

/** Reads and parses the body. This is the only asynchronous step. Bodies of DELETE requests are ignored. */
export async function readBody(request: MockRequest): Promise<Body | ApiError> {
  if (!METHODS_WITH_BODY.has(request.method)) return { kind: 'none' }
  const text = await readText(request)
  if (text instanceof ApiError) return text
  const contentType = request.headers.get('content-type')
  if (text === '' || contentType === null) return { kind: 'none' }
  const parse = parserFor(contentType)
  if (parse) return parse(text)
  const detail = `Unsupported content type "${contentType}": expected ${JSON_API} without parameters, or application/json.`
  return apiError('unsupported-media-type', { detail })
}

/** JSON:API does not allow parameters of its media type. */
function parserFor(contentType: string): BodyParser | undefined {
  const [type = '', ...parameters] = contentType.split(';').map(part => part.trim().toLowerCase())
  if (type === JSON_API && parameters.length > 0) return undefined
  return Object.hasOwn(PARSERS, type) ? PARSERS[type] : undefined
}

function parseForm(text: string): Body | ApiError {
  if (text.split('&', MAX_VALUES + 1).length > MAX_VALUES) return TOO_MANY_VALUES
  return { kind: 'form', value: Object.fromEntries(new URLSearchParams(text)), text }
}

function parseJson(text: string): Body | ApiError {
  if (hasTooManyValues(text)) return TOO_MANY_VALUES
  try {
    return { kind: 'json', value: JSON.parse(text), text }
  } catch {
    return apiError('malformed', { detail: 'The request body is not valid JSON.' })
  }
}

/** Parsing and validating many values blocks other requests. No valid body comes close. */
const MAX_VALUES = 5_000
const TOO_MANY_VALUES = apiError('body-too-large', { detail: `The request body has more than ${MAX_VALUES} values.` })

/** Whether a JSON text has too many arrays, objects and members, without parsing it. */
function hasTooManyValues(json: string): boolean {
  let values = 0
  let isInString = false
  for (let index = 0; index < json.length && values <= MAX_VALUES; index++) {
    const character = json[index]
    if (character === '"') isInString = !isInString
    else if (isInString && character === '\\') index++
    else if (!isInString && (character === ',' || character === '[' || character === '{')) values++
  }
  return values > MAX_VALUES
}

const ACCEPTABLE = /^(\*|application)\/(\*|json|vnd\.api\+json)$/

/** Whether an Accept header allows the media type of responses. */
export function accepts(accept: string | null): boolean {
  // Fast paths for a missing header and for the value that JSON:API clients send.
  if (accept === null || accept === JSON_API || accept.trim() === '') return true
  return acceptsRange(accept, ACCEPTABLE)
}

/** Whether an Accept header has a media range that matches the pattern and whose quality is not 0. */
export function acceptsRange(accept: string, ranges: RegExp): boolean {
  return accept.split(',').some(range => {
    const [type = '', ...parameters] = range.split(';').map(part => part.trim().toLowerCase())
    return ranges.test(type) && parameters.every(parameter => /^q=(0\.\d*[1-9]|1)/.test(parameter))
  })
}
