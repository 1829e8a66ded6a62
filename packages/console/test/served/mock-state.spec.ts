// The chips in the header, which show how the mock differs from a newly started one.
import { Workbench } from '@workbench-sdk/client'
import { chooseMenuItem, expect, openPanel, test } from '../fixtures.ts'

test('shows a moved clock, faults, another identity and another world, and links to their panels', async ({
  accountsPage: page,
  site,
  auditPage,
}) => {
  const mock = site.host?.world('ci-7')
  await page.goto(`${site.url}?world=ci-7&identity=analyst`)
  const chips = page.getByRole('list', { name: 'Mock status' }).getByRole('button')
  await expect(chips).toHaveText(['Signed in as Organization Analyst', 'World ci-7'])
  // Other clients change the mock.
  mock?.clock.advance({ days: 400 })
  mock?.faults.add({ status: 503, rate: 0.5, on: 'POST /api_keys' })
  mock?.faults.add({ latency: 10, on: 'POST /api_keys' })
  await expect(chips).toHaveText([
    'Signed in as Organization Analyst',
    'World ci-7',
    'Clock 400 days ahead',
    '2 active faults',
  ])
  await auditPage('chips')
  for (const [chip, panel] of [
    ['Clock 400 days ahead', 'Time'],
    ['2 active faults', 'Faults'],
    ['World ci-7', 'Worlds'],
    ['Signed in as Organization Analyst', 'Identity'],
  ] as const) {
    await page.getByRole('button', { name: chip }).click()
    await expect(page.getByRole('tabpanel', { name: panel })).toBeVisible()
  }
  await openPanel(page, 'Faults')
  await page.getByRole('button', { name: 'Remove all' }).click()
  await openPanel(page, 'Time')
  await page.getByRole('button', { name: 'Use real time' }).click()
  await expect(chips).toHaveText(['Signed in as Organization Analyst', 'World ci-7'])
  mock?.clock.set('2027-03-01T12:30:00Z')
  await expect(chips.last()).toHaveText(/^Clock frozen at Mar 1, 2027/)
})

test('offers to restore access after the page’s own account was disabled', async ({
  accountsPage: page,
  site,
  auditPage,
}) => {
  await chooseMenuItem(page, 'Mock admin', 'Disable')
  const confirm = page.getByRole('dialog').getByRole('button', { name: 'Disable' })
  if (await confirm.isVisible()) await confirm.click()
  const notice = page.getByRole('alert').filter({ hasText: 'The key of Organization Admin no longer works' })
  await expect(notice).toBeVisible()
  await auditPage('lost-access')
  await notice.getByRole('button', { name: 'Sign in as Organization Analyst' }).click()
  await expect(notice).toBeHidden()
  await page.goBack()
  await notice.getByRole('button', { name: 'Enable again' }).click()
  await expect(page.getByText('The key of Organization Admin works again.')).toBeVisible()
  await expect(notice).toBeHidden()
  await expect(page.getByRole('article')).toHaveCount(7)
  const workbench = new Workbench({ token: site.host?.mock.tokens.admin, baseUrl: site.url.slice(0, -1) })
  expect(await workbench.serviceAccounts.list().count()).toBe(7)
})

test('explains that a deleted account cannot be enabled again', async ({ accountsPage: page, site }) => {
  const own = site.host?.mock.serviceAccounts().find(({ name }) => name === 'Mock admin')
  const workbench = new Workbench({ token: site.host?.mock.tokens.admin, baseUrl: site.url.slice(0, -1) })
  await workbench.serviceAccounts.delete(own?.id ?? '')
  await page.getByRole('button', { name: 'Enable again' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'was deleted' })).toContainText('reset the mock')
  expect(site.host?.mock.serviceAccounts().map(({ name }) => name)).not.toContain('Temporary admin')
})
