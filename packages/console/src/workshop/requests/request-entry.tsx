import { useSignal } from '@preact/signals'
import { done, type RecordedRequest } from '../../mock/control.ts'
import { useConsole } from '../../state/console.ts'
import { dateAndTimeOf, timeOf } from '../../ui/time.ts'
import { TroubleBox } from '../../ui/trouble-box.tsx'
import { useReading } from '../../ui/use-reading.ts'
import { Json } from '../json.tsx'

interface Props {
  readonly request: RecordedRequest
}

/** A request in a line, and all that is known of it where somebody opens it. */
export function RequestEntry({ request }: Props) {
  const isOpen = useSignal(false)
  const { at, method, path, caller } = request
  return (
    <li>
      <details onToggle={({ currentTarget }) => (isOpen.value = currentTarget.open)}>
        <summary>
          <span class="request-line">
            <time dateTime={at} title={dateAndTimeOf(new Date(at))}>
              {timeOf(new Date(at))}
            </time>{' '}
            <code>
              <strong>{method}</strong> {path}
            </code>{' '}
            <Status request={request} /> {caller && <span class="quiet name">by {caller.name}</span>}
          </span>
        </summary>
        {isOpen.value && <Everything request={request} />}
      </details>
    </li>
  )
}

function Status({ request: { status, route } }: Props) {
  return (
    <>
      <span class={status !== undefined && status < 400 ? 'badge good' : 'badge off'}>{status ?? 'no answer'}</span>
      {route === undefined && <span class="badge">surprise</span>}
    </>
  )
}

function Everything({ request }: Props) {
  const { body, answer, rule, fault, caller } = request
  return (
    <div class="everything">
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
      {body !== undefined && <Json label="Body sent" value={body} />}
      {answer !== undefined && <Json label="Answer" value={answer} />}
    </div>
  )
}

/** Why its answer is what it is, in the mock's own words. */
function Explanation({ request: { id, at } }: Props) {
  const { control } = useConsole()
  const reading = useReading(
    signal => done(control.GET('/__mock__/requests/{id}', { params: { path: { id } }, signal })),
    [control, id],
  )
  const { value, trouble } = reading.value
  if (trouble) return <TroubleBox trouble={trouble} />
  if (!value) return <p class="quiet">Loading…</p>
  // After a reset there may be another request of this id.
  if (value.at !== at) return <p class="quiet">The mock does not keep this request any more.</p>
  return <p class="explanation">{value.explanation}</p>
}
