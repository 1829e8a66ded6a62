import { useComputed, useSignal } from '@preact/signals'
import { keyListParams } from '../api-keys/key-filters.ts'
import { useAppState } from '../state/app-state.ts'
import { Breadcrumb } from '../ui/breadcrumb.tsx'
import { ErrorAlert } from '../ui/error-alert.tsx'
import { MAIN_ID } from '../ui/ids.ts'
import { useQuery } from '../ui/use-query.ts'
import { ViewHeading } from '../ui/view-heading.tsx'
import { AccountRow } from './account-row.tsx'
import { useKeySummaries } from './use-key-summaries.ts'

const PARENTS = { 'Service Accounts': { view: null, account: null }, 'API Keys': keyListParams({}) }

/** A single service account. Its id is in the page's URL. */
export function AccountPage() {
  const { address, workbench } = useAppState()
  const id = useComputed(() => address.params.value.get('account') ?? '').value
  const query = useQuery(signal => workbench.value.serviceAccounts.get(id, { signal }), [workbench.value, id])
  const isExpanded = useSignal(true)
  const { data: account, error } = query.value
  const keysOf = useKeySummaries(account ? [account] : [])
  return (
    <main id={MAIN_ID} tabIndex={-1}>
      <Breadcrumb parents={PARENTS} current="Service Account" />
      <div class="page-heading">
        <ViewHeading>Service Account</ViewHeading>
      </div>
      <h2 class="visually-hidden">Account</h2>
      {error && <ErrorAlert error={error} />}
      {!account && !error && <p class="muted">Loading…</p>}
      {account && (
        <AccountRow
          account={account}
          keys={keysOf(account)}
          isExpanded={isExpanded.value}
          onToggle={() => (isExpanded.value = !isExpanded.value)}
        />
      )}
    </main>
  )
}
