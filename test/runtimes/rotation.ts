// Rotates a key, in the runtimes that have a file system.
import { type Secret, Workbench } from '@workbench-sdk/client'
import { envFile, fileJournal, rotateApiKey } from '@workbench-sdk/client/rotation'
import type { Task } from './lifecycle.ts'

export async function rotate({ options }: Task, folder: string): Promise<string> {
  const workbench = new Workbench(options)
  const account = await workbench.serviceAccounts.create({ name: 'rotating', role: 'organization_analyst' })
  const key = await workbench.apiKeys.create({ serviceAccount: account, name: 'deploy' })
  const name = `${folder}/${crypto.randomUUID()}`
  const store = envFile(`${name}.env`)
  await store.write(key.secret)
  const rotation = { key, store, journal: fileJournal(`${name}.json`), gracePeriod: 0, deleteAfter: 0 }
  const { newKey } = await rotateApiKey(workbench, rotation)
  const [only, ...others] = await workbench.serviceAccounts.keys(account).toArray()
  if (newKey === undefined || only?.id !== newKey.id || others.length > 0) throw new Error('Expected only the new key.')
  const stored: Secret | undefined = await store.read?.()
  if (stored === undefined) throw new Error('The store is empty.')
  await workbench.withToken(stored).organizations.list()
  await workbench.serviceAccounts.delete(account)
  return 'rotates a key'
}
