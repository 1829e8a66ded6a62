import { millisecondsOf } from '@workbench-sdk/contract/duration'
import type { RoutedRequest } from '../engine/router.ts'
import type { Clock } from '../platform/clock.ts'
import type { SeededRandom } from '../platform/random.ts'
import { FaultPlan } from './effect.ts'
import type { BodyFault, DropFault, Fault, StatusFault } from './fault.ts'
import { type Matches, matcherOf } from './request-pattern.ts'
import { TokenBucket } from './token-bucket.ts'
import { validateFault } from './validate-fault.ts'

/** A fault that was added. */
export interface AddedFault {
  readonly id: string
  readonly fault: Fault
  /** How many requests it has met. */
  readonly met: number
  /** Takes it back. */
  remove(): void
  [Symbol.dispose](): void
}

/** A fault as it is listed. */
export type ListedFault = Pick<AddedFault, 'id' | 'fault' | 'met'>

/**
 * What goes wrong on purpose: the same over `mock.fetch`, MSW, a port and the browser.
 *
 * @example
 * mock.faults.add({ on: 'POST /api_keys', times: 1, status: 503, retryAfter: 2 })
 * mock.faults.add({ on: 'POST /api_keys', times: 1, drop: true, when: 'after-commit' }) // made, and the answer lost
 * mock.faults.add({ on: 'GET *', rate: 0.1, body: 'cut' })
 * mock.faults.add({ rateLimit: { limit: 10, per: { seconds: 1 } } })
 */
export interface Faults {
  /**
   * Lets something go wrong from now on. Where several faults meet one request all their latencies add up, and of the
   * rest the one that was added first is what happens.
   *
   * @throws TypeError where it is no fault, or is for a route that there is not.
   */
  add(fault: Fault): AddedFault
  /** Those that can still meet a request. */
  list(): readonly ListedFault[]
  /**
   * Takes one back.
   *
   * @returns whether there was one of this id.
   */
  remove(id: string): boolean
  /** Takes all of them back. */
  clear(): void
}

/** Keeps the faults, and finds those that a request meets. */
export class FaultList implements Faults {
  readonly #clock: Clock
  readonly #newChance: () => SeededRandom
  #chance: SeededRandom
  #active: ActiveFault[] = []
  #added = 0

  constructor(clock: Clock, newChance: () => SeededRandom) {
    this.#clock = clock
    this.#newChance = newChance
    this.#chance = newChance()
  }

  add(fault: Fault): AddedFault {
    validateFault(fault)
    const active = new ActiveFault(`fault-${this.#added + 1}`, asGiven(fault), this.#clock)
    this.#added++
    this.#active.push(active)
    const remove = () => this.#remove(active)
    return {
      id: active.id,
      fault: active.fault,
      get met() {
        return active.met
      },
      remove,
      [Symbol.dispose]: remove,
    }
  }

  list(): readonly ListedFault[] {
    return this.#active.map(({ id, fault, met }) => ({ id, fault, met }))
  }

  remove(id: string): boolean {
    const active = this.#active.find(each => each.id === id)
    if (active) this.#remove(active)
    return active !== undefined
  }

  clear(): void {
    this.#active = []
  }

  /** Makes it what it was in the beginning: nothing goes wrong, and chance starts anew. */
  reset(): void {
    this.clear()
    this.#added = 0
    this.#chance = this.#newChance()
  }

  get isEmpty(): boolean {
    return this.#active.length === 0
  }

  /** What goes wrong with a request. */
  meet(call: RoutedRequest): FaultPlan {
    const trouble = new FaultPlan()
    for (const active of this.#active) {
      if (!trouble.isSettled || active.onlyDelays) active.meet(call, trouble, this.#chance)
    }
    this.#active = this.#active.filter(({ isOver }) => !isOver)
    return trouble
  }

  #remove(active: ActiveFault): void {
    this.#active = this.#active.filter(each => each !== active)
  }
}

/** Without what is left `undefined`, which says nothing, and not that the fault is of that kind. */
const asGiven = (fault: Fault) =>
  Object.fromEntries(Object.entries(fault).filter(([, value]) => value !== undefined)) as unknown as Fault

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
  meet(call: RoutedRequest, trouble: FaultPlan, chance: SeededRandom): void {
    if (this.isOver || !this.#matches(call)) return
    if (this.#bucket) this.#limit(this.#bucket, trouble)
    else this.#strike(trouble, chance)
  }

  #strike(trouble: FaultPlan, chance: SeededRandom): void {
    if ('rateLimit' in this.fault) return
    const { skip = 0, rate = 1 } = this.fault
    if (this.#passed < skip) {
      this.#passed++
      return
    }
    if (rate < 1 && chance.next() >= rate) return
    this.met++
    const when = 'when' in this.fault ? this.fault.when : undefined
    trouble.delay(when ?? 'before-commit', latencyOf(this.fault, chance))
    if (isEffect(this.fault)) trouble.settle(this.id, this.fault)
  }

  #limit(bucket: TokenBucket, trouble: FaultPlan): void {
    const level = bucket.take(this.#clock.now())
    if (!level.allowed) this.met++
    trouble.limit(this.id, level)
  }
}

const isEffect = (fault: Fault): fault is StatusFault | DropFault | BodyFault =>
  'status' in fault || 'drop' in fault || 'body' in fault

/** Milliseconds. */
function latencyOf(fault: Fault, chance: SeededRandom): number {
  if (!('latency' in fault) || fault.latency === undefined) return 0
  const [least, most] = (Array.isArray(fault.latency) ? fault.latency : [fault.latency, fault.latency]).map(
    millisecondsOf,
  )
  return least === most ? (least ?? 0) : (least ?? 0) + chance.next() * ((most ?? 0) - (least ?? 0))
}
