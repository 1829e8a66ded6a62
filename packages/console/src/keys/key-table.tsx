import { useComputed, useSignal } from '@preact/signals'
import type { ApiKey, ApiKeyRelated, ServiceAccount } from '@workbench-sdk/client'
import { useConsole } from '../state/console.ts'
import { useDialogs } from '../state/dialog.ts'
import { Trash } from '../ui/icons.tsx'
import { Moment } from '../ui/moment.tsx'
import { daysBetween, daysInWords } from '../ui/time.ts'
import { TroubleBox } from '../ui/trouble-box.tsx'
import { useReading } from '../ui/use-reading.ts'
import { AgeBar } from './age-bar.tsx'

type ListedKey = ApiKey & Pick<ApiKeyRelated, 'createdBy'>

/** Keys of an account that are shown at first, and how many more at a time. */
const STEP = 100

/** The keys of an account, the oldest first. */
export function KeyTable({ account }: { readonly account: ServiceAccount }) {
  const { workbench } = useConsole()
  const limit = useSignal(STEP)
  const reading = useReading(
    async signal => {
      const query = { sort: 'createdAt', include: ['createdBy'], pageSize: STEP } as const
      const keys = workbench.value.serviceAccounts.keys(account, query, { signal })
      const { items, total } = await keys
      const isMore = items.length < Math.min(limit.value, total)
      return { items: isMore ? await keys.toArray({ limit: limit.value }) : items, total }
    },
    [account.id, workbench.value],
    { again: limit.value },
  )
  const { value, trouble } = reading.value
  if (trouble) return <TroubleBox trouble={trouble} />
  if (!value) return <p class="quiet">Loading the keys…</p>
  if (value.total === 0) return <p class="quiet">No API keys yet. Generate API Key makes one.</p>
  return (
    <>
      <table class="keys">
        <caption class="unseen">API keys of {account.name}</caption>
        <thead>
          <tr>
            <th scope="col">API key</th>
            <th scope="col">State</th>
            <th scope="col">Age</th>
            <th scope="col">Created by</th>
            <th scope="col">Created</th>
            <th scope="col">
              <span class="unseen">Delete</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {value.items.map(key => (
            <KeyRow key={key.id} apiKey={key} />
          ))}
        </tbody>
      </table>
      {value.total > value.items.length && (
        <p class="quiet">
          The oldest {value.items.length} of {value.total} keys.{' '}
          <button type="button" onClick={() => (limit.value += STEP)}>
            Show more
          </button>
        </p>
      )}
    </>
  )
}

function KeyRow({ apiKey }: { readonly apiKey: ListedKey }) {
  const { clock, rotateAfter } = useConsole()
  const open = useDialogs()
  // Drawn again with each day, and not with each second.
  const { value: days } = useComputed(() => daysBetween(apiKey.createdAt.getTime(), clock.now.value))
  const isDue = days >= rotateAfter.value
  return (
    <tr>
      <th scope="row" class="name">
        {apiKey.name}
      </th>
      <td data-label="State">
        <span class={apiKey.active ? 'badge good' : 'badge off'}>{apiKey.active ? 'Active' : 'Disabled'}</span>
      </td>
      <td class="age-cell" data-label="Age">
        <AgeBar days={days} threshold={rotateAfter.value} />
        <span>
          {daysInWords(days)}
          {isDue && <strong class="due-mark"> · due</strong>}
        </span>
      </td>
      <td data-label="Created by">{apiKey.createdBy?.name ?? '–'}</td>
      <td data-label="Created">
        <Moment at={apiKey.createdAt} />
      </td>
      <td>
        <button
          type="button"
          class="icon-button grave"
          aria-label={`Delete API key ${apiKey.name}`}
          onClick={() => open({ kind: 'delete-key', apiKey })}
        >
          <Trash />
        </button>
      </td>
    </tr>
  )
}
