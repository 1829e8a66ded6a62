import type { HttpHandler } from 'msw'

export interface ServiceWorkerOptions {
  /**
   * The URL of the file that `npx @workbench-sdk/mock init` writes.
   *
   * @default '/mockServiceWorker.js'
   */
  readonly url?: string
  /** The options for `navigator.serviceWorker.register`. */
  readonly options?: RegistrationOptions
}

/** MSW's service worker, validated. */
interface WorkerScript {
  readonly url: string
  readonly options?: RegistrationOptions
}

/** Passes other requests through silently. MSW 2 and MSW 3 use different option names, and each ignores the other's. */
const QUIET_OPTIONS = { quiet: true, onUnhandledFrame: 'bypass', onUnhandledRequest: 'bypass' } as const

/** @returns a function that stops the worker */
export async function startWorker(
  serviceWorker: WorkerScript,
  handlers: readonly HttpHandler[],
): Promise<() => Promise<void>> {
  // Imported on demand, so that this module can be loaded in Node.
  const { setupWorker } = await import('msw/browser')
  const worker = setupWorker(...handlers)
  await worker.start({ ...QUIET_OPTIONS, serviceWorker })
  return async () => worker.stop()
}

/**
 * Checks the service worker. MSW itself would report problems less clearly, or wait forever.
 *
 * @throws Error if the page cannot use this service worker
 */
export async function checkWorker({
  url = '/mockServiceWorker.js',
  options,
}: ServiceWorkerOptions = {}): Promise<WorkerScript> {
  if (typeof document === 'undefined')
    throw new Error('startWorkbench() is only available in a web page. Elsewhere, use mock.fetch or serve().')
  if (!navigator.serviceWorker || !/^https?:$/.test(location.protocol)) {
    throw new Error(
      `Service workers are not available on ${location.origin}. Open the page over HTTPS or at http://localhost.`,
    )
  }
  const address = new URL(url, location.href)
  checkScope(address, options?.scope)
  await checkFile(address)
  return { url, ...(options && { options }) }
}

function checkScope(address: URL, scopePath = '.'): void {
  const scope = new URL(scopePath, scopePath === '.' ? address : location.href)
  if (location.href.startsWith(scope.href)) return
  throw new Error(
    `The page ${location.origin}${location.pathname} is outside the scope ${scope} of the service worker ${address}. Serve the file from a parent folder of the page, or set the scope in serviceWorker.options.`,
  )
}

async function checkFile(address: URL): Promise<void> {
  const problem = await problemOf(address)
  if (problem === undefined) return
  throw new Error(
    `The service worker ${address} ${problem}. Create it with "npx @workbench-sdk/mock init --worker-dir public", or set serviceWorker.url.`,
  )
}

async function problemOf(address: URL): Promise<string | undefined> {
  const response = await fetch(address, { cache: 'no-cache' }).catch(() => undefined)
  if (!response) return 'cannot be fetched'
  if (!response.ok) return `is missing (${response.status})`
  const type = response.headers.get('content-type') ?? 'an unknown type'
  if (!type.includes('javascript')) return `is served as ${type}, not as JavaScript`
  return (await response.text()).includes(MSW_MESSAGE) ? undefined : 'is not the service worker of MSW'
}

/** A message supported by the service worker of every MSW version. MSW itself would wait forever for the response. */
const MSW_MESSAGE = 'INTEGRITY_CHECK_REQUEST'
