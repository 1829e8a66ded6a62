import { type Duration, millisecondsOf } from '@workbench-sdk/contract/duration'
import { printValue } from '@workbench-sdk/internal/print-value'
import { EXPECTED_TIMESTAMP, isInYears, LATEST_TIME, parseTimestamp } from '@workbench-sdk/internal/timestamp'

/** The time of a stopped clock, or the offset of a running clock from the system clock. */
export type ClockState = { readonly standsAt: string } | { readonly aheadMs: number }

/** How long ago a state may have been saved, in milliseconds: a century. Its clock may have passed the year 9998 since then. */
const MAX_AGE = 36_525 * 86_400_000

/**
 * The mock's clock. It follows the system clock until it is set. It then stops, and changes only when it is set, advanced or
 * resumed. The process's timers are not affected.
 *
 * @example
 * const mock = new WorkbenchMock()
 * mock.clock.set('2026-11-22T18:49:00Z')
 * mock.clock.advance({ days: 91 })
 */
export class Clock {
  /** @internal The public name, including in minified code. */
  static get name(): string {
    return 'Clock'
  }

  #standsAt: number | undefined
  #ahead = 0
  #onChange: () => void = () => undefined

  /**
   * @param onChange called after the clock is set, advanced or resumed.
   * @throws TypeError if `at` is not a time
   */
  constructor(at?: Date | string, onChange: () => void = () => undefined) {
    if (at !== undefined) this.set(at)
    this.#onChange = onChange
  }

  get state(): ClockState {
    return this.#standsAt === undefined && Date.now() + this.#ahead <= LATEST_TIME
      ? { aheadMs: this.#ahead }
      : { standsAt: this.now().toISOString() }
  }

  /** @throws TypeError if the value is not a time, or is outside the years 1 to 9998 */
  set state(state: ClockState) {
    if ('aheadMs' in state) {
      const time = Date.now() + state.aheadMs
      checkYear(time > LATEST_TIME ? time - MAX_AGE : time)
    }
    this.#standsAt = 'standsAt' in state ? timeOf(state.standsAt) : undefined
    this.#ahead = 'aheadMs' in state ? state.aheadMs : 0
    this.#onChange()
  }

  /** Returns the time. A running clock stops at the end of the year 9998. */
  now(): Date {
    return new Date(this.#standsAt ?? Math.min(Date.now() + this.#ahead, LATEST_TIME))
  }

  /**
   * Stops the clock at a time: a `Date`, or ISO 8601 with an offset, e.g. `2026-11-22T18:49:00Z`.
   *
   * @throws TypeError if `at` is not a time, or is outside the years 1 to 9998
   */
  set(at: Date | string): void {
    this.#standsAt = timeOf(at)
    this.#onChange()
  }

  /**
   * Advances the clock, whether it is stopped or running.
   *
   * @throws TypeError if `by` is not a duration, or if the time would be outside the years 1 to 9998.
   */
  advance(by: Duration): void {
    const milliseconds = millisecondsOf(by)
    checkYear(this.now().getTime() + milliseconds)
    if (this.#standsAt === undefined) this.#ahead += milliseconds
    else this.#standsAt += milliseconds
    this.#onChange()
  }

  /** Makes the clock follow the system clock again. */
  resume(): void {
    this.state = { aheadMs: 0 }
  }
}

/** @throws TypeError if the value is not a time */
export function timeOf(at: Date | string): number {
  const time = parseTimestamp(at)
  if (time) return time.getTime()
  throw new TypeError(`Invalid time ${printValue(at)}: expected ${EXPECTED_TIMESTAMP}.`)
}

function checkYear(time: number): void {
  if (isInYears(time)) return
  throw new TypeError('Invalid time: the clock supports the years 1 to 9998.')
}
