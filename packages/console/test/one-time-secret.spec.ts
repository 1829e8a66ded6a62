// The secret of a new key is not lost before Done, and after Done it is only in the response that contained it.
import type { CDPSession, Page as ChromiumPage, Response } from '@playwright/test'
import { accountNamed, expect, generateKey, type Page, test } from './fixtures.ts'

test('leaves no trace of the secret in the page after Done', { tag: '@each-engine' }, async ({
  accountsPage: page,
  pageMessages,
}) => {
  const secret = await generateKey(page, 'deployer', 'canary')
  // Proves that the search works: the secret is found while it is shown.
  expect((await readDocument(page)).includes(secret)).toBe(true)

  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByTestId('secret')).toHaveCount(0)
  await expect(page.getByText('Created the API key “canary”.')).toBeVisible()

  const places = {
    document: await readDocument(page),
    storage: await readStorage(page),
    address: await page.evaluate(() => location.href + JSON.stringify(history.state)),
    'console, errors': (await pageMessages.read()).join('\n'),
  }
  expect(Object.entries(places).flatMap(([place, text]) => (text.includes(secret) ? [place] : []))).toEqual([])
})

test('leaves no trace of the secret in the heap after Done', { tag: '@heap' }, async ({
  accountsPage: page,
  chromiumPage,
}) => {
  const session = await chromiumPage.context().newCDPSession(chromiumPage)
  const secret = await generateKey(page, 'deployer', 'canary')
  expect((await takeHeapSnapshot(session)).includes(secret)).toBe(true)
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByTestId('secret')).toHaveCount(0)
  expect((await takeHeapSnapshot(session)).includes(secret)).toBe(false)
})

test('sends the secret only in the response that created the key', { tag: '@network' }, async ({
  accountsPage: page,
  chromiumPage,
}) => {
  const network = recordNetwork(chromiumPage)
  const secret = await generateKey(page, 'deployer', 'canary')
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByTestId('secret')).toHaveCount(0)
  expect(network.requests.join('\n').includes(secret)).toBe(false)
  const responses = await Promise.all(network.responses.map(readBody))
  expect(responses.filter(({ text }) => text.includes(secret)).map(({ method, path }) => `${method} ${path}`)).toEqual([
    'POST /api/v2/api_keys',
  ])
})

test('a double click that generates a key does not also click Done', { tag: '@held' }, async ({
  accountsPage: page,
  chromiumPage,
}) => {
  await fillKeyName(page, 'double')
  await clickAt(chromiumPage, 'Next', 1)
  await expect(page.getByTestId('secret')).toHaveText(/^wbmock_/)
  await clickAt(chromiumPage, 'Done', 2)
  await expect(page.getByTestId('secret')).toHaveText(/^wbmock_/)
  await page.getByLabel('I have saved this API key').check()
  await clickAt(chromiumPage, 'Done', 2)
  await expect(page.getByTestId('secret')).toHaveText(/^wbmock_/)
  await clickAt(chromiumPage, 'Done', 1)
  await expect(page.getByRole('dialog')).toBeHidden()
})

test('holding Enter generates one key, and neither copies it nor activates Done', { tag: '@held' }, async ({
  accountsPage: page,
  chromiumPage,
}) => {
  await fillKeyName(page, 'held')
  await page.getByLabel('API key name').focus()
  const pressEnter = () => chromiumPage.keyboard.down('Enter')
  await expect(async () => {
    await pressEnter()
    await expect(page.getByTestId('secret')).toHaveText(/^wbmock_/, { timeout: 10 })
  }).toPass()
  const dialog = page.getByRole('dialog')
  for (const name of ['Copy', 'Done']) {
    await dialog.getByRole('button', { name }).focus()
    await pressEnter()
  }
  await chromiumPage.keyboard.up('Enter')
  await expect(dialog.getByText('Copied')).toHaveCount(0)
  await dialog.getByLabel('I have saved this API key').check()
  await dialog.getByRole('button', { name: 'Done' }).focus()
  await page.keyboard.press('Enter')
  await expect(accountNamed(page, 'deployer').getByText('3 keys')).toBeVisible()
})

test('Done works after the key is copied with the keyboard', { tag: '@nightly' }, async ({ accountsPage: page }) => {
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('Denied', 'NotAllowedError'))
  })
  await fillKeyName(page, 'copied')
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('button', { name: 'Copy' }).click()
  await expect(page.getByText('Couldn’t copy. The key is selected: press Ctrl+C.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Done' })).toBeDisabled()
  await page.keyboard.press('Control+C')
  await expect(page.getByText('Copied. Save it in a safe location.')).toBeVisible()
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
})

test('asks for confirmation if the user leaves the page while the key is shown', { tag: '@leave' }, async ({
  accountsPage: page,
  chromiumPage,
}) => {
  await generateKey(page, 'deployer', 'canary')
  const asked = chromiumPage.waitForEvent('dialog')
  await chromiumPage.close({ runBeforeUnload: true })
  const question = await asked
  expect(question.type()).toBe('beforeunload')
  await question.dismiss()
  await expect(page.getByTestId('secret')).toHaveText(/^wbmock_/)
})

async function fillKeyName(page: Page, name: string): Promise<void> {
  await accountNamed(page, 'deployer').getByRole('button', { name: 'Generate API Key for deployer' }).click()
  await page.getByLabel('API key name').fill(name)
}

/** Clicks at the position of a button, even if it is disabled, as the first or a further click of a series. */
async function clickAt(page: ChromiumPage, name: string, clickCount: number): Promise<void> {
  const { x, y, width, height } = (await page.getByRole('button', { name, exact: true }).boundingBox()) ?? {
    x: 0,
    y: 0,
    width: 0,
    height: 0,
  }
  await page.mouse.move(x + width / 2, y + height / 2)
  await page.mouse.down({ clickCount })
  await page.mouse.up({ clickCount })
}

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

function recordNetwork(page: ChromiumPage) {
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
