import { Workbench } from '@workbench-sdk/client'
import { WorkbenchMock } from '@workbench-sdk/mock'

Deno.test('a mock responds to a client', async () => {
  const mock = new WorkbenchMock()
  const workbench: Workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })
  const { total } = await workbench.serviceAccounts.list()
  if (total !== 3) throw new Error(`Expected 3 accounts, received ${total}.`)
})
