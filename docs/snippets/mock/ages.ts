import { before, Workbench } from '@workbench-sdk/client'
import { WorkbenchMock } from '@workbench-sdk/mock'

/** The code to test. */
async function countOldKeys(workbench: Workbench, now = new Date()): Promise<number> {
  const createdAt = before(new Date(now.getTime() - 90 * 86_400_000))
  return workbench.apiKeys.list({ name: 'deploy', createdAt }).count()
}

const mock = new WorkbenchMock()
mock.seed({ serviceAccounts: [{ name: 'deployer', keys: [{ name: 'deploy' }] }] })
const workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })

mock.clock.advance({ days: 91 })
console.log(await countOldKeys(workbench, mock.clock.now())) // 1
