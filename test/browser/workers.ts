import { type StartOptions, startWorkbench } from '@workbench-sdk/mock/browser'
import { type Check, call, failureOf, hold, within } from './check.ts'

/** A start that is refused, in these words, and does not stand in the way of another. */
function refuses(name: string, serviceWorker: StartOptions['serviceWorker'], ...words: readonly string[]): Check {
  return {
    name,
    steps: [
      async () => {
        const failure = await failureOf(startWorkbench({ ...(serviceWorker && { serviceWorker }) }))
        for (const word of words) hold(`"${word}" in "${failure}"`, failure.includes(word), true)
        await within({}, async started => hold('a call', (await call(started, '/api_keys')).status, 200))
      },
    ],
  }
}

const REMEDY = 'npx workbench-mock init --worker-dir public'

export const workers: readonly Check[] = [
  refuses(
    'a service worker that is missing is told of',
    { url: '/missing.js' },
    'is missing (404)',
    '/missing.js',
    REMEDY,
  ),
  refuses('a page in its place is told of', { url: '/page.html' }, 'is served as text/html, not as JavaScript', REMEDY),
  refuses('another script in its place is told of', { url: '/empty.js' }, "is not MSW's", REMEDY),
  refuses(
    'a service worker that does not reach the page is told of',
    { url: '/folder/mockServiceWorker.js' },
    'is for pages below',
    '/folder/, and this is',
  ),
  {
    name: 'a page that can have no service worker is told so',
    isInsecure: true,
    steps: [
      async () => {
        const failure = await failureOf(startWorkbench())
        hold(
          failure,
          failure.includes('has no service workers, which the mock is reached by: open it over HTTPS'),
          true,
        )
      },
    ],
  },
]
