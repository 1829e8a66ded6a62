import type { HttpHandler } from 'msw'
import type { Host } from '../host/host.ts'
import { WorkbenchMock } from '../mock/mock.ts'
import type { MockOptions } from '../mock/options.ts'
import { hostHandlers, pageHandlers } from './page-handlers.ts'
import { persistState, type StorageOptions } from './persist-state.ts'
import { checkWorker, type ServiceWorkerOptions, startWorker } from './service-worker.ts'

/** The options that apply to both a mock and a host. */
interface PageOptions {
  /** The URL of MSW's service worker, and its registration options. */
  readonly serviceWorker?: ServiceWorkerOptions
  /**
   * Keeps the mock's state, including its tokens, across reloads: for this tab (`session`), or for all tabs (`local`; the last tab
   * to write wins). A stored state overrides `scenario`, `now` and `randomSeed`.
   *
   * @default false
   */
  readonly persist?: StorageOptions['area'] | false
  /**
   * The storage key.
   *
   * @default '@workbench-sdk/mock'
   */
  readonly storageKey?: string
  /**
   * Called if the state cannot be stored or restored.
   *
   * @default console.error
   */
  readonly onProblem?: (problem: Error) => void
}

/** The options for a mock. */
export interface StartOptions extends MockOptions, PageOptions {
  /** An existing mock, instead of options for a new one. */
  readonly mock?: WorkbenchMock
}

/** The options for a host. */
export interface StartHostOptions extends PageOptions {
  /**
   * The host that handles requests to the page's own origin: for the Workbench API, for the control API at `/__mock__`, and for
   * worlds that are selected by path. `persist` stores only the default world. If the page's host name is not `localhost` or an
   * IP address, the control API requires a `controlToken`.
   */
  readonly host: Host
}

type AnyOptions = StartOptions & Partial<StartHostOptions>

/** A mock that handles the page's requests. */
export interface StartedWorkbench extends AsyncDisposable {
  /** The mock that handles requests. For a host, this is the mock of the default world. */
  readonly mock: WorkbenchMock
  /** Stops handling the page's requests. The stored state is kept. */
  stop(): Promise<void>
}

/** Whether the page already has a mock or host. It can have only one, because it has only one service worker. */
let isStarted = false

/**
 * Uses MSW's service worker to intercept the requests that this page sends to Workbench, and handles them with a mock in the page.
 * Other requests are not affected.
 *
 * @throws TypeError if an option is unknown or invalid
 * @throws Error if the page cannot use the service worker, its file is missing or is not MSW's, the page is outside its scope, or
 *   the page already has a mock
 *
 * @example
 * const { mock } = await startWorkbench({ scenario: 'typical', persist: 'session' })
 * const workbench = new Workbench({ token: mock.tokens.admin })
 */
export function startWorkbench(options?: StartOptions): Promise<StartedWorkbench>
/**
 * Intercepts the requests that this page sends to its own origin for the Workbench API, the control API or a world, and handles
 * them with a host in the page. Read the request stream with `fetch`, because MSW's service worker does not support `EventSource`.
 *
 * @throws TypeError if an option is unknown or invalid, or is a mock option
 * @throws Error if the page cannot use the service worker (see above), or already has a mock
 *
 * @example
 * const host = createHost({ scenario: 'typical', controlToken: crypto.randomUUID() })
 * await startWorkbench({ host })
 */
export function startWorkbench(options: StartHostOptions): Promise<StartedWorkbench>
export async function startWorkbench(options: AnyOptions = {}): Promise<StartedWorkbench> {
  checkOptions(options)
  if (isStarted)
    throw new Error('This page already has a mock of Workbench. Call stop() on that mock first, or use it.')
  isStarted = true
  try {
    return await start(options)
  } catch (error) {
    isStarted = false
    throw error
  }
}

async function start({ host, mock, serviceWorker, persist, storageKey, onProblem, ...mockOptions }: AnyOptions) {
  const script = await checkWorker(serviceWorker)
  const target = host ? hostTarget(host) : mockTarget(mock ?? new WorkbenchMock(mockOptions))
  const stopPersisting = persist
    ? persistState(target.mock, storageOptions(persist, storageKey, onProblem))
    : () => undefined
  const stopWorker = await startWorker(script, target.handlers).catch((error: unknown) => {
    stopPersisting()
    throw error
  })
  let stopped: Promise<void> | undefined
  const stop = () => {
    stopped ??= stopWorker().finally(() => {
      target.endStreams()
      stopPersisting()
      isStarted = false
    })
    return stopped
  }
  return { mock: target.mock, stop, [Symbol.asyncDispose]: stop }
}

/** A mock or host that handles the page's requests. */
interface Target {
  /** The mock whose state is stored. */
  readonly mock: WorkbenchMock
  readonly handlers: HttpHandler[]
  endStreams(): void
}

const mockTarget = (mock: WorkbenchMock): Target => ({
  mock,
  handlers: pageHandlers(mock),
  endStreams: () => undefined,
})

const hostTarget = (host: Host): Target => ({
  mock: host.mock,
  handlers: hostHandlers(host),
  endStreams: () => host.endStreams(),
})

const storageOptions = (
  area: StorageOptions['area'],
  key: StorageOptions['key'] = '@workbench-sdk/mock',
  onProblem: StorageOptions['onProblem'] = console.error,
): StorageOptions => ({ area, key, onProblem })

const PERSIST: readonly unknown[] = ['session', 'local', false, undefined]
const PAGE_OPTIONS: ReadonlySet<string> = new Set(['serviceWorker', 'persist', 'storageKey', 'onProblem'])

function checkOptions(options: AnyOptions): void {
  const { persist, storageKey, host, mock } = options
  if (!PERSIST.includes(persist))
    throw new TypeError(`Invalid value for persist: expected "session", "local" or false, received "${persist}".`)
  if (storageKey === '') throw new TypeError('Invalid storageKey "": expected a non-empty string.')
  const target = host ? 'host' : mock && 'mock'
  const other = target && Object.keys(options).find(name => name !== target && !PAGE_OPTIONS.has(name))
  if (other) throw new TypeError(`Invalid option "${other}": it cannot be combined with "${target}".`)
}
