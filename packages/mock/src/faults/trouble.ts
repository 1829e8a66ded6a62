import type { Message, Reply } from '../reply.ts'
import { failure } from './failure.ts'
import type { BodyFault, DropFault, Moment, StatusFault } from './fault.ts'
import { spoiled } from './spoil.ts'
import type { Level } from './token-bucket.ts'

type Effect = StatusFault | DropFault | BodyFault

/** All that goes wrong with one request. */
export class Trouble {
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
  happen(url: URL, answer: Message | undefined, headers: Readonly<Record<string, string>>): Reply {
    const effect = this.#effect
    if (effect && 'status' in effect) return failure(url, effect, { ...headers, ...this.#headers })
    if (!answer || (effect && 'drop' in effect)) return undefined
    const message = { ...answer, headers: { ...answer.headers, ...this.#headers } }
    return effect ? spoiled(message, effect.body) : message
  }
}
