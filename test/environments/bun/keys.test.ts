import { expect, test } from 'bun:test'
import { Workbench } from '@workbench-sdk/client'
import { WorkbenchMock } from '@workbench-sdk/mock'

test('a mock responds to a client', async () => {
  const mock = new WorkbenchMock()
  const workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })
  expect((await workbench.serviceAccounts.list()).total).toBe(3)
})
