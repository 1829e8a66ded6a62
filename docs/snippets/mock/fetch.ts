import { Workbench } from '@workbench-sdk/client'
import { WorkbenchMock } from '@workbench-sdk/mock'

const mock = new WorkbenchMock()
const workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })
console.log((await workbench.serviceAccounts.list()).total) // 3
