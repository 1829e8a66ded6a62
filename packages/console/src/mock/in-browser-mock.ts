import { signal } from '@preact/signals'
import { createHost } from '@workbench-sdk/mock'
import { startWorkbench } from '@workbench-sdk/mock/browser'
import { type Connection, worldFrom, worldUrl } from './connection.ts'

/** Starts a mock in this page, behind MSW's service worker. Its state is kept in session storage. */
export async function startInBrowserMock(): Promise<Connection> {
  // On a named host, the control API requires a token, to protect against DNS rebinding.
  const controlToken = crypto.randomUUID()
  const host = createHost({ scenario: 'typical', controlToken })
  const problem = signal<string | undefined>(undefined)
  await startWorkbench({
    host,
    persist: 'session',
    serviceWorker: { url: './mockServiceWorker.js' },
    onProblem: ({ message }) => {
      problem.value = message
    },
  })
  const world = worldFrom(location)
  return {
    url: worldUrl(world),
    world,
    controlToken,
    isInBrowser: true,
    // WebKit does not support streams through a service worker.
    fetchStream: (url, init) => host.fetch(new Request(url, init)),
    problem,
  }
}
