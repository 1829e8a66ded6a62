// Follows Expel’s help article on service accounts and API keys step by step; the test names are its headings.
import { accountNamed, chooseMenuItem, expect, generateKey, readClipboard, statusWith, test } from './fixtures.ts'

test.describe('Managing service accounts', () => {
  test('Create a service account', async ({ accountsPage: page, auditPage }) => {
    await auditPage('accounts')
    await page.getByRole('button', { name: 'Add Service Account' }).click()
    const dialog = page.getByRole('dialog', { name: 'Add Service Account' })
    await expect(dialog.getByLabel('Service account name')).toBeFocused()
    await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled()
    await dialog.getByLabel('Service account name').fill('nightly-export')
    await expect(dialog.getByText('Can access all the API calls in Workbench.')).toBeVisible()
    // No role is selected for the user.
    const role = dialog.getByLabel('Workbench service account role')
    await expect(role).toHaveValue('')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(dialog.getByText('Select a role.', { exact: true })).toBeVisible()
    await expect(role).toBeFocused()
    await role.selectOption('Organization Admin')
    await dialog.getByLabel('Read-only Access').check()
    await auditPage('add-service-account')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(dialog).toBeHidden()
    await expect(page.getByRole('button', { name: 'Add Service Account' })).toBeFocused()

    const account = accountNamed(page, 'nightly-export')
    for (const fact of ['Organization Admin', 'Read-only', 'Active', '0 keys']) {
      await expect(account.getByText(fact, { exact: true })).toBeVisible()
    }
    await expect(account.getByText('created by Mock admin')).toBeVisible()
    await expect(page.getByText('You can now create API keys under your new service account.')).toBeVisible()
    await auditPage('new-account')
  })

  test('Edit a service account', async ({ accountsPage: page, auditPage }) => {
    const secret = await generateKey(page, 'deployer', 'canary')
    await page.getByRole('button', { name: 'Done' }).click()
    await chooseMenuItem(page, 'deployer', 'Edit')
    const dialog = page.getByRole('dialog', { name: 'Edit Service Account' })
    await expect(dialog.getByLabel('Service account name')).toHaveValue('deployer')
    await expect(dialog.getByLabel('Workbench service account role')).toHaveValue('organization_analyst')
    await expect(
      dialog.getByText('When you change the role of a service account, this role changes for all associated API keys.'),
    ).toBeVisible()
    await dialog.getByLabel('Service account name').fill('deployer, the second')
    await dialog.getByLabel('Workbench service account role').selectOption('Organization Admin')
    await dialog.getByLabel('Read-only Access').check()
    await auditPage('edit-service-account')
    await dialog.getByRole('button', { name: 'Save' }).click()
    const account = accountNamed(page, 'deployer, the second')
    await expect(account.getByText('Organization Admin', { exact: true })).toBeVisible()
    await expect(account.getByText('Read-only', { exact: true })).toBeVisible()
    // The role of its keys has changed too: only an admin may read accounts.
    expect(await statusWith(page, secret, '/api/v2/service_accounts')).toBe(200)
  })

  test('Disable a service account, and enable a disabled service account', async ({
    accountsPage: page,
    auditPage,
  }) => {
    const secret = await generateKey(page, 'deployer', 'canary')
    await page.getByRole('button', { name: 'Done' }).click()
    expect(await statusWith(page, secret)).toBe(200)

    await chooseMenuItem(page, 'deployer', 'Disable')
    const account = accountNamed(page, 'deployer')
    await expect(account.getByText('Disabled', { exact: true })).toBeVisible()
    await expect(page.getByText('“deployer” and all associated API keys are disabled.')).toBeVisible()
    await account.getByRole('button', { name: 'deployer', exact: true }).click()
    await expect(account.getByRole('row').filter({ hasText: 'Disabled' })).toHaveCount(3)
    expect(await statusWith(page, secret)).toBe(401)
    await auditPage('disabled-account')

    await chooseMenuItem(page, 'deployer', 'Enable')
    await expect(page.getByText('“deployer” and all associated API keys are enabled.')).toBeVisible()
    await expect(account.getByRole('row').filter({ hasText: 'Active' })).toHaveCount(3)
    expect(await statusWith(page, secret)).toBe(200)
  })

  test('Delete a service account', async ({ accountsPage: page, auditPage }) => {
    const secret = await generateKey(page, 'deployer', 'canary')
    await page.getByRole('button', { name: 'Done' }).click()
    await chooseMenuItem(page, 'deployer', 'Delete')
    const dialog = page.getByRole('dialog', { name: 'Delete Service Account' })
    await expect(dialog.getByText('You can’t restore a deleted service account.')).toBeVisible()
    await expect(dialog.getByText('Deleting a service account also deletes all associated API keys.')).toBeVisible()
    const confirm = dialog.getByRole('button', { name: 'Delete' })
    await expect(confirm).toBeDisabled()
    await dialog.getByLabel('Type the account’s name to confirm').fill('deploye')
    await expect(confirm).toBeDisabled()
    await dialog.getByLabel('Type the account’s name to confirm').fill('deployer')
    await auditPage('delete-service-account')
    await confirm.click()
    await expect(page.getByText('“deployer” and all associated API keys were deleted.')).toBeVisible()
    await expect(accountNamed(page, 'deployer')).toHaveCount(0)
    expect(await statusWith(page, secret)).toBe(401)
  })
})

test.describe('Managing API keys', () => {
  test('Create an API key', { tag: '@each-engine' }, async ({ accountsPage: page, auditPage }) => {
    const account = accountNamed(page, 'siem-export')
    await account.getByRole('button', { name: 'Generate API Key for siem-export' }).click()
    const dialog = page.getByRole('dialog', { name: 'Generate API Key' })
    await expect(dialog.getByLabel('API key name')).toBeFocused()
    await dialog.getByLabel('API key name').fill('second export')
    await auditPage('generate-api-key')
    await dialog.getByRole('button', { name: 'Next' }).click()

    await expect(dialog.getByTestId('secret')).toHaveText(/^wbmock_\w{20,}$/)
    await expect(dialog.getByRole('button', { name: 'Copy' })).toBeFocused()
    await expect(
      dialog.getByText('When you finish the process and click Done, you can’t access this API key again.'),
    ).toBeVisible()
    const secret = (await dialog.getByTestId('secret').textContent()) ?? ''
    expect(await statusWith(page, secret)).toBe(200)
    // Only Done closes the dialog: neither Escape nor a click outside does.
    for (const _ of [1, 2, 3]) await page.keyboard.press('Escape')
    await page.mouse.click(5, 5)
    await expect(dialog.getByText('This API key will be lost.')).toBeVisible()
    await expect(dialog.getByRole('button', { name: 'Done' })).toBeDisabled()
    await auditPage('one-time-secret')

    await dialog.getByRole('button', { name: 'Copy' }).click()
    await expect(dialog.getByText('Copied. Save it in a safe location.')).toBeVisible()
    await dialog.getByRole('button', { name: 'Done' }).click()
    await expect(dialog).toBeHidden()
    await expect(page.getByTestId('secret')).toHaveCount(0)
    await expect(account.getByText('2 keys')).toBeVisible()
    expect((await readClipboard(page)) === secret).toBe(true)
  })

  test('Delete an API key', async ({ accountsPage: page, auditPage }) => {
    const secret = await generateKey(page, 'siem-export', 'second export')
    await page.getByRole('button', { name: 'Done' }).click()
    const account = accountNamed(page, 'siem-export')
    await account.getByRole('button', { name: 'siem-export', exact: true }).click()
    await expect(account.getByText('80 days', { exact: true })).toBeVisible()
    await auditPage('api-keys')
    await account.getByRole('button', { name: 'Delete API key second export' }).click()
    const dialog = page.getByRole('dialog', { name: 'Delete API Key' })
    await expect(dialog.getByText('You can’t restore a deleted API key.')).toBeVisible()
    await expect(
      dialog.getByText('Before deleting an API key, make sure it isn’t used by critical services or processes.'),
    ).toBeVisible()
    await auditPage('delete-api-key')
    await dialog.getByRole('button', { name: 'Delete' }).click()
    await expect(account.getByRole('row', { name: /second export/ })).toHaveCount(0)
    await expect(account.getByRole('row', { name: /export/ })).toHaveCount(1)
    expect(await statusWith(page, secret)).toBe(401)
  })
})
