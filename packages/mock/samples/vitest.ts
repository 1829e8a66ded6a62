import { PermissionDeniedError } from '@workbench-sdk/client'
import { expect, test } from '@workbench-sdk/mock/vitest'

test('creates a key for an account', async ({ mock, workbench }) => {
  const account = await workbench.serviceAccounts.create({ name: 'ci', role: 'organization_analyst' })
  await workbench.apiKeys.create({ serviceAccount: account, name: 'deploy' })

  expect(mock).toHaveExactlyOneActiveKey('ci')
  expect(mock).toHaveReceived('POST /api_keys', { attributes: { display_name: 'deploy' }, status: 201 })
})

test('an analyst cannot create accounts', async ({ mock, analyst }) => {
  const call = analyst.serviceAccounts.create({ name: 'ci', role: 'organization_analyst' })
  await expect(call).rejects.toThrow(PermissionDeniedError)

  expect(mock).toHaveRejected('admin-only')
})
