import { ApiError, apiError } from '@workbench-sdk/contract/api-errors'
import type { MockRequest } from '../platform/http-message.ts'

/** The maximum size of a decompressed body, unless the transport has another one: 1 MiB. */
const MAX_BODY_BYTES = 2 ** 20

type Bytes = ArrayBuffer | Uint8Array

/** Reads a body as text: decompressed, and in UTF-8. */
export async function readText(request: MockRequest): Promise<string | ApiError> {
  const unsupported = checkCharset(request.headers.get('content-type'))
  if (unsupported) return unsupported
  const bytes = await request.arrayBuffer().catch(() => undefined)
  if (bytes === undefined) return apiError('malformed', { detail: 'The request body is incomplete.' })
  const coding = codingOf(request.headers.get('content-encoding'))
  if (coding === 'identity') return decodeUtf8(bytes)
  const format = FORMATS.get(coding)
  if (!format || typeof DecompressionStream === 'undefined') return unsupportedCoding(coding)
  const decompressed = await decompress(bytes, format, request.maxBodyBytes ?? MAX_BODY_BYTES)
  return decompressed instanceof ApiError ? decompressed : decodeUtf8(decompressed)
}

/** The content codings that jsonapi-server decodes, and their names in the Compression standard. */
const FORMATS: ReadonlyMap<string, CompressionFormat> = new Map([
  ['gzip', 'gzip'],
  ['x-gzip', 'gzip'],
  ['deflate', 'deflate'],
])

export const codingOf = (contentEncoding: string | null): string => contentEncoding?.trim().toLowerCase() || 'identity'

export const unsupportedCoding = (coding: string, supported: readonly string[] = ['gzip', 'deflate']): ApiError =>
  apiError('unsupported-media-type', {
    detail: `Unsupported content encoding "${coding}": expected ${[...supported, 'identity'].join(', ')}.`,
  })

/** Returns an error if the content type declares another charset than UTF-8. */
export function checkCharset(contentType: string | null): ApiError | undefined {
  const [, charset = 'utf-8'] = /;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(contentType ?? '') ?? []
  if (/^utf-?8$/i.test(charset)) return undefined
  return apiError('unsupported-media-type', { detail: `Unsupported charset "${charset}": expected utf-8.` })
}

export function decodeUtf8(bytes: Bytes): string | ApiError {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return apiError('malformed', { detail: 'The request body is not valid UTF-8.' })
  }
}

/** Stops at the maximum size, because a few bytes can decompress to gigabytes. */
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
