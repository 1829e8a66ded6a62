/** The parts of `Headers` that the mock uses. */
export interface MessageHeaders {
  get(name: string): string | null
  forEach(callback: (value: string, name: string) => void): void
}

/** The parts of a `Request` that the mock uses. Each transport provides them. */
export interface MockRequest {
  readonly method: string
  readonly url: string
  readonly headers: MessageHeaders
  /** Aborted when the client disconnects. */
  readonly signal: AbortSignal
  /** Resolves when the request is complete and the earlier requests on its connection have been handled. */
  readonly ready?: Promise<unknown> | undefined
  /** The maximum size, in bytes, of the decompressed body. */
  readonly maxBodyBytes?: number
  /**
   * Runs work in parts, so that a server can handle other requests in between. Undefined without a server, e.g. with MSW.
   *
   * @returns undefined if the client has disconnected
   */
  readonly inParts?: <T>(start: () => Generator<void, T>) => Promise<T | undefined>
  arrayBuffer(): Promise<ArrayBuffer | Uint8Array>
}

/** The parts of a request that are known before the body is read. */
export type RequestHead = Pick<MockRequest, 'method' | 'url' | 'headers'>

/** Returns the token in an `Authorization` header. */
export const bearerTokenOf = (authorization: string | null): string | undefined =>
  /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1]

/** A response before the transport converts it. */
export interface MockResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
  /**
   * The body of a long response to a request with `inParts`, in UTF-8. `body` is then undefined. The transport removes the parts that
   * it has written, to free their memory.
   */
  readonly parts?: Uint8Array[]
  /** Whether the connection closes after the body, which is shorter than the `content-length`. */
  readonly truncated?: boolean
}

/** Encodes a string in UTF-8. The array belongs to this realm, even if jsdom replaced `TextEncoder`. */
export const utf8Bytes = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(new TextEncoder().encode(text))

/** The length of a string in UTF-8, in bytes. Node can determine it without encoding the string. */
export const utf8Length = (text: string): number =>
  globalThis.Buffer?.byteLength(text) ?? new TextEncoder().encode(text).length

/** The length of all parts of a body, in bytes. */
export const lengthOf = (parts: readonly Uint8Array[]): number => parts.reduce((sum, part) => sum + part.length, 0)

/** Converts a response for `fetch` and MSW. A lost connection, i.e. undefined, becomes a network error. */
export function toResponse(response: MockResponse | undefined): Response {
  if (!response) return Response.error()
  const { status, headers, body, truncated } = response
  if (body === undefined) return new Response(null, { status, headers })
  const bytes = utf8Bytes(body)
  // Without a length, MSW sends the response in chunks. Reading them would take the client longer than all other steps combined.
  const withLength = { 'content-length': String(bytes.length), ...headers }
  return new Response(truncated ? failAfter(bytes) : body, { status, headers: withLength })
}

/** The error thrown by Node's `fetch` if the connection closes before the response. */
export const connectionLost = (): TypeError =>
  new TypeError('fetch failed', {
    cause: Object.assign(new Error('other side closed'), { code: 'ECONNRESET' }),
  })

/** The error for a body that ends too early. */
export const bodyTruncated = (): TypeError => new TypeError('terminated')

/** Returns a stream that fails after these bytes. */
function failAfter(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let isSent = false
  return new ReadableStream({
    // An error discards queued bytes, so it is raised only after they are read.
    pull(controller) {
      if (isSent) return controller.error(bodyTruncated())
      isSent = true
      controller.enqueue(bytes)
    },
  })
}

/**
 * Converts the arguments of `fetch` to a request. The runtime's constructors reject the `Request` and `AbortSignal` classes of DOM
 * libraries. Therefore, a request is recognized by its properties, and its signal is passed on unchanged.
 */
export function requestOf(input: string | URL | Request, init?: RequestInit): MockRequest {
  if (isRequest(input) && !init) return input
  const { signal, ...parts } = init ?? {}
  const request = isRequest(input) && !(input instanceof Request) ? recreate(input, parts) : new Request(input, parts)
  return signal ? withSignal(request, signal) : request
}

const isRequest = (input: string | URL | Request): input is Request => typeof input === 'object' && 'headers' in input

function recreate({ url, method, headers, body }: Request, parts: RequestInit): Request {
  return new Request(url, { method, headers: [...headers], body, ...(body && { duplex: 'half' }), ...parts })
}

function withSignal(request: Request, signal: AbortSignal): MockRequest {
  const { method, url, headers } = request
  return { method, url, headers, signal, arrayBuffer: () => request.arrayBuffer() }
}

/** The maximum number of parameters that are read from a query. qs, which jsonapi-server uses, ignores the others, too. */
const MAX_PARAMETERS = 1_000

/** Decodes the parameters of a query, as qs does. `]=` ends a name, because keys in brackets can contain an equals sign. */
export const parametersOf = (search: string): (readonly [name: string, value: string])[] =>
  search.replace(/^\?/, '').split('&', MAX_PARAMETERS).filter(Boolean).map(parameterOf)

/** Decodes a parameter of a query or a form. */
export function parameterOf(text: string): readonly [name: string, value: string] {
  const bracket = text.indexOf(']=')
  const end = bracket === -1 ? text.indexOf('=') : bracket + 1
  return end === -1 ? [decodedPart(text), ''] : [decodedPart(text.slice(0, end)), decodedPart(text.slice(end + 1))]
}

/** Decodes a name or a value. Keeps the percent-encoding if it is not UTF-8. */
function decodedPart(text: string): string {
  const withSpaces = text.replaceAll('+', ' ')
  try {
    return decodeURIComponent(withSpaces)
  } catch {
    return withSpaces
  }
}
