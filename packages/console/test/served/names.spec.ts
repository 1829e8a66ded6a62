// Names that are hard to type, see or distinguish.
import { accountNamed, expect, generateKey, openPanel, type Page, readClipboard, test } from '../fixtures.ts'

/** Adds accounts with these names through the API, because the page itself trims names. */
async function addAccounts(page: Page, ...names: readonly string[]): Promise<string[]> {
  return page.evaluate(async names => {
    const { tokens } = await (await fetch('/__mock__')).json()
    const ids: string[] = []
    for (const display_name of names) {
      const attributes = { display_name, role: 'organization_analyst' }
      const response = await fetch('/api/v2/service_accounts', {
        method: 'POST',
        headers: { authorization: `Bearer ${tokens.admin}`, 'content-type': 'application/vnd.api+json' },
        body: JSON.stringify({ data: { type: 'service_accounts', attributes } }),
      })
      ids.push((await response.json()).data.id)
    }
    return ids
  }, names)
}

/** Reads the name of an account through the API. */
const nameOf = (page: Page, id: string) =>
  page.evaluate(async id => {
    const { tokens } = await (await fetch('/__mock__')).json()
    const headers = { authorization: `Bearer ${tokens.admin}` }
    const response = await fetch(`/api/v2/service_accounts/${id}`, { headers })
    return response.ok ? (await response.json()).data.attributes.display_name : undefined
  }, id)

/** Opens the view of one account. */
async function openAccount(page: Page, id: string): Promise<void> {
  const url = new URL(await page.evaluate(() => location.href))
  url.search = `?view=account&account=${id}`
  await page.goto(url.href)
  await expect(page.getByRole('article')).toHaveCount(1)
}

async function openDialog(page: Page, item: string) {
  await page.getByRole('button', { name: /^More actions for/ }).click()
  await page.getByRole('menuitem', { name: item, exact: true }).focus()
  await page.keyboard.press('Enter')
  return page.getByRole('dialog')
}

test('editing an account keeps a name that was not touched', async ({ accountsPage: page }) => {
  for (const name of [' padded ', 'line\nbreak', '\u00a0']) {
    const [id = ''] = await addAccounts(page, name)
    await openAccount(page, id)
    const dialog = await openDialog(page, 'Edit')
    await dialog.getByLabel('Read-only Access').check()
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('Read-only', { exact: true })).toBeVisible()
    expect(await nameOf(page, id)).toBe(name)
  }
})

test('every account can be deleted by typing or copying its name', async ({ accountsPage: page, auditPage }) => {
  const names = ['🚀'.repeat(255), 'line\nbreak', 'two  blanks', '  leading', 'tab\there', 'trailing ', 'cafe\u0301']
  for (const name of names) {
    const [id = ''] = await addAccounts(page, name)
    await openAccount(page, id)
    const dialog = await openDialog(page, 'Delete')
    const remove = dialog.getByRole('button', { name: 'Delete' })
    await expect(remove).toBeDisabled()
    await expect(dialog.getByText('You can also copy the name, or use the id.')).toBeVisible()
    await dialog.getByLabel('Type the account’s name to confirm').fill(name.replaceAll(/\s+/g, ' ').trim())
    await remove.click()
    await expect(page.getByText(/and all associated API keys were deleted/)).toBeVisible()
    expect(await nameOf(page, id)).toBeUndefined()
  }
  const [id = ''] = await addAccounts(page, '\u00a0')
  await openAccount(page, id)
  const dialog = await openDialog(page, 'Delete')
  await expect(dialog.getByText('The name has no visible characters.')).toBeVisible()
  const field = dialog.getByLabel('Type the account’s name to confirm')
  await field.fill('something else')
  await expect(dialog.getByText('This doesn’t match the name or the id yet, so Delete is disabled.')).toBeVisible()
  await auditPage('delete-invisible-name')
  await field.fill(id)
  await dialog.getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByText(/and all associated API keys were deleted/)).toBeVisible()
})

test('counts characters as Workbench does, and does not truncate pasted text', async ({ accountsPage: page }) => {
  await page.getByRole('button', { name: 'Add Service Account' }).click()
  const dialog = page.getByRole('dialog')
  const field = dialog.getByLabel('Service account name')
  const save = dialog.getByRole('button', { name: 'Save' })
  await field.fill('x'.repeat(300))
  await expect(dialog.getByText('A name can have up to 255 characters. This one has 300.')).toBeVisible()
  await expect(field).toHaveValue('x'.repeat(300))
  await expect(save).toBeDisabled()
  await field.fill('🚀'.repeat(255))
  await dialog.getByLabel('Workbench service account role').selectOption('Organization Analyst')
  await save.click()
  await expect(page.getByRole('article', { name: '🚀'.repeat(255) })).toBeVisible()
})

test('distinguishes accounts with the same name by their ids', async ({ accountsPage: page, auditPage }) => {
  const [one = '', other = ''] = await addAccounts(page, 'twin', 'twin')
  await page.getByLabel('Search by name').fill('twin')
  const twins = page.getByRole('article', { name: 'twin' })
  await expect(twins).toHaveCount(2)
  await expect(twins.filter({ hasText: one })).toHaveCount(1)
  await expect(twins.filter({ hasText: other })).toHaveCount(1)
  const twin = twins.filter({ hasText: other })
  await twin.getByRole('button', { name: 'Generate API Key for twin' }).click()
  await page.getByLabel('API key name').fill('first')
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByLabel('I have saved this API key').check()
  await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click()
  await twin.getByRole('button', { name: 'twin', exact: true }).click()
  await twin.getByRole('button', { name: 'Delete API key first' }).click()
  const deleteKey = page.getByRole('dialog', { name: 'Delete API Key' })
  await expect(deleteKey).toContainText(other)
  await expect(deleteKey).toContainText('age: today')
  await auditPage('delete-key-of-twin')
  await page.keyboard.press('Escape')
  await twin.getByRole('button', { name: 'More actions for twin' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).focus()
  await page.keyboard.press('Enter')
  const deleteAccount = page.getByRole('dialog', { name: 'Delete Service Account' })
  await expect(deleteAccount).toContainText(other)
  await expect(deleteAccount.getByRole('definition').last()).toHaveText('1')
  await auditPage('delete-twin')
})

test('copies ids', async ({ accountsPage: page }) => {
  const [id = ''] = await addAccounts(page, 'to copy')
  await openAccount(page, id)
  await page.getByRole('button', { name: 'Copy the id of service account to copy' }).click()
  await expect(page.getByRole('button', { name: 'Copied the id of service account to copy' })).toBeVisible()
  expect(await readClipboard(page)).toBe(id)
})

test('shows invisible characters', async ({ accountsPage: page, auditPage }) => {
  await addAccounts(page, '\u00a0', 'de\u200bployer', 'cafe\u0301', 'caf\u00e9')
  await page.getByRole('button', { name: 'Refresh' }).click()
  for (const name of ['U+00A0', 'deU+200Bployer', 'cafe\u0301U+0301', 'café']) {
    await expect(page.getByRole('button', { name, exact: true })).toBeVisible()
  }
  await auditPage('hidden-characters')
})

test('messages and options show every character of a name, and isolate its text direction', async ({
  accountsPage: page,
}) => {
  const [name, shown] = ['שלום\u202Efdp.exe', 'שלוםU+202Efdp.exe']
  const toast = page.locator('.toasts')
  await generateKey(page, 'deployer', name)
  await expect(page.getByRole('dialog').getByText(`The API key ${shown} was created.`)).toBeVisible()
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(toast).toContainText(`Created the API key “${shown}”.`)
  expect(await toast.locator('.name').evaluateAll(directionsOf)).toEqual(['isolate'])

  await openPanel(page, 'Snapshots')
  await page.getByLabel('Snapshot name').fill(name)
  await page.getByRole('button', { name: 'Take snapshot' }).click()
  await expect(toast).toContainText(`Took the snapshot “${shown}”.`)
  await page.getByRole('button', { name: `Restore… ${shown}` }).click()
  await expect(page.getByRole('dialog').getByText(`Snapshot: ${shown}.`)).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click()
  await expect(toast).toContainText(`Restored the snapshot “${shown}”.`)
  expect(await toast.locator('.name').evaluateAll(directionsOf)).toEqual(['isolate'])
  const file = { name: `${name}.json`, mimeType: 'application/json', buffer: Buffer.from('{') }
  await page.getByLabel('Open file').setInputFiles(file)
  await expect(page.getByRole('tabpanel').getByRole('alert')).toContainText(`“${shown}.json” is not valid JSON.`)

  await addAccounts(page, name)
  await openPanel(page, 'Requests')
  const options = page.getByRole('tabpanel').getByLabel('Account').locator('option')
  await expect(accountNamed(page, shown)).toBeVisible()
  await expect(options.filter({ hasText: `\u2068${shown}\u2069 (` })).toHaveCount(1)
})

/** Runs in the page. */
const directionsOf = (elements: readonly HTMLElement[]) => elements.map(each => getComputedStyle(each).unicodeBidi)
