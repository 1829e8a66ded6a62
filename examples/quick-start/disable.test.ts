import { AuthenticationError, Workbench } from '@workbench-sdk/client'
import { expect, test } from '@workbench-sdk/mock/vitest'

test('disabling an account also disables its keys', async ({ mock, workbench }) => {
  const [deployer] = mock.seed({ serviceAccounts: [{ name: 'deployer', keys: [{ name: 'deploy' }] }] }).serviceAccounts
  const consumer = new Workbench({ token: deployer.keys[0].token, fetch: mock.fetch })
  expect(await consumer.organizations.list().count()).toBe(1)

  await workbench.serviceAccounts.disable(deployer.id)

  await expect(consumer.organizations.list().count()).rejects.toThrow(AuthenticationError)
  expect(mock).toHaveReceived('PATCH /service_accounts/{id}', { status: 200 })
})
