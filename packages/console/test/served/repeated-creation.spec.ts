// Keys whose secret was never shown, because the response was lost or the browser sent the request twice.
import { Workbench } from '@workbench-sdk/client'
import { accountNamed, expect, generateKey, type Page, test } from '../fixtures.ts'
import type { Site } from '../sites.ts'

for (const [name, ...tags] of [['deploy'], ['=a, "b"', '@nightly'], ['~DEPLOY', '@nightly']] as const) {
  const tag = ['@network', ...tags]
  test(`reports a second key if the browser sends the request for ${name} twice`, { tag }, async ({
    accountsPage: page,
    chromiumPage,
    site,
    auditPage,
  }) => {
    // Keys that exist are not reported.
    await seedKeys(site, name, name.toLowerCase())
    await chromiumPage.route('**/api/v2/api_keys', async route => {
      if (route.request().method() !== 'POST') return route.fallback()
      await route.fetch()
      await route.fulfill({ response: await route.fetch() })
    })
    await generateKey(page, 'deployer', name)
    const [lost, shown] = newestKeys(site)
    const warning = page.getByRole('dialog').getByRole('alert')
    await expect(warning).toContainText('Another API key with this name was created')
    await expect(warning.getByRole('listitem')).toHaveCount(1)
    await expect(warning.getByRole('listitem')).toContainText(lost?.id ?? '')
    await expect(warning.getByRole('listitem')).toContainText(/Created .*:\d\d [AP]M UTC/)
    if (name === 'deploy') await auditPage('repeated-creation')

    await deleteListed(page)
    await expect(warning).toHaveCount(0)
    await page.getByRole('button', { name: 'Done' }).click()
    const left = keysNamed(site, name).map(({ id }) => id)
    expect(left).toContain(shown?.id)
    expect(left).not.toContain(lost?.id)
  })
}

test('lists the key whose response was lost, even after another attempt', async ({
  accountsPage: page,
  site,
  auditPage,
}) => {
  site.host?.mock.faults.add({ on: 'POST /api_keys', times: 1, drop: true, when: 'after-commit' })
  await fillAndSubmit(page, 'lost')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('An API key with this name was created')).toBeVisible()
  const [lost] = keysNamed(site, 'lost')
  await expect(dialog.getByRole('listitem')).toContainText(lost?.id ?? '')
  await auditPage('lost-response')
  await dialog.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByTestId('secret')).toHaveText(/^wbmock_/)
  await expect(dialog.getByRole('listitem').filter({ hasText: lost?.id ?? '' })).toBeVisible()
  await deleteListed(page)
  await expect(dialog.getByText('Another API key with this name was created')).toHaveCount(0)
  expect(keysNamed(site, 'lost')).toHaveLength(1)
  await expect(page.getByTestId('secret')).toHaveText(/^wbmock_/)
})

test('reports that no key was created, until one is', { tag: '@nightly' }, async ({ accountsPage: page, site }) => {
  site.host?.mock.faults.add({ on: 'POST /api_keys', times: 1, drop: true })
  await fillAndSubmit(page, 'late')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('There is no new API key with this name so far.')).toBeVisible()
  await workbenchOf(site).apiKeys.create({ serviceAccount: await deployerId(site), name: 'late' })
  await expect(dialog.getByText('An API key with this name was created')).toBeVisible()
})

test('reports nothing if the request was sent only once', { tag: '@nightly' }, async ({ accountsPage: page, site }) => {
  await seedKeys(site, 'deploy')
  await generateKey(page, 'deployer', 'deploy')
  await workbenchOf(site).serviceAccounts.create({
    name: 'a sign that the page is up to date',
    role: 'organization_analyst',
  })
  await expect(page.getByText('a sign that the page is up to date').first()).toBeAttached()
  await expect(page.getByText('with this name')).toHaveCount(0)
})

const UNUSABLE: Readonly<Record<string, (data: Record<string, object>) => unknown>> = {
  'has another name': data => ({ ...data, attributes: { ...data.attributes, display_name: 'other' } }),
  'has no id': data => ({ ...data, id: undefined }),
}

for (const [what, change] of Object.entries(UNUSABLE)) {
  test(`shows the secret of a response that ${what}`, { tag: '@network' }, async ({
    accountsPage: page,
    chromiumPage,
    site,
  }) => {
    await chromiumPage.route('**/api/v2/api_keys', async route => {
      if (route.request().method() !== 'POST') return route.fallback()
      const response = await route.fetch()
      const { data, ...rest } = await response.json()
      await route.fulfill({ response, json: { ...rest, data: change(data) } })
    })
    await fillAndSubmit(page, 'unusable')
    await expect(page.getByTestId('secret')).toHaveText(/^wbmock_/)
    await expect(page.getByRole('dialog').getByRole('alert')).toHaveCount(1)
    expect(keysNamed(site, 'unusable')).toHaveLength(1)
  })
}

async function fillAndSubmit(page: Page, name: string): Promise<void> {
  await accountNamed(page, 'deployer').getByRole('button', { name: 'Generate API Key for deployer' }).click()
  await page.getByLabel('API key name').fill(name)
  await page.getByRole('button', { name: 'Next' }).click()
}

/** Deletes the only key in the list, in the dialog that this opens. */
async function deleteListed(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Delete API key/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Delete API Key' })
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(dialog).toBeHidden()
}

function workbenchOf({ host }: Site): Workbench {
  if (!host) throw new Error('The mock is not in this process.')
  return new Workbench({ token: host.mock.tokens.admin, fetch: host.mock.fetch })
}

const deployerId = async (site: Site) =>
  (await workbenchOf(site).serviceAccounts.list({ name: 'deployer' }).first())?.id ?? ''

async function seedKeys(site: Site, ...names: readonly string[]): Promise<void> {
  const serviceAccount = await deployerId(site)
  for (const name of names) await workbenchOf(site).apiKeys.create({ serviceAccount, name })
}

const keysNamed = ({ host }: Site, name: string) => host?.mock.apiKeys().filter(key => key.name === name) ?? []

const newestKeys = ({ host }: Site) => host?.mock.apiKeys().slice(-2) ?? []
