// The request log of a mock that runs in the page.
import { expect, generateKey, openPanel, test } from '../fixtures.ts'

test('offers no command, because no other program can call the mock', async ({ accountsPage: page }) => {
  await openPanel(page, 'Requests')
  await generateKey(page, 'deployer', 'canary')
  await page.getByRole('button', { name: 'Done' }).click()
  const entry = page.locator('.request-log > li').filter({ hasText: 'POST' })
  await entry.locator('summary').first().click()
  await expect(entry.getByRole('button', { name: 'Replay…' })).toBeVisible()
  await expect(entry.getByRole('button', { name: 'Copy as curl' })).toHaveCount(0)
})
