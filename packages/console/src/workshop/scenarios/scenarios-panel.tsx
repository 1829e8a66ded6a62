import { useSignal } from '@preact/signals'
import { useId } from 'preact/hooks'
import { done, type NamedScenario } from '../../mock/control.ts'
import { useConsole } from '../../state/console.ts'
import { TroubleBox } from '../../ui/trouble-box.tsx'
import { useReading } from '../../ui/use-reading.ts'
import { ResetDialog } from './reset-dialog.tsx'

/** What can be put into the mock by its name. */
export function ScenariosPanel() {
  const console = useConsole()
  const { control } = console
  const reading = useReading(signal => done(control.GET('/__mock__/scenarios', { signal })), [control])
  const busyWith = useSignal<string | undefined>(undefined)
  const isResetting = useSignal(false)

  async function putIn(scenario: string): Promise<void> {
    if (busyWith.value !== undefined) return
    busyWith.value = scenario
    const isDone = await console.attempt(() => done(control.POST('/__mock__/scenarios', { body: { scenario } })))
    busyWith.value = undefined
    if (!isDone) return
    console.tell(`${scenario} was put in.`)
    console.restart()
  }

  const { value, trouble } = reading.value
  return (
    <>
      <p class="quiet">What is put in comes to what there is already. Reset takes all of it away.</p>
      {trouble && <TroubleBox trouble={trouble} />}
      {!value && !trouble && <p class="quiet">Loading…</p>}
      {value && (
        <ul class="cards" aria-busy={busyWith.value !== undefined}>
          {value.scenarios.map(scenario => (
            <Scenario key={scenario.name} scenario={scenario} onPutIn={name => void putIn(name)} />
          ))}
        </ul>
      )}
      <p class="quiet" role="status">
        {busyWith.value !== undefined && `Putting in ${busyWith.value}…`}
      </p>
      <button type="button" class="grave" onClick={() => (isResetting.value = true)}>
        Reset…
      </button>
      {isResetting.value && <ResetDialog onClose={() => (isResetting.value = false)} />}
    </>
  )
}

interface Props {
  readonly scenario: NamedScenario
  readonly onPutIn: (name: string) => void
}

function Scenario({ scenario: { name, says, n }, onPutIn }: Props) {
  const id = useId()
  const count = useSignal(n)
  const isWhole = count.value === undefined || Number.isSafeInteger(count.value)
  return (
    <li>
      <div>
        <p>
          <strong>{name}</strong>
        </p>
        <p>{says}</p>
      </div>
      {n !== undefined && (
        <div class="number">
          <label for={id}>How many</label>
          <input
            id={id}
            type="number"
            min={0}
            value={n}
            onInput={({ currentTarget }) => (count.value = currentTarget.valueAsNumber)}
          />
        </div>
      )}
      <button
        type="button"
        disabled={!isWhole}
        onClick={() => onPutIn(count.value === undefined ? name : `${name}:${count.value}`)}
      >
        Put in<span class="unseen"> {name}</span>
      </button>
    </li>
  )
}
