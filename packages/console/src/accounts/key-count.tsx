import type { ServiceAccount } from '@workbench-sdk/client'
import { useAppState } from '../state/app-state.ts'
import { useQuery } from '../ui/use-query.ts'

/** An account's number of keys. */
export function KeyCount({ account }: { readonly account: Pick<ServiceAccount, 'id'> }) {
  const { workbench } = useAppState()
  const query = useQuery(
    signal => workbench.value.serviceAccounts.keys(account.id, {}, { signal }).count(),
    [account.id, workbench.value],
  )
  const { data, error } = query.value
  return <span>{data ?? (error ? 'unknown' : '…')}</span>
}
