import { timeLimit } from '@workbench-sdk/internal/time'
import { WorkbenchError } from '../errors.ts'
import { isObject, isTruncated, parseDocument } from '../json-api/decode.ts'
import { type FetchFailure, platform } from '../platform.ts'
import { describe } from '../validate-arguments.ts'
import type { FetchHeaders, FetchResponse } from './options.ts'

/** The longest `Retry-After` to wait for, in milliseconds. Longer waits are left to the caller. */
const MAX_RETRY_AFTER = 60_000

const FIRST_BACKOFF = 500
const MAX_BACKOFF = 8_000

/** A response whose body was read. */
export interface ReadResponse {
  readonly status: number
  readonly headers: FetchHeaders
  /** The parsed body: undefined if it is empty or plain text, and a string if it is not JSON. */
  readonly document: unknown
}

/** The outcome of one attempt. `unsent` means that Workbench definitely did not receive the request. */
export type Outcome =
  | (ReadResponse & { readonly kind: 'response' })
  /** `fetch` threw, or the body could not be read. The thrown value may contain the request and therefore the token. */
  | (FetchFailure & { readonly kind: 'connection-error'; readonly thrown: unknown })
  | { readonly kind: 'timeout' | 'aborted'; readonly unsent: boolean }
  /** `fetch` returned something other than a response, or the response is too large. */
  | { readonly kind: 'unusable'; readonly unsent: false; readonly problem: string }
  /** The token or the one-time code could not be obtained. */
  | { readonly kind: 'error'; readonly unsent: boolean; readonly error: WorkbenchError }

/**
 * Sends a request once and reads the whole body, so that a truncated body counts as a lost response. It never rejects.
 *
 * @param timeout The time limit in milliseconds, including the body of the response.
 */
export function attempt(
  send: (signal: AbortSignal) => Promise<FetchResponse>,
  timeout: number,
  signal: AbortSignal | undefined,
  maxResponseSize: number,
): Promise<Outcome> {
  const controller = new AbortController()
  let response: Promise<FetchResponse>
  try {
    response = send(controller.signal)
  } catch (thrown) {
    return Promise.resolve(failed(thrown, true))
  }
  return new Promise(resolve => {
    // Does not wait for `fetch`, because a custom implementation may ignore the signal.
    const cancel = timeLimit(timeout, signal, kind => {
      resolve({ kind, unsent: false })
      controller.abort()
    })
    const finish = (outcome: Outcome) => {
      cancel()
      resolve(outcome)
    }
    read(response, maxResponseSize).then(finish, thrown => finish(failed(thrown, false)))
  })
}

async function read(pending: Promise<FetchResponse>, maxSize: number): Promise<Outcome> {
  const response = await pending
  // Reads each property of the platform's class only once, because reading is slow.
  const { status, headers, text }: Partial<FetchResponse> = Object(response)
  if (typeof status !== 'number' || typeof text !== 'function' || typeof headers?.get !== 'function') {
    return unusable(`is ${describe(response)}. \`fetch\` must return a Response.`)
  }
  const chunks = platform.isWithin(maxSize, response) ? undefined : chunksOf(response)
  const body = await (chunks ? readChunks(chunks, maxSize) : response.text())
  if (body === undefined || body.length > maxSize) return unusable(`exceeds maxResponseSize (${maxSize} bytes).`)
  return {
    kind: 'response',
    // For a redirect that was not followed, browsers report 0.
    status: status || 302,
    headers,
    document: parseDocument(body, headers),
  }
}

function failed(thrown: unknown, unsent: boolean): Outcome {
  if (thrown instanceof WorkbenchError) return { kind: 'error', unsent, error: thrown }
  const failure = platform.explain(thrown)
  return {
    ...failure,
    kind: 'connection-error',
    unsent: unsent || failure.unsent,
    isPermanent: unsent || failure.isPermanent,
    thrown,
  }
}

function unusable(problem: string): Outcome {
  return { kind: 'unusable', unsent: false, problem }
}

type Chunks = NonNullable<ReturnType<typeof chunksOf>>

/** Reads a body. Returns undefined if it is larger than `limit`, in bytes after decompression. */
async function readChunks(chunks: Chunks, limit: number): Promise<string | undefined> {
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  for (;;) {
    const { done, value } = await chunks.next()
    if (done) return text + decoder.decode()
    size += value.length
    if (size > limit) {
      // A failure does not matter, because the body is no longer needed.
      chunks.cancel()?.catch(() => {})
      return undefined
    }
    text += decoder.decode(value, { stream: true })
  }
}

type Stream = Partial<Pick<ReadableStream<Uint8Array>, 'getReader'> & AsyncIterable<Uint8Array>>

/** Returns functions that read and cancel a body. Returns undefined if the body is not a stream or was already read. */
function chunksOf({ body, bodyUsed }: FetchResponse) {
  if (bodyUsed) return undefined
  const stream: Stream = Object(body)
  const reader = stream.getReader?.()
  if (reader) return { next: () => reader.read(), cancel: () => reader.cancel() }
  const iterator = stream[Symbol.asyncIterator]?.()
  return iterator && { next: () => iterator.next(), cancel: () => iterator.return?.() }
}

/**
 * Returns how many milliseconds to wait before the next attempt, or undefined if there must not be another attempt.
 *
 * @param retries The number of previous retries.
 * @param remaining The remaining time of the call, in milliseconds.
 * @param creates Whether the call creates a record, so that running it twice would create two.
 */
export function retryDelay(outcome: Outcome, retries: number, remaining: number, creates: boolean): number | undefined {
  if (!isTransient(outcome) || (creates && !wasNotProcessed(outcome))) return undefined
  const retryAfter = outcome.kind === 'response' ? retryAfterSeconds(outcome.headers) : undefined
  const delay = retryAfter === undefined ? backoff(retries) : retryAfter * 1000
  return delay < remaining && delay <= MAX_RETRY_AFTER ? delay : undefined
}

/**
 * Statuses that guarantee that the request was not processed, even if they are from a proxy. After processing a POST, servers
 * respond with 301, 302 or 303, but not with 307 or 308.
 */
const NOT_PROCESSED = [307, 308, 407, 425, 429, 511]

/**
 * Whether an attempt definitely had no effect, because Workbench did not receive the request or rejected it. A proxy can replace
 * the response to a request that Workbench processed.
 */
export function wasNotProcessed(outcome: Outcome): boolean {
  if (outcome.kind !== 'response') return outcome.unsent
  const { status, headers } = outcome
  return (
    NOT_PROCESSED.includes(status) ||
    // Workbench is overloaded.
    (status === 503 && headers.get('retry-after') !== null) ||
    (status >= 400 && status < 500 && status !== 408 && reportedError(outcome) !== undefined)
  )
}

/** Whether a response reports success, and is complete. */
export function isSuccess({ status, document }: ReadResponse): boolean {
  return status >= 200 && status < 300 && typeof document !== 'string'
}

/** Whether the response confirms that Workbench deleted the record. */
export function confirmsDeletion({ status, document }: ReadResponse): boolean {
  return status === 204 || (isObject(document) && ('meta' in document || 'jsonapi' in document))
}

/** An error as reported by Workbench. The fields are not validated. */
export interface ReportedError {
  readonly title?: unknown
  readonly code?: unknown
  readonly detail?: unknown
}

/** Returns the error that Workbench reports. Returns undefined if the response is from a proxy. */
export function reportedError({ status, document }: ReadResponse, path = ''): ReportedError | undefined {
  if (isObject(document)) {
    const { errors, error, error_description: description, message, validation } = document
    if (Array.isArray(errors)) return isObject(errors[0]) ? errors[0] : {}
    // The login returns OAuth errors.
    const isOAuth = description !== undefined || (typeof error === 'string' && /^[a-z]+_[a-z_]+$/.test(error))
    if (isOAuth || validation !== undefined) return { title: error, detail: description ?? message }
  }
  // jsonapi-server rejects media types without an error document. For the login, only the status is known.
  const isKnown =
    ((status === 406 || status === 415) && document === undefined) ||
    (status === 401 && typeof document !== 'string' && path.endsWith('/login'))
  return isKnown ? {} : undefined
}

/** Whether Workbench reports that the record at this exact URL does not exist. */
export function reportsGone(received: ReadResponse, url: string): boolean {
  const { title, detail } = reportedError(received) ?? {}
  if (received.status !== 404 || title !== 'Requested resource does not exist') return false
  const [, type, id] = /(\w+)\W+with id \W*(\S*\w)/.exec(typeof detail === 'string' ? detail : '') ?? []
  return id === undefined || url.endsWith(`/${type}/${encodeURIComponent(id)}`)
}

/**
 * Returns the `Retry-After` of a response in seconds. If proxies added values, returns the largest one. A date is relative to the
 * server's clock if the response contains its time. A date in the past is ignored.
 */
export function retryAfterSeconds(headers: FetchHeaders): number | undefined {
  const now = Date.parse(headers.get('date') ?? '') || Date.now()
  const [longest] = (headers.get('retry-after') ?? '')
    // A date has a comma after the day of the week.
    .split(/,(?!\s*\d+[ -][a-z])/i)
    .flatMap(each => {
      const value = each.trim()
      if (/^\d+(\.\d+)?$/.test(value)) return Number(value)
      const time = Date.parse(value.replace(/( GMT)?$/, ' GMT'))
      return time > now ? Math.ceil((time - now) / 1000) : []
    })
    .sort((a, b) => b - a)
  return longest
}

/** The statuses that may be transient. 501 and 505 are permanent, and 511 requires a user to log in to the network. */
const TRANSIENT = /^(408|425|429|5(?!01|05|11))/

/** Whether another attempt may succeed. */
function isTransient(outcome: Outcome): boolean {
  if (outcome.kind === 'connection-error') return !outcome.isPermanent
  if (outcome.kind !== 'response') return outcome.kind === 'timeout'
  return outcome.status < 300 ? isTruncated(outcome.document) : TRANSIENT.test(`${outcome.status}`)
}

/** Returns a random delay, so that clients that failed at the same time do not retry at the same time (full jitter). */
function backoff(retries: number): number {
  return Math.random() * Math.min(MAX_BACKOFF, FIRST_BACKOFF * 2 ** retries)
}
