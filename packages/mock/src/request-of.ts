import type { Incoming } from './incoming.ts'

/**
 * What `fetch` was called with, as a request. A DOM library brings classes of its own, of which those of the runtime know
 * nothing: a request is known by what it has, and a signal is left what it is.
 */
export function requestOf(input: string | URL | Request, init?: RequestInit): Incoming {
  if (isRequest(input) && !init) return input
  const { signal, ...parts } = init ?? {}
  const request = isRequest(input) && !(input instanceof Request) ? renewed(input, parts) : new Request(input, parts)
  return signal ? withSignal(request, signal) : request
}

const isRequest = (input: string | URL | Request): input is Request => typeof input === 'object' && 'headers' in input

function renewed({ url, method, headers, body }: Request, parts: RequestInit): Request {
  return new Request(url, { method, headers: [...headers], body, ...(body && { duplex: 'half' }), ...parts })
}

function withSignal(request: Request, signal: AbortSignal): Incoming {
  const { method, url, headers } = request
  return { method, url, headers, signal, text: () => request.text() }
}
