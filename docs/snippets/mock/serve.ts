import { Workbench } from '@workbench-sdk/client'
import { serve, WorkbenchMock } from '@workbench-sdk/mock'

const mock = new WorkbenchMock()
const server = await serve(mock, { port: 0 })
const workbench = new Workbench({ token: mock.tokens.admin, baseUrl: server.url })
console.log((await workbench.serviceAccounts.list()).total) // 3
await server.close()
