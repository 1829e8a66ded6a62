/** A length of time: milliseconds, or its parts. */
export type Duration =
  | number
  | { readonly days?: number; readonly hours?: number; readonly minutes?: number; readonly seconds?: number }

const UNITS = { days: 86_400_000, hours: 3_600_000, minutes: 60_000, seconds: 1_000 }

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

  /** @throws TypeError where `at` is no date. */
  constructor(at?: Date | string) {
    if (at !== undefined) this.set(at)
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
    const time = new Date(at).getTime()
    if (Number.isNaN(time))
      throw new TypeError(`The clock cannot be set to ${String(at)}: give a Date or an ISO 8601 string.`)
    this.#standsAt = time
  }

  /** Moves the clock on, whether it stands or runs. */
  advance(by: Duration): void {
    const milliseconds = typeof by === 'number' ? by : sum(by)
    if (this.#standsAt === undefined) this.#ahead += milliseconds
    else this.#standsAt += milliseconds
  }

  /** Lets the clock run with the machine's again. */
  resume(): void {
    this.#standsAt = undefined
    this.#ahead = 0
  }
}

function sum(parts: Exclude<Duration, number>): number {
  return Object.entries(UNITS).reduce(
    (total, [unit, size]) => total + (parts[unit as keyof typeof UNITS] ?? 0) * size,
    0,
  )
}
