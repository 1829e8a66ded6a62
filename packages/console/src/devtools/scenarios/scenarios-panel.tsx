import { useSignal } from '@preact/signals'
import { useId } from 'preact/hooks'
import { type NamedScenario, unwrap } from '../../mock/control-api.ts'
import { useAppState } from '../../state/app-state.ts'
import { message } from '../../state/message.ts'
import { ErrorAlert } from '../../ui/error-alert.tsx'
import { useQuery } from '../../ui/use-query.ts'
import { ResetDialog } from './reset-dialog.tsx'

/** Loads scenarios into the mock, and resets it. */
export function ScenariosPanel() {
  const app = useAppState()
  const { control } = app
  const query = useQuery(signal => unwrap(control.GET('/__mock__/scenarios', { signal })), [control])
  const loadingScenario = useSignal<string | undefined>(undefined)
  const isResetOpen = useSignal(false)

  async function load(scenario: string): Promise<void> {
    if (loadingScenario.value !== undefined) return
    loadingScenario.value = scenario
    const succeeded = await app.attempt(() => unwrap(control.POST('/__mock__/scenarios', { body: { scenario } })))
    loadingScenario.value = undefined
    if (!succeeded) return
    app.showToast(message`Loaded the scenario “${{ text: scenario }}”.`)
    app.reload()
  }

  const { data, error } = query.value
  return (
    <>
      <p class="muted">Scenarios add to the current data. Reset removes everything that was added.</p>
      {error && <ErrorAlert error={error} />}
      {!data && !error && <p class="muted">Loading…</p>}
      {data && (
        <ul class="cards" aria-busy={loadingScenario.value !== undefined}>
          {data.scenarios.map(scenario => (
            <ScenarioCard key={scenario.name} scenario={scenario} onLoad={scenarioName => void load(scenarioName)} />
          ))}
        </ul>
      )}
      <p class="muted" role="status">
        {loadingScenario.value !== undefined && `Loading “${loadingScenario.value}”…`}
      </p>
      <button type="button" class="destructive" onClick={() => (isResetOpen.value = true)}>
        Reset…
      </button>
      {isResetOpen.value && <ResetDialog onClose={() => (isResetOpen.value = false)} />}
    </>
  )
}

interface ScenarioCardProps {
  readonly scenario: NamedScenario
  readonly onLoad: (scenarioName: string) => void
}

/** A scenario with a button to load it. A scenario that accepts a number, e.g. `fleet`, is loaded as `fleet:100`. */
function ScenarioCard({ scenario: { name: scenarioName, says, n }, onLoad }: ScenarioCardProps) {
  const id = useId()
  const count = useSignal(n)
  const isValid = count.value === undefined || Number.isSafeInteger(count.value)
  return (
    <li>
      <div>
        <p>
          <strong>{scenarioName}</strong>
        </p>
        <p>{says}</p>
      </div>
      {n !== undefined && (
        <div class="number-field">
          <label for={id}>Count</label>
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
        disabled={!isValid}
        onClick={() => onLoad(count.value === undefined ? scenarioName : `${scenarioName}:${count.value}`)}
      >
        Load<span class="visually-hidden"> {scenarioName}</span>
      </button>
    </li>
  )
}
