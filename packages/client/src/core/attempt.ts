import { WorkbenchError } from '../errors.ts'
import { isObject, isTruncated, member, parseDocument, string } from '../json-api/decode.ts'
import { type Chunks, type FetchFailure, platform, UNEXPLAINED } from '../platform.ts'
import { describe } from '../validate-arguments.ts'
import type { FetchHeaders, FetchResponse } from './options.ts'

/** The longest `Retry-After` that the client waits for, in milliseconds. Longer waits are left to the caller. */
const MAX_RETRY_AFTER = 60_000

const FIRST_BACKOFF = 500
const MAX_BACKOFF = 8_000

/** A response whose body has been read. */
export interface ReadResponse {
  readonly status: number
  readonly headers: FetchHeaders
  /** The parsed body: undefined if it is empty or plain text, and a string if it is not JSON. */
  readonly document: unknown
}

/** The outcome of one attempt. */
export type Outcome = (ReadResponse & { readonly kind: 'response' }) | Failure

/**
 * An attempt without a complete response. `unsent` means that Workbench definitely did not receive the request. `received` is the part
 * of the response that arrived.
 */
type Failure = { readonly unsent: boolean; readonly received?: ReadResponse } & (
  | /** `fetch` threw, or the body could not be read. The thrown value may contain the request and therefore the token. */
  (FetchFailure & { readonly kind: 'connection-error'; readonly thrown: unknown })
  | { readonly kind: 'timeout' }
  | { readonly kind: 'aborted' }
  /** `fetch` returned something other than a response, or the response is too large. */
  | { readonly kind: 'unusable'; readonly problem: string }
  /** The token or the one-time code could not be obtained. */
  | { readonly kind: 'error'; readonly error: WorkbenchError }
)

/** The part of a response received so far. */
interface Part {
  head?: Pick<ReadResponse, 'status' | 'headers'>
  body: string
}

/**
 * Sends a request once and reads the whole body, so that a truncated body counts as a lost response. It never rejects.
 *
 * @param timeout The time limit in milliseconds, including the body of the response.
 * @param keepsPart Whether to keep a partial body after a failure, because it may contain a secret.
 */
export function attempt(
  send: (signal: AbortSignal) => Promise<FetchResponse>,
  timeout: number,
  signal: AbortSignal | undefined,
  maxResponseSize: number,
  keepsPart: boolean,
): Promise<Outcome> {
  const part: Part = { body: '' }
  const controller = new AbortController()
  let response: Promise<FetchResponse>
  try {
    response = send(controller.signal)
  } catch (thrown) {
    return Promise.resolve(failed(thrown, true))
  }
  return new Promise(resolve => {
    // Does not wait for `fetch`, because a custom implementation may ignore the signal.
    const cancel = platform.timeLimit(timeout, signal, kind => {
      resolve(withPart({ kind, unsent: false }, part))
      controller.abort()
    })
    const finish = (outcome: Outcome) => {
      cancel()
      resolve(outcome.kind === 'response' ? outcome : withPart(outcome, part))
    }
    read(response, maxResponseSize, keepsPart, part).then(finish, thrown => finish(failed(thrown, false)))
  })
}

/**
 * Adds the received part of the response to a failure. A complete JSON document counts as a response, even if the response itself
 * did not finish.
 */
function withPart(failure: Failure, { head, body }: Part): Outcome {
  if (!head) return failure
  const received = { ...head, document: parseDocument(body, head.headers) }
  if (isObject(received.document) && failure.kind !== 'aborted') return { kind: 'response', ...received }
  // The errors of a connection that has already returned a response do not explain why there was none.
  return { ...failure, ...(failure.kind === 'connection-error' && UNEXPLAINED), unsent: false, received }
}

async function read(
  pending: Promise<FetchResponse>,
  maxSize: number,
  keepsPart: boolean,
  part: Part,
): Promise<Outcome> {
  const response = await pending
  // Reads each property only once, because the getters of the platform's class are slow.
  const { status, headers, text }: Partial<FetchResponse> = Object(response)
  if (typeof status !== 'number' || typeof text !== 'function' || typeof headers?.get !== 'function') {
    return unusable(`is ${describe(response)}. \`fetch\` must return a Response.`)
  }
  // Browsers report status 0 for a redirect that was not followed.
  const head = { status: status || 302, headers: platform.safeHeaders(headers) }
  part.head = head
  const chunks = !keepsPart && platform.isWithin(maxSize, response) ? undefined : platform.chunksOf(response)
  const body = await (chunks ? readChunks(chunks, maxSize, part) : response.text())
  if (typeof body !== 'string' || body.length > maxSize) return unusable(`exceeds maxResponseSize (${maxSize} bytes).`)
  return { kind: 'response', ...head, document: parseDocument(body, head.headers) }
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

/** Reads a body into `part`. Returns undefined if it is larger than `limit`, in bytes after decompression. */
async function readChunks(chunks: Chunks, limit: number, part: Part): Promise<string | undefined> {
  const decoder = new TextDecoder()
  let size = 0
  for (;;) {
    const { done, value } = await chunks.next()
    if (done) return part.body + decoder.decode()
    const bytes = value as Uint8Array
    part.body += decoder.decode(bytes.subarray(0, limit - size), { stream: true })
    size += bytes.length
    if (size > limit) {
      // A failure does not matter, because the body is no longer needed.
      chunks.cancel()?.catch(() => {})
      return undefined
    }
  }
}

/**
 * Returns the delay before the next attempt in milliseconds, or undefined if the call must not be retried.
 *
 * @param retries The number of previous retries.
 * @param remaining The remaining time of the call, in milliseconds.
 * @param creates Whether the call creates a record, in which case a retry could create a duplicate.
 */
export function retryDelay(outcome: Outcome, retries: number, remaining: number, creates: boolean): number | undefined {
  if (!isTransient(outcome) || (creates && !wasNotProcessed(outcome))) return undefined
  const retryAfter = outcome.kind === 'response' ? platform.retryAfterSeconds(outcome.headers) : undefined
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
export function wasNotProcessed(outcome: Outcome, path?: string): boolean {
  if (outcome.kind !== 'response') return outcome.unsent
  const { status, headers } = outcome
  return (
    NOT_PROCESSED.includes(status) ||
    // Workbench is overloaded.
    (status === 503 && headers.get('retry-after') !== null) ||
    (status >= 400 && status < 500 && status !== 408 && reportedError(outcome, path) !== undefined)
  )
}

/** Whether a response is complete and reports success. */
export function isSuccess({ status, document }: ReadResponse): boolean {
  const isError = member(document, 'errors') && !member(document, 'data')
  return status >= 200 && status < 300 && typeof document !== 'string' && !isError
}

/**
 * Whether the response confirms that Workbench deleted the record: it is a JSON:API document without content. A 204 does not, because
 * a proxy can also send one.
 */
export function confirmsDeletion({ status, document }: ReadResponse): boolean {
  const { jsonapi, meta, links, ...others } = Object(document)
  const isDocument = isObject(jsonapi) || JSON.stringify(meta) === '{}'
  return status === 200 && isDocument && Object.keys(others).length === 0
}

/** An error reported by Workbench. Its fields are not validated. */
export interface ReportedError {
  readonly title?: unknown
  readonly code?: unknown
  readonly detail?: unknown
}

/** Returns the error reported by Workbench, or undefined if the response is from a proxy. */
export function reportedError({ status, document }: ReadResponse, path = ''): ReportedError | undefined {
  const { errors, error, error_description: description, message, validation } = Object(document)
  const [first] = Array.isArray(errors) ? errors : []
  // Gateways also return `errors`, but not those of JSON:API. Some have only a code, e.g. `AccessDenied`.
  if (member(first, 'title') || member(first, 'detail') || string.read(member(first, 'status'))) return first
  // A login can fail with an OAuth code, or with a 401 of any form. Elsewhere, gateways return OAuth codes, but without a description.
  const isReported = path.endsWith('/login')
    ? description ||
      validation ||
      /_/.test(string.read(error) ?? '') ||
      (status === 401 && typeof document !== 'string')
    : (error && description) || (status === 400 && validation && message)
  // jsonapi-server rejects media types without an error document.
  const isMediaType = [406, 415].includes(status) && document === undefined
  return isReported || isMediaType ? { title: error, detail: description ?? message } : undefined
}

/** Whether Workbench reports that the record at this exact URL does not exist. */
export function reportsGone(received: ReadResponse, url: string): boolean {
  const { title, detail } = reportedError(received) ?? {}
  if (received.status !== 404 || title !== 'Requested resource does not exist') return false
  const [, type, id] = /(\w+)\W+with id \W*(\S*\w)/.exec(string.read(detail) ?? '') ?? []
  return id !== undefined && url.endsWith(`/${type}/${encodeURIComponent(id)}`)
}

/** Statuses that may be transient. 501 and 505 are permanent, and 511 requires a user to log in to the network. */
const TRANSIENT = /^(408|425|429|5(?!01|05|11))/

/** Whether a retry might succeed. */
function isTransient(outcome: Outcome): boolean {
  if (outcome.kind === 'connection-error') return !outcome.isPermanent
  if (outcome.kind !== 'response') return outcome.kind === 'timeout'
  return outcome.status < 300 ? isTruncated(outcome.document) : TRANSIENT.test(`${outcome.status}`)
}

/** Returns a random delay, so that clients that failed at the same time do not retry at the same time (full jitter). */
function backoff(retries: number): number {
  return Math.random() * Math.min(MAX_BACKOFF, FIRST_BACKOFF * 2 ** retries)
}
