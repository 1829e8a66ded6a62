import type { Workbench } from '@workbench-sdk/client'

/** Gives an account another key in the place of its only one, which stops working. */
export async function replaceKey(workbench: Workbench, accountName: string): Promise<void> {
  const account = await workbench.serviceAccounts.list({ name: accountName }).first()
  if (account === undefined) throw new Error(`There is no account "${accountName}".`)
  const [old] = await workbench.serviceAccounts.keys(account).toArray()
  await workbench.apiKeys.create({ serviceAccount: account, name: old?.name ?? accountName })
  if (old !== undefined) await workbench.apiKeys.delete(old)
}
