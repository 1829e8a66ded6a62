import { useSignal } from '@preact/signals'
import type { ServiceAccount } from '@workbench-sdk/client'
import { useAppState } from '../state/app-state.ts'
import { DateTime } from '../ui/date-time.tsx'
import { ErrorAlert } from '../ui/error-alert.tsx'
import { RecordName } from '../ui/record-name.tsx'
import { useQuery } from '../ui/use-query.ts'
import { visibleName } from '../ui/visible-name.ts'
import { KeyAgeCell, KeyNameCell, KeyStateCell, KeyToggleCell } from './key-cells.tsx'

/** Number of keys shown at first, and added by each click on Show more. */
const PAGE_SIZE = 100

/** The API keys of an account, oldest first. */
export function KeyTable({ account }: { readonly account: ServiceAccount }) {
  const { workbench } = useAppState()
  const limit = useSignal(PAGE_SIZE)
  const query = useQuery(
    async signal => {
      const options = { sort: 'createdAt', include: ['createdBy'], pageSize: PAGE_SIZE } as const
      const keys = workbench.value.serviceAccounts.keys(account, options, { signal })
      const { items, total } = await keys
      const known = total ?? items.length
      const needsMore = items.length < Math.min(limit.value, known)
      return { items: needsMore ? await keys.toArray({ limit: limit.value }) : items, total: known }
    },
    [account.id, workbench.value],
    { refetchKey: limit.value },
  )
  const { data, error } = query.value
  if (error) return <ErrorAlert error={error} />
  if (!data) return <p class="muted">Loading API keys…</p>
  if (data.total === 0) return <p class="muted">No API keys yet. To create one, click Generate API Key.</p>
  return (
    <>
      <table class="key-table">
        <caption class="visually-hidden">API keys of {visibleName(account.name)}</caption>
        <thead>
          <tr>
            <th scope="col">API key</th>
            <th scope="col">State</th>
            <th scope="col">Age</th>
            <th scope="col">Created by</th>
            <th scope="col">Created</th>
            <th scope="col">
              <span class="visually-hidden">Disable or enable</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {data.items.map(key => {
            const apiKey = { ...key, account }
            return (
              <tr key={key.id}>
                <KeyNameCell apiKey={apiKey} />
                <KeyStateCell apiKey={apiKey} />
                <KeyAgeCell apiKey={apiKey} />
                <td data-label="Created by">{key.createdBy?.name ? <RecordName name={key.createdBy.name} /> : '–'}</td>
                <td data-label="Created">
                  <DateTime value={key.createdAt} />
                </td>
                <KeyToggleCell apiKey={apiKey} />
              </tr>
            )
          })}
        </tbody>
      </table>
      {data.total > data.items.length && (
        <p class="muted">
          Showing the oldest {data.items.length} of {data.total} keys.{' '}
          <button type="button" onClick={() => (limit.value += PAGE_SIZE)}>
            Show more
          </button>
        </p>
      )}
    </>
  )
}
