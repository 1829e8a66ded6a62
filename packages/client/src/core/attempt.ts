import { WorkbenchError } from '../errors.ts'
import { parseDocument } from '../json-api/decode.ts'

/** A response whose body has been read. */
export interface ReadResponse {
  readonly status: number
  readonly headers: Headers
  /** The body as JSON: undefined if it is empty, `UNREADABLE` if it is not JSON. */
  readonly document: unknown
  /** The response itself. Its `json()` returns `document`, any number of times. */
  readonly response: Response
}

/**
 * The outcome of one attempt. It contains nothing of the request, and of a thrown error only its code. `unsent` means that
 * Workbench certainly did not receive the request.
 */
export type Outcome =
  | (ReadResponse & { readonly kind: 'response' })
  | { readonly kind: 'connection-error'; readonly unsent: boolean; readonly code: string | undefined }
  | { readonly kind: 'timeout' | 'aborted'; readonly unsent: boolean }
  /** The token or the one-time code could not be obtained. */
  | { readonly kind: 'error'; readonly unsent: true; readonly error: WorkbenchError }

/** How long an attempt may take. */
export interface AttemptLimits {
  /** In milliseconds, including the body of the response. Nothing is sent if it is 0 or less. */
  readonly timeout: number
  readonly signal: AbortSignal | undefined
}

/** Sends a request. It calls `onSend` just before: an attempt that ends earlier cannot have had an effect. */
type Send = (signal: AbortSignal, onSend: () => void) => Promise<Response>

/** Sends a request once and reads the whole body, so that a truncated body is a lost response. It never rejects. */
export function attempt(send: Send, { timeout, signal }: AttemptLimits): Promise<Outcome> {
  return new Promise(resolve => {
    const controller = new AbortController()
    let unsent = true
    const finish = (outcome: Outcome) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
      resolve(outcome)
    }
    // Does not wait for `send`: a custom `fetch` may ignore the signal.
    const giveUp = (kind: 'timeout' | 'aborted') => {
      finish({ kind, unsent })
      controller.abort()
    }
    const abort = () => giveUp('aborted')
    const timer = setTimeout(giveUp, Math.max(timeout, 0), 'timeout')
    signal?.addEventListener('abort', abort)
    if (signal?.aborted) return abort()
    if (timeout <= 0) return giveUp('timeout')
    const response = send(controller.signal, () => {
      unsent = false
    })
    read(response).then(finish, error => finish(failed(error, unsent)))
  })
}

async function read(pending: Promise<Response>): Promise<Outcome> {
  const response = await pending
  const text = await response.text()
  const document = parseDocument(text)
  return {
    kind: 'response',
    // Browsers hide the status of a redirect that was not followed.
    status: response.type === 'opaqueredirect' ? 302 : response.status,
    headers: response.headers,
    document,
    response: Object.assign(response, { text: async () => text, json: async () => document }),
  }
}

/** The error codes of a connection that was not established, in Node and in Bun. */
const NOT_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
  'ConnectionRefused',
])
/** Deno has no code for it, only this message. */
const NOT_CONNECTED_MESSAGE = /client error \(Connect\)/

// Keeps only the code of the error, because the rest may contain the request and with it the token.
function failed(error: unknown, unsent: boolean): Outcome {
  if (unsent && error instanceof WorkbenchError) return { kind: 'error', unsent, error }
  const causes = [error, property(error, 'cause')]
  const codes = causes.map(each => property(each, 'code')).filter(each => typeof each === 'string')
  const wasNotConnected =
    codes.some(code => NOT_CONNECTED.has(code)) ||
    causes.some(each => NOT_CONNECTED_MESSAGE.test(String(property(each, 'message'))))
  const code = codes.find(each => /^[A-Z]\w{2,40}$/.test(each))
  return { kind: 'connection-error', unsent: unsent || wasNotConnected, code }
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
