import { Workbench } from '@workbench-sdk/client'
import { WorkbenchMock } from '@workbench-sdk/mock'

const mock = new WorkbenchMock()
const workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch, baseUrl: mock.baseUrl })
workbench.serviceAccounts.list().then(({ total }) => console.log(total === 3 ? 'works' : `Received ${total}.`))
