import type { HttpHandler } from 'msw'
import type { Host } from '../host/host.ts'
import type { Mock } from '../mock/mock.ts'
import type { MockOptions } from '../mock/options.ts'
import { WorkbenchMock } from '../mock/workbench-mock.ts'
import { type Keeping, keepState } from './keep-state.ts'
import { handlersOfHost, pageHandlers } from './page-handlers.ts'
import { checkWorker, type ServiceWorkerOptions, startWorker } from './service-worker.ts'

/** The options of the page, whatever answers in it. */
interface PageOptions {
  /** Where the page gets MSW's service worker from, and how it is registered. */
  readonly serviceWorker?: ServiceWorkerOptions
  /**
   * Keeps what the mock holds, its tokens included, over reloads: of this tab, or of all tabs, of which the last one to write
   * wins. What is kept comes before `scenario`, `now` and `randomSeed`. Default: `false`.
   */
  readonly persist?: Keeping['area'] | false
  /** The name that it is kept under. Default: `@workbench-sdk/mock`. */
  readonly storageKey?: string
  /** Told where state cannot be kept, or what was kept cannot be used. Default: `console.error`. */
  readonly onProblem?: (problem: Error) => void
}

/** The options of the mock, and those of the page that it answers in. */
export interface StartOptions extends MockOptions, PageOptions {
  /** The mock that answers, in place of one that is made with options. */
  readonly mock?: WorkbenchMock
}

/** A host of worlds, and the options of the page that it answers in. */
export interface StartHostOptions extends PageOptions {
  /**
   * What answers on the page's own origin, as it would on a port: the Workbench API, the control API below `/__mock__`, and
   * worlds by their path. Of its worlds `persist` keeps the default one. Under a name that is no address, nor `localhost`, the
   * control API answers only where the host was made with a `controlToken`.
   */
  readonly host: Host
}

type AnyOptions = StartOptions & Partial<StartHostOptions>

/** A page of which the calls to Workbench reach a mock. */
export interface StartedWorkbench<M extends Mock = WorkbenchMock> extends AsyncDisposable {
  /** The mock that answers; of a host that of the default world. */
  readonly mock: M
  /** Gives the page back: its calls go to the network again. What was kept stays where it is. */
  stop(): Promise<void>
}

/** One service worker carries the calls of a page, to one mock or host. */
let isStarted = false

/**
 * Has the calls that this page makes to Workbench reach a mock in the page, by MSW's service worker. All other calls are left
 * alone, and nothing is said of them.
 *
 * @throws TypeError where an option is not one.
 * @throws Error where the page cannot have a service worker, its file is missing or is no worker of MSW's, the page is beyond
 *   its scope, or the page has a mock already.
 *
 * @example
 * const { mock } = await startWorkbench({ scenario: 'typical', persist: 'session' })
 * const workbench = new Workbench({ token: mock.tokens.admin })
 */
export function startWorkbench(options?: StartOptions): Promise<StartedWorkbench>
/**
 * Has the calls that this page makes to its own origin reach a host of worlds in the page, where they are for the Workbench API, the
 * control API or a world. The stream of requests is to be read by `fetch`: MSW's service worker leaves an `EventSource` alone.
 *
 * @throws TypeError where an option is not one, or is of a mock that is made.
 * @throws Error where the page cannot have a service worker, as above, or has a mock already.
 *
 * @example
 * const host = hostWorlds({ scenario: 'typical', controlToken: crypto.randomUUID() })
 * await startWorkbench({ host })
 */
export function startWorkbench(options: StartHostOptions): Promise<StartedWorkbench<Mock>>
export async function startWorkbench(options: AnyOptions = {}): Promise<StartedWorkbench<Mock>> {
  checkOptions(options)
  if (isStarted) throw new Error('This page has a mock of Workbench already: stop() that one first, or go on with it.')
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
  const answering = host ? hostAnswering(host) : mockAnswering(mock ?? new WorkbenchMock(mockOptions))
  const stopKeeping = persist ? keepState(answering.mock, keepingOf(persist, storageKey, onProblem)) : () => undefined
  const stopWorker = await startWorker(script, answering.handlers).catch((error: unknown) => {
    stopKeeping()
    throw error
  })
  let stopped: Promise<void> | undefined
  const stop = () => {
    stopped ??= stopWorker().finally(() => {
      answering.end()
      stopKeeping()
      isStarted = false
    })
    return stopped
  }
  return { mock: answering.mock, stop, [Symbol.asyncDispose]: stop }
}

/** What answers in the page. */
interface Answering {
  /** Of which the state is kept. */
  readonly mock: Mock
  readonly handlers: HttpHandler[]
  /** Ends the answers that would go on for ever. */
  end(): void
}

const mockAnswering = (mock: WorkbenchMock): Answering => ({
  mock,
  handlers: pageHandlers(mock),
  end: () => undefined,
})

const hostAnswering = (host: Host): Answering => ({
  mock: host.mock,
  handlers: handlersOfHost(host),
  end: () => host.endStreams(),
})

const keepingOf = (
  area: Keeping['area'],
  key: Keeping['key'] = '@workbench-sdk/mock',
  onProblem: Keeping['onProblem'] = console.error,
): Keeping => ({ area, key, onProblem })

const PERSIST: readonly unknown[] = ['session', 'local', false, undefined]
const OF_THE_PAGE: ReadonlySet<string> = new Set(['serviceWorker', 'persist', 'storageKey', 'onProblem'])

function checkOptions(options: AnyOptions): void {
  const { persist, storageKey, host, mock } = options
  if (!PERSIST.includes(persist)) throw new TypeError(`persist is ${persist}: give 'session', 'local' or false.`)
  if (storageKey === '') throw new TypeError('storageKey is empty: give the name that the state is kept under.')
  const given = host ? 'host' : mock && 'mock'
  const other = given && Object.keys(options).find(name => name !== given && !OF_THE_PAGE.has(name))
  if (other) throw new TypeError(`${other} does not go with ${given}, which answers as it is: leave one out.`)
}
