// As many accounts as an organization can have.
import { expect, test } from './console-test.ts'

test('10,000 accounts: all can be reached, and no more are drawn than can be seen', async ({ console: page, look }) => {
  await page.getByRole('button', { name: 'The mock’s own side' }).click()
  await page.getByRole('tab', { name: 'Scenarios' }).click()
  const fleet = page.getByRole('listitem').filter({ hasText: 'many service accounts' })
  await fleet.getByRole('spinbutton').fill('10000')
  await fleet.getByRole('button', { name: 'Put in' }).click()
  await expect(page.getByText('10,007 accounts')).toBeVisible({ timeout: 60_000 })
  await page.getByRole('button', { name: 'The mock’s own side' }).click()

  await page.getByLabel('Sort').selectOption('Name, Z to A')
  const first = page.locator('.disclosure').first()
  await expect(first).toHaveText('user-provisioning')
  await first.focus()
  await page.keyboard.press('End')
  // As Workbench sorts: capital letters first, so here at the end.
  await expect(page.locator(':focus')).toHaveText('Mock admin', { timeout: 60_000 })
  expect(await page.getByRole('article').count()).toBeLessThan(40)
  // What has the focus keeps it, also where it is scrolled out of sight.
  await page.mouse.move(600, 600)
  await page.mouse.wheel(0, -50_000)
  await expect(page.getByText('Mock admin', { exact: true })).not.toBeInViewport()
  await expect(page.locator(':focus')).toHaveText('Mock admin')
  await page.keyboard.press('End')
  await expect(page.getByText('Mock admin', { exact: true })).toBeInViewport()
  await look('the-last-of-10000')
  await page.getByLabel('Search by name').fill('service-9999')
  await expect(page.getByRole('article')).toHaveCount(1)
})
