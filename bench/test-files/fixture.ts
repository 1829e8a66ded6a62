import { expect, test } from '@workbench-sdk/mock/vitest'

test('creates a key', async ({ mock, workbench }) => {
  const account = await workbench.serviceAccounts.create({ name: 'ci', role: 'organization_analyst' })
  await workbench.apiKeys.create({ serviceAccount: account, name: 'deploy' })

  expect(mock).toHaveReceived('POST /api_keys', { attributes: { display_name: 'deploy' } })
})
