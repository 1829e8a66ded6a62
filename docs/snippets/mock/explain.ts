import { PermissionDeniedError, Workbench } from '@workbench-sdk/client'
import { WorkbenchMock } from '@workbench-sdk/mock'

const mock = new WorkbenchMock()
const reader = new Workbench({ token: mock.tokens.readOnlyAdmin, fetch: mock.fetch })
try {
  await reader.serviceAccounts.create({ name: 'ci', role: 'organization_analyst' })
} catch (error) {
  if (!(error instanceof PermissionDeniedError)) throw error
  console.log(mock.explain(error)) // also accepts a response or a recorded request
}
console.log(mock.requests.map(({ route, caller, status }) => [route, caller?.name, status]))
