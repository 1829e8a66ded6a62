import { WorkbenchError } from '../errors.ts'
import { parseDocument } from '../json-api/decode.ts'

/** What came back, whole. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  /** The body as JSON; undefined where there is none, `UNREADABLE` where it is something else, or cut. */
  readonly document: unknown
}

/**
 * What became of one attempt. It holds nothing that was sent, and of what was thrown only the system's code. `unsent` says
 * that the request certainly never reached Workbench.
 */
export type Outcome =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'lost'; readonly unsent: boolean; readonly code: string | undefined }
  | { readonly kind: 'late' | 'aborted'; readonly unsent: boolean }
  /** There was nothing to send it with. */
  | { readonly kind: 'failed'; readonly unsent: true; readonly error: WorkbenchError }

/** How one attempt is made. */
export interface AttemptLimits {
  /** In milliseconds, the reading of the answer included. Where there is none left, nothing is sent. */
  readonly limit: number
  readonly signal: AbortSignal | undefined
}

/** Sends a request, and says when it does: before that, nothing can have come of it. */
type Send = (signal: AbortSignal, departs: () => void) => Promise<Response>

/** Sends once and reads the whole answer, so that a cut body counts as a lost answer. It never throws, and leaves no timer. */
export function attempt(send: Send, { limit, signal }: AttemptLimits): Promise<Outcome> {
  return new Promise(resolve => {
    const controller = new AbortController()
    let unsent = true
    const settle = (outcome: Outcome) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
      resolve(outcome)
    }
    // A fetch that was handed in may not listen to the signal, so nobody waits for it.
    const giveUp = (kind: 'late' | 'aborted') => {
      settle({ kind, unsent })
      controller.abort()
    }
    const abort = () => giveUp('aborted')
    const timer = setTimeout(giveUp, Math.max(limit, 0), 'late')
    signal?.addEventListener('abort', abort)
    if (signal?.aborted) return abort()
    if (limit <= 0) return giveUp('late')
    const response = send(controller.signal, () => {
      unsent = false
    })
    read(response).then(settle, error => settle(failed(error, unsent)))
  })
}

async function read(pending: Promise<Response>): Promise<Outcome> {
  const response = await pending
  const { headers } = response
  // Browsers hide the status of a redirect that was not followed.
  const status = response.type === 'opaqueredirect' ? 302 : response.status
  return { kind: 'answered', answer: { status, headers, document: parseDocument(await response.text()) } }
}

/** What says that no connection was made, in the words of Node and of Bun. */
const UNCONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'ConnectionRefused'])
/** And in those of Deno, which has no code for it. */
const UNCONNECTED_TEXT = /client error \(Connect\)/

// Nothing else of what was thrown is kept: it may hold the request, and with it the token.
function failed(error: unknown, unsent: boolean): Outcome {
  if (unsent && error instanceof WorkbenchError) return { kind: 'failed', unsent, error }
  const causes = [error, property(error, 'cause')]
  const codes = causes.map(each => property(each, 'code')).filter(each => typeof each === 'string')
  const isUnconnected =
    codes.some(code => UNCONNECTED.has(code)) ||
    causes.some(each => UNCONNECTED_TEXT.test(String(property(each, 'message'))))
  return { kind: 'lost', unsent: unsent || isUnconnected, code: codes.find(code => /^[A-Z]\w{2,40}$/.test(code)) }
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
