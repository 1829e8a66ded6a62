// What there is only where the mock is a program of its own, which others use, and which can go and come back.
import { Workbench } from '@workbench-sdk/client'
import { hostWorlds, serve } from '@workbench-sdk/mock'
import { accountNamed, expect, generateKey, test } from '../console-test.ts'

test('a world is shown by its name', async ({ console: page, site }) => {
  await page.goto(`${site.url}?world=ci-7`)
  await expect(page.getByText('/__world__/ci-7')).toBeVisible()
  await page.getByRole('button', { name: 'Add Service Account' }).click()
  await page.getByLabel('Service account name').fill('only in ci-7')
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

test('what the page reads is in no log, and what it does is', async ({ console: page, site }) => {
  await page.getByRole('button', { name: 'Refresh' }).click()
  await generateKey(page, 'deployer', 'canary')
  expect(site.host?.mock.requests.map(({ route }) => route)).toEqual(['POST /api_keys'])
})

test('a key whose answer is lost is told as one that may be there', async ({ console: page, site, look }) => {
  // Not all of it: a POST that gets no answer at all Chromium sends again by itself, where the connection was used before.
  site.host?.mock.faults.add({ on: 'POST /api_keys', times: 1, body: 'cut' })
  await accountNamed(page, 'deployer').getByRole('button', { name: 'Generate API Key for deployer' }).click()
  await page.getByLabel('API key name').fill('lost')
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('It is not known whether this was done')
  await expect(page.getByLabel('API key name')).toHaveValue('lost')
  await look('outcome-unknown')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(accountNamed(page, 'deployer').getByText('3 keys')).toBeVisible()
  expect(site.host?.mock.requests.filter(({ method }) => method === 'POST')).toHaveLength(1)
})

test('while a key is made its dialog stays', async ({ console: page, site }) => {
  site.host?.mock.faults.add({ on: 'POST /api_keys', times: 1, latency: 1_000 })
  await accountNamed(page, 'deployer').getByRole('button', { name: 'Generate API Key for deployer' }).click()
  await page.getByLabel('API key name').fill('slow')
  await page.getByRole('button', { name: 'Next' }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByTestId('secret')).toHaveText(/^wbmock_/)
})

test('an account with many keys shows them bit by bit', async ({ console: page, site }) => {
  const keys = Array.from({ length: 250 }, (_, index) => ({ name: `key ${index + 1}` }))
  site.host?.mock.seed({ serviceAccounts: [{ name: 'many', keys }] })
  await page.getByRole('button', { name: 'Refresh' }).click()
  const account = accountNamed(page, 'many')
  await account.getByRole('button', { name: 'many', exact: true }).click()
  await expect(account.getByText('The oldest 100 of 250 keys.')).toBeVisible()
  for (const _ of [1, 2]) await account.getByRole('button', { name: 'Show more' }).click()
  await expect(account.getByRole('row')).toHaveCount(251)
})

test('what is not there yet is said to come, and what does not come can be tried again', async ({
  page,
  site,
  look,
}) => {
  let answer = () => {}
  const answered = new Promise<void>(resolve => {
    answer = resolve
  })
  await page.route('**/api/v2/service_accounts?*', async route => {
    await answered
    await route.continue()
  })
  await page.route('**/__mock__', route => route.abort(), { times: 1 })
  await page.goto(site.url)
  await expect(page.getByRole('alert')).toContainText('The mock does not answer')
  await look('no-mock')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('Loading the service accounts…')).toBeVisible()
  await look('loading')
  answer()
  await expect(page.getByRole('article')).toHaveCount(7)
})

test('the mock goes, and comes back', async ({ console: page, site, look }) => {
  const port = new URL(site.url).port
  await site[Symbol.asyncDispose]()
  await expect(page.getByText('The mock does not answer. What you see is what it was')).toBeVisible()
  await expect(page.getByRole('article')).toHaveCount(7)
  await look('offline')
  // As another mock, with other tokens, and something else in it.
  await using _server = await serve(hostWorlds({ scenario: 'stale-keys' }), { port: Number(port) })
  await expect(page.getByText('The mock does not answer. What you see is what it was')).toBeHidden()
  await expect(accountNamed(page, 'legacy-integration')).toBeVisible()
  await page.getByRole('button', { name: 'Add Service Account' }).click()
  await page.getByLabel('Service account name').fill('afterwards')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(accountNamed(page, 'afterwards')).toBeVisible()
})

test('what a program does is seen without a reload', async ({ console: page, site }) => {
  const workbench = new Workbench({ token: site.host?.mock.tokens.admin, baseUrl: site.url.slice(0, -1) })
  await workbench.serviceAccounts.create({ name: 'by a program', role: 'organization_analyst' })
  await expect(accountNamed(page, 'by a program')).toBeVisible()
})

test.describe('with nothing in it', () => {
  test.use({ hosting: { scenario: 'empty' } })

  test('the accounts that a mock begins with can be deleted, but for the page’s own', async ({
    console: page,
    site,
    look,
  }) => {
    const workbench = new Workbench({ token: site.host?.mock.tokens.admin, baseUrl: site.url.slice(0, -1) })
    for (const account of await workbench.serviceAccounts.list().toArray()) {
      if (account.name !== 'Mock admin') await workbench.serviceAccounts.delete(account)
    }
    await expect(page.getByRole('article')).toHaveCount(1)
    await page.getByRole('button', { name: 'Generate API Key' }).click()
    await look('hardly-anything')
  })
})

test.describe('with a control token', () => {
  test.use({ hosting: { controlToken: 'of-the-test' } })

  test('the page asks for it', async ({ page, site, said: _, look }) => {
    await page.goto(site.url)
    await page.getByLabel('Control token').fill('another')
    await page.getByRole('button', { name: 'Open' }).click()
    await expect(page.getByRole('alert')).toContainText('needs its control token')
    await look('control-token')
    await page.getByLabel('Control token').fill('of-the-test')
    await page.getByRole('button', { name: 'Open' }).click()
    await expect(page.getByRole('article')).toHaveCount(7)
  })
})

test.describe('where a one-time code is asked for', () => {
  test.use({ hosting: { assumptions: { otpOnKeyCreate: true } } })

  test('the dialog asks for it', async ({ console: page, site, look }) => {
    await accountNamed(page, 'deployer').getByRole('button', { name: 'Generate API Key for deployer' }).click()
    await page.getByLabel('API key name').fill('with a code')
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByLabel('One-time code').fill(site.host?.mock.otp ?? '')
    await look('one-time-code')
    await page.getByRole('button', { name: 'Next' }).click()
    await expect(page.getByTestId('secret')).toHaveText(/^wbmock_/)
  })
})
