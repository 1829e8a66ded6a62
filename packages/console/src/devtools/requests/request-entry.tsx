import { useSignal } from '@preact/signals'
import { type RecordedRequest, unwrap } from '../../mock/control-api.ts'
import { useAppState } from '../../state/app-state.ts'
import { formatDateTime } from '../../ui/dates.ts'
import { ErrorAlert } from '../../ui/error-alert.tsx'
import { useQuery } from '../../ui/use-query.ts'
import { JsonView } from '../json-view.tsx'

const TIME_FORMAT = new Intl.DateTimeFormat('en', { timeStyle: 'medium', hour12: false, timeZone: 'UTC' })

interface Props {
  readonly request: RecordedRequest
}

/** A request in one line, with its details when it is expanded. */
export function RequestEntry({ request }: Props) {
  const isOpen = useSignal(false)
  const { at, method, path, caller } = request
  return (
    <li>
      <details onToggle={({ currentTarget }) => (isOpen.value = currentTarget.open)}>
        <summary>
          <span class="request-line">
            <time dateTime={at} title={formatDateTime(new Date(at))}>
              {TIME_FORMAT.format(new Date(at))}
            </time>{' '}
            <code>
              <strong>{method}</strong> {path}
            </code>{' '}
            <Status request={request} /> {caller && <span class="muted name">by {caller.name}</span>}
          </span>
        </summary>
        {isOpen.value && <RequestDetails request={request} />}
      </details>
    </li>
  )
}

function Status({ request: { status, route } }: Props) {
  return (
    <>
      <span class={status !== undefined && status < 400 ? 'badge positive' : 'badge negative'}>
        {status ?? 'no response'}
      </span>
      {route === undefined && <span class="badge">unknown route</span>}
    </>
  )
}

function RequestDetails({ request }: Props) {
  const { body, answer, rule, fault, caller } = request
  return (
    <div class="request-details">
      <Explanation request={request} />
      <dl>
        {rule !== undefined && (
          <div>
            <dt>Rule</dt>
            <dd>
              <code>{rule}</code>
            </dd>
          </div>
        )}
        {fault !== undefined && (
          <div>
            <dt>Fault</dt>
            <dd>
              <code>{fault}</code>
            </dd>
          </div>
        )}
        {caller?.apiKey && (
          <div>
            <dt>API key</dt>
            <dd class="name">{caller.apiKey.name}</dd>
          </div>
        )}
      </dl>
      {body !== undefined && <JsonView label="Request body" value={body} />}
      {answer !== undefined && <JsonView label="Response body" value={answer} />}
    </div>
  )
}

/** The mock's explanation of its response. */
function Explanation({ request: { id, at } }: Props) {
  const { control } = useAppState()
  const query = useQuery(
    signal => unwrap(control.GET('/__mock__/requests/{id}', { params: { path: { id } }, signal })),
    [control, id],
  )
  const { data, error } = query.value
  if (error) return <ErrorAlert error={error} />
  if (!data) return <p class="muted">Loading…</p>
  // Ids start again after a reset, so it can be another request.
  if (data.at !== at) return <p class="muted">The mock no longer has this request.</p>
  return <p class="explanation">{data.explanation}</p>
}
