// Programs that use the client without a pause: each creates an account and a key, calls with the key, renames it, makes a call that
// fails, and deletes the account. One of them rotates keys. Their memory is measured.
import { once } from 'node:events'
import { NotFoundError, Workbench } from '@workbench-sdk/client'
import { memoryStore, rotateApiKey } from '@workbench-sdk/client/rotation'
import { measureOnRequest } from './measured.ts'

const PROGRAMS = 4
/** The address of the mock, and the token of an Organization Admin. */
const [{ url, token }] = (await once(process, 'message')) as [{ url: string; token: string }]
const workbench = new Workbench({ token, baseUrl: url })

measureOnRequest()
await Promise.all([forever(rotate), ...Array.from({ length: PROGRAMS }, () => forever(useKey))])

async function forever(work: () => Promise<void>): Promise<never> {
  for (;;) await work()
}

async function useKey(): Promise<void> {
  const account = await workbench.serviceAccounts.create({ name: 'ci', role: 'organization_analyst' })
  const key = await workbench.apiKeys.create({ serviceAccount: account, name: 'deploy' })
  for await (const _ of workbench.withToken(key.secret).organizations.list());
  await workbench.apiKeys.update(key, { name: 'renamed' })
  for await (const _ of workbench.serviceAccounts.keys(account));
  await workbench.apiKeys.delete(key)
  await expectNotFound(workbench.apiKeys.get(key.id))
  await workbench.serviceAccounts.disable(account)
  await workbench.serviceAccounts.delete(account)
}

async function rotate(): Promise<void> {
  const account = await workbench.serviceAccounts.create({ name: 'rotated', role: 'organization_analyst' })
  const key = await workbench.apiKeys.create({ serviceAccount: account, name: 'deploy' })
  const store = memoryStore(key.secret)
  await rotateApiKey(workbench, { key, store, gracePeriod: 0, deleteAfter: 0 })
  await workbench.serviceAccounts.disable(account)
  await workbench.serviceAccounts.delete(account)
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
