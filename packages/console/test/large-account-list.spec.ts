import { expect, test } from './fixtures.ts'

test('reaches every one of 10,000 accounts, and renders only those near the visible part of the page', async ({
  accountsPage: page,
  auditPage,
}) => {
  await page.getByRole('button', { name: 'Mock controls' }).click()
  await page.getByRole('tab', { name: 'Scenarios' }).click()
  const fleet = page.getByRole('listitem').filter({ hasText: 'many service accounts' })
  await fleet.getByRole('spinbutton').fill('10000')
  await fleet.getByRole('button', { name: 'Load' }).click()
  await expect(page.getByText('10,007 accounts')).toBeVisible({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Mock controls' }).click()

  await page.getByLabel('Sort').selectOption('Name, Z to A')
  const first = page.locator('.disclosure').first()
  await expect(first).toHaveText('user-provisioning')
  await first.focus()
  await page.keyboard.press('End')
  // Workbench sorts capital letters first, so in reverse order they are last.
  await expect(page.locator(':focus')).toHaveText('Mock admin', { timeout: 60_000 })
  expect(await page.getByRole('article').count()).toBeLessThan(40)
  // The focused account keeps the focus when it is scrolled out of view.
  await page.mouse.move(600, 600)
  await page.mouse.wheel(0, -50_000)
  await expect(page.getByText('Mock admin', { exact: true })).not.toBeInViewport()
  await expect(page.locator(':focus')).toHaveText('Mock admin')
  await page.keyboard.press('End')
  await expect(page.getByText('Mock admin', { exact: true })).toBeInViewport()
  await auditPage('last-of-10000-accounts')
  await page.getByLabel('Search by name').fill('service-9999')
  await expect(page.getByRole('article')).toHaveCount(1)
})
