import { NotFoundError, Workbench } from '@workbench-sdk/client'
import { memoryStore } from '@workbench-sdk/client/rotation'
import { WorkbenchMock } from '@workbench-sdk/mock'

export async function handler() {
  const mock = new WorkbenchMock()
  const workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })
  const account = await workbench.serviceAccounts.create({ name: 'ci', role: 'organization_analyst' })
  const key = await workbench.apiKeys.create({ serviceAccount: account, name: 'deploy' })
  await memoryStore().write(key.secret)
  await workbench.apiKeys.delete(key)
  const error = await workbench.apiKeys.get(key).catch(reason => reason)
  const isGood =
    error instanceof NotFoundError && error.constructor.name === 'NotFoundError' && error.name === 'NotFoundError'
  return isGood && `${key.secret}` === '[secret]' ? 'works' : String(error)
}
void handler().then(console.log)
