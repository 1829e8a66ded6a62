import { computed, signal } from '@preact/signals'
import { type ClockState, type Control, done } from './control.ts'

/** What the clock of a world said, and when it did by this machine's. */
interface Told extends ClockState {
  readonly at: number
}

/** Milliseconds. */
const TICK = 1_000

/** The mock's time, as far as the page knows: by it are ages counted. */
export class MockClock {
  readonly #control: Control
  readonly #told = signal<Told>({ now: new Date().toISOString(), runs: true, at: Date.now() })
  readonly #tick = signal(Date.now())

  /** Milliseconds since 1970. */
  readonly now = computed(() => {
    const { now, runs, at } = this.#told.value
    return Date.parse(now) + (runs ? Math.max(0, this.#tick.value - at) : 0)
  })
  readonly runs = computed(() => this.#told.value.runs)

  constructor(control: Control) {
    this.#control = control
  }

  run(signal: AbortSignal): void {
    const timer = setInterval(() => {
      this.#tick.value = Date.now()
    }, TICK)
    signal.addEventListener('abort', () => clearInterval(timer))
  }

  async refresh(): Promise<void> {
    this.#take(await done(this.#control.GET('/__mock__/clock')))
  }

  async advance(by: { readonly days?: number; readonly hours?: number }): Promise<void> {
    this.#take(await done(this.#control.POST('/__mock__/clock/advance', { body: by })))
  }

  async set(moment: Date): Promise<void> {
    this.#take(await done(this.#control.PUT('/__mock__/clock', { body: { now: moment.toISOString() } })))
  }

  async resume(): Promise<void> {
    this.#take(await done(this.#control.DELETE('/__mock__/clock')))
  }

  #take(state: ClockState): void {
    const at = Date.now()
    this.#told.value = { ...state, at }
    this.#tick.value = at
  }
}
