import { type Duration, millisecondsOf } from '@workbench-sdk/contract/duration'

/** Where a clock stands, or by how much it is ahead of the machine's. */
export type ClockState = { readonly standsAt: string } | { readonly aheadMs: number }

/**
 * The mock's own time. It runs with the machine's clock until it is set; then it stands still, and moves only when it
 * is told to. No timer of the process is touched.
 *
 * @example
 * const mock = new WorkbenchMock()
 * mock.clock.set('2026-11-22T18:49:00Z')
 * mock.clock.advance({ days: 91 })
 */
export class Clock {
  #standsAt: number | undefined
  #ahead = 0
  #moved: () => void = () => undefined

  /**
   * @param moved is told whenever the clock was set, advanced or resumed.
   * @throws TypeError where `at` is no date.
   */
  constructor(at?: Date | string, moved: () => void = () => undefined) {
    if (at !== undefined) this.set(at)
    this.#moved = moved
  }

  get state(): ClockState {
    return this.#standsAt === undefined
      ? { aheadMs: this.#ahead }
      : { standsAt: new Date(this.#standsAt).toISOString() }
  }

  /** @throws TypeError where it leads to no date, or out of the years that a timestamp can have. */
  set state(state: ClockState) {
    if ('aheadMs' in state) checkYear(Date.now() + state.aheadMs)
    this.#standsAt = 'standsAt' in state ? timeOf(state.standsAt) : undefined
    this.#ahead = 'aheadMs' in state ? state.aheadMs : 0
    this.#moved()
  }

  now(): Date {
    return new Date(this.#standsAt ?? Date.now() + this.#ahead)
  }

  /**
   * Stops the clock at a moment.
   *
   * @throws TypeError where `at` is no date.
   */
  set(at: Date | string): void {
    this.#standsAt = timeOf(at)
    this.#moved()
  }

  /**
   * Moves the clock on, whether it stands or runs.
   *
   * @throws TypeError where `by` is no length of time, or leads out of the years that a timestamp can have.
   */
  advance(by: Duration): void {
    const milliseconds = millisecondsOf(by)
    checkYear(this.now().getTime() + milliseconds)
    if (this.#standsAt === undefined) this.#ahead += milliseconds
    else this.#standsAt += milliseconds
    this.#moved()
  }

  /** Lets the clock run with the machine's again. */
  resume(): void {
    this.state = { aheadMs: 0 }
  }
}

function timeOf(at: Date | string): number {
  const time = new Date(at).getTime()
  if (Number.isNaN(time)) {
    throw new TypeError(`The clock cannot be set to ${String(at)}: give a Date or an ISO 8601 string.`)
  }
  checkYear(time)
  return time
}

/** What ISO 8601 has four digits for, but for the last year: a session may still end after the clock's time. */
const YEARS = [Date.parse('0001-01-01T00:00:00Z'), Date.parse('9999-01-01T00:00:00Z')] as const

function checkYear(time: number): void {
  if (time >= YEARS[0] && time < YEARS[1]) return
  throw new TypeError('The clock cannot leave the years 1 to 9998.')
}
