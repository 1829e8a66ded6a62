import { gzipSync } from 'node:zlib'

/** A request, with its path after /api/v2. A body without a content type is JSON. Without `accept`, every media type is accepted. */
export interface OracleRequest {
  readonly method: string
  readonly path: string
  readonly body?: string | undefined
  readonly contentType?: string | undefined
  readonly accept?: string | undefined
  /** The encoding of the body, as a name in `CODINGS`. */
  readonly coding?: string | undefined
}

interface Coding {
  readonly header?: string
  readonly encode: (body: string) => Uint8Array<ArrayBuffer>
}

const bytes = (...buffers: readonly Buffer[]) => new Uint8Array(Buffer.concat(buffers))

/** Encodings of a body, by the names that requests use. */
export const CODINGS: Readonly<Record<string, Coding>> = {
  gzip: { header: 'gzip', encode: body => bytes(gzipSync(body)) },
  'gzip in two members': {
    header: 'gzip',
    encode: body => bytes(gzipSync(body.slice(0, 20)), gzipSync(body.slice(20))),
  },
  'gzip with NUL bytes': { header: 'gzip', encode: body => bytes(gzipSync(body), Buffer.alloc(8)) },
  'x-gzip': { header: 'x-gzip', encode: body => bytes(gzipSync(body)) },
  'ISO-8859-1': { encode: body => bytes(Buffer.from(body, 'latin1')) },
}

/** The body of a request, as it is sent. */
export const encodedBody = ({ body, coding = '' }: OracleRequest) =>
  body === undefined ? undefined : (CODINGS[coding]?.encode(body) ?? body)

/** A response, with the body as parsed JSON if it is. */
export interface Answer {
  readonly status: number
  readonly mediaType: string | null
  /** The headers in `HEADERS`. */
  readonly headers: Readonly<Record<string, string>>
  // biome-ignore lint/suspicious/noExplicitAny: differences and tests read documents of two servers.
  readonly body: any
}

/** The responses of jsonapi-server and of the mock to the same request. */
export interface Exchange {
  readonly request: OracleRequest
  readonly stock: Answer
  readonly mock: Answer
}

/** The headers that do not depend on the server's framework, on the time or on random values. */
const HEADERS = /^(access-control-.*|allow|cache-control|expires|location|vary)$/

/** Normalizes a response, so that the spelling of URLs and the order of problems do not matter. */
export async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text()
  return {
    status: response.status,
    mediaType: response.headers.get('content-type'),
    headers: Object.fromEntries([...response.headers].filter(([name]) => HEADERS.test(name))),
    body: normalized(parsed(text)),
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function normalized(value: unknown): unknown {
  if (typeof value === 'string') return value.startsWith('https://') ? normalizedUrl(value) : value
  if (Array.isArray(value)) return value.map(normalized)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, key === 'detail' ? sortedDetail(each) : normalized(each)]),
  )
}

/** jsonapi-server does not encode the brackets in `links.self`, and moves repeated parameters together. */
export function normalizedUrl(text: string): string {
  const { origin, pathname, searchParams } = new URL(text)
  const parameters = [...searchParams].map(parameter => JSON.stringify(parameter)).toSorted()
  return [origin + pathname, ...parameters].join(' ')
}

export const sortedDetail = (detail: unknown): unknown =>
  Array.isArray(detail) ? detail.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) : detail

/** `{KEY}` is the id of `{key}` in capitals. */
const idInCapitals = (ids: Readonly<Record<string, string>>, name: string) =>
  name === name.toUpperCase() ? ids[name.toLowerCase()]?.toUpperCase() : undefined

/**
 * Parses `PATCH /api_keys/{key} (application/json) {"data":{}}`, with the ids of the records in place of the names in braces. The
 * parentheses contain the content type, `Accept:` and its value, or `Encoded:` and a name in `CODINGS`.
 */
export function requestOf(line: string, ids: Readonly<Record<string, string>>): OracleRequest {
  const resolved = line.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? idInCapitals(ids, name) ?? name)
  const [, method = '', path = '', type, body] = /^(\S+) (\S+)(?: \((.*?)\))?(?: (.+))?$/.exec(resolved) ?? []
  const [, accept] = /^Accept: (.+)$/.exec(type ?? '') ?? []
  const [, coding] = /^Encoded: (.+)$/.exec(type ?? '') ?? []
  return {
    method,
    path,
    contentType: accept === undefined && coding === undefined ? type : undefined,
    body,
    accept,
    coding,
  }
}

/** The parameters of a path. */
export const parametersOf = ({ path }: OracleRequest) => [...new URLSearchParams(path.split('?').slice(1).join('?'))]

/** The segments of a path, without the query. */
export const segmentsOf = ({ path }: OracleRequest) => (path.split('?')[0] ?? '').split('/').filter(Boolean)
