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
  const told = (verdict: Verdict) => `${VERDICTS[verdict].label} ${count(results, verdict)}`
  return {
    all: `All ${results.length}`,
    holds: told('holds'),
    differs: told('differs'),
    'not applicable': told('not applicable'),
    skipped: told('skipped'),
  }
}

/** How often each verdict was come to, where it was: `Holds 12, Differs 1`. */
export const inWords = (results: readonly Result[]): string =>
  (Object.keys(VERDICTS) as Verdict[])
    .filter(verdict => count(results, verdict) > 0)
    .map(verdict => `${VERDICTS[verdict].label} ${count(results, verdict)}`)
    .join(', ')

const count = (results: readonly Result[], wanted: Verdict) =>
  results.filter(({ verdict }) => verdict === wanted).length

/** The results of a verdict, by the section that they stand in. */
export const bySection = (results: readonly Result[], choice: Choice): ReadonlyMap<string, readonly Result[]> =>
  Map.groupBy(
    results.filter(({ verdict }) => choice === 'all' || verdict === choice),
    ({ section }) => section,
  )
