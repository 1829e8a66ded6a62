import { type Duration, millisecondsOf } from '@workbench-sdk/contract/duration'
import { type Clock, timeOf } from '../platform/clock.ts'
import type { ControlClient } from './control-client.ts'
import type { Remote } from './remote.ts'

/** The clock of a remote mock. */
export class RemoteClock implements Remote<Clock, 'now' | 'set' | 'advance' | 'resume'> {
  /** @internal The public name, including in minified code. */
  static get name(): string {
    return 'RemoteClock'
  }

  readonly #client: ControlClient

  constructor(client: ControlClient) {
    this.#client = client
  }

  async now(): Promise<Date> {
    const { now } = await this.#client.call(this.#client.api.GET('/__mock__/clock'))
    return new Date(now)
  }

  /**
   * Stops the clock at a time.
   *
   * @throws TypeError if `at` is not a date, or is outside the years 1 to 9998
   */
  async set(at: Date | string): Promise<void> {
    const now = new Date(timeOf(at)).toISOString()
    await this.#client.call(this.#client.api.PUT('/__mock__/clock', { body: { now } }))
  }

  /**
   * Advances the clock, whether it is stopped or running.
   *
   * @throws TypeError if `by` is not a duration, or if the time would be outside the years 1 to 9998
   */
  async advance(by: Duration): Promise<void> {
    const body = { seconds: millisecondsOf(by) / 1e3 }
    await this.#client.call(this.#client.api.POST('/__mock__/clock/advance', { body }))
  }

  /** Makes the clock follow the system clock again. */
  async resume(): Promise<void> {
    await this.#client.call(this.#client.api.DELETE('/__mock__/clock'))
  }
}
