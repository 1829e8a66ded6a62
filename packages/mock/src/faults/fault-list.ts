import { LIMITS } from '@workbench-sdk/contract/control-limits'
import { millisecondsOf } from '@workbench-sdk/contract/duration'
import type { RoutedRequest } from '../engine/router.ts'
import type { Clock } from '../platform/clock.ts'
import type { SeededRandom } from '../platform/random.ts'
import { FaultPlan } from './effect.ts'
import type { BodyFault, DropFault, Fault, StatusFault } from './fault.ts'
import { type Matches, matcherOf } from './request-pattern.ts'
import { TokenBucket } from './token-bucket.ts'
import { copyFault, readFault } from './validate-fault.ts'

/** The mock already has the maximum number of active faults. */
export class TooManyFaultsError extends TypeError {
  override readonly name = 'TypeError'

  constructor() {
    super(
      `Invalid fault: the mock already has ${LIMITS.faults} active faults. Remove some with faults.remove or faults.clear.`,
    )
  }
}

// Node prints the name of the class, which bundlers can change.
Object.defineProperty(TooManyFaultsError, 'name', { value: 'TypeError' })

/** A fault that was added to a mock. */
export interface AddedFault {
  readonly id: string
  readonly fault: Fault
  /** The number of requests that the fault affected. */
  readonly met: number
  /** Removes the fault. */
  remove(): void
  [Symbol.dispose](): void
}

/** An entry in the list of faults. */
export type ListedFault = Pick<AddedFault, 'id' | 'fault' | 'met'>

/**
 * The failures that a mock simulates. They behave the same through `mock.fetch`, MSW and HTTP, and in the browser.
 *
 * @example
 * mock.faults.add({ on: 'POST /api_keys', times: 1, status: 503, retryAfter: 2 })
 * mock.faults.add({ on: 'POST /api_keys', times: 1, drop: true, when: 'after-commit' }) // created, but the response is lost
 * mock.faults.add({ on: 'GET *', rate: 0.1, body: 'cut' })
 * mock.faults.add({ rateLimit: { limit: 10, per: { seconds: 1 } } })
 */
export interface Faults {
  /**
   * Adds a fault. If several faults match a request, their latencies add up, and the first fault with an effect other than latency
   * determines the response.
   *
   * @throws TypeError if the fault is invalid or names an unknown route, or there are 1,000 active faults
   */
  add(fault: Fault): AddedFault
  /** Returns the faults that can still affect requests. */
  list(): readonly ListedFault[]
  /**
   * Removes a fault.
   *
   * @returns false if no fault has this id
   */
  remove(id: string): boolean
  /** Removes all faults. */
  clear(): void
}

/** The mock's faults. */
export class FaultList implements Faults {
  /** @internal The public name, including in minified code. */
  static get name(): string {
    return 'Faults'
  }

  readonly #clock: Clock
  readonly #newRandom: () => SeededRandom
  #random: SeededRandom
  #active: ActiveFault[] = []
  #added = 0

  constructor(clock: Clock, newRandom: () => SeededRandom) {
    this.#clock = clock
    this.#newRandom = newRandom
    this.#random = newRandom()
  }

  add(fault: Fault): AddedFault {
    if (this.#active.length >= LIMITS.faults) throw new TooManyFaultsError()
    const active = new ActiveFault(`fault-${this.#added + 1}`, readFault(fault), this.#clock)
    this.#added++
    this.#active.push(active)
    const remove = () => this.#remove(active)
    return {
      id: active.id,
      fault: copyFault(active.fault),
      get met() {
        return active.met
      },
      remove,
      [Symbol.dispose]: remove,
    }
  }

  list(): readonly ListedFault[] {
    return this.#active.map(({ id, fault, met }) => ({ id, fault: copyFault(fault), met }))
  }

  remove(id: string): boolean {
    const active = this.#active.find(each => each.id === id)
    if (active) this.#remove(active)
    return active !== undefined
  }

  clear(): void {
    this.#active = []
  }

  /** Removes all faults, and restarts the id and random number sequences. */
  reset(): void {
    this.clear()
    this.#added = 0
    this.#random = this.#newRandom()
  }

  get isEmpty(): boolean {
    return this.#active.length === 0
  }

  /** Returns the combined faults for a request, and counts the request. */
  planFor(request: RoutedRequest): FaultPlan {
    const plan = new FaultPlan()
    for (const active of this.#active) {
      if (!plan.hasEffect || active.onlyDelays) active.match(request, plan, this.#random)
    }
    this.#active = this.#active.filter(({ isOver }) => !isOver)
    return plan
  }

  #remove(active: ActiveFault): void {
    this.#active = this.#active.filter(each => each !== active)
  }
}

/** A fault with its counters. */
class ActiveFault {
  readonly id: string
  readonly fault: Fault
  met = 0
  readonly #clock: Clock
  readonly #matches: Matches
  readonly #bucket: TokenBucket | undefined
  #skipped = 0

  /** @throws TypeError if the fault names an unknown route */
  constructor(id: string, fault: Fault, clock: Clock) {
    this.id = id
    this.fault = fault
    this.#clock = clock
    this.#matches = matcherOf(fault)
    if ('rateLimit' in fault) {
      this.#bucket = new TokenBucket(fault.rateLimit.limit, fault.rateLimit.per, clock.now())
    }
  }

  get onlyDelays(): boolean {
    return !isEffect(this.fault) && !('rateLimit' in this.fault)
  }

  get isOver(): boolean {
    return 'times' in this.fault && this.fault.times !== undefined && this.met >= this.fault.times
  }

  /** Adds this fault to the plan of a request that it matches. */
  match(request: RoutedRequest, plan: FaultPlan, random: SeededRandom): void {
    if (this.isOver || !this.#matches(request)) return
    if (this.#bucket) this.#limit(this.#bucket, plan)
    else this.#trigger(plan, random)
  }

  #trigger(plan: FaultPlan, random: SeededRandom): void {
    if ('rateLimit' in this.fault) return
    const { skip = 0, rate = 1 } = this.fault
    if (this.#skipped < skip) {
      this.#skipped++
      return
    }
    if (rate < 1 && random.next() >= rate) return
    this.met++
    const when = 'when' in this.fault ? this.fault.when : undefined
    plan.delay(when ?? 'before-commit', latencyOf(this.fault, random))
    if (isEffect(this.fault)) plan.setEffect(this.id, this.fault)
  }

  #limit(bucket: TokenBucket, plan: FaultPlan): void {
    const level = bucket.take(this.#clock.now())
    if (!level.allowed) this.met++
    plan.setRateLimit(this.id, level)
  }
}

const isEffect = (fault: Fault): fault is StatusFault | DropFault | BodyFault =>
  'status' in fault || 'drop' in fault || 'body' in fault

/** Returns the latency in milliseconds. */
function latencyOf(fault: Fault, random: SeededRandom): number {
  if (!('latency' in fault) || fault.latency === undefined) return 0
  const [least, most] = (Array.isArray(fault.latency) ? fault.latency : [fault.latency, fault.latency]).map(
    millisecondsOf,
  )
  return least === most ? (least ?? 0) : (least ?? 0) + random.next() * ((most ?? 0) - (least ?? 0))
}
