import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { type Fault, type ListedFault, unwrap } from '../../mock/control-api.ts'
import { useAppState } from '../../state/app-state.ts'
import { type Message, message } from '../../state/message.ts'
import { throttle } from '../../state/throttle.ts'
import { ErrorAlert } from '../../ui/error-alert.tsx'
import { useQuery } from '../../ui/use-query.ts'
import { describeFault } from './describe-fault.ts'
import { FaultForm } from './fault-form.tsx'

const PRESETS: readonly { readonly label: string; readonly fault: Fault }[] = [
  {
    label: 'Key creation: the response is lost',
    fault: { on: 'POST /api_keys', times: 1, drop: true, when: 'after-commit' },
  },
  { label: 'Unavailable once', fault: { times: 1, status: 503, retryAfter: 2 } },
  { label: '10 requests per second', fault: { rateLimit: { limit: 10, per: { seconds: 1 } } } },
]

/** Minimum milliseconds between two updates of the hit counts. */
const REFRESH_INTERVAL = 1_000

/** Lists, adds and removes faults. */
export function FaultsPanel() {
  const app = useAppState()
  const { control } = app
  const changeCount = useChangeCount()
  const query = useQuery(signal => app.faults.refresh(signal), [control], { refetchKey: changeCount.value })
  const faults = query.value.data && app.faults.active.value
  const onChanged = (message: Message) => {
    app.showToast(message)
    changeCount.value++
  }
  async function add(fault: Fault): Promise<void> {
    const { id } = await unwrap(control.POST('/__mock__/faults', { body: fault }))
    onChanged(message`Added ${{ text: id }}.`)
  }
  async function remove(id: string): Promise<void> {
    await unwrap(control.DELETE('/__mock__/faults/{id}', { params: { path: { id } } }))
    onChanged(message`Removed ${{ text: id }}.`)
  }
  async function removeAll(): Promise<void> {
    await unwrap(control.DELETE('/__mock__/faults'))
    onChanged(message`Removed all faults.`)
  }
  const { error } = query.value
  return (
    <>
      <p class="muted">Faults affect every client. This page’s own reads are exempt.</p>
      {error && <ErrorAlert error={error} />}
      {!faults && !error && <p class="muted">Loading…</p>}
      {faults && (
        <ActiveFaults
          faults={faults}
          onRemove={id => void app.attempt(() => remove(id))}
          onRemoveAll={() => void app.attempt(removeAll)}
        />
      )}
      <fieldset>
        <legend>Add a preset</legend>
        <div class="button-row">
          {PRESETS.map(({ label, fault }) => (
            <button key={label} type="button" onClick={() => void app.attempt(() => add(fault))}>
              {label}
            </button>
          ))}
        </div>
      </fieldset>
      <FaultForm onAdd={add} />
    </>
  )
}

interface ActiveFaultsProps {
  readonly faults: readonly ListedFault[]
  readonly onRemove: (id: string) => void
  readonly onRemoveAll: () => void
}

function ActiveFaults({ faults, onRemove, onRemoveAll }: ActiveFaultsProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  /** Focuses the heading before calling `remove`, because `remove` also removes the focused button. */
  const focusHeadingAnd = (remove: () => void) => {
    heading.current?.focus()
    remove()
  }
  return (
    <section>
      <h3 ref={heading} tabIndex={-1}>
        Active faults
      </h3>
      {faults.length === 0 && <p class="muted">No faults. The mock responds like Workbench.</p>}
      <ul class="cards">
        {faults.map(({ id, fault, met }) => (
          <li key={id}>
            <div>
              <p>{describeFault(fault)}</p>
              <p class="muted">
                <code>{id}</code> · hit {met} {met === 1 ? 'request' : 'requests'}
              </p>
            </div>
            <button type="button" onClick={() => focusHeadingAnd(() => onRemove(id))}>
              Remove<span class="visually-hidden"> {id}</span>
            </button>
          </li>
        ))}
      </ul>
      {faults.length > 0 && (
        <button type="button" onClick={() => focusHeadingAnd(onRemoveAll)}>
          Remove all
        </button>
      )}
    </section>
  )
}

/** Counts the events that can change a fault or its hit count, including every request. */
function useChangeCount() {
  const { requestStream } = useAppState()
  const count = useSignal(0)
  useEffect(() => requestStream.onRequest(throttle(() => count.value++, REFRESH_INTERVAL)), [requestStream, count])
  return count
}
