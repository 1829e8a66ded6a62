import { UNREADABLE } from '../json-api/decode.ts'
import type { Answer, Outcome } from './attempt.ts'

/** The longest `Retry-After` that is waited for, in milliseconds. Above it the caller decides. */
const LONGEST_RETRY_AFTER = 60_000

const FIRST_BACKOFF = 500
const LONGEST_BACKOFF = 8_000

/** What is known of a call when one of its attempts has failed. */
export interface RetryState {
  /** How many repetitions there were. */
  readonly repeated: number
  readonly retries: number
  /** Whether the call makes something, so that to do it twice is to have two. */
  readonly creates: boolean
  /** How much of the call's time is left, in milliseconds. */
  readonly remaining: number
}

/** How many milliseconds to wait before the next attempt; undefined where there must be none. */
export function retryDelay(
  outcome: Outcome,
  { repeated, retries, creates, remaining }: RetryState,
): number | undefined {
  if (repeated >= retries || !mayRepeat(outcome, creates)) return undefined
  const asked = outcome.kind === 'answered' ? retryAfterSeconds(outcome.answer.headers) : undefined
  if (asked !== undefined && asked * 1000 > LONGEST_RETRY_AFTER) return undefined
  const wait = asked === undefined ? backoff(repeated) : asked * 1000
  return wait < remaining ? wait : undefined
}

/** Whether an attempt certainly did nothing: the request did not arrive, or was refused. */
export function wasNotProcessed(outcome: Outcome): boolean {
  if (outcome.kind !== 'answered') return outcome.unsent
  const { status } = outcome.answer
  return wasTurnedAway(outcome.answer) || (status >= 300 && status < 500 && status !== 303 && status !== 408)
}

/** Whether an answer is a success that can be read. */
export function isSuccess({ status, document }: Answer): boolean {
  return status >= 200 && status < 300 && document !== UNREADABLE
}

/** How many seconds an answer asks to wait, where it says so, in seconds or as a date. */
export function retryAfterSeconds(headers: Headers): number | undefined {
  const value = headers.get('retry-after')?.trim() ?? ''
  if (/^\d+$/.test(value)) return Number(value)
  const time = /[a-z]/i.test(value) ? Date.parse(value) : Number.NaN
  return Number.isNaN(time) ? undefined : Math.max(0, Math.ceil((time - Date.now()) / 1000))
}

function mayRepeat(outcome: Outcome, creates: boolean): boolean {
  if (outcome.kind === 'aborted' || outcome.kind === 'failed') return false
  if (outcome.kind === 'answered' && !isTransient(outcome.answer)) return false
  return !creates || wasNotProcessed(outcome)
}

/** Whether it can help to ask again. 501 and 505 say that it never will. */
function isTransient({ status, document }: Answer): boolean {
  const isFailure = status >= 500 && status !== 501 && status !== 505
  return isFailure || status === 408 || status === 429 || (status < 300 && document === UNREADABLE)
}

function wasTurnedAway({ status, headers }: Answer): boolean {
  return status === 503 && headers.has('retry-after')
}

/** Full jitter: anything up to a bound that doubles, so that clients which failed together do not come back together. */
function backoff(repeated: number): number {
  return Math.random() * Math.min(LONGEST_BACKOFF, FIRST_BACKOFF * 2 ** repeated)
}
