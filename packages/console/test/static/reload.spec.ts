// Features of the static build, whose mock runs in the page.
import { accountNamed, expect, generateKey, statusWith, test } from '../fixtures.ts'

test('keeps the mock’s state after a reload', async ({ accountsPage: page }) => {
  const secret = await generateKey(page, 'deployer', 'canary')
  await page.getByRole('button', { name: 'Done' }).click()
  await page.reload()
  await expect(accountNamed(page, 'deployer').getByText('3 keys')).toBeVisible()
  expect(await statusWith(page, secret)).toBe(200)
})
