import { useAppState } from '../state/app-state.ts'
import type { KeySubject } from '../state/dialog-context.ts'
import { DateTime } from '../ui/date-time.tsx'
import { daysBetween, formatDays } from '../ui/dates.ts'
import { RecordName } from '../ui/record-name.tsx'

/** Identifies a key among others with the same name. */
export function KeyDescription({ apiKey: { id, name: keyName, createdAt, account } }: { readonly apiKey: KeySubject }) {
  const { clock } = useAppState()
  return (
    <dl class="record-description">
      <dt>API key</dt>
      <dd>
        <strong>
          <RecordName name={keyName} />
        </strong>
        <code>{id}</code>
      </dd>
      <dt>Service account</dt>
      <dd>
        {account ? (
          <>
            <RecordName name={account.name} />
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
