import type { Workbench } from '@workbench-sdk/client'

/** Replaces an account's only key with a new key of the same name, and deletes the old key. */
export async function replaceKey(workbench: Workbench, accountName: string): Promise<void> {
  const account = await workbench.serviceAccounts.list({ name: accountName }).first()
  if (account === undefined) throw new Error(`Service account "${accountName}" not found.`)
  const [old] = await workbench.serviceAccounts.keys(account).toArray()
  await workbench.apiKeys.create({ serviceAccount: account, name: old?.name ?? accountName })
  if (old !== undefined) await workbench.apiKeys.delete(old)
}
