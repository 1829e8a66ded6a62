import type { MockOptions } from '../mock-options.ts'
import { WorkbenchMock } from '../workbench-mock.ts'
import { type Keeping, keepState } from './keep-state.ts'
import { pageHandlers } from './page-handlers.ts'
import { checkWorker, type ServiceWorkerOptions, startWorker } from './service-worker.ts'

/** The options of the mock, and those of the page that it answers in. */
export interface StartOptions extends MockOptions {
  /** The mock that answers, in place of one that is made with options. */
  readonly mock?: WorkbenchMock
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

/** A page of which the calls to Workbench reach a mock. */
export interface StartedWorkbench extends AsyncDisposable {
  readonly mock: WorkbenchMock
  /** Gives the page back: its calls go to the network again. What was kept stays where it is. */
  stop(): Promise<void>
}

/** One service worker carries the calls of a page, to one mock. */
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
export async function startWorkbench(options: StartOptions = {}): Promise<StartedWorkbench> {
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

async function start({ mock: given, serviceWorker, persist, storageKey, onProblem, ...mockOptions }: StartOptions) {
  const script = await checkWorker(serviceWorker)
  const mock = given ?? new WorkbenchMock(mockOptions)
  const letGo = persist ? keepState(mock, keepingOf(persist, storageKey, onProblem)) : () => undefined
  const stopWorker = await startWorker(script, pageHandlers(mock)).catch((error: unknown) => {
    letGo()
    throw error
  })
  let stopped: Promise<void> | undefined
  const stop = () => {
    stopped ??= stopWorker().finally(() => {
      letGo()
      isStarted = false
    })
    return stopped
  }
  return { mock, stop, [Symbol.asyncDispose]: stop }
}

const keepingOf = (
  area: Keeping['area'],
  key: Keeping['key'] = '@workbench-sdk/mock',
  onProblem: Keeping['onProblem'] = console.error,
): Keeping => ({ area, key, onProblem })

const PERSIST: readonly unknown[] = ['session', 'local', false, undefined]
const OF_THE_PAGE: ReadonlySet<string> = new Set(['mock', 'serviceWorker', 'persist', 'storageKey', 'onProblem'])

function checkOptions(options: StartOptions): void {
  const { persist, storageKey, mock } = options
  if (!PERSIST.includes(persist)) throw new TypeError(`persist is ${persist}: give 'session', 'local' or false.`)
  if (storageKey === '') throw new TypeError('storageKey is empty: give the name that the state is kept under.')
  const ofAnother = mock && Object.keys(options).find(name => !OF_THE_PAGE.has(name))
  if (ofAnother)
    throw new TypeError(`${ofAnother} is an option of a mock that is made, and one is given: leave one out.`)
}
