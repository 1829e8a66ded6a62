import type { Result, Verdict } from '@workbench-sdk/mock/conformance'

interface Shown {
  readonly label: string
  /** Tells them apart also without colours. */
  readonly sign: string
  readonly kind: string
}

export const VERDICTS: Readonly<Record<Verdict, Shown>> = {
  holds: { label: 'Holds', sign: '✓', kind: 'good' },
  differs: { label: 'Differs', sign: '✗', kind: 'off' },
  'not applicable': { label: 'Not applicable', sign: '–', kind: '' },
  skipped: { label: 'Skipped', sign: '○', kind: '' },
}

export type Choice = 'all' | Verdict

/** Each verdict, and how many results came to it. */
export function choicesOf(results: readonly Result[]): Readonly<Record<Choice, string>> {
  const count = (wanted: string) => results.filter(({ verdict }) => verdict === wanted).length
  const counted = Object.entries(VERDICTS).map(([verdict, { label }]) => [verdict, `${label} ${count(verdict)}`])
  return { all: `All ${results.length}`, ...Object.fromEntries(counted) }
}

/** The results of a verdict, by the section that they stand in. */
export const bySection = (results: readonly Result[], choice: Choice): ReadonlyMap<string, readonly Result[]> =>
  Map.groupBy(
    results.filter(({ verdict }) => choice === 'all' || verdict === choice),
    ({ section }) => section,
  )
