// The list of the keys of all accounts, to which counts and charts link.
import { readFile } from 'node:fs/promises'
import { accountNamed, expect, openPanel, test } from './fixtures.ts'

const SORTED_NAMES = ['admin', 'analyst', 'export', 'main', 'nightly', 'provision', 'read-only admin', 'rollback']

test('links from the number of due keys to these keys, and back', async ({ accountsPage: page, auditPage }) => {
  await page.getByRole('figure').getByRole('link', { name: '1 due' }).click()
  await expect(page).toHaveURL(/[?&]view=keys&key-state=due\b/)
  await expect(page.getByRole('heading', { name: 'API Keys' })).toBeFocused()
  await expect(page.getByRole('main').getByRole('status').filter({ hasText: '1 key' })).toBeVisible()
  await expect(page.getByRole('row', { name: / · due/ })).toHaveCount(1)
  await auditPage('due-keys')
  await page.reload()
  await expect(page.getByRole('row', { name: / · due/ })).toHaveCount(1)
  await expect(page.getByLabel('State')).toHaveValue('due')
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Service Accounts' })).toBeVisible()
  await expect(page.getByRole('article')).toHaveCount(7)
  await page.goForward()
  await expect(page.getByRole('row', { name: / · due/ })).toHaveCount(1)
})

test('links from each bar of the chart to as many keys as it counts', { tag: '@nightly' }, async ({
  accountsPage: page,
}) => {
  const bars = page.getByRole('link', { name: /days: \d+ keys?$/ })
  await expect(bars.first()).toBeVisible()
  const labels = await bars.evaluateAll(links => links.map(link => link.getAttribute('aria-label') ?? ''))
  expect(labels.length).toBeGreaterThan(2)
  for (const label of labels) {
    await page.getByRole('link', { name: label, exact: true }).click()
    await expect(page.locator('tbody tr')).toHaveCount(Number(/: (\d+) /.exec(label)?.[1]))
    await page.goBack()
    await expect(page.getByRole('article').first()).toBeVisible()
  }
})

test('searches, filters and sorts the keys of all accounts', async ({ accountsPage: page, auditPage }) => {
  await page.getByRole('link', { name: /active API keys/ }).click()
  const names = page.locator('tbody th .name')
  await expect(names).toHaveCount(8)
  await page.getByLabel('Sort').selectOption('Name, A to Z')
  await expect(names).toHaveText(SORTED_NAMES)
  await page.getByLabel('Search by key name').fill('admin')
  await expect(names).toHaveText(['admin', 'read-only admin'])
  await expect(page).toHaveURL(/[?&]view=keys&key-state=active&key-sort=name&key=admin$/)
  await page.getByLabel('Older than (days)').fill('3000')
  await page.getByLabel('Older than (days)').press('Enter')
  await expect(page.getByText('No matching API keys.')).toBeVisible()
  await auditPage('no-matching-keys')
  await page.getByRole('button', { name: 'Show all' }).click()
  await expect(names).toHaveCount(8)
  await page.getByLabel('Search by key name').fill('a,b')
  await expect(page.getByRole('alert')).toHaveText('Workbench can’t search for text with a comma.')
})

test('links from a key to its account', { tag: '@nightly' }, async ({ accountsPage: page, auditPage }) => {
  await page.getByRole('figure').getByRole('link', { name: '1 due' }).click()
  const account = page.getByRole('row', { name: / · due/ }).getByRole('link')
  const name = (await account.textContent()) ?? ''
  await account.click()
  await expect(accountNamed(page, name).getByRole('row', { name: / · due/ })).toBeVisible()
  await auditPage('one-account')
  await page.reload()
  await expect(accountNamed(page, name)).toBeVisible()
  await page.getByRole('link', { name: 'Service Accounts' }).click()
  await expect(page.getByRole('article')).toHaveCount(7)
})

test('disables and enables a key, and explains the consequences', async ({ accountsPage: page, auditPage }) => {
  await page.getByRole('figure').getByRole('link', { name: '1 due' }).click()
  await page.getByRole('button', { name: /^Disable API key/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Disable API Key' })
  await expect(dialog).toContainText('Workbench rejects all requests with a disabled API key.')
  await auditPage('disable-key')
  await dialog.getByRole('button', { name: 'Disable' }).click()
  await expect(page.getByText('No matching API keys.')).toBeVisible()
  await page.getByLabel('State').selectOption('Disabled')
  await page
    .getByRole('button', { name: /^Enable API key/ })
    .first()
    .click()
  await expect(page.getByText(/^Enabled the API key/)).toBeVisible()
})

test('downloads the matching keys as CSV, without formulas', { tag: '@download' }, async ({
  accountsPage: page,
  chromiumPage,
}) => {
  await page.getByRole('button', { name: 'Add Service Account' }).click()
  await page.getByLabel('Service account name').fill('=HYPERLINK("http://attacker.example")')
  await page.getByLabel('Workbench service account role').selectOption('Organization Analyst')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('button', { name: /^Generate API Key for =HYPERLINK/ }).click()
  await page.getByLabel('API key name').fill('+1')
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByLabel('I have saved this API key').check()
  await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click()
  await page.getByRole('link', { name: /active API keys/ }).click()
  const [download] = await Promise.all([
    chromiumPage.waitForEvent('download'),
    page.getByRole('button', { name: 'Download CSV' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^api-keys-\d{4}-\d\d-\d\d\.csv$/)
  const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\n')
  expect(lines).toHaveLength(1 + (await page.locator('tbody tr').count()))
  expect(lines.find(line => line.includes('HYPERLINK'))).toMatch(/^"'=HYPERLINK\(""http.*","'\+1",/)
})

test('pages through 20,000 keys', { tag: '@nightly' }, async ({ accountsPage: page, auditPage }) => {
  await openPanel(page, 'Scenarios')
  const fleet = page.getByRole('listitem').filter({ hasText: 'many service accounts' })
  await fleet.getByRole('spinbutton').fill('10000')
  await fleet.getByRole('button', { name: 'Load' }).click()
  await expect(page.getByText('10,007 accounts')).toBeVisible({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Mock controls' }).click()
  await page
    .getByRole('figure')
    .getByRole('link', { name: /^\d+ due$/ })
    .click()
  await expect(page.locator('tbody tr')).toHaveCount(100)
  const pages = page.getByRole('navigation', { name: 'Pages' })
  const last = Number(await pages.getByRole('spinbutton').getAttribute('max'))
  expect(last).toBeGreaterThan(100)
  await pages.getByRole('spinbutton').fill(String(last))
  await pages.getByRole('spinbutton').press('Enter')
  await expect(page).toHaveURL(new RegExp(`[?&]page=${last}\\b`))
  await expect(pages.getByRole('button', { name: 'Next' })).toHaveAttribute('aria-disabled', 'true')
  await pages.getByRole('button', { name: 'Previous' }).click()
  await expect(pages.getByRole('spinbutton')).toHaveValue(String(last - 1))
  await expect(page.getByRole('row', { name: / · due/ })).toHaveCount(100)
  await auditPage('page-of-20000-keys')
})

test('a collapsed account shows how many of its keys are due, and links to them', { tag: '@nightly' }, async ({
  accountsPage: page,
}) => {
  const due = accountNamed(page, 'deployer').getByRole('link', { name: '1 due' })
  await expect(due).toBeVisible()
  await expect(page.getByRole('article').getByRole('link')).toHaveCount(1)
  await due.click()
  await expect(page.locator('tbody th .name')).toHaveText(['rollback'])
  await page.getByRole('button', { name: 'Show all accounts' }).click()
  await expect(page).toHaveURL(/[?&]view=keys&key-state=due$/)
})

test('the chart, a row, the list and a key agree on which keys are due, at any time', async ({
  accountsPage: page,
}) => {
  await openPanel(page, 'Scenarios')
  const stale = page.getByRole('tabpanel').getByRole('listitem').filter({ hasText: 'stale-keys' })
  await stale.getByRole('button', { name: 'Load' }).click()
  const account = accountNamed(page, 'legacy-integration')
  await account.getByRole('button', { name: 'legacy-integration', exact: true }).click()
  await expect(account.getByRole('row')).toHaveCount(4)
  await expect(account.getByRole('row', { name: / · due/ })).toHaveCount(2)
  await expect(account.getByRole('link', { name: '2 due' })).toBeVisible()
  await expect(page.getByRole('figure').getByText('3 due')).toBeVisible()
  const total =
    (await page
      .getByRole('figure')
      .getByRole('link', { name: /active API keys/ })
      .textContent()) ?? ''
  await openPanel(page, 'Time')
  await page.getByLabel('Time (UTC)').fill('2020-01-01T00:00:00')
  await page.getByRole('button', { name: 'Freeze at this time' }).click()
  await expect(page.getByRole('figure').getByText('0 due')).toBeVisible()
  await expect(page.getByRole('figure').getByRole('link', { name: /active API keys/ })).toHaveText(total)
  await expect(account.getByText('in the future')).toHaveCount(4)
})
