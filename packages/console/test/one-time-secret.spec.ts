// After Done, the secret of a new key must only be in the response that contained it.
import type { CDPSession, Page, Response } from '@playwright/test'
import { expect, generateKey, test } from './fixtures.ts'

test('leaves no trace of the secret after Done', async ({ accountsPage: page, pageMessages }) => {
  const network = recordNetwork(page)
  const session = await page.context().newCDPSession(page)
  const secret = await generateKey(page, 'deployer', 'canary')
  // Proves that the search works: the secret is found while it is shown.
  expect((await takeHeapSnapshot(session)).includes(secret)).toBe(true)
  expect((await readDocument(page)).includes(secret)).toBe(true)

  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByTestId('secret')).toHaveCount(0)
  await expect(page.getByText('Created the API key “canary”.')).toBeVisible()

  const places = {
    heap: await takeHeapSnapshot(session),
    document: await readDocument(page),
    storage: await readStorage(page),
    address: await page.evaluate(() => location.href + JSON.stringify(history.state)),
    'console, errors': pageMessages.join('\n'),
    requests: network.requests.join('\n'),
  }
  expect(Object.entries(places).flatMap(([place, text]) => (text.includes(secret) ? [place] : []))).toEqual([])
  const responses = await Promise.all(network.responses.map(readBody))
  expect(responses.filter(({ text }) => text.includes(secret)).map(({ method, path }) => `${method} ${path}`)).toEqual([
    'POST /api/v2/api_keys',
  ])
})

/** Takes a snapshot of the JavaScript heap after a garbage collection. */
async function takeHeapSnapshot(session: CDPSession): Promise<string> {
  const chunks: string[] = []
  const onChunk = ({ chunk }: { readonly chunk: string }) => chunks.push(chunk)
  session.on('HeapProfiler.addHeapSnapshotChunk', onChunk)
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  session.off('HeapProfiler.addHeapSnapshotChunk', onChunk)
  return chunks.join('')
}

function readDocument(page: Page): Promise<string> {
  return page.evaluate(() => {
    const values = [...document.querySelectorAll('input, textarea')].map(each => (each as HTMLInputElement).value)
    return [document.documentElement.outerHTML, ...values, String(getSelection())].join('\n')
  })
}

function readStorage(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const stored = [localStorage, sessionStorage].map(storage => JSON.stringify({ ...storage }))
    const databases = await indexedDB.databases()
    const cacheNames = await caches.keys()
    // Only the names of databases and caches: the page uses neither.
    return [...stored, document.cookie, JSON.stringify([databases, cacheNames])].join('\n')
  })
}

function recordNetwork(page: Page) {
  const requests: string[] = []
  const responses: Response[] = []
  page.on('request', request => requests.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`))
  page.on('response', response => responses.push(response))
  return { requests, responses }
}

async function readBody(response: Response) {
  // An open stream has no body yet, and a redirect never has one.
  const text = response.url().endsWith('/stream') ? '' : await response.text().catch(() => '')
  return { method: response.request().method(), path: new URL(response.url()).pathname, text }
}
