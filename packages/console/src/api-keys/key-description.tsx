import { useAppState } from '../state/app-state.ts'
import type { KeySubject } from '../state/dialog-context.ts'
import { DateTime } from '../ui/date-time.tsx'
import { daysBetween, formatDays } from '../ui/dates.ts'

/** Identifies a key among others with the same name. */
export function KeyDescription({ apiKey: { id, name, createdAt, account } }: { readonly apiKey: KeySubject }) {
  const { clock } = useAppState()
  return (
    <dl class="record-description">
      <dt>API key</dt>
      <dd>
        <strong class="name">{name}</strong>
        <code>{id}</code>
      </dd>
      <dt>Service account</dt>
      <dd>
        {account ? (
          <>
            <span class="name">{account.name}</span>
            <code>{account.id}</code>
          </>
        ) : (
          'unknown'
        )}
      </dd>
      <dt>Created</dt>
      <dd>
        <DateTime value={createdAt} />
        {createdAt && <>, age: {formatDays(daysBetween(createdAt.getTime(), clock.now.peek()))}</>}
      </dd>
    </dl>
  )
}
