import { Workbench } from '@workbench-sdk/client'
import { memoryStore } from '@workbench-sdk/client/rotation'
import { WorkbenchMock } from '@workbench-sdk/mock'
import { expect } from '@workbench-sdk/mock/jest'

test('a key is created', async () => {
  const mock: WorkbenchMock = new WorkbenchMock()
  const workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })
  const account = await workbench.serviceAccounts.create({ name: 'ci', role: 'organization_analyst' })
  const key = await workbench.apiKeys.create({ serviceAccount: account, name: 'deploy' })
  await memoryStore().write(key.secret)
  expect(mock).toHaveReceived('POST /api_keys')
})
