import { type StartOptions, startWorkbench } from '@workbench-sdk/mock/browser'
import { type Check, call, errorOf, expectEqual, withMock } from './check.ts'

/** Returns a check that starting fails with a message that contains these words, and that a second attempt succeeds. */
function failsToStart(name: string, serviceWorker: StartOptions['serviceWorker'], ...words: readonly string[]): Check {
  return {
    name,
    steps: [
      async () => {
        const failure = await errorOf(startWorkbench({ ...(serviceWorker && { serviceWorker }) }))
        for (const word of words) expectEqual(`"${word}" in "${failure}"`, failure.includes(word), true)
        await withMock({}, async started => expectEqual('a call', (await call(started, '/api_keys')).status, 200))
      },
    ],
  }
}

const REMEDY = 'npx @workbench-sdk/mock init --worker-dir public'

export const serviceWorker: readonly Check[] = [
  failsToStart('reports a missing service worker', { url: '/missing.js' }, 'is missing (404)', '/missing.js', REMEDY),
  failsToStart(
    'reports a page in place of the service worker',
    { url: '/page.html' },
    'is served as text/html, not as JavaScript',
    REMEDY,
  ),
  failsToStart(
    'reports another script in place of the service worker',
    { url: '/empty.js' },
    'is not the service worker of MSW',
    REMEDY,
  ),
  failsToStart(
    'reports a service worker whose scope does not include the page',
    { url: '/folder/mockServiceWorker.js' },
    'is outside the scope',
    '/folder/ of the service worker',
  ),
  {
    name: 'reports that an insecure page cannot have a service worker',
    isInsecure: true,
    steps: [
      async () => {
        const failure = await errorOf(startWorkbench())
        expectEqual(
          failure,
          failure.includes('Service workers are not available on') && failure.includes('Open the page over HTTPS'),
          true,
        )
      },
    ],
  },
]
