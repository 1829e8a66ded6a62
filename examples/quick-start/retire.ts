import type { Workbench } from '@workbench-sdk/client'

/** Disables the keys of an account that were created before a date. Returns their names. */
export async function retireKeys(workbench: Workbench, accountId: string, before: Date): Promise<string[]> {
  const retired: string[] = []
  for await (const key of workbench.serviceAccounts.keys(accountId, { active: true })) {
    if (key.createdAt === null || key.createdAt >= before) continue
    await workbench.apiKeys.disable(key)
    retired.push(key.name)
  }
  return retired
}
