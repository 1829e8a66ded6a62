// The mock controls: the panels that Workbench itself does not have.
import { readFile } from 'node:fs/promises'
import { accountNamed, chooseMenuItem, expect, generateKey, openPanel, type Page, test } from './fixtures.ts'

const mockControls = (page: Page) => page.getByRole('complementary', { name: 'Mock controls' })

test('identity: shows the permissions of each role, and the rule behind each rejection', async ({
  accountsPage: page,
  auditPage,
}) => {
  await openPanel(page, 'Identity')
  const rows = page.getByRole('tabpanel').getByRole('row')
  await expect(rows.getByText('Allowed', { exact: true })).toHaveCount(9)
  await auditPage('identity-admin')
  await page.getByLabel('Organization Analyst', { exact: true }).check()
  await expect(rows.filter({ hasText: 'Add a user' })).toContainText('analyst-no-users')
  await expect(rows.filter({ hasText: 'Generate an API key' })).toContainText('admin-only')
  await expect(rows.filter({ hasText: 'complete' })).toContainText('Allowed')
  await auditPage('identity-analyst')
  await page.getByLabel('Organization Admin, read-only').check()
  await expect(rows.filter({ hasText: 'complete' })).toContainText('allows only reading')
  await expect(rows.getByText('Allowed', { exact: true })).toHaveCount(2)
  // The checks ran in a temporary world.
  await expect(page.getByRole('article')).toHaveCount(7)
  await openPanel(page, 'Requests')
  await expect(page.getByText('No matching requests.')).toBeVisible()
})

test('requests: shows requests live, without secrets', async ({ accountsPage: page, auditPage }) => {
  await openPanel(page, 'Requests')
  const secret = await generateKey(page, 'deployer', 'canary')
  await page.getByRole('button', { name: 'Done' }).click()
  const entry = page.getByRole('tabpanel').locator('details').filter({ hasText: 'POST' })
  await expect(entry).toContainText('201')
  await entry.locator('summary').click()
  await expect(entry).toContainText('"display_name": "canary"')
  await expect(entry.locator('.explanation')).toContainText(/POST \/api\/v2\/api_keys .*201/)
  expect((await entry.textContent())?.includes(secret)).toBe(false)
  await auditPage('requests')
  await chooseMenuItem(page, 'deployer', 'Disable')
  await expect(page.locator('.request-log > li')).toHaveCount(2)
  await page.getByRole('button', { name: 'Clear' }).click()
  await expect(page.getByText('No matching requests.')).toBeVisible()
})

test('time: a key becomes due when the clock advances', async ({ accountsPage: page, auditPage }) => {
  await accountNamed(page, 'siem-export').getByRole('button', { name: 'siem-export', exact: true }).click()
  await expect(page.getByText('80 days', { exact: true })).toBeVisible()
  await expect(page.getByRole('figure').getByText('1 due')).toBeVisible()
  await openPanel(page, 'Time')
  await page.getByRole('button', { name: '30 days' }).click()
  await expect(page.getByText('110 days · due')).toBeVisible()
  await expect(page.getByRole('figure').getByText('2 due')).toBeVisible()
  await page.getByLabel('Time (UTC)').fill('2027-03-01T12:30:00')
  await page.getByRole('button', { name: 'Freeze at this time' }).click()
  await expect(page.getByRole('tabpanel').getByRole('time')).toHaveText(/Mar 1, 2027, 12:30:00/)
  await expect(page.getByText('Frozen.')).toBeVisible()
  await auditPage('time')
  await page.getByRole('button', { name: 'Use real time' }).click()
  await expect(page.getByText('Running.')).toBeVisible()
})

test('faults: a fault affects the changes that the page makes', async ({ accountsPage: page, auditPage }) => {
  await openPanel(page, 'Faults')
  const panel = page.getByRole('tabpanel')
  await panel.getByLabel('Requests', { exact: true }).selectOption('POST /service_accounts')
  await panel.getByLabel('Status').fill('503')
  await panel.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(
    panel.getByRole('listitem').filter({ hasText: 'POST /service_accounts: responds with 503' }),
  ).toBeVisible()
  await auditPage('faults')
  await page.getByRole('button', { name: 'Add Service Account' }).click()
  await page.getByLabel('Service account name').fill('not now')
  await page.getByLabel('Workbench service account role').selectOption('Organization Analyst')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await panel.getByRole('button', { name: /^Remove fault/ }).click()
  await page.getByRole('button', { name: 'Add Service Account' }).click()
  await page.getByLabel('Service account name').fill('now')
  await page.getByLabel('Workbench service account role').selectOption('Organization Analyst')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(accountNamed(page, 'now')).toBeVisible()
})

test('scenarios: loads a scenario, and resets the mock', { tag: '@nightly' }, async ({
  accountsPage: page,
  auditPage,
}) => {
  await openPanel(page, 'Scenarios')
  const stale = page.getByRole('tabpanel').getByRole('listitem').filter({ hasText: 'stale-keys' })
  await stale.getByRole('button', { name: 'Load' }).click()
  await expect(accountNamed(page, 'legacy-integration')).toBeVisible()
  await auditPage('scenarios')
  await page.getByRole('button', { name: 'Reset' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Reset' }).click()
  await expect(accountNamed(page, 'legacy-integration')).toHaveCount(0)
  await expect(page.getByRole('article')).toHaveCount(7)
})

test('snapshots: restores a snapshot from the page and from a file', { tag: ['@download', '@nightly'] }, async ({
  accountsPage: page,
  chromiumPage,
  auditPage,
}) => {
  await openPanel(page, 'Snapshots')
  await page.getByLabel('Snapshot name').fill('before')
  await page.getByRole('button', { name: 'Take snapshot' }).click()
  await chooseMenuItem(page, 'deployer', 'Disable')
  await expect(accountNamed(page, 'deployer').getByText('Disabled')).toBeVisible()
  await auditPage('snapshots')
  const [download] = await Promise.all([
    chromiumPage.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as file before' }).click(),
  ])
  await page.getByRole('button', { name: 'Restore… before' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await expect(accountNamed(page, 'deployer').getByText('Disabled')).toBeVisible()
  await page.getByRole('button', { name: 'Restore… before' }).click()
  await auditPage('restore-snapshot')
  await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click()
  await expect(accountNamed(page, 'deployer').getByText('Active')).toBeVisible()

  await page
    .getByLabel('Open file')
    .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{') })
  await expect(page.getByRole('alert')).toContainText('“x.json” is not valid JSON.')
  await chooseMenuItem(page, 'deployer', 'Disable')
  await expect(accountNamed(page, 'deployer').getByText('Disabled')).toBeVisible()
  const buffer = await readFile(await download.path())
  await page.getByLabel('Open file').setInputFiles({ name: 'before.json', mimeType: 'application/json', buffer })
  await expect(accountNamed(page, 'deployer').getByText('Active')).toBeVisible()
})

test('conformance: runs the suite in the page without a failure', { tag: '@nightly' }, async ({
  accountsPage: page,
  auditPage,
}) => {
  await openPanel(page, 'Conformance')
  await page.getByRole('button', { name: 'Run' }).click()
  await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible()
  const end = page.getByRole('tabpanel').getByRole('status')
  await expect(end).toContainText('Done after', { timeout: 120_000 })
  await expect(end).toContainText(': 0 failed.')
  await auditPage('conformance')
  await expect(page.getByRole('article')).toHaveCount(7)
})

test('tabs: moves between tabs with the arrow keys', { tag: '@nightly' }, async ({ accountsPage: page }) => {
  await openPanel(page, 'Identity')
  const focused = page.locator(':focus')
  await page.keyboard.press('Home')
  await expect(focused).toHaveText('Use this mock')
  await page.keyboard.press('ArrowLeft')
  await expect(focused).toHaveText('Conformance')
  await page.keyboard.press('ArrowLeft')
  await expect(focused).toHaveText('Snapshots')
  // The focus moves without opening a panel, because opening one can call the mock.
  await expect(mockControls(page).getByRole('tabpanel', { name: 'Identity' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(mockControls(page).getByRole('tabpanel', { name: 'Snapshots' })).toBeVisible()
})
