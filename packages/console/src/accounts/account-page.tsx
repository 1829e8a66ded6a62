import { useComputed, useSignal } from '@preact/signals'
import { keyListParams } from '../api-keys/key-filters.ts'
import { useAppState } from '../state/app-state.ts'
import { ErrorAlert } from '../ui/error-alert.tsx'
import { useQuery } from '../ui/use-query.ts'
import { ViewHeading } from '../ui/view-heading.tsx'
import { ViewLink } from '../ui/view-link.tsx'
import { AccountRow } from './account-row.tsx'
import { useKeySummaries } from './use-key-summaries.ts'

/** A single service account, which is selected by its id in the page's address. */
export function AccountPage() {
  const { address, workbench } = useAppState()
  const id = useComputed(() => address.params.value.get('account') ?? '').value
  const query = useQuery(signal => workbench.value.serviceAccounts.get(id, { signal }), [workbench.value, id])
  const isExpanded = useSignal(true)
  const { data: account, error } = query.value
  const keysOf = useKeySummaries(account ? [account] : [])
  return (
    <main>
      <nav aria-label="Breadcrumb" class="muted">
        Organization Settings › <ViewLink params={{ view: null, account: null }}>Service Accounts</ViewLink> ›{' '}
        <ViewLink params={keyListParams({})}>API Keys</ViewLink>
      </nav>
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
