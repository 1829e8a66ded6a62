import { batch, computed, effect, type ReadonlySignal, type Signal, signal, untracked } from '@preact/signals'
import { Workbench } from '@workbench-sdk/client'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Connection } from '../mock/connection.ts'
import {
  type ControlClient,
  createControlClient,
  type MockDescription,
  type RecordedRequest,
  unwrap,
} from '../mock/control-api.ts'
import { DEFAULT_IDENTITY, type IdentityId, parseIdentity } from '../mock/identities.ts'
import { MockClock } from '../mock/mock-clock.ts'
import { MockFaults } from '../mock/mock-faults.ts'
import { RequestStream } from '../mock/request-stream.ts'
import { type AccountFilters, filterParams, parseFilters } from './account-filters.ts'
import { AccountListStore } from './account-list-store.ts'
import { Address } from './address.ts'
import { type ErrorView, toErrorView } from './error-view.ts'
import type { Message } from './message.ts'
import { type PanelId, parsePanel } from './panels.ts'
import { throttle } from './throttle.ts'

export type Toast = { readonly message: Message } | { readonly error: ErrorView }

/** Minimum milliseconds between two refreshes caused by requests from other clients. */
const REFRESH_INTERVAL = 1_000
/** Milliseconds between two checks of the clock and the faults. Other clients can change both without a request to Workbench. */
const MODES_INTERVAL = 5_000
const DEFAULT_ROTATE_AFTER_DAYS = 90
/** The values of the `view` URL parameter, which selects a part of the page. */
const VIEWS = ['accounts', 'account', 'keys'] as const
const READ_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD'])

/** The state of the page, as signals. Components read it with `useAppState`. */
export class AppState {
  readonly connection: Connection
  readonly address = new Address()
  readonly view = computed(() => VIEWS.find(view => view === this.address.params.value.get('view')) ?? 'accounts')
  readonly control: ControlClient
  readonly clock: MockClock
  readonly faults: MockFaults
  readonly requestStream: RequestStream
  readonly accounts: AccountListStore
  /** The identity whose API key the page uses. */
  readonly identity = computed(() => parseIdentity(this.address.params.value.get('identity')))
  /** The open panel of the mock controls. */
  readonly panel = computed(() => parsePanel(this.address.params.value.get('panel')))
  readonly workbench: ReadonlySignal<Workbench>
  readonly filters: Signal<AccountFilters>
  /** The age in days after which a key is due for rotation. */
  readonly rotateAfter: Signal<number>
  readonly toast = signal<Toast | undefined>(undefined)
  /** Incremented whenever the mock's data may have changed. `useQuery` then fetches again. */
  readonly dataVersion = signal(0)
  readonly #mock: Signal<MockDescription>
  readonly #refreshSoon = throttle(() => this.refresh(), REFRESH_INTERVAL)

  /** @param lastRequestId the id of the newest request, or an empty string if there is none. */
  constructor(connection: Connection, mock: MockDescription, lastRequestId: string) {
    const params = this.address.params.peek()
    this.connection = connection
    this.#mock = signal(mock)
    this.control = createControlClient(connection)
    this.clock = new MockClock(this.control)
    this.faults = new MockFaults(this.control)
    this.requestStream = new RequestStream(connection, lastRequestId)
    this.filters = signal(parseFilters(params))
    this.rotateAfter = signal(parseRotateAfter(params.get('rotate')))
    this.workbench = computed(() => this.#createWorkbench(this.identity.value))
    this.accounts = new AccountListStore(this.workbench, this.filters)
  }

  get mock(): MockDescription {
    return this.#mock.value
  }

  /** Loads the data and keeps it in sync with the mock until `signal` is aborted. */
  start(signal: AbortSignal): void {
    const disposers = [
      effect(() => this.#reloadOnChange()),
      effect(() => this.#syncAddress()),
      this.#reloadMockOnReconnect(),
      this.requestStream.onRequest(request => this.#onRequest(request)),
    ]
    this.address.onNavigate(() => this.#readAddress(), signal)
    this.clock.run(signal)
    this.#watchModes(signal)
    void this.requestStream.run(signal)
    const onVisibilityChange = () => document.visibilityState === 'visible' && this.refresh()
    document.addEventListener('visibilitychange', onVisibilityChange, { signal })
    signal.addEventListener('abort', () => {
      for (const dispose of disposers) dispose()
    })
  }

  /** Fetches the data again. The page shows the old data until the new data arrives. */
  refresh(): void {
    this.dataVersion.value++
    this.accounts.refresh()
    this.refreshModes()
  }

  /** Discards the data and loads it again. */
  reload(): void {
    this.dataVersion.value++
    this.accounts.reload()
    this.refreshModes()
  }

  /** Fetches the modes shown in the header: the clock and the faults. */
  refreshModes(): void {
    void this.attempt(() => Promise.all([this.clock.refresh(), this.faults.refresh()]))
  }

  /** Switches to another identity's key. */
  signInAs(identity: IdentityId): void {
    this.address.push({ identity: identity === DEFAULT_IDENTITY ? null : identity })
  }

  /** Opens a panel of the mock controls, or closes them. */
  openPanel(panel: PanelId | undefined): void {
    this.address.push({ panel: panel ?? null })
  }

  /**
   * Fetches the mock's description and the data again. All data is discarded if the mock's tokens have changed: after a restart,
   * or after restoring another mock's snapshot.
   */
  async reloadMock(): Promise<void> {
    const mock = await unwrap(this.control.GET('/__mock__'))
    // All tokens are derived from one seed.
    if (mock.tokens.admin === this.mock.tokens.admin) this.refresh()
    else this.#mock.value = mock
  }

  showToast(message: Message): void {
    this.toast.value = { message }
  }

  /** Runs `action`, and shows an error toast if it fails. Resolves to `true` if `action` succeeds, otherwise to `false`. */
  async attempt(action: () => Promise<unknown>): Promise<boolean> {
    try {
      await action()
      return true
    } catch (cause) {
      this.toast.value = { error: toErrorView(cause) }
      return false
    }
  }

  /** Creates a client whose observer header keeps the page's own reads out of the request log and exempts them from faults. */
  #createWorkbench(identity: IdentityId): Workbench {
    return new Workbench({
      token: this.mock.tokens[identity],
      baseUrl: this.connection.url,
      headers: { 'x-workbench-mock-observer': 'console' },
      timeout: 20_000,
    })
  }

  #reloadOnChange(): void {
    void this.workbench.value
    void this.filters.value
    untracked(() => this.reload())
  }

  #syncAddress(): void {
    const days = this.rotateAfter.value
    const rotate = days === DEFAULT_ROTATE_AFTER_DAYS ? null : String(days)
    this.address.replace({ ...filterParams(this.filters.value), rotate })
  }

  #readAddress(): void {
    const params = this.address.params.peek()
    batch(() => {
      this.filters.value = parseFilters(params)
      this.rotateAfter.value = parseRotateAfter(params.get('rotate'))
    })
  }

  /** Checks the clock and the faults regularly, except while the page is hidden. */
  #watchModes(signal: AbortSignal): void {
    const refresh = () => {
      if (document.visibilityState !== 'visible' || this.requestStream.status.value !== 'open') return
      // The request stream also detects a lost connection, and the page reports it.
      Promise.all([this.clock.refresh(), this.faults.refresh()]).catch(() => undefined)
    }
    const timer = setInterval(refresh, MODES_INTERVAL)
    signal.addEventListener('abort', () => clearInterval(timer))
  }

  #reloadMockOnReconnect(): () => void {
    let wasLost = false
    return effect(() => {
      const streamStatus = this.requestStream.status.value
      if (streamStatus === 'open' && wasLost) untracked(() => void this.attempt(() => this.reloadMock()))
      wasLost = streamStatus === 'lost'
    })
  }

  #onRequest({ method }: RecordedRequest): void {
    if (!READ_METHODS.has(method)) this.#refreshSoon()
  }
}

/** Connects to the mock. @throws ControlError, UnreachableError. */
export async function createAppState(connection: Connection): Promise<AppState> {
  const control = createControlClient(connection)
  const [mock, { requests }] = await Promise.all([
    unwrap(control.GET('/__mock__')),
    unwrap(control.GET('/__mock__/requests', { params: { query: { limit: 1 } } })),
  ])
  return new AppState(connection, mock, requests.at(-1)?.id ?? '')
}

function parseRotateAfter(param: string | null): number {
  const days = Number(param)
  return Number.isInteger(days) && days > 0 && days <= 3_650 ? days : DEFAULT_ROTATE_AFTER_DAYS
}

const AppStateContext = createContext<AppState | undefined>(undefined)

export const AppStateProvider = AppStateContext.Provider

/** @throws Error outside an `AppStateProvider`. */
export function useAppState(): AppState {
  const app = useContext(AppStateContext)
  if (!app) throw new Error('useAppState requires an AppStateProvider.')
  return app
}
