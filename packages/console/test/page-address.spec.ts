// The URL of the page contains the open panel, the identity and the filters of the request log. A reload keeps them,
// and the browser can go back.
import { expect, generateKey, openPanel, test } from './fixtures.ts'

test('a reload keeps the panel and the identity, and the browser can go back', async ({ accountsPage: page }) => {
  await openPanel(page, 'Identity')
  await page.getByLabel('Organization Admin, read-only').check()
  await openPanel(page, 'Time')
  await expect(page).toHaveURL(/\?panel=time&identity=readOnlyAdmin$/)
  await page.reload()
  await expect(page.getByRole('tabpanel', { name: 'Time' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Signed in as Organization Admin, read-only' })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('tabpanel', { name: 'Identity' })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('button', { name: 'Signed in as Organization Admin', exact: true })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('tabpanel', { name: 'Use this mock' })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('button', { name: 'Mock controls' })).toHaveAttribute('aria-expanded', 'false')
  await page.goForward()
  await page.goForward()
  await expect(page.getByRole('tabpanel', { name: 'Identity' })).toBeVisible()
})

test('ignores a panel and an identity that do not exist', { tag: '@nightly' }, async ({ accountsPage: page, site }) => {
  await page.goto(`${site.url}?panel=constructor&identity=root`)
  await expect(page.getByRole('article').first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Mock controls' })).toHaveAttribute('aria-expanded', 'false')
  await expect(page.getByRole('button', { name: 'Signed in as Organization Admin', exact: true })).toBeVisible()
})

test('the URL contains the filters of the request log, except the search text', { tag: '@nightly' }, async ({
  accountsPage: page,
}) => {
  await openPanel(page, 'Requests')
  await generateKey(page, 'deployer', 'canary')
  await page.getByRole('button', { name: 'Done' }).click()
  const search = page.locator('search[aria-label="Search requests"]')
  await search.getByLabel('Status').selectOption('201')
  await search.getByLabel('Search').fill('canary')
  await expect(page).toHaveURL(/log-status=201/)
  await expect(page).not.toHaveURL(/canary/)
  await page.reload()
  await expect(search.getByLabel('Status')).toHaveValue('201')
  await expect(search.getByLabel('Search')).toHaveValue('')
})

test('arrow keys on the tabs do not call the mock', { tag: ['@network', '@nightly'] }, async ({
  accountsPage: page,
  chromiumPage,
}) => {
  await openPanel(page, 'Time')
  const writes: string[] = []
  chromiumPage.on('request', request => {
    if (request.method() !== 'GET') writes.push(`${request.method()} ${request.url()}`)
  })
  for (let count = 0; count < 10; count++) await page.keyboard.press('ArrowRight')
  await expect(page.locator(':focus')).toHaveText('Time')
  await expect(page.getByRole('tabpanel', { name: 'Time' })).toBeVisible()
  expect(writes).toEqual([])
})
