import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { done, type Fault, type ListedFault } from '../../mock/control.ts'
import { useConsole } from '../../state/console.ts'
import { throttled } from '../../state/throttle.ts'
import { TroubleBox } from '../../ui/trouble-box.tsx'
import { useReading } from '../../ui/use-reading.ts'
import { FaultForm } from './fault-form.tsx'
import { inWords } from './fault-in-words.ts'

const READY_MADE: readonly { readonly label: string; readonly fault: Fault }[] = [
  {
    label: 'Key creation: the answer is lost',
    fault: { on: 'POST /api_keys', times: 1, drop: true, when: 'after-commit' },
  },
  { label: 'Unavailable once', fault: { times: 1, status: 503, retryAfter: 2 } },
  { label: '10 requests a second', fault: { rateLimit: { limit: 10, per: { seconds: 1 } } } },
]

/** Milliseconds: how many a fault has met is not told more often. */
const REFRESH = 1_000

/** What goes wrong on purpose. */
export function FaultsPanel() {
  const console = useConsole()
  const { control } = console
  const changes = useChanges()
  const reading = useReading(signal => done(control.GET('/__mock__/faults', { signal })), [control], {
    again: changes.value,
  })
  const isDone = (says: string) => {
    console.tell(says)
    changes.value++
  }
  async function add(fault: Fault): Promise<void> {
    const { id } = await done(control.POST('/__mock__/faults', { body: fault }))
    isDone(`${id} was added.`)
  }
  async function remove(id: string): Promise<void> {
    await done(control.DELETE('/__mock__/faults/{id}', { params: { path: { id } } }))
    isDone(`${id} was removed.`)
  }
  async function clear(): Promise<void> {
    await done(control.DELETE('/__mock__/faults'))
    isDone('All faults were removed.')
  }
  const { value, trouble } = reading.value
  return (
    <>
      <p class="quiet">What goes wrong for programs, on purpose. What this page only reads is spared.</p>
      {trouble && <TroubleBox trouble={trouble} />}
      {!value && !trouble && <p class="quiet">Loading…</p>}
      {value && (
        <Faults
          faults={value.faults}
          onRemove={id => void console.attempt(() => remove(id))}
          onClear={() => void console.attempt(clear)}
        />
      )}
      <fieldset>
        <legend>Add a ready-made one</legend>
        <div class="bar-of-tools">
          {READY_MADE.map(({ label, fault }) => (
            <button key={label} type="button" onClick={() => void console.attempt(() => add(fault))}>
              {label}
            </button>
          ))}
        </div>
      </fieldset>
      <FaultForm onAdd={add} />
    </>
  )
}

interface FaultsProps {
  readonly faults: readonly ListedFault[]
  readonly onRemove: (id: string) => void
  readonly onClear: () => void
}

function Faults({ faults, onRemove, onClear }: FaultsProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  // The button that has the focus goes with what it removes.
  const leave = (remove: () => void) => {
    heading.current?.focus()
    remove()
  }
  return (
    <section>
      <h3 ref={heading} tabIndex={-1}>
        Faults that can still meet a request
      </h3>
      {faults.length === 0 && <p class="quiet">None: everything is answered as Workbench would.</p>}
      <ul class="cards">
        {faults.map(({ id, fault, met }) => (
          <li key={id}>
            <div>
              <p>{inWords(fault)}</p>
              <p class="quiet">
                <code>{id}</code> · met {met} {met === 1 ? 'request' : 'requests'}
              </p>
            </div>
            <button type="button" onClick={() => leave(() => onRemove(id))}>
              Remove<span class="unseen"> {id}</span>
            </button>
          </li>
        ))}
      </ul>
      {faults.length > 0 && (
        <button type="button" onClick={() => leave(onClear)}>
          Remove all
        </button>
      )}
    </section>
  )
}

/** Counts how often a fault may have been added, met or removed: each request can meet some. */
function useChanges() {
  const { live } = useConsole()
  const changes = useSignal(0)
  useEffect(() => live.onRequest(throttled(() => changes.value++, REFRESH)), [live, changes])
  return changes
}
