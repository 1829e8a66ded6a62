import { utf8ToBytes } from '@noble/hashes/utils.js'

/** A request, whatever it came by: as much of a `Request` as an answer depends on. */
export interface MockRequest {
  readonly method: string
  readonly url: string
  readonly headers: Pick<Headers, 'get'>
  /** Aborted where whoever asked has gone away. */
  readonly signal: AbortSignal
  text(): Promise<string>
}

/** What goes over the wire, before it is put into the form that its transport has for it. */
export interface MockResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
  /** Whether the connection breaks behind the body, which is less than its `content-length` announces. */
  readonly isCut?: boolean
}

/** A message; none, where the connection is lost before there is one. */
export type Reply = MockResponse | undefined

/** A reply as `fetch` and MSW have it: where the connection is lost it is a network error. */
export function toResponse(reply: Reply): Response {
  if (!reply) return Response.error()
  const { status, headers, body, isCut } = reply
  if (body === undefined) return new Response(null, { status, headers })
  const bytes = utf8ToBytes(body)
  // Without its length MSW carries an answer in chunks, which takes its client longer than all the rest.
  const announced = { 'content-length': String(bytes.length), ...headers }
  return new Response(isCut ? brokenOff(bytes) : body, { status, headers: announced })
}

function brokenOff(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let isSent = false
  return new ReadableStream({
    // The bytes go out before the error does, which would take their place in the queue.
    pull(controller) {
      if (isSent) return controller.error(new TypeError('terminated'))
      isSent = true
      controller.enqueue(bytes)
    },
  })
}

/**
 * What `fetch` was called with, as a request. A DOM library brings classes of its own, of which those of the runtime know
 * nothing: a request is known by what it has, and a signal is left what it is.
 */
export function requestOf(input: string | URL | Request, init?: RequestInit): MockRequest {
  if (isRequest(input) && !init) return input
  const { signal, ...parts } = init ?? {}
  const request = isRequest(input) && !(input instanceof Request) ? renewed(input, parts) : new Request(input, parts)
  return signal ? withSignal(request, signal) : request
}

const isRequest = (input: string | URL | Request): input is Request => typeof input === 'object' && 'headers' in input

function renewed({ url, method, headers, body }: Request, parts: RequestInit): Request {
  return new Request(url, { method, headers: [...headers], body, ...(body && { duplex: 'half' }), ...parts })
}

function withSignal(request: Request, signal: AbortSignal): MockRequest {
  const { method, url, headers } = request
  return { method, url, headers, signal, text: () => request.text() }
}
