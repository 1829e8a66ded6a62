import { useSignal } from '@preact/signals'
import { useId } from 'preact/hooks'
import { useAppState } from '../../state/app-state.ts'
import { ErrorAlert } from '../../ui/error-alert.tsx'
import { devtoolsState } from '../devtools-state.ts'
import { FilterGroup } from '../filter-group.tsx'
import type { ConformanceRun } from './conformance-run.ts'
import { groupBySection, type OutcomeFilter, outcomeFilterLabels } from './outcomes.ts'
import { EvidenceLegend, ResultSection } from './result-table.tsx'

/** Runs the conformance suite against the mock, and shows the result of each case. */
export function ConformancePanel() {
  const { conformance } = devtoolsState(useAppState())
  const { isRunning, isStopping, error } = conformance
  return (
    <>
      <p class="muted">
        Checks this mock against every rule and the wire contract. It uses a temporary world, so your data is not
        changed. The run continues while another panel is open.
      </p>
      <div class="button-row">
        {isRunning.value ? (
          <button type="button" disabled={isStopping.value} onClick={() => conformance.stop()}>
            Stop
          </button>
        ) : (
          <button type="button" onClick={() => void conformance.start()}>
            Run
          </button>
        )}
      </div>
      <Progress run={conformance} />
      {error.value && <ErrorAlert error={error.value} />}
      <Results run={conformance} />
    </>
  )
}

interface Props {
  readonly run: ConformanceRun
}

/** A progress bar, and the status for screen readers. */
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
      <p role="status">{statusText(run)}</p>
    </div>
  )
}

function statusText({ isRunning, isStopping, report, results }: ConformanceRun): string {
  if (isStopping.value) return 'Stopping and cleaning up…'
  if (isRunning.value) return 'Running…'
  if (!report.value) return ''
  const { interrupted, milliseconds, requests } = report.value
  const failures = results.value.filter(({ outcome }) => outcome === 'failed').length
  const end = interrupted ? 'Stopped' : 'Done'
  return `${end} after ${(milliseconds / 1_000).toFixed(1)} s and ${requests} requests: ${failures} failed.`
}

function Results({ run: { results } }: Props) {
  const filter = useSignal<OutcomeFilter>('all')
  if (results.value.length === 0) return null
  const sections = [...groupBySection(results.value, filter.value)]
  return (
    <>
      <FilterGroup
        label="Filter results"
        options={outcomeFilterLabels(results.value)}
        selected={filter.value}
        onSelect={outcome => (filter.value = outcome)}
      />
      <EvidenceLegend />
      {sections.length === 0 && <p class="muted">None.</p>}
      {sections.map(([section, sectionResults]) => (
        <ResultSection
          key={`${filter.value} ${section}`}
          section={section}
          results={sectionResults}
          isInitiallyOpen={filter.value !== 'all'}
        />
      ))}
    </>
  )
}
