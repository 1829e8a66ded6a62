import { EVIDENCE_LEVELS } from '@workbench-sdk/mock'
import type { Result } from '@workbench-sdk/mock/conformance'
import { JsonView } from '../json-view.tsx'
import { OUTCOMES, summarize } from './outcomes.ts'

interface Props {
  readonly section: string
  readonly results: readonly Result[]
  /** Whether the section is initially open. A section with a failed case always is. */
  readonly isInitiallyOpen: boolean
}

export const ResultSection = ({ section, results, isInitiallyOpen }: Props) => (
  <details class="result-section" open={isInitiallyOpen || results.some(({ outcome }) => outcome === 'failed')}>
    <summary>
      {section} <span class="muted">{summarize(results)}</span>
    </summary>
    <table class="data-table" aria-label={section}>
      <thead>
        <tr>
          <th scope="col">Case</th>
          <th scope="col">Evidence</th>
          <th scope="col">Outcome</th>
        </tr>
      </thead>
      <tbody>
        {results.map(result => (
          <ResultRow key={result.id} result={result} />
        ))}
      </tbody>
    </table>
  </details>
)

function ResultRow({
  result: { id, title, evidence, outcome, reason, at, expected, actual },
}: {
  readonly result: Result
}) {
  const { label, symbol, badgeClass } = OUTCOMES[outcome]
  return (
    <tr>
      <th scope="row">
        <code>{id}</code>
        <p>{title}</p>
        {reason !== undefined && <small>{reason}</small>}
        {outcome === 'failed' && (
          <>
            <small>{at}</small>
            <JsonView label="Expected" value={expected} />
            <JsonView label="Actual" value={actual} />
          </>
        )}
      </th>
      <td>
        {evidence}
        <span class="visually-hidden">: {EVIDENCE_LEVELS[evidence]}</span>
      </td>
      <td>
        <span class={badgeClass}>
          <span aria-hidden="true">{symbol}</span> {label}
        </span>
      </td>
    </tr>
  )
}

/** Explains the letters in the Evidence column. */
export const EvidenceLegend = () => (
  <dl class="evidence-legend">
    {Object.entries(EVIDENCE_LEVELS).map(([level, description]) => (
      <div key={level}>
        <dt>{level}</dt>
        <dd>{description}</dd>
      </div>
    ))}
  </dl>
)
