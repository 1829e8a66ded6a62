import { utf8ToBytes } from '@noble/hashes/utils.js'
import { errorTemplateForStatus } from '@workbench-sdk/contract/api-errors'
import { serializeError } from '../engine/serialize-response.ts'
import type { MockResponse } from '../platform/http-message.ts'
import type { BodyFault, DropFault, Moment, StatusFault } from './fault.ts'
import type { Level } from './token-bucket.ts'

type Effect = StatusFault | DropFault | BodyFault

/** All that goes wrong with one request. */
export class FaultPlan {
  /** Milliseconds to wait, before what was asked for is done, and after. */
  readonly wait: Record<Moment, number> = { 'before-commit': 0, 'after-commit': 0 }
  /** The id of the fault that makes the answer what it is. */
  fault: string | undefined
  #effect: Effect | undefined
  readonly #headers: Record<string, string> = {}

  get isSettled(): boolean {
    return this.#effect !== undefined
  }

  /** Whether Workbench never gets to see the request. */
  get prevents(): boolean {
    const effect = this.#effect
    return effect !== undefined && !('body' in effect) && effect.when !== 'after-commit'
  }

  delay(when: Moment, milliseconds: number): void {
    this.wait[when] += milliseconds
  }

  settle(fault: string, effect: Effect): void {
    this.fault = fault
    this.#effect = effect
  }

  limit(fault: string, { allowed, limit, remaining, nextIn, fullIn }: Level): void {
    this.#headers['ratelimit-limit'] = String(limit)
    this.#headers['ratelimit-remaining'] = String(remaining)
    this.#headers['ratelimit-reset'] = String(fullIn)
    if (!allowed) this.settle(fault, { status: 429, retryAfter: nextIn })
  }

  /** What a client gets to see of an answer, or of none. */
  happen(
    url: URL,
    answer: MockResponse | undefined,
    headers: Readonly<Record<string, string>>,
  ): MockResponse | undefined {
    const effect = this.#effect
    if (effect && 'status' in effect) return failure(url, effect, { ...headers, ...this.#headers })
    if (!answer || (effect && 'drop' in effect)) return undefined
    const message = { ...answer, headers: { ...answer.headers, ...this.#headers } }
    return effect ? corruptBody(message, effect.body) : message
  }
}

/** The answer that a fault gives instead of Workbench's. */
function failure(
  url: URL,
  { status, title, detail, retryAfter }: StatusFault,
  headers: Record<string, string>,
): MockResponse {
  const wording = errorTemplateForStatus(status)
  const says = { ...wording, ...(title !== undefined && { title }) }
  return serializeError(
    url,
    { ...says, detail: detail ?? 'A fault that the test added to the mock.' },
    { ...headers, ...(retryAfter !== undefined && { 'retry-after': retryAfterOf(retryAfter) }) },
  )
}

const retryAfterOf = (retryAfter: number | Date) =>
  retryAfter instanceof Date ? retryAfter.toUTCString() : String(retryAfter)

/** The same answer with a body that nobody can read. One without a body stays what it is. */
function corruptBody(message: MockResponse, how: 'cut' | 'malformed'): MockResponse {
  const { body, headers } = message
  if (!body) return message
  const half = body.slice(0, body.length >> 1)
  if (how === 'malformed') return { ...message, body: half }
  // It announces all of the body, so that a client behind a connection notices.
  const announced = { ...headers, 'content-length': String(utf8ToBytes(body).length) }
  return { ...message, headers: announced, body: half, truncated: true }
}
