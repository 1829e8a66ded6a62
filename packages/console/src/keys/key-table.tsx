import { useComputed } from '@preact/signals'
import type { ApiKey, ApiKeyRelated, ServiceAccount } from '@workbench-sdk/client'
import { useDialogs } from '../accounts/dialogs.tsx'
import { useConsole } from '../state/console.ts'
import { Trash } from '../ui/icons.tsx'
import { Moment } from '../ui/moment.tsx'
import { daysBetween, daysInWords } from '../ui/time.ts'
import { TroubleBox } from '../ui/trouble-box.tsx'
import { useReading } from '../ui/use-reading.ts'
import { AgeBar } from './age-bar.tsx'

type ListedKey = ApiKey & Pick<ApiKeyRelated, 'createdBy'>

/** Keys of one account that are shown. More than that few people have. */
const SHOWN = 200

/** The keys of an account, the oldest first. */
export function KeyTable({ account }: { readonly account: ServiceAccount }) {
  const { workbench } = useConsole()
  const reading = useReading(
    async signal => {
      const query = { sort: 'createdAt', include: ['createdBy'], pageSize: SHOWN } as const
      return workbench.value.serviceAccounts.keys(account, query, { signal })
    },
    [account.id, workbench.value],
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
          The oldest {value.items.length} of {value.total} keys.
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
      <td>
        <span class={apiKey.active ? 'badge good' : 'badge off'}>{apiKey.active ? 'Active' : 'Disabled'}</span>
      </td>
      <td class="age-cell">
        <AgeBar days={days} threshold={rotateAfter.value} />
        <span>
          {daysInWords(days)}
          {isDue && <strong class="due-mark"> · due</strong>}
        </span>
      </td>
      <td>{apiKey.createdBy?.name ?? '–'}</td>
      <td>
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
