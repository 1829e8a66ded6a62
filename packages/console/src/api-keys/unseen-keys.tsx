import type { ApiKey } from '@workbench-sdk/client'
import { formatDateTime } from '../ui/dates.ts'
import { ErrorAlert } from '../ui/error-alert.tsx'
import { RecordId } from '../ui/record-id.tsx'
import { useQuery } from '../ui/use-query.ts'
import { visibleName } from '../ui/visible-name.ts'
import type { CreationAttempts } from './creation-attempts.ts'

interface Props {
  readonly attempts: CreationAttempts
  /** Whether the last attempt succeeded. If not, its outcome is unknown. */
  readonly isCreated: boolean
  readonly onDelete: (key: ApiKey) => void
}

/** Lists created keys whose secrets were never shown, and offers to delete them. */
export function UnseenKeys({ attempts, isCreated, onDelete }: Props) {
  const { data, error } = useQuery(signal => attempts.findUnseen(signal), [attempts, isCreated]).value
  if (error) return <ErrorAlert error={error}>Check whether this service account has the API key twice.</ErrorAlert>
  if (!data || data.length === 0) {
    if (isCreated) return null
    return <p role="status">{data ? 'There is no new API key with this name so far.' : 'Looking for new API keys…'}</p>
  }
  return (
    <div class="error-alert is-warning" role="alert">
      <p class="error-title">{title(data.length, isCreated)}</p>
      <p>{isCreated ? REPEATED : LOST} Unless another client created it, no program can use it, so delete it.</p>
      <ul class="unseen-keys">
        {data.map(key => (
          <UnseenKey key={key.id} apiKey={key} onDelete={() => onDelete(key)} />
        ))}
      </ul>
    </div>
  )
}

const LOST = 'Its secret was lost with the response.'
const REPEATED = 'Its secret was not shown: the browser may have sent the request twice.'

function title(count: number, isCreated: boolean): string {
  if (count > 1) return `${count} ${isCreated ? 'other ' : ''}API keys with this name were created`
  return `${isCreated ? 'Another' : 'An'} API key with this name was created`
}

interface UnseenKeyProps {
  readonly apiKey: ApiKey
  readonly onDelete: () => void
}

function UnseenKey({ apiKey: { id, name: keyName, createdAt }, onDelete }: UnseenKeyProps) {
  const description = `API key ${visibleName(keyName)}`
  return (
    <li>
      <span>
        <RecordId id={id} of={description} />
        <small>Created {createdAt ? formatDateTime(createdAt) : 'at an unknown time'}</small>
      </span>
      <button type="button" aria-label={`Delete ${description}, ${id}`} onClick={onDelete}>
        Delete
      </button>
    </li>
  )
}
