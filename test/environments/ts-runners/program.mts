import { Workbench } from '@workbench-sdk/client'
import { type Seeded, WorkbenchMock } from '@workbench-sdk/mock'

async function main(): Promise<void> {
  const mock = new WorkbenchMock()
  const seeded: Seeded = mock.seed({})
  const workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })
  if ((await workbench.serviceAccounts.list()).total === 3 && seeded) console.log('works')
}
void main()
