// The focus after the focused element was removed.
import { accountNamed, expect, type Page, test } from './fixtures.ts'

const press = async (page: Page, ...keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}

test('moves the focus to the next key, or to the account after the last key', async ({ accountsPage: page }) => {
  const account = accountNamed(page, 'deployer')
  const focused = page.locator(':focus')
  await account.getByRole('button', { name: 'deployer', exact: true }).focus()
  await press(page, 'Enter')
  const trash = account.getByRole('button', { name: /^Delete API key/ })
  await expect(trash).toHaveCount(2)
  const names = await trash.evaluateAll(buttons => buttons.map(button => button.getAttribute('aria-label') ?? ''))
  await trash.first().focus()
  await press(page, 'Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.getByRole('button', { name: 'Delete', exact: true }).focus()
  await press(page, 'Enter')
  await expect(trash).toHaveCount(1)
  await expect(focused).toHaveAccessibleName(names[1] ?? '')
  await press(page, 'Enter')
  await page.getByRole('button', { name: 'Delete', exact: true }).focus()
  await press(page, 'Enter')
  await expect(trash).toHaveCount(0)
  await expect(focused).toHaveText('deployer')
})

test('moves the focus to the neighbor of a deleted account', async ({ accountsPage: page }) => {
  const focused = page.locator(':focus')
  const names = await page.locator('.disclosure').allTextContents()
  const [, second = '', third = ''] = names
  await page.getByRole('button', { name: `More actions for ${second}` }).focus()
  await press(page, 'Enter')
  await expect(focused).toHaveText('Edit')
  await press(page, 'End', 'Enter')
  await expect(focused).toHaveAccessibleName('Type the account’s name to confirm')
  await page.keyboard.type(second)
  await press(page, 'Enter')
  await expect(accountNamed(page, second)).toHaveCount(0)
  await expect(focused).toHaveAccessibleName(`More actions for ${third}`)
})

test('moves the focus if an account no longer matches the filter, and finally to the empty state', {
  tag: '@nightly',
}, async ({ accountsPage: page }) => {
  await page.getByLabel('Role').selectOption('Organization Analyst')
  await page.getByLabel('State').selectOption('Active')
  await page.getByLabel('Search by name').fill('e')
  const rows = page.getByRole('article')
  await expect(page).toHaveURL(/search=e/)
  await expect(page.getByRole('button', { name: /^More actions/ }).first()).toBeVisible()
  const focused = page.locator(':focus')
  await page
    .getByRole('button', { name: /^More actions/ })
    .first()
    .focus()
  for (let left = await rows.count(); left > 0; left--) {
    await expect(focused).toHaveAccessibleName(/^More actions/)
    await press(page, 'Enter')
    await expect(focused).toHaveText('Edit')
    await press(page, 'ArrowDown', 'Enter')
    await expect(rows).toHaveCount(left - 1)
  }
  await expect(focused).toHaveText('Show all')
})

test('keeps an open menu next to its button while the page scrolls', { tag: '@nightly' }, async ({
  accountsPage: page,
}) => {
  await page.setViewportSize({ width: 1280, height: 500 })
  const button = page.getByRole('button', { name: /^More actions/ }).nth(2)
  await button.click()
  const menu = page.getByRole('menu')
  await expect(menu).toBeVisible()
  const distance = async () => {
    const [outer, inner] = await Promise.all([button.boundingBox(), menu.boundingBox()])
    if (!outer || !inner) return 'hidden'
    return Math.min(Math.abs(inner.y - outer.y - outer.height), Math.abs(outer.y - inner.y - inner.height)) < 10
  }
  expect(await distance()).toBe(true)
  await page.mouse.move(600, 300)
  await page.mouse.wheel(0, 60)
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0)
  await expect.poll(distance).toBe(true)
})
