// The service account and the API key that the page itself uses.
import { accountNamed, chooseMenuItem, expect, test } from './fixtures.ts'

test('marks the account and the key that the page uses', { tag: '@nightly' }, async ({ accountsPage: page }) => {
  const marked = page.getByRole('article').filter({ hasText: 'Used by this page' })
  await expect(marked).toHaveCount(1)
  await expect(marked).toHaveAccessibleName('Mock admin')
  await marked.getByRole('button', { name: 'Mock admin', exact: true }).click()
  await expect(marked.getByRole('row', { name: /^admin/ })).toContainText('Used by this page')
})

test('warns before the page loses its access', async ({ accountsPage: page, auditPage }) => {
  const dialog = page.getByRole('dialog')
  const warning = dialog.getByText('Workbench will reject the page’s requests')
  await chooseMenuItem(page, 'Mock admin', 'Disable')
  await expect(warning).toBeVisible()
  await auditPage('disable-own-account')
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await chooseMenuItem(page, 'Mock admin', 'Delete')
  await expect(warning).toBeVisible()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await chooseMenuItem(page, 'Mock admin', 'Edit')
  await expect(dialog.getByText('This page uses this service account.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  const account = accountNamed(page, 'Mock admin')
  await account.getByRole('button', { name: 'Mock admin', exact: true }).click()
  for (const action of ['Disable', 'Delete']) {
    await account.getByRole('button', { name: `${action} API key admin` }).click()
    await expect(warning).toBeVisible()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
  }
  await chooseMenuItem(page, 'deployer', 'Disable')
  await expect(page.getByText('“deployer” and all associated API keys are disabled.')).toBeVisible()
})

test('disables its own account after the warning', { tag: '@nightly' }, async ({ accountsPage: page }) => {
  await chooseMenuItem(page, 'Mock admin', 'Disable')
  await page.getByRole('dialog').getByRole('button', { name: 'Disable' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('main').getByRole('alert').first()).toBeVisible()
})
