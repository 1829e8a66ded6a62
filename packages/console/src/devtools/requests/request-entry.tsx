import { useSignal } from '@preact/signals'
import { type RecordedRequest, unwrap } from '../../mock/control-api.ts'
import { useAppState } from '../../state/app-state.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { formatDateTime } from '../../ui/dates.ts'
import { ErrorAlert } from '../../ui/error-alert.tsx'
import { RecordName } from '../../ui/record-name.tsx'
import { useQuery } from '../../ui/use-query.ts'
import { JsonView } from '../json-view.tsx'
import { formatBytes, formatDuration } from './format-size.ts'
import { canBrowserSend, obstacleTo, toCurl } from './repeat-request.ts'
import { ReplayDialog } from './replay-dialog.tsx'
import { isWrite } from './request-filters.ts'
import { useReplay } from './use-replay.ts'

const TIME_FORMAT = new Intl.DateTimeFormat('en', { timeStyle: 'medium', hour12: false, timeZone: 'UTC' })

interface Props {
  readonly request: RecordedRequest
}

/** A request on one line, with its details when expanded. The URL contains the request that was last expanded. */
export function RequestEntry({ request }: Props) {
  const { address } = useAppState()
  const { id, at, method, path, caller, durationMs } = request
  const isOpen = useSignal(address.params.peek().get('request') === id)
  const onToggle = (isNowOpen: boolean) => {
    isOpen.value = isNowOpen
    if (isNowOpen) address.replace({ request: id })
    else if (address.params.peek().get('request') === id) address.replace({ request: null })
  }
  return (
    <li>
      <details open={isOpen.value} onToggle={({ currentTarget }) => onToggle(currentTarget.open)}>
        <summary>
          <span class="request-line">
            <time dateTime={at} title={formatDateTime(new Date(at))}>
              {TIME_FORMAT.format(new Date(at))}
            </time>{' '}
            <code>
              <strong>{method}</strong> {path}
            </code>{' '}
            <Status request={request} /> <span class="muted">{formatDuration(durationMs)}</span>{' '}
            {caller && (
              <span class="muted">
                by <RecordName name={caller.name} />
              </span>
            )}
          </span>
        </summary>
        {isOpen.value && <RequestDetails request={request} />}
      </details>
    </li>
  )
}

function Status({ request: { status: httpStatus, route } }: Props) {
  return (
    <>
      <span class={httpStatus !== undefined && httpStatus < 400 ? 'badge positive' : 'badge negative'}>
        {httpStatus ?? 'no response'}
      </span>
      {route === undefined && <span class="badge">unknown route</span>}
    </>
  )
}

function RequestDetails({ request }: Props) {
  const { headers, body, bodyBytes, answer, answerHeaders, answerBytes, durationMs, rule, fault, caller } = request
  return (
    <div class="request-details">
      <Explanation request={request} />
      <RequestActions request={request} />
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
            <dd>
              <RecordName name={caller.apiKey.name} />
            </dd>
          </div>
        )}
        <div>
          <dt>Duration</dt>
          <dd>{formatDuration(durationMs)}</dd>
        </div>
        <div>
          <dt>Size</dt>
          <dd>
            {formatBytes(bodyBytes)} sent, {formatBytes(answerBytes)} received
          </dd>
        </div>
      </dl>
      <HeaderTable label="Request headers" headers={headers} />
      {body !== undefined && <JsonView label="Request body" value={body} />}
      {answerHeaders && <HeaderTable label="Response headers" headers={answerHeaders} />}
      {answer !== undefined && <JsonView label="Response body" value={answer} />}
    </div>
  )
}

interface HeaderTableProps {
  readonly label: string
  readonly headers: Readonly<Record<string, string>>
}

const HeaderTable = ({ label, headers }: HeaderTableProps) => (
  <details class="headers">
    <summary>
      {label} <span class="muted">{Object.keys(headers).length}</span>
    </summary>
    <table class="data-table" aria-label={label}>
      <tbody>
        {Object.entries(headers).map(([header, value]) => (
          <tr key={header}>
            <th scope="row">
              <code>{header}</code>
            </th>
            <td>
              <code>{value}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </details>
)

/** Buttons to repeat the request from a shell or from the page. */
function RequestActions({ request }: Props) {
  const app = useAppState()
  const replay = useReplay()
  const isAsking = useSignal(false)
  const obstacle = obstacleTo(request)
  const canBeSent = canBrowserSend(request)
  const onReplay = () => {
    if (isWrite(request)) isAsking.value = true
    else void app.attempt(() => replay(request))
  }
  return (
    <div>
      <div class="button-row">
        {/* Other programs cannot call a mock that runs in the page. */}
        {!app.connection.isInBrowser && (
          <CopyButton label="as curl" visibleLabel="as curl" getText={() => toCurl(request, app.connection.url)} />
        )}
        <button type="button" disabled={obstacle !== undefined || !canBeSent} onClick={onReplay}>
          {isWrite(request) ? 'Replay…' : 'Replay'}
        </button>
      </div>
      {obstacle && <p class="muted">This request can’t be repeated as it was. {obstacle}</p>}
      {!obstacle && !canBeSent && <p class="muted">A browser can’t send this request, so it can’t be replayed here.</p>}
      {isAsking.value && <ReplayDialog request={request} onClose={() => (isAsking.value = false)} />}
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
  // Ids restart after a reset, so this id may belong to a different request.
  if (data.at !== at) return <p class="muted">The mock no longer has this request.</p>
  return <p class="explanation">{data.explanation}</p>
}
