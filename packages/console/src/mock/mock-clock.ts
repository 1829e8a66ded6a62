import { computed, signal } from '@preact/signals'
import { type ClockState, type ControlClient, unwrap } from './control-api.ts'

/** The last reported state of a world's clock, with the local time of the report in milliseconds. */
interface ClockReading extends ClockState {
  readonly receivedAt: number
}

/** Milliseconds between two updates of `now`. */
const TICK = 1_000

/** The mock's clock, extrapolated from its last reported state. The ages of keys depend on it. */
export class MockClock {
  readonly #control: ControlClient
  readonly #reading = signal<ClockReading>({
    now: new Date().toISOString(),
    runs: true,
    aheadMs: 0,
    receivedAt: Date.now(),
  })
  readonly #tick = signal(Date.now())

  /** The mock's time in milliseconds since 1970. */
  readonly now = computed(() => {
    const { now, runs, receivedAt } = this.#reading.value
    return Date.parse(now) + (runs ? Math.max(0, this.#tick.value - receivedAt) : 0)
  })
  readonly isRunning = computed(() => this.#reading.value.runs)

  /** Milliseconds between the mock's time and real time, by the clock of the mock's machine. */
  readonly aheadMs = computed(() => this.#reading.value.aheadMs)

  constructor(control: ControlClient) {
    this.#control = control
  }

  /** Updates `now` until `signal` is aborted. */
  run(signal: AbortSignal): void {
    const timer = setInterval(() => {
      this.#tick.value = Date.now()
    }, TICK)
    signal.addEventListener('abort', () => clearInterval(timer))
  }

  async refresh(): Promise<void> {
    this.update(await unwrap(this.#control.GET('/__mock__/clock')))
  }

  /** Applies a state returned by the control API. */
  update(state: ClockState): void {
    const receivedAt = Date.now()
    this.#reading.value = { ...state, receivedAt }
    this.#tick.value = receivedAt
  }
}
