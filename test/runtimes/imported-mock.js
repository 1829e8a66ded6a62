// Uses a mock in this process and the one at the URL in the first argument. The program has to exit, although nothing
// is closed.
import { Workbench } from '@workbench-sdk/client'
import { WorkbenchMock } from '@workbench-sdk/mock'
import { connectMock } from '@workbench-sdk/mock/remote'

const remote = await connectMock(process.argv[2] ?? '', { world: 'imported' })
for (const mock of [new WorkbenchMock(), remote]) {
  await mock.seed('stale-keys')
  const workbench = new Workbench({ token: mock.tokens.admin, baseUrl: mock.baseUrl, fetch: mock.fetch })
  const { total } = await workbench.serviceAccounts.list()
  const [request] = await mock.requests
  console.log(total === (await mock.serviceAccounts()).length, request?.route)
}
