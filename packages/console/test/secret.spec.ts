// Where the secret of a key is, once Done was clicked: in the one answer that told it, and nowhere else.
import type { CDPSession, Page, Response } from '@playwright/test'
import { expect, generateKey, test } from './console-test.ts'

test('after Done the secret is nowhere', async ({ console: page, said }) => {
  const network = logOf(page)
  const session = await page.context().newCDPSession(page)
  const secret = await generateKey(page, 'deployer', 'canary')
  // The search itself works: as long as it is shown, it is found.
  expect((await heapOf(session)).includes(secret)).toBe(true)
  expect((await documentOf(page)).includes(secret)).toBe(true)

  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByTestId('secret')).toHaveCount(0)
  await expect(page.getByText('The API key canary was created.')).toBeVisible()

  const places = {
    heap: await heapOf(session),
    document: await documentOf(page),
    storage: await storageOf(page),
    address: await page.evaluate(() => location.href + JSON.stringify(history.state)),
    'console, errors': said.join('\n'),
    requests: network.requests.join('\n'),
  }
  expect(Object.entries(places).flatMap(([place, text]) => (text.includes(secret) ? [place] : []))).toEqual([])
  const answers = await Promise.all(network.responses.map(bodyOf))
  expect(answers.filter(({ text }) => text.includes(secret)).map(({ method, path }) => `${method} ${path}`)).toEqual([
    'POST /api/v2/api_keys',
  ])
})

/** All that the page's program holds on to: what it does not, is collected first. */
async function heapOf(session: CDPSession): Promise<string> {
  const chunks: string[] = []
  const take = ({ chunk }: { readonly chunk: string }) => chunks.push(chunk)
  session.on('HeapProfiler.addHeapSnapshotChunk', take)
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  session.off('HeapProfiler.addHeapSnapshotChunk', take)
  return chunks.join('')
}

function documentOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const values = [...document.querySelectorAll('input, textarea')].map(each => (each as HTMLInputElement).value)
    return [document.documentElement.outerHTML, ...values, String(getSelection())].join('\n')
  })
}

function storageOf(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const stored = [localStorage, sessionStorage].map(storage => JSON.stringify({ ...storage }))
    const databases = await indexedDB.databases()
    const kept = await caches.keys()
    // What is never there cannot have it in it.
    return [...stored, document.cookie, JSON.stringify([databases, kept])].join('\n')
  })
}

function logOf(page: Page) {
  const requests: string[] = []
  const responses: Response[] = []
  page.on('request', request => requests.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`))
  page.on('response', response => responses.push(response))
  return { requests, responses }
}

async function bodyOf(response: Response) {
  // A stream that goes on has no body yet; a redirect never has one.
  const text = response.url().endsWith('/stream') ? '' : await response.text().catch(() => '')
  return { method: response.request().method(), path: new URL(response.url()).pathname, text }
}
