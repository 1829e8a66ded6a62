import type { Call } from '../call.ts'
import type { Chance } from '../chance.ts'
import { type Clock, millisecondsOf } from '../clock.ts'
import type { BodyFault, DropFault, Fault, StatusFault } from './fault.ts'
import { type Matches, matcherOf } from './pattern.ts'
import { TokenBucket } from './token-bucket.ts'
import type { Trouble } from './trouble.ts'

/** A fault, and what it has met. */
export class ActiveFault {
  readonly id: string
  readonly fault: Fault
  met = 0
  readonly #clock: Clock
  readonly #matches: Matches
  readonly #bucket: TokenBucket | undefined
  #passed = 0

  /** @throws TypeError where it is for a route that there is not. */
  constructor(id: string, fault: Fault, clock: Clock) {
    this.id = id
    this.fault = fault
    this.#clock = clock
    this.#matches = matcherOf(fault)
    if ('rateLimit' in fault) {
      this.#bucket = new TokenBucket(fault.rateLimit.limit, fault.rateLimit.per, clock.now())
    }
  }

  /** Whether it leaves an answer what it is. */
  get onlyDelays(): boolean {
    return !isEffect(this.fault) && !('rateLimit' in this.fault)
  }

  get isOver(): boolean {
    return 'times' in this.fault && this.fault.times !== undefined && this.met >= this.fault.times
  }

  /** Adds to a request's trouble what this fault has for it. */
  meet(call: Call, trouble: Trouble, chance: Chance): void {
    if (this.isOver || !this.#matches(call)) return
    if (this.#bucket) this.#limit(this.#bucket, trouble)
    else this.#strike(trouble, chance)
  }

  #strike(trouble: Trouble, chance: Chance): void {
    if ('rateLimit' in this.fault) return
    const { skip = 0, rate = 1 } = this.fault
    if (this.#passed < skip) {
      this.#passed++
      return
    }
    if (rate < 1 && chance.fraction() >= rate) return
    this.met++
    const when = 'when' in this.fault ? this.fault.when : undefined
    trouble.delay(when ?? 'before-commit', latencyOf(this.fault, chance))
    if (isEffect(this.fault)) trouble.settle(this.id, this.fault)
  }

  #limit(bucket: TokenBucket, trouble: Trouble): void {
    const level = bucket.take(this.#clock.now())
    if (!level.allowed) this.met++
    trouble.limit(this.id, level)
  }
}

const isEffect = (fault: Fault): fault is StatusFault | DropFault | BodyFault =>
  'status' in fault || 'drop' in fault || 'body' in fault

/** Milliseconds. */
function latencyOf(fault: Fault, chance: Chance): number {
  if (!('latency' in fault) || fault.latency === undefined) return 0
  const [least, most] = (Array.isArray(fault.latency) ? fault.latency : [fault.latency, fault.latency]).map(
    millisecondsOf,
  )
  return least === most ? (least ?? 0) : (least ?? 0) + chance.fraction() * ((most ?? 0) - (least ?? 0))
}
