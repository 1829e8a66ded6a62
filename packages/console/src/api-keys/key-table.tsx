import { useComputed, useSignal } from '@preact/signals'
import type { ApiKey, ApiKeyRelated, ServiceAccount } from '@workbench-sdk/client'
import { useAppState } from '../state/app-state.ts'
import { useOpenDialog } from '../state/dialog-context.ts'
import { DateTime } from '../ui/date-time.tsx'
import { daysBetween, formatDays } from '../ui/dates.ts'
import { ErrorAlert } from '../ui/error-alert.tsx'
import { TrashIcon } from '../ui/icons.tsx'
import { useQuery } from '../ui/use-query.ts'
import { KeyAgeBar } from './key-age-bar.tsx'

type ListedKey = ApiKey & Pick<ApiKeyRelated, 'createdBy'>

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
        <caption class="visually-hidden">API keys of {account.name}</caption>
        <thead>
          <tr>
            <th scope="col">API key</th>
            <th scope="col">State</th>
            <th scope="col">Age</th>
            <th scope="col">Created by</th>
            <th scope="col">Created</th>
            <th scope="col">
              <span class="visually-hidden">Delete</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {data.items.map(key => (
            <KeyRow key={key.id} apiKey={key} />
          ))}
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

function KeyRow({ apiKey }: { readonly apiKey: ListedKey }) {
  const { clock, rotateAfter } = useAppState()
  const openDialog = useOpenDialog()
  // Renders again when the age changes, not whenever the clock does.
  const { value: days } = useComputed(() => daysBetween(apiKey.createdAt?.getTime() ?? 0, clock.now.value))
  const isDue = days >= rotateAfter.value
  return (
    <tr>
      <th scope="row" class="name">
        {apiKey.name}
      </th>
      <td data-label="State">
        <span class={apiKey.active ? 'badge positive' : 'badge negative'}>{apiKey.active ? 'Active' : 'Disabled'}</span>
      </td>
      <td class="age-cell" data-label="Age">
        <KeyAgeBar days={days} threshold={rotateAfter.value} />
        <span>
          {formatDays(days)}
          {isDue && <strong class="due-label"> · due</strong>}
        </span>
      </td>
      <td data-label="Created by">{apiKey.createdBy?.name ?? '–'}</td>
      <td data-label="Created">
        <DateTime value={apiKey.createdAt} />
      </td>
      <td>
        <button
          type="button"
          class="icon-button destructive"
          aria-label={`Delete API key ${apiKey.name}`}
          onClick={() => openDialog({ kind: 'delete-key', apiKey })}
        >
          <TrashIcon />
        </button>
      </td>
    </tr>
  )
}
