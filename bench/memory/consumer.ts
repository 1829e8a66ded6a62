// Programs that use the client without a pause. Each one creates a key, calls with it, renames it, disables and enables its
// account, deletes the key, and makes sure that getting it fails. One of the programs rotates a key. Their memory is measured.
// The accounts are never replaced, because Workbench keeps the actor of each deleted account.
import { once } from 'node:events'
import { NotFoundError, type ServiceAccount, Workbench } from '@workbench-sdk/client'
import { memoryStore, rotateApiKey } from '@workbench-sdk/client/rotation'
import { measureOnRequest } from './measured.ts'

const PROGRAMS = [rotate, useKey, useKey, useKey, useKey]
/** The mock's URL, and an Organization Admin's token. */
const [{ url, token }] = (await once(process, 'message')) as [{ url: string; token: string }]
const workbench = new Workbench({ token, baseUrl: url })

measureOnRequest()
await Promise.all(
  PROGRAMS.map(async (program, index) => {
    const account = await workbench.serviceAccounts.create({ name: `${index}`, role: 'organization_analyst' })
    for (;;) await program(account)
  }),
)

async function useKey(account: ServiceAccount): Promise<void> {
  const key = await workbench.apiKeys.create({ serviceAccount: account, name: 'deploy' })
  for await (const _ of workbench.withToken(key.secret).organizations.list());
  await workbench.apiKeys.update(key, { name: 'renamed' })
  for await (const _ of workbench.serviceAccounts.keys(account));
  await workbench.serviceAccounts.disable(account)
  await workbench.serviceAccounts.enable(account)
  await workbench.apiKeys.delete(key)
  await expectNotFound(workbench.apiKeys.get(key.id))
}

async function rotate(account: ServiceAccount): Promise<void> {
  const key = await workbench.apiKeys.create({ serviceAccount: account, name: 'deploy' })
  const store = memoryStore(key.secret)
  const { newKey } = await rotateApiKey(workbench, { key, store, gracePeriod: 0, deleteAfter: 0 })
  if (newKey) await workbench.apiKeys.delete(newKey)
}

async function expectNotFound(call: Promise<unknown>): Promise<void> {
  await call.then(
    () => {
      throw new Error('A deleted key was found.')
    },
    error => {
      if (!(error instanceof NotFoundError)) throw error
    },
  )
}
