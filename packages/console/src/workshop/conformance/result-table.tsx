import { MARKS } from '@workbench-sdk/mock'
import type { Result } from '@workbench-sdk/mock/conformance'
import { Json } from '../json.tsx'
import { inWords, VERDICTS } from './verdicts.ts'

interface Props {
  readonly section: string
  readonly results: readonly Result[]
  /** Whether it is open to begin with. Where something differs, it is anyway. */
  readonly isOpen: boolean
}

/** How it went with the cases of one section. */
export const ResultSection = ({ section, results, isOpen }: Props) => (
  <details class="results" open={isOpen || results.some(({ verdict }) => verdict === 'differs')}>
    <summary>
      {section} <span class="quiet">{inWords(results)}</span>
    </summary>
    <table class="told" aria-label={section}>
      <thead>
        <tr>
          <th scope="col">Case</th>
          <th scope="col">Mark</th>
          <th scope="col">Verdict</th>
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

function ResultRow({ result: { id, says, mark, verdict, because, at, expected, came } }: { readonly result: Result }) {
  const { label, sign, kind } = VERDICTS[verdict]
  return (
    <tr>
      <th scope="row">
        <code>{id}</code>
        <p>{says}</p>
        {because !== undefined && <small>{because}</small>}
        {verdict === 'differs' && (
          <>
            <small>{at}</small>
            <Json label="Expected" value={expected} />
            <Json label="Came" value={came} />
          </>
        )}
      </th>
      <td>
        {mark}
        <span class="unseen">: {MARKS[mark]}</span>
      </td>
      <td>
        <span class={`badge ${kind}`}>
          <span aria-hidden="true">{sign}</span> {label}
        </span>
      </td>
    </tr>
  )
}

/** What the letters stand for. */
export const MarkLegend = () => (
  <dl class="marks">
    {Object.entries(MARKS).map(([mark, says]) => (
      <div key={mark}>
        <dt>{mark}</dt>
        <dd>{says}</dd>
      </div>
    ))}
  </dl>
)
