import { isObject, PAGE, UNREADABLE } from '../json-api/decode.ts'
import type { Outcome, ReadResponse } from './attempt.ts'
import type { FetchHeaders } from './options.ts'

/** The longest `Retry-After` to wait for, in milliseconds. Longer ones are left to the caller. */
const MAX_RETRY_AFTER = 60_000

const FIRST_BACKOFF = 500
const MAX_BACKOFF = 8_000

/**
 * Returns how many milliseconds to wait before the next attempt, or undefined if there must not be one.
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
 * the response to a request that Workbench has processed.
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
  return status >= 200 && status < 300 && document !== UNREADABLE && document !== PAGE
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

/** Returns the error that Workbench reports. Returns undefined if the response is not from Workbench: a proxy sent it. */
export function reportedError({ status, document }: ReadResponse, path = ''): ReportedError | undefined {
  if (isObject(document)) {
    const { errors, error, error_description: description, message, validation } = document
    if (Array.isArray(errors)) return isObject(errors[0]) ? errors[0] : {}
    // Errors of OAuth, which the login returns.
    const isOAuth = description !== undefined || (typeof error === 'string' && /^[a-z]+_[a-z_]+$/.test(error))
    if (isOAuth || validation !== undefined) return { title: error, detail: description ?? message }
  }
  // jsonapi-server rejects media types without an error document. For the login, only the status is known.
  const isKnown =
    ((status === 406 || status === 415) && document === undefined) ||
    (status === 401 && document !== PAGE && path.endsWith('/login'))
  return isKnown ? {} : undefined
}

/** Whether Workbench reports that exactly the record at a URL does not exist. */
export function reportsGone(received: ReadResponse, url: string): boolean {
  const { title, detail } = reportedError(received) ?? {}
  if (received.status !== 404 || title !== 'Requested resource does not exist') return false
  const [, type, id] = /(\w+)\W+with id \W*(\S*\w)/.exec(typeof detail === 'string' ? detail : '') ?? []
  return id === undefined || url.endsWith(`/${type}/${encodeURIComponent(id)}`)
}

/**
 * Returns the `Retry-After` of a response in seconds. If proxies have added values, it is the largest one. A date is relative to
 * the server's clock, if the response contains its time; a date in the past is ignored.
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

/** 501 and 505 are permanent, and 511 requires a user to log in to the network. */
const TRANSIENT = /^(408|425|429|5(?!01|05|11))/

/** Whether another attempt may succeed. */
function isTransient(outcome: Outcome): boolean {
  if (outcome.kind === 'connection-error') return !outcome.isPermanent
  if (outcome.kind !== 'response') return outcome.kind === 'timeout'
  return outcome.status < 300 ? outcome.document === UNREADABLE : TRANSIENT.test(`${outcome.status}`)
}

/** Full jitter: clients that failed at the same time do not retry at the same time. */
function backoff(retries: number): number {
  return Math.random() * Math.min(MAX_BACKOFF, FIRST_BACKOFF * 2 ** retries)
}
