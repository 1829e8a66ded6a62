import { useSignal } from '@preact/signals'
import { useId } from 'preact/hooks'
import { useConsole } from '../../state/console.ts'
import { TroubleBox } from '../../ui/trouble-box.tsx'
import { Filter } from '../filter.tsx'
import { workshopOf } from '../workshop-state.ts'
import type { ConformanceRun } from './conformance-run.ts'
import { MarkLegend, ResultSection } from './result-table.tsx'
import { bySection, type Choice, choicesOf } from './verdicts.ts'

/** Whether the mock does what is known of Workbench, case by case. */
export function ConformancePanel() {
  const { conformance } = workshopOf(useConsole())
  const { isRunning, isStopping, trouble } = conformance
  return (
    <>
      <p class="quiet">
        Holds this mock to every rule and every row of the wire contract, in a world of its own: nothing that is shown
        is changed. The run goes on while another panel is open.
      </p>
      <div class="bar-of-tools">
        {isRunning.value ? (
          <button type="button" disabled={isStopping.value} onClick={() => conformance.stop()}>
            Stop
          </button>
        ) : (
          <button type="button" onClick={() => void conformance.run()}>
            Run
          </button>
        )}
      </div>
      <Progress run={conformance} />
      {trouble.value && <TroubleBox trouble={trouble.value} />}
      <Results run={conformance} />
    </>
  )
}

interface Props {
  readonly run: ConformanceRun
}

/** How far it is is seen, and how it ended is said aloud as well. */
function Progress({ run }: Props) {
  const id = useId()
  const { total, results, isRunning } = run
  return (
    <div>
      {isRunning.value && (
        <>
          <label for={id}>
            {total.value === undefined ? 'Preparing…' : `${results.value.length} of ${total.value} cases`}
          </label>
          <progress
            id={id}
            max={total.value ?? 1}
            value={total.value === undefined ? undefined : results.value.length}
          />
        </>
      )}
      <p role="status">{statusOf(run)}</p>
    </div>
  )
}

function statusOf({ isRunning, isStopping, report, results }: ConformanceRun): string {
  if (isStopping.value) return 'Stopping: what was made is deleted…'
  if (isRunning.value) return 'Running…'
  if (!report.value) return ''
  const { interrupted, milliseconds, requests } = report.value
  const differing = results.value.filter(({ verdict }) => verdict === 'differs').length
  const ended = interrupted ? 'Stopped' : 'Done'
  return `${ended} after ${(milliseconds / 1_000).toFixed(1)} s and ${requests} requests: ${differing} differ.`
}

function Results({ run: { results } }: Props) {
  const choice = useSignal<Choice>('all')
  if (results.value.length === 0) return null
  const sections = [...bySection(results.value, choice.value)]
  return (
    <>
      <Filter label="Which results" of={choicesOf(results.value)} chosen={choice} />
      <MarkLegend />
      {sections.length === 0 && <p class="quiet">There is none.</p>}
      {sections.map(([section, ofSection]) => (
        <ResultSection
          key={`${choice.value} ${section}`}
          section={section}
          results={ofSection}
          isOpen={choice.value !== 'all'}
        />
      ))}
    </>
  )
}
