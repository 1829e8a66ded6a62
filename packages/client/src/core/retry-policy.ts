import { UNREADABLE } from '../json-api/decode.ts'
import type { Outcome, ReadResponse } from './attempt.ts'
import type { FetchHeaders } from './options.ts'

/** The longest `Retry-After` to wait for, in milliseconds. The caller handles longer ones. */
const MAX_RETRY_AFTER = 60_000

const FIRST_BACKOFF = 500
const MAX_BACKOFF = 8_000

/** The state of a call after an attempt has failed. */
export interface RetryState {
  /** How many retries there were. */
  readonly retries: number
  readonly maxRetries: number
  /** Whether the call creates a record, so that running it twice would create two. */
  readonly creates: boolean
  /** The time that is left for the call, in milliseconds. */
  readonly remaining: number
}

/** Returns how many milliseconds to wait before the next attempt, or undefined if there must not be one. */
export function retryDelay(outcome: Outcome, { retries, maxRetries, creates, remaining }: RetryState) {
  if (retries >= maxRetries || !canRetry(outcome, creates)) return undefined
  const retryAfter = outcome.kind === 'response' ? retryAfterSeconds(outcome.headers) : undefined
  if (retryAfter !== undefined && retryAfter * 1000 > MAX_RETRY_AFTER) return undefined
  const delay = retryAfter === undefined ? backoff(retries) : retryAfter * 1000
  return delay < remaining ? delay : undefined
}

/** Whether an attempt certainly had no effect, because Workbench did not receive the request or refused it. */
export function wasNotProcessed(outcome: Outcome): boolean {
  if (outcome.kind !== 'response') return outcome.unsent
  const { status } = outcome
  // Servers answer a POST that they have processed with 301, 302 or 303, but not with 307 or 308.
  if (status < 400) return status === 307 || status === 308
  return isOverloaded(outcome) || (status < 500 && status !== 408)
}

/** Whether a response reports success and can be read. */
export function isSuccess({ status, document }: ReadResponse): boolean {
  return status >= 200 && status < 300 && document !== UNREADABLE
}

/** Returns the `Retry-After` of a response in seconds. The header may also be a date. */
export function retryAfterSeconds(headers: FetchHeaders): number | undefined {
  const value = headers.get('retry-after')?.trim() ?? ''
  if (/^\d+$/.test(value)) return Number(value)
  const time = /[a-z]/i.test(value) ? Date.parse(value) : Number.NaN
  return Number.isNaN(time) ? undefined : Math.max(0, Math.ceil((time - Date.now()) / 1000))
}

function canRetry(outcome: Outcome, creates: boolean): boolean {
  const { kind } = outcome
  if (kind === 'aborted' || kind === 'error' || kind === 'unusable') return false
  if (kind === 'connection-error' && outcome.isPermanent) return false
  if (kind === 'response' && !isTransient(outcome)) return false
  return !creates || wasNotProcessed(outcome)
}

/** Whether another attempt may succeed. 501 and 505 are permanent. */
function isTransient({ status, document }: ReadResponse): boolean {
  const isServerError = status >= 500 && status !== 501 && status !== 505
  return isServerError || status === 408 || status === 429 || (status < 300 && document === UNREADABLE)
}

function isOverloaded({ status, headers }: ReadResponse): boolean {
  return status === 503 && headers.get('retry-after') !== null
}

/** Full jitter: clients that failed at the same time do not retry at the same time. */
function backoff(retries: number): number {
  return Math.random() * Math.min(MAX_BACKOFF, FIRST_BACKOFF * 2 ** retries)
}
