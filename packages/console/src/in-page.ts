import { signal } from '@preact/signals'
import { hostWorlds } from '@workbench-sdk/mock'
import { startWorkbench } from '@workbench-sdk/mock/browser'
import { type Place, urlOf, worldOf } from './place.ts'

/**
 * Starts a mock in this page, reached by MSW's service worker, which lies beside the page. What it holds is kept as long as
 * the tab is.
 */
export async function inPage(): Promise<Place> {
  // Without one the control API refuses to answer under a name, which might be another page's that leads here.
  const controlToken = crypto.randomUUID()
  const host = hostWorlds({ scenario: 'typical', controlToken })
  const problem = signal<string | undefined>(undefined)
  await startWorkbench({
    host,
    persist: 'session',
    serviceWorker: { url: './mockServiceWorker.js' },
    onProblem: ({ message }) => {
      problem.value = message
    },
  })
  const world = worldOf(location)
  return { url: urlOf(world), world, controlToken, isInPage: true, problem }
}
