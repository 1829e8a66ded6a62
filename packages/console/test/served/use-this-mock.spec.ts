// "Use this mock", the request log, worlds, people and actions.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { accountNamed, expect, generateKey, openPanel, type Page, readClipboard, test } from '../fixtures.ts'

const contentOf = (page: Page) => page.evaluate(() => document.documentElement.outerHTML)

/** Runs a command that was copied from the page. */
async function runInShell(command: string, key = ''): Promise<string> {
  const env = { ...process.env, WORKBENCH_API_KEY: key }
  return (await promisify(execFile)('sh', ['-c', command], { env })).stdout
}

test('shows how programs use the mock, and shows a key only on request', async ({
  accountsPage: page,
  site,
  auditPage,
}) => {
  const token = site.host?.mock.tokens.readOnlyAdmin ?? ''
  await openPanel(page, 'Use this mock')
  const panel = page.getByRole('tabpanel')
  await expect(panel.getByText(site.url.slice(0, -1), { exact: true })).toBeVisible()
  expect(await contentOf(page)).not.toContain('wbmock_')
  await auditPage('use-this-mock')
  await panel.getByRole('button', { name: 'Copy key of Organization Admin, read-only' }).click()
  expect(await readClipboard(page)).toBe(token)
  expect(await contentOf(page)).not.toContain('wbmock_')
  await panel.getByRole('button', { name: 'Copy .env of Organization Admin, read-only' }).click()
  expect(await readClipboard(page)).toBe(`WORKBENCH_BASE_URL=${site.url.slice(0, -1)}\nWORKBENCH_API_KEY=${token}\n`)
  await panel.getByRole('button', { name: 'Show key of Organization Admin, read-only' }).click()
  await expect(panel.getByText(token)).toBeVisible()
  await openPanel(page, 'Time')
  expect(await contentOf(page)).not.toContain('wbmock_')
  await openPanel(page, 'Use this mock')
  await panel.getByRole('button', { name: 'Copy curl' }).click()
  expect(await runInShell(await readClipboard(page), token)).toContain('Mock Organization')
})

test('shows code next to a new key', async ({ accountsPage: page, site, auditPage }) => {
  const secret = await generateKey(page, 'deployer', 'canary')
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Use this key').click()
  await auditPage('use-this-key')
  await dialog.getByRole('button', { name: 'Copy .env' }).click()
  expect(await readClipboard(page)).toBe(`WORKBENCH_BASE_URL=${site.url.slice(0, -1)}\nWORKBENCH_API_KEY=${secret}\n`)
  await dialog.getByRole('button', { name: 'Copy curl' }).click()
  const command = await readClipboard(page)
  expect(command).not.toContain(secret)
  expect(await runInShell(command, secret)).toContain('Mock Organization')
})

test('requests: shows headers, duration and size, and filters by account', async ({
  accountsPage: page,
  site,
  auditPage,
}) => {
  await openPanel(page, 'Requests')
  const panel = page.getByRole('tabpanel')
  for (const [account, key] of [
    ['deployer', 'canary'],
    ['siem-export', 'other'],
  ] as const) {
    await generateKey(page, account, key)
    await page.getByRole('button', { name: 'Done' }).click()
  }
  await expect(panel.locator('.request-log > li')).toHaveCount(2)
  const search = panel.locator('search')
  await search.getByLabel('Search').fill('CANARY')
  await expect(panel.locator('.request-log > li')).toHaveCount(1)
  await search.getByLabel('Search').fill('')
  const deployer = site.host?.mock.serviceAccounts().find(({ name }) => name === 'deployer')
  const log = panel.locator('.request-log > li')
  await search.getByLabel('Account').selectOption(deployer?.id ?? '')
  await expect(log).toHaveCount(1)
  await log.locator('summary').first().click()
  await expect(log).toContainText('"display_name": "canary"')
  await search.getByRole('button', { name: 'Clear filters' }).click()
  await expect(log).toHaveCount(2)
  const entry = panel.locator('.request-log > li').first()
  await entry.locator('summary').first().click()
  await expect(entry.getByText(/^\d+(\.\d)? (B|kB) sent, /)).toBeVisible()
  await expect(entry.locator('dt').filter({ hasText: 'Duration' })).toBeVisible()
  await entry.getByText('Request headers').click()
  await expect(entry.getByRole('table', { name: 'Request headers' })).toContainText('Bearer [secret]')
  await expect(entry.getByRole('table', { name: 'Request headers' })).toContainText('user-agent')
  await entry.getByText('Response headers').click()
  await expect(entry.getByRole('table', { name: 'Response headers' })).toContainText('x-request-id')
  await auditPage('request-details')
})

test('requests: copies a request as curl, and replays it', async ({ accountsPage: page, site }) => {
  const mock = site.host?.mock
  const headers = { authorization: `Bearer ${mock?.tokens.admin}`, 'content-type': 'application/json' }
  const url = `${site.url}api/v2/service_accounts`
  await (await fetch(`${url}?page[limit]=1`, { headers })).text()
  const attributes = { display_name: 'it’s a "test"', role: 'organization_analyst' }
  const body = JSON.stringify({ data: { type: 'service_accounts', attributes } })
  await (await fetch(url, { method: 'POST', headers, body })).text()
  await openPanel(page, 'Requests')
  const write = page.locator('.request-log > li').filter({ hasText: 'POST' })
  await write.locator('summary').first().click()
  await write.getByRole('button', { name: 'Copy as curl' }).click()
  const command = await readClipboard(page)
  expect(command).toContain('$WORKBENCH_API_KEY')
  expect(command).not.toContain('wbmock_')
  await runInShell(command, mock?.tokens.admin)
  await expect(accountNamed(page, attributes.display_name)).toHaveCount(2)

  // A write is only sent after a confirmation.
  await write.last().getByRole('button', { name: 'Replay…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  expect(mock?.requests).toHaveLength(3)
  await write.last().getByRole('button', { name: 'Replay…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Replay' }).click()
  await expect(page.getByText('the mock responded with 201')).toBeVisible()
  await expect(accountNamed(page, attributes.display_name)).toHaveCount(3)

  const read = page.locator('.request-log > li').filter({ hasText: 'GET' })
  await read.locator('summary').first().click()
  await read.getByRole('button', { name: 'Replay', exact: true }).click()
  await expect(page.getByText('the mock responded with 200')).toBeVisible()
  expect(mock?.requests.at(-1)).toMatchObject({ method: 'GET', path: '/api/v2/service_accounts?page[limit]=1' })
})

test('worlds: lists, creates, opens and deletes worlds', { tag: '@navigation' }, async ({
  accountsPage: page,
  site,
  auditPage,
}) => {
  site.host?.world('ci-7')
  await expect(page).toHaveTitle('Service Accounts · Workbench mock')
  await openPanel(page, 'Worlds')
  const worlds = page.getByRole('list', { name: 'Worlds' }).getByRole('listitem')
  await expect(worlds).toHaveCount(2)
  await expect(worlds.filter({ hasText: 'this page' })).toContainText('default')
  await auditPage('worlds')
  await page.getByLabel('World name').fill('not a name')
  await expect(page.getByRole('tabpanel').getByRole('alert')).toContainText('Invalid world name')
  await page.getByLabel('World name').fill('fresh')
  await page.getByRole('button', { name: 'Open world' }).click()
  await expect(page).toHaveTitle('fresh · Service Accounts · Workbench mock')
  await expect(worlds).toHaveCount(3)
  await page.getByRole('link', { name: 'ci-7' }).click()
  await expect(page).toHaveTitle('ci-7 · Service Accounts · Workbench mock')
  await page.getByRole('button', { name: 'Delete… fresh' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect(worlds).toHaveCount(2)
})

test('people and actions: shows those of the mock', async ({ accountsPage: page, site, auditPage }) => {
  site.host?.mock.seed({
    userAccounts: [{ email: 'kim.new@example.com', password: 'x', role: 'organization_admin' }],
    investigativeActions: Array.from({ length: 60 }, (_, index) => ({ title: `Action ${index}`, reason: 'Look' })),
  })
  await openPanel(page, 'People and actions')
  await expect(page.getByRole('table', { name: 'People' })).toContainText('kim.new@example.com')
  const actions = page.getByRole('table', { name: 'Investigative actions' })
  await expect(actions.getByRole('row')).toHaveCount(51)
  await page.getByRole('button', { name: 'Show more of Investigative actions' }).click()
  await expect(actions.getByRole('row')).toHaveCount(63)
  await auditPage('people-and-actions')
})
