import type { ServiceAccount, Workbench } from '@workbench-sdk/client'
import { type AuditedKey, auditKey, type Deadline } from './audited-key.ts'
import type { Progress } from './progress.ts'
import { createSelector, type Selection } from './selection.ts'

/** Workbench's maximum page size: 10,000 keys take 20 requests. */
const pageSize = 500

interface Audit {
  readonly selection: Selection
  readonly deadline: Deadline
  readonly progress: Progress
  readonly signal: AbortSignal
}

/** Returns the selected keys. Regardless of the selection, fetches two lists: one of accounts and one of keys. */
export async function auditKeys(workbench: Workbench, audit: Audit): Promise<AuditedKey[]> {
  const { selection, deadline, progress, signal } = audit
  const accounts = new Map<string | null, ServiceAccount>()
  const accountList = workbench.serviceAccounts.list({ pageSize }, { signal })
  for await (const account of progress.count('service accounts', accountList)) accounts.set(account.id, account)

  const isSelected = createSelector(selection, [...accounts.values()])
  const selected: AuditedKey[] = []
  for await (const key of progress.count('keys', workbench.apiKeys.list({ pageSize }, { signal }))) {
    const audited = auditKey(key, accounts.get(key.serviceAccountId), deadline)
    if (isSelected(audited)) selected.push(audited)
  }
  return selected
}
