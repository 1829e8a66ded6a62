import { expect, remoteTest as test } from '@workbench-sdk/mock/vitest'

test('creates a key', async ({ mock, workbench }) => {
  const account = await workbench.serviceAccounts.create({ name: 'ci', role: 'organization_analyst' })
  await workbench.apiKeys.create({ serviceAccount: account, name: 'deploy' })

  await expect(mock).toHaveReceived('POST /api_keys', { attributes: { display_name: 'deploy' } })
})
