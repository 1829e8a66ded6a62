import type { HttpHandler } from 'msw'

export interface ServiceWorkerOptions {
  /** The address of the file that `npx workbench-mock init` writes. Default: `/mockServiceWorker.js`. */
  readonly url?: string
  /** As `navigator.serviceWorker.register` takes them. */
  readonly options?: RegistrationOptions
}

/** A file that is MSW's service worker, and how it is registered. */
interface Script {
  readonly url: string
  readonly options?: RegistrationOptions
}

/** What MSW 3 and MSW 2 call it to leave a request alone, and say nothing. Each overlooks the other's name. */
const QUIETLY = { quiet: true, onUnhandledFrame: 'bypass', onUnhandledRequest: 'bypass' } as const

/** @returns what gives the page back. */
export async function startWorker(
  serviceWorker: Script,
  handlers: readonly HttpHandler[],
): Promise<() => Promise<void>> {
  // Loaded when it is needed, since Node cannot, and a program that runs in both can have this module.
  const { setupWorker } = await import('msw/browser')
  const worker = setupWorker(...handlers)
  await worker.start({ ...QUIETLY, serviceWorker })
  return async () => worker.stop()
}

/**
 * Looks at all that MSW would say less clearly, or wait for without end.
 *
 * @throws Error where the page cannot have this service worker.
 */
export async function checkWorker({
  url = '/mockServiceWorker.js',
  options,
}: ServiceWorkerOptions = {}): Promise<Script> {
  if (typeof document === 'undefined')
    throw new Error('startWorkbench is for a page; elsewhere use mock.fetch or serve.')
  if (!navigator.serviceWorker || !/^https?:$/.test(location.protocol)) {
    throw new Error(
      `A page of ${location.origin} has no service workers, which the mock is reached by: open it over HTTPS, or at http://localhost.`,
    )
  }
  const address = new URL(url, location.href)
  checkScope(address, options?.scope)
  await checkFile(address)
  return { url, ...(options && { options }) }
}

function checkScope(address: URL, wanted = '.'): void {
  const scope = new URL(wanted, wanted === '.' ? address : location.href)
  if (location.href.startsWith(scope.href)) return
  throw new Error(
    `The service worker of ${address} is for pages below ${scope}, and this is ${location.origin}${location.pathname}: its calls would reach the network. Serve the file from a folder that the page is below, or give serviceWorker.options a scope.`,
  )
}

async function checkFile(address: URL): Promise<void> {
  const problem = await problemOf(address)
  if (problem === undefined) return
  throw new Error(
    `The service worker that the mock is reached by ${problem}: ${address}. Write it into the folder that the page's files are served from, by npx workbench-mock init --worker-dir public, or say by serviceWorker.url where it is.`,
  )
}

async function problemOf(address: URL): Promise<string | undefined> {
  const response = await fetch(address, { cache: 'no-cache' }).catch(() => undefined)
  if (!response) return 'cannot be fetched'
  if (!response.ok) return `is missing (${response.status})`
  const type = response.headers.get('content-type') ?? 'nothing'
  if (!type.includes('javascript')) return `is served as ${type}, not as JavaScript`
  return (await response.text()).includes(OF_MSW) ? undefined : "is not MSW's"
}

/** A message that MSW's workers of all versions know, and that MSW would wait for the answer to. */
const OF_MSW = 'INTEGRITY_CHECK_REQUEST'
