// Features that need a mock on a port: worlds, other clients, faults, restarts and control tokens.
import { Workbench } from '@workbench-sdk/client'
import { createHost, serve } from '@workbench-sdk/mock'
import { accountNamed, expect, generateKey, test } from '../fixtures.ts'

test('shows the world in the URL', { tag: '@nightly' }, async ({ accountsPage: page, site }) => {
  await page.goto(`${site.url}?world=ci-7`)
  await expect(page.getByText('/__world__/ci-7')).toBeVisible()
  await page.getByRole('button', { name: 'Add Service Account' }).click()
  await page.getByLabel('Service account name').fill('only in ci-7')
  await page.getByLabel('Workbench service account role').selectOption('Organization Analyst')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(accountNamed(page, 'only in ci-7')).toBeVisible()
  expect(
    site.host
      ?.world('ci-7')
      .serviceAccounts()
      .map(({ name }) => name),
  ).toContain('only in ci-7')
  expect(site.host?.mock.serviceAccounts().map(({ name }) => name)).not.toContain('only in ci-7')
})

test('records the changes that the page makes, but not its reads', { tag: '@nightly' }, async ({
  accountsPage: page,
  site,
}) => {
  await page.getByRole('button', { name: 'Refresh' }).click()
  await generateKey(page, 'deployer', 'canary')
  expect(site.host?.mock.requests.map(({ route }) => route)).toEqual(['POST /api_keys'])
})

test('reports an unknown outcome if the response to a key creation is lost', async ({
  accountsPage: page,
  site,
  auditPage,
}) => {
  site.host?.mock.faults.add({ on: 'POST /api_keys', times: 1, drop: true, when: 'after-commit' })
  await accountNamed(page, 'deployer').getByRole('button', { name: 'Generate API Key for deployer' }).click()
  await page.getByLabel('API key name').fill('lost')
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByRole('dialog').getByText('We don’t know whether this went through')).toBeVisible()
  await expect(page.getByLabel('API key name')).toHaveValue('lost')
  await auditPage('outcome-unknown')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(accountNamed(page, 'deployer').getByText('3 keys')).toBeVisible()
  expect(site.host?.mock.requests.filter(({ method }) => method === 'POST')).toHaveLength(1)
})

test('keeps the dialog open while a key is being created', async ({ accountsPage: page, site }) => {
  site.host?.mock.faults.add({ on: 'POST /api_keys', times: 1, latency: 1_000 })
  await accountNamed(page, 'deployer').getByRole('button', { name: 'Generate API Key for deployer' }).click()
  await page.getByLabel('API key name').fill('slow')
  await page.getByRole('button', { name: 'Next' }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByTestId('secret')).toHaveText(/^wbmock_/)
})

test('shows 250 keys of an account in pages of 100', { tag: '@nightly' }, async ({ accountsPage: page, site }) => {
  const keys = Array.from({ length: 250 }, (_, index) => ({ name: `key ${index + 1}` }))
  site.host?.mock.seed({ serviceAccounts: [{ name: 'many', keys }] })
  await page.getByRole('button', { name: 'Refresh' }).click()
  const account = accountNamed(page, 'many')
  await account.getByRole('button', { name: 'many', exact: true }).click()
  await expect(account.getByText('Showing the oldest 100 of 250 keys.')).toBeVisible()
  for (const _ of [1, 2]) await account.getByRole('button', { name: 'Show more' }).click()
  await expect(account.getByRole('row')).toHaveCount(251)
})

test('shows a loading state, and offers to try again if the mock does not respond', {
  tag: ['@network', '@nightly'],
}, async ({ chromiumPage: page, site, auditPage }) => {
  let respond = () => {}
  const responded = new Promise<void>(resolve => {
    respond = resolve
  })
  await page.route('**/api/v2/service_accounts?*', async route => {
    await responded
    await route.continue()
  })
  await page.route('**/__mock__', route => route.abort(), { times: 1 })
  await page.goto(site.url)
  await expect(page.getByRole('alert')).toContainText('The mock is not responding')
  await auditPage('mock-unreachable')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('Loading service accounts…')).toBeVisible()
  await auditPage('loading')
  respond()
  await expect(page.getByRole('article')).toHaveCount(7)
})

test('reconnects after the mock was restarted with other data', { tag: '@nightly' }, async ({
  accountsPage: page,
  site,
  auditPage,
}) => {
  const port = new URL(site.url).port
  await site[Symbol.asyncDispose]()
  await expect(page.getByText('The mock is not responding. This page shows the last known data')).toBeVisible()
  await expect(page.getByRole('article')).toHaveCount(7)
  await auditPage('offline')
  // Another mock on the same port, with other tokens and data.
  await using _server = await serve(createHost({ scenario: 'stale-keys' }), { port: Number(port) })
  await expect(page.getByText('The mock is not responding. This page shows the last known data')).toBeHidden()
  await expect(accountNamed(page, 'legacy-integration')).toBeVisible()
  await page.getByRole('button', { name: 'Add Service Account' }).click()
  await page.getByLabel('Service account name').fill('after the restart')
  await page.getByLabel('Workbench service account role').selectOption('Organization Analyst')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(accountNamed(page, 'after the restart')).toBeVisible()
})

test('shows changes of other clients without a reload', async ({ accountsPage: page, site }) => {
  const workbench = new Workbench({ token: site.host?.mock.tokens.admin, baseUrl: site.url.slice(0, -1) })
  await workbench.serviceAccounts.create({ name: 'by another client', role: 'organization_analyst' })
  await expect(accountNamed(page, 'by another client')).toBeVisible()
})

test.describe('without a scenario', () => {
  test.use({ siteOptions: { scenario: 'empty' } })

  test('works after the initial accounts were deleted, except for the page’s own', { tag: '@nightly' }, async ({
    accountsPage: page,
    site,
    auditPage,
  }) => {
    const workbench = new Workbench({ token: site.host?.mock.tokens.admin, baseUrl: site.url.slice(0, -1) })
    for (const account of await workbench.serviceAccounts.list().toArray()) {
      if (account.name !== 'Mock admin') await workbench.serviceAccounts.delete(account)
    }
    await expect(page.getByRole('article')).toHaveCount(1)
    await page.getByRole('button', { name: 'Generate API Key' }).click()
    await auditPage('one-account')
  })
})

test.describe('with a control token', () => {
  test.use({ siteOptions: { controlToken: 'test-control-token' } })

  test('asks for the token', { tag: '@nightly' }, async ({ emptyPage: page, site, pageMessages: _, auditPage }) => {
    await page.goto(site.url)
    await page.getByLabel('Control token').fill('wrong-token')
    await page.getByRole('button', { name: 'Open' }).click()
    await expect(page.getByRole('alert')).toContainText('control token')
    await auditPage('control-token')
    await page.getByLabel('Control token').fill('test-control-token')
    await page.getByRole('button', { name: 'Open' }).click()
    await expect(page.getByRole('article')).toHaveCount(7)
  })
})

test.describe('if a one-time code is required', () => {
  test.use({ siteOptions: { assumptions: { otpOnKeyCreate: true } } })

  test('asks for the code in the dialog', async ({ accountsPage: page, site, auditPage }) => {
    await accountNamed(page, 'deployer').getByRole('button', { name: 'Generate API Key for deployer' }).click()
    await page.getByLabel('API key name').fill('with a code')
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByLabel('One-time code').fill(site.host?.mock.otp ?? '')
    await auditPage('one-time-code')
    await page.getByRole('button', { name: 'Next' }).click()
    await expect(page.getByTestId('secret')).toHaveText(/^wbmock_/)
  })
})
