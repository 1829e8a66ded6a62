// Accessibility that axe does not check. It is the same in both builds.
import { accountNamed, chooseMenuItem, expect, openPanel, type Page, test } from '../fixtures.ts'

const breadcrumb = (page: Page) => page.getByRole('navigation', { name: 'Breadcrumb' })

test('the breadcrumb is a list that ends with the current view', async ({ accountsPage: page }) => {
  const items = breadcrumb(page).getByRole('listitem')
  const current = page.locator('nav > ol > [aria-current=page]')
  await expect(items).toHaveText(['Organization Settings', 'Service Accounts'])
  await expect(current).toHaveText('Service Accounts')
  await page.getByRole('link', { name: /active API keys/ }).click()
  await expect(current).toHaveText('API Keys')
  await expect(items).toHaveText(['Organization Settings', 'Service Accounts', 'API Keys'])
  await page.getByRole('link', { name: 'deployer' }).first().click()
  await expect(current).toHaveText('Service Account')
  await breadcrumb(page).getByRole('link', { name: 'API Keys' }).click()
  await expect(page.getByRole('heading', { name: 'API Keys' })).toBeFocused()
  await breadcrumb(page).getByRole('link', { name: 'Service Accounts' }).click()
  await expect(page.getByRole('article')).toHaveCount(7)
})

test('a link skips the header', async ({ accountsPage: page, auditPage }) => {
  await page.keyboard.press('Tab')
  const link = page.getByRole('link', { name: 'Skip to the content' })
  await expect(link).toBeFocused()
  expect((await link.boundingBox())?.y).toBeGreaterThanOrEqual(0)
  await auditPage('skip-link')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(page.locator(':focus')).toHaveText('Refresh')
})

test('the list describes its arrow keys', async ({ accountsPage: page }) => {
  const list = page.locator('.accounts')
  const id = await list.getAttribute('aria-describedby')
  await expect(page.locator(`[id="${id}"]`)).toHaveText(/arrow keys, Home and End/)
})

test('a screen reader reads the age of a key once', async ({ accountsPage: page }) => {
  await accountNamed(page, 'key-audit').getByRole('button', { name: 'key-audit', exact: true }).click()
  await expect(page.getByRole('cell', { name: '30 days', exact: true })).toBeVisible()
})

for (const [title, open] of [
  ['Add Service Account', (page: Page) => page.getByRole('button', { name: 'Add Service Account' }).click()],
  ['Edit Service Account', (page: Page) => chooseMenuItem(page, 'deployer', 'Edit')],
  ['Generate API Key', (page: Page) => page.getByRole('button', { name: 'Generate API Key for deployer' }).click()],
] as const) {
  test(`Escape asks before it discards typed text: ${title}`, async ({ accountsPage: page, auditPage }) => {
    const dialog = page.getByRole('dialog', { name: title })
    const field = dialog.getByRole('textbox')
    await open(page)
    await expect(field).toBeFocused()
    // Without text, there is nothing to confirm.
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()

    await open(page)
    await expect(field).toBeFocused()
    await page.keyboard.type('typed')
    const text = await field.inputValue()
    for (const keep of [
      () => page.keyboard.press('Escape'),
      () => dialog.getByRole('button', { name: 'Keep editing' }).click(),
    ]) {
      await page.keyboard.press('Escape')
      await expect(dialog.getByRole('alert')).toHaveText('Discard what you entered?')
      await expect(dialog.getByRole('button', { name: 'Keep editing' })).toBeFocused()
      await auditPage('discard-question')
      await keep()
      await expect(dialog.getByRole('alert')).toBeHidden()
      await expect(field).toBeFocused()
      await expect(field).toHaveValue(text)
    }
    await page.keyboard.press('Escape')
    await dialog.getByRole('button', { name: 'Discard' }).click()
    await expect(dialog).toBeHidden()
    await expect(page.getByText('typed')).toHaveCount(0)
  })
}

test('the selected tab looks different from the others in forced colors', { tag: '@dark' }, async ({
  accountsPage: page,
  chromiumPage,
  auditPage,
}) => {
  await chromiumPage.emulateMedia({ forcedColors: 'active' })
  await openPanel(page, 'Identity')
  const tabs = page.getByRole('tab')
  const [selected, ...others] = await Promise.all(
    [page.getByRole('tab', { name: 'Identity' }), tabs.first(), tabs.last()].map(tab => tab.evaluateAll(colorsOf)),
  )
  expect(others[0]).toEqual(others[1])
  expect(selected).not.toEqual(others[0])
  await auditPage('forced-colors')
})

/** Runs in the page. */
const colorsOf = (elements: readonly HTMLElement[]) =>
  elements.map(each => [getComputedStyle(each).backgroundColor, getComputedStyle(each).color])
