// The focus while other clients change the mock, which is only possible if it is served.
import { accountNamed, expect, test } from '../fixtures.ts'

test('keeps the focus on an account while other accounts are deleted', { tag: '@nightly' }, async ({
  accountsPage: page,
  site,
}) => {
  await page.getByRole('button', { name: 'key-audit', exact: true }).focus()
  const other = site.host?.mock.serviceAccounts().find(({ name }) => name === 'deployer')
  const { status } = (await site.host?.mock.fetch(`${site.url}api/v2/service_accounts/${other?.id}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${site.host.mock.tokens.admin}` },
  })) ?? { status: 0 }
  expect(status).toBeLessThan(300)
  await expect(accountNamed(page, 'deployer')).toHaveCount(0)
  await expect(page.locator(':focus')).toHaveText('key-audit')
})
