// What only a mock can do, apart from Workbench's page.
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { accountNamed, choose, expect, generateKey, openPanel, test } from './console-test.ts'

const workshopOf = (page: Page) => page.getByRole('complementary', { name: 'The mock’s own side' })

test('who am I: what each role may do, and by which rule it may not', async ({ console: page, look }) => {
  await openPanel(page, 'Who am I')
  const deeds = page.getByRole('tabpanel').getByRole('row')
  await expect(deeds.getByText('Allowed', { exact: true })).toHaveCount(9)
  await look('who-am-i-admin')
  await page.getByLabel('Organization Analyst', { exact: true }).check()
  await expect(deeds.filter({ hasText: 'Add a user' })).toContainText('analyst-no-users')
  await expect(deeds.filter({ hasText: 'Generate an API key' })).toContainText('admin-only')
  await expect(deeds.filter({ hasText: 'complete' })).toContainText('Allowed')
  await look('who-am-i-analyst')
  await page.getByLabel('Organization Admin, read-only').check()
  await expect(deeds.filter({ hasText: 'complete' })).toContainText('only reading is allowed')
  await expect(deeds.getByText('Allowed', { exact: true })).toHaveCount(2)
  // All of it was tried elsewhere.
  await expect(page.getByRole('article')).toHaveCount(7)
  await openPanel(page, 'Requests')
  await expect(page.getByText('There is no such request.')).toBeVisible()
})

test('requests: what was done is there as it happens, without secrets', async ({ console: page, look }) => {
  await openPanel(page, 'Requests')
  const secret = await generateKey(page, 'deployer', 'canary')
  await page.getByRole('button', { name: 'Done' }).click()
  const entry = page.getByRole('tabpanel').locator('details').filter({ hasText: 'POST' })
  await expect(entry).toContainText('201')
  await entry.locator('summary').click()
  await expect(entry).toContainText('"display_name": "canary"')
  await expect(entry).toContainText('POST /api/v2/api_keys was answered with 201')
  expect((await entry.textContent())?.includes(secret)).toBe(false)
  await look('requests')
  await choose(page, 'deployer', 'Disable')
  await expect(page.getByRole('tabpanel').locator('details')).toHaveCount(2)
  await page.getByRole('button', { name: 'Clear' }).click()
  await expect(page.getByText('There is no such request.')).toBeVisible()
})

test('time: a key comes to be due', async ({ console: page, look }) => {
  await accountNamed(page, 'siem-export').getByRole('button', { name: 'siem-export', exact: true }).click()
  await expect(page.getByRole('img', { name: '80 of 90 days' })).toBeVisible()
  await expect(page.getByRole('main').getByText('1 due')).toBeVisible()
  await openPanel(page, 'Time')
  await page.getByRole('button', { name: '30 days' }).click()
  await expect(page.getByRole('img', { name: '110 of 90 days, due for rotation' })).toBeVisible()
  await expect(page.getByRole('main').getByText('2 due')).toBeVisible()
  await page.getByLabel('Stop it at a moment, in UTC').fill('2027-03-01T12:30:00')
  await page.getByRole('button', { name: 'Stop it there' }).click()
  await expect(page.getByRole('tabpanel').getByRole('time')).toHaveText(/Mar 1, 2027, 12:30:00/)
  await expect(page.getByText('It stands')).toBeVisible()
  await look('time')
  await page.getByRole('button', { name: 'Let it run' }).click()
  await expect(page.getByText('It runs.')).toBeVisible()
})

test('faults: the page itself sees what it has let go wrong', async ({ console: page, look }) => {
  await openPanel(page, 'Faults')
  const panel = page.getByRole('tabpanel')
  await panel.getByLabel('For which requests').selectOption('POST /service_accounts')
  await panel.getByLabel('Status').fill('503')
  await panel.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(
    panel.getByRole('listitem').filter({ hasText: 'POST /service_accounts: answered with 503' }),
  ).toBeVisible()
  await look('faults')
  await page.getByRole('button', { name: 'Add Service Account' }).click()
  await page.getByLabel('Service account name').fill('not now')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await panel.getByRole('button', { name: /^Remove fault/ }).click()
  await page.getByRole('button', { name: 'Add Service Account' }).click()
  await page.getByLabel('Service account name').fill('now')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(accountNamed(page, 'now')).toBeVisible()
})

test('scenarios are put in, and a reset makes the mock what it was', async ({ console: page, look }) => {
  await openPanel(page, 'Scenarios')
  const stale = page.getByRole('tabpanel').getByRole('listitem').filter({ hasText: 'stale-keys' })
  await stale.getByRole('button', { name: 'Put in' }).click()
  await expect(accountNamed(page, 'legacy-integration')).toBeVisible()
  await look('scenarios')
  await page.getByRole('button', { name: 'Reset' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Reset' }).click()
  await expect(accountNamed(page, 'legacy-integration')).toHaveCount(0)
  await expect(page.getByRole('article')).toHaveCount(7)
})

test('snapshots: back to what was, from the page and from a file', async ({ console: page, look }) => {
  await openPanel(page, 'Snapshots')
  await page.getByLabel('Name of the snapshot').fill('before')
  await page.getByRole('button', { name: 'Take a snapshot' }).click()
  await choose(page, 'deployer', 'Disable')
  await expect(accountNamed(page, 'deployer').getByText('Disabled')).toBeVisible()
  await look('snapshots')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as file before' }).click(),
  ])
  await page.getByRole('button', { name: 'Go back before' }).click()
  await expect(accountNamed(page, 'deployer').getByText('Active')).toBeVisible()

  await page
    .getByLabel('Open a file')
    .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{') })
  await expect(page.getByRole('alert')).toContainText('x.json is no snapshot')
  await choose(page, 'deployer', 'Disable')
  await expect(accountNamed(page, 'deployer').getByText('Disabled')).toBeVisible()
  const buffer = await readFile(await download.path())
  await page.getByLabel('Open a file').setInputFiles({ name: 'before.json', mimeType: 'application/json', buffer })
  await expect(accountNamed(page, 'deployer').getByText('Active')).toBeVisible()
})

test('conformance: the mock is held to all that is known, in the page', async ({ console: page, look }) => {
  await openPanel(page, 'Conformance')
  await page.getByRole('button', { name: 'Run' }).click()
  await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible()
  const end = page.getByRole('tabpanel').getByRole('status')
  await expect(end).toContainText('Done after', { timeout: 120_000 })
  await expect(end).toContainText(': 0 differ.')
  await look('conformance')
  await expect(page.getByRole('article')).toHaveCount(7)
})

test('tabs are reached by the arrows', async ({ console: page }) => {
  await openPanel(page, 'Who am I')
  const focused = page.locator(':focus')
  await page.keyboard.press('ArrowLeft')
  await expect(focused).toHaveText('Conformance')
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  await expect(focused).toHaveText('Requests')
  await expect(workshopOf(page).getByRole('tabpanel', { name: 'Requests' })).toBeVisible()
})
