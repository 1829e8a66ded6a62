import { ApiError, apiError } from '@workbench-sdk/contract/api-errors'
import { type MockRequest, parameterOf } from '../platform/http-message.ts'

/** The media type of documents in requests and responses. */
export const JSON_API = 'application/vnd.api+json'

/** A parsed request body. */
export type Body =
  | { readonly kind: 'none' }
  | { readonly kind: 'json'; readonly value: unknown; readonly text: string }
  | { readonly kind: 'form'; readonly value: Readonly<Record<string, string>>; readonly text: string }

const NONE: Body = { kind: 'none' }

/** Reads and parses the body. This is the only asynchronous step. Like jsonapi-server, it ignores bodies of other media types. */
export async function readBody(request: MockRequest): Promise<Body | ApiError> {
  if (request.method === 'GET' || request.method === 'HEAD') return NONE
  const parse = parserFor(request.headers.get('content-type') ?? '')
  if (!parse) return NONE
  const text = await readText(request)
  if (text instanceof ApiError) return text
  return text === '' ? NONE : parse(text)
}

function parserFor(contentType: string): ((text: string) => Body | ApiError) | undefined {
  if (contentType === JSON_API || JSON_TYPE.test(contentType)) return parseJson
  return FORM_TYPE.test(contentType) ? parseForm : undefined
}

const TOKEN = "[\\w!#$%&'*+.^`|~-]+"
/** To jsonapi-server, a content type with other parameters, e.g. with a trailing semicolon, is unknown. */
const PARAMETERS = `(?: *; *${TOKEN} *= *(?:${TOKEN}|"(?:[^"\\\\]|\\\\.)*"))* *$`
const JSON_TYPE = new RegExp(`^application/json${PARAMETERS}`, 'i')
const FORM_TYPE = new RegExp(`^application/x-www-form-urlencoded${PARAMETERS}`, 'i')

/** Whether a content type adds parameters to the media type. JSON:API does not allow these. */
export const hasParameters = (contentType: string): boolean => /^application\/vnd\.api\+json;.+$/.test(contentType)

function parseForm(text: string): Body | ApiError {
  const parts = text.split('&', MAX_VALUES + 1)
  if (parts.length > MAX_VALUES) return TOO_MANY_VALUES
  return { kind: 'form', value: Object.fromEntries(parts.filter(Boolean).map(parameterOf)), text }
}

function parseJson(text: string): Body | ApiError {
  if (hasTooManyValues(text)) return TOO_MANY_VALUES
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null) return { kind: 'json', value, text }
    return apiError('malformed', { detail: 'The request body is not a JSON object.' })
  } catch {
    return apiError('malformed', { detail: 'The request body is not valid JSON.' })
  }
}

/**
 * The maximum number of values in a body. Parsing and validating many values blocks other requests. Valid bodies
 * contain far fewer.
 */
const MAX_VALUES = 5_000
const TOO_MANY_VALUES = apiError('body-too-large', { detail: `The request body has more than ${MAX_VALUES} values.` })

/** Determines, without parsing, whether a JSON text has too many arrays, objects and members. */
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

/** The maximum size of a decompressed body, unless the transport sets another limit: 1 MiB. */
const MAX_BODY_BYTES = 2 ** 20

type Bytes = ArrayBuffer | Uint8Array

/** Reads a body, decompresses it, and decodes it as UTF-8. */
export async function readText(
  request: Pick<MockRequest, 'headers' | 'arrayBuffer' | 'maxBodyBytes'>,
): Promise<string | ApiError> {
  const bytes = await request.arrayBuffer().catch(() => undefined)
  if (bytes === undefined) return apiError('malformed', { detail: 'The request body is incomplete.' })
  if (bytes.byteLength === 0) return ''
  const unsupported = checkCharset(request.headers.get('content-type'))
  if (unsupported) return unsupported
  const coding = codingOf(request.headers.get('content-encoding'))
  if (coding === 'identity') return decodeUtf8(bytes)
  const format = FORMATS.get(coding)
  if (!format || typeof DecompressionStream === 'undefined') return unsupportedCoding(coding)
  const decompressed = await decompress(bytes, format, request.maxBodyBytes ?? MAX_BODY_BYTES)
  return decompressed instanceof ApiError ? decompressed : decodeUtf8(decompressed)
}

/**
 * The content codings, and their names in the Compression standard. jsonapi-server decodes the same, except `x-gzip`, which is another
 * name of `gzip` (RFC 9110, section 8.4.1.3).
 */
const FORMATS: ReadonlyMap<string, CompressionFormat> = new Map([
  ['gzip', 'gzip'],
  ['x-gzip', 'gzip'],
  ['deflate', 'deflate'],
])

const codingOf = (contentEncoding: string | null): string => contentEncoding?.trim().toLowerCase() || 'identity'

const unsupportedCoding = (coding: string): ApiError =>
  apiError('unsupported-media-type', {
    detail: `Unsupported content encoding "${coding}": expected gzip, deflate, identity.`,
  })

/** Returns an error if the content type declares a charset other than UTF-8. */
function checkCharset(contentType: string | null): ApiError | undefined {
  const [, charset = 'utf-8'] = /;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(contentType ?? '') ?? []
  if (/^utf-?8$/i.test(charset)) return undefined
  return apiError('unsupported-media-type', { detail: `Unsupported charset "${charset}": expected utf-8.` })
}

function decodeUtf8(bytes: Bytes): string | ApiError {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return apiError('malformed', { detail: 'The request body is not valid UTF-8.' })
  }
}

/** Decompresses bytes. Stops at the maximum size, because a few bytes can decompress to gigabytes. */
async function decompress(bytes: Bytes, format: CompressionFormat, maxBytes: number): Promise<Bytes | ApiError> {
  const reader = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new DecompressionStream(format)).getReader()
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let length = 0
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      chunks.push(chunk.value)
      length += chunk.value.length
      if (length > maxBytes) {
        await reader.cancel()
        return apiError('body-too-large', { detail: `The decompressed body exceeds the limit of ${maxBytes} bytes.` })
      }
    }
  } catch {
    return apiError('malformed', { detail: `The request body is not valid ${format}.` })
  }
  return new Blob(chunks).arrayBuffer()
}

const ACCEPTABLE = /^(\*|application)\/(\*|json|vnd\.api\+json)$/

/**
 * Whether an Accept header allows the response media type. Like jsonapi-server, this compares the spelling: a media range with a quality,
 * another parameter or capital letters does not match, unless it contains the range for all types.
 */
export function accepts(accept: string | null): boolean {
  // Fast paths for a missing header and for the value that JSON:API clients send.
  if (accept === null || accept === JSON_API || accept === '') return true
  return accept.split(/, ?/).some(range => ACCEPTABLE.test(range) || range.includes('*/*'))
}
