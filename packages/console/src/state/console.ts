import { computed, effect, type ReadonlySignal, type Signal, signal, untracked } from '@preact/signals'
import { Workbench } from '@workbench-sdk/client'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { type Control, controlOf, done, type MockDescription, type RecordedRequest } from '../mock/control.ts'
import type { IdentityId } from '../mock/identity.ts'
import { Live } from '../mock/live.ts'
import { MockClock } from '../mock/mock-clock.ts'
import type { Place } from '../place.ts'
import { AccountList } from './account-list.ts'
import { type AccountQuery, queryFrom, queryInto } from './account-query.ts'
import { throttled } from './throttle.ts'
import { type Trouble, troubleOf } from './trouble.ts'

/** What the page tells in passing: that something was done, or what went wrong. */
export type Notice = { readonly says: string } | { readonly trouble: Trouble }

/** Milliseconds: however fast a program writes, the page does not read more often. */
const REFRESH = 1_000
const ROTATE_AFTER_DAYS = 90
const READS: ReadonlySet<string> = new Set(['GET', 'HEAD'])

/** All that the page knows. What it shows follows from the signals in here. */
export class Console {
  readonly place: Place
  readonly control: Control
  readonly clock: MockClock
  readonly live: Live
  readonly accounts: AccountList
  /** Whose key the page calls Workbench with. */
  readonly identity = signal<IdentityId>('admin')
  readonly workbench: ReadonlySignal<Workbench>
  readonly query: Signal<AccountQuery>
  /** Days after which a key is due for rotation. */
  readonly rotateAfter: Signal<number>
  readonly notice = signal<Notice | undefined>(undefined)
  /** Counts how often what is shown may have changed: whoever shows something reads it again with each. */
  readonly version = signal(0)
  readonly #mock: Signal<MockDescription>
  readonly #refreshSoon = throttled(() => this.refresh(), REFRESH)

  constructor(place: Place, mock: MockDescription) {
    const params = new URLSearchParams(location.search)
    this.place = place
    this.#mock = signal(mock)
    this.control = controlOf(place)
    this.clock = new MockClock(this.control)
    this.live = new Live(place)
    this.query = signal(queryFrom(params))
    this.rotateAfter = signal(daysFrom(params.get('rotate')))
    this.workbench = computed(() => this.#workbenchOf(this.identity.value))
    this.accounts = new AccountList(this.workbench, this.query)
  }

  get mock(): MockDescription {
    return this.#mock.value
  }

  /** Reads, and keeps what is shown in step with the mock until `signal` is aborted. */
  run(signal: AbortSignal): void {
    const stops = [
      effect(() => this.#begin()),
      effect(() => this.#keepAddress()),
      this.#reconnect(),
      this.live.onRequest(request => this.#see(request)),
    ]
    this.clock.run(signal)
    void this.live.run(signal)
    const seen = () => document.visibilityState === 'visible' && this.refresh()
    document.addEventListener('visibilitychange', seen, { signal })
    signal.addEventListener('abort', () => {
      for (const stop of stops) stop()
    })
  }

  /** Reads again what is shown. */
  refresh(): void {
    this.version.value++
    this.accounts.refresh()
    void this.attempt(() => this.clock.refresh())
  }

  /** Forgets what is shown, and reads it anew: the mock is not what it was. */
  restart(): void {
    this.version.value++
    this.accounts.restart()
    void this.attempt(() => this.clock.refresh())
  }

  /**
   * Asks the mock anew who it is, and reads again what is shown; from the beginning, where it is another. With the snapshot of
   * another mock it has that one's tokens, and one that was started again can have others.
   */
  async reopen(): Promise<void> {
    const mock = await done(this.control.GET('/__mock__'))
    // All tokens follow from one seed.
    if (mock.tokens.admin === this.mock.tokens.admin) this.refresh()
    else this.#mock.value = mock
  }

  tell(says: string): void {
    this.notice.value = { says }
  }

  /** Does something, and tells where it goes wrong. @returns whether it went well. */
  async attempt(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work()
      return true
    } catch (error) {
      this.notice.value = { trouble: troubleOf(error) }
      return false
    }
  }

  /** The page does not get into the log that it shows, nor into the way of the faults that are for others. */
  #workbenchOf(identity: IdentityId): Workbench {
    return new Workbench({
      token: this.mock.tokens[identity],
      baseUrl: this.place.url,
      headers: { 'x-workbench-mock-observer': 'console' },
      timeout: 20_000,
    })
  }

  /** Whenever somebody else looks, or at another mock, or for something else. */
  #begin(): void {
    void this.workbench.value
    void this.query.value
    untracked(() => this.restart())
  }

  #keepAddress(): void {
    const url = new URL(location.href)
    queryInto(url.searchParams, this.query.value)
    if (this.rotateAfter.value === ROTATE_AFTER_DAYS) url.searchParams.delete('rotate')
    else url.searchParams.set('rotate', String(this.rotateAfter.value))
    if (url.href !== location.href) history.replaceState(null, '', url)
  }

  #reconnect(): () => void {
    let wasLost = false
    return effect(() => {
      const connection = this.live.connection.value
      if (connection === 'open' && wasLost) untracked(() => void this.attempt(() => this.reopen()))
      wasLost = connection === 'lost'
    })
  }

  #see({ method }: RecordedRequest): void {
    if (!READS.has(method)) this.#refreshSoon()
  }
}

/** The console of a place. @throws ControlError, UnreachableError. */
export async function openConsole(place: Place): Promise<Console> {
  return new Console(place, await done(controlOf(place).GET('/__mock__')))
}

function daysFrom(told: string | null): number {
  const days = Number(told)
  return Number.isInteger(days) && days > 0 && days <= 3_650 ? days : ROTATE_AFTER_DAYS
}

const ConsoleContext = createContext<Console | undefined>(undefined)

export const ConsoleProvider = ConsoleContext.Provider

/** The console that the page shows. @throws Error outside of one. */
export function useConsole(): Console {
  const console = useContext(ConsoleContext)
  if (!console) throw new Error('There is no console around this component.')
  return console
}
