// Filters, rejected requests, keyboard navigation and narrow screens.
import { accountNamed, expect, openPanel, test } from './fixtures.ts'

test('shows an empty state if no account matches the search', { tag: '@nightly' }, async ({
  accountsPage: page,
  auditPage,
}) => {
  await page.getByLabel('Search by name').fill('no such account')
  await expect(page.getByText('No matching service accounts.')).toBeVisible()
  await auditPage('no-matching-accounts')
  await page.getByRole('button', { name: 'Show all' }).click()
  await expect(page.getByRole('article')).toHaveCount(7)
})

test('searches, filters and sorts through the API, and keeps the settings after a reload', async ({
  accountsPage: page,
}) => {
  await page.getByLabel('Search by name').fill('e')
  await page.getByLabel('Role').selectOption('Organization Admin')
  await page.getByLabel('Sort').selectOption('Name, A to Z')
  // Workbench sorts capital letters first.
  const names = ['Mock read-only admin', 'key-audit', 'user-provisioning']
  const listed = page.getByRole('article').locator('.disclosure')
  await expect(listed).toHaveText(names)
  await page.getByLabel('Rotate keys after (days)').fill('5')
  await page.getByLabel('Rotate keys after (days)').press('Enter')
  await expect(page).toHaveURL(/[?&]rotate=5\b/)
  await page.reload()
  await expect(listed).toHaveText(names)
  await expect(page.getByLabel('Rotate keys after (days)')).toHaveValue('5')
  await accountNamed(page, 'key-audit').getByRole('button', { name: 'key-audit', exact: true }).click()
  await expect(page.getByText('30 days · due')).toBeVisible()
})

test('names the rule that rejected a request, and keeps the typed text', async ({ accountsPage: page, auditPage }) => {
  await openPanel(page, 'Identity')
  await page.getByLabel('Organization Admin, read-only').check()
  await page.getByRole('button', { name: 'Add Service Account' }).click()
  await page.getByLabel('Service account name').fill('mine')
  await page.getByLabel('Workbench service account role').selectOption('Organization Analyst')
  await page.getByRole('button', { name: 'Save' }).click()
  const alert = page.getByRole('dialog').getByRole('alert')
  await expect(alert).toContainText('403')
  await expect(alert).toContainText('read-only')
  await expect(alert).toContainText('allows only reading')
  await expect(page.getByLabel('Service account name')).toHaveValue('mine')
  await auditPage('rejected-in-dialog')
  await page.getByRole('button', { name: 'Cancel' }).click()

  await page.getByLabel('Organization Analyst', { exact: true }).check()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('admin-only')
  await auditPage('rejected-list')
  await page.getByRole('button', { name: 'Switch to Organization Admin' }).click()
  await expect(page.getByRole('article')).toHaveCount(7)
})

test('supports every step with the keyboard only', async ({ accountsPage: page }) => {
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  const focused = page.locator(':focus')
  // Add Service Account.
  await page.getByRole('button', { name: 'Add Service Account' }).focus()
  await press('Enter')
  await expect(focused).toHaveAccessibleName('Service account name')
  await page.keyboard.type('by-keyboard')
  await press('Tab', 'ArrowDown', 'Tab', 'Space', 'Enter')
  const account = accountNamed(page, 'by-keyboard')
  await expect(account.getByText('Organization Admin', { exact: true })).toBeVisible()
  await expect(account.getByText('Read-only', { exact: true })).toBeVisible()
  // Move between accounts, and expand one.
  await page.locator('.disclosure').first().focus()
  await press('End')
  await expect(focused).toHaveText('deployer')
  await press('Home')
  await expect(focused).toHaveText('by-keyboard')
  await press('ArrowDown', 'ArrowUp', 'Enter')
  await expect(focused).toHaveAttribute('aria-expanded', 'true')
  await expect(account.getByText('No API keys yet.')).toBeVisible()
  // Open the menu, move between its items, and close it.
  await press('Tab', 'Tab', 'Enter')
  await expect(focused).toHaveText('Edit')
  await press('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp')
  await expect(focused).toHaveText('Delete')
  await press('Escape')
  await expect(focused).toHaveAccessibleName('More actions for by-keyboard')
  // Generate API Key, up to Done.
  await press('Shift+Tab', 'Enter')
  await expect(focused).toHaveAccessibleName('API key name')
  await page.keyboard.type('first')
  await press('Enter')
  await expect(page.getByTestId('secret')).toHaveText(/^wbmock_/)
  await expect(focused).toHaveText('Copy')
  await press('Tab', 'Space')
  while ((await focused.textContent()) !== 'Done') await press('Tab')
  await press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(account.getByRole('row', { name: /first/ })).toBeVisible()
  // Delete, confirmed by the typed name.
  await expect(focused).toHaveAccessibleName('Generate API Key for by-keyboard')
  await press('Tab', 'Enter')
  await expect(focused).toHaveText('Edit')
  await press('End', 'Enter')
  await expect(focused).toHaveAccessibleName('Type the account’s name to confirm')
  await page.keyboard.type('by-keyboard')
  await press('Enter')
  await expect(account).toHaveCount(0)
})

for (const colorScheme of ['light', 'dark'] as const) {
  const tag = colorScheme === 'dark' ? ['@dark', '@nightly'] : '@nightly'
  test(`does not scroll horizontally on a narrow screen (${colorScheme})`, { tag }, async ({
    accountsPage: page,
    auditPage,
  }) => {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width: 320, height: 640 })
    await page.getByLabel('Search by name').fill('deployer')
    await expect(page.getByRole('article')).toHaveCount(1)
    await accountNamed(page, 'deployer').getByRole('button', { name: 'deployer', exact: true }).click()
    await expect(page.getByRole('button', { name: 'Delete API key rollback' })).toBeVisible()
    await auditPage(`narrow-${colorScheme}`)
    await page.getByRole('button', { name: 'Add Service Account' }).click()
    await auditPage(`narrow-dialog-${colorScheme}`)
    await page.getByRole('button', { name: 'Cancel' }).click()
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    await page.setViewportSize({ width: 1280, height: 900 })
    await auditPage(`wide-${colorScheme}`)
  })
}
