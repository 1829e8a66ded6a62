// What there is only where the mock is in the page.
import { accountNamed, expect, generateKey, statusWith, test } from '../console-test.ts'

test('what the mock holds outlasts a reload', async ({ console: page }) => {
  const secret = await generateKey(page, 'deployer', 'canary')
  await page.getByRole('button', { name: 'Done' }).click()
  await page.reload()
  await expect(accountNamed(page, 'deployer').getByText('3 keys')).toBeVisible()
  expect(await statusWith(page, secret)).toBe(200)
})
