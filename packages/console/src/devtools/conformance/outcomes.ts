import type { Outcome, Result } from '@workbench-sdk/mock/conformance'

interface OutcomeDisplay {
  readonly label: string
  /** Distinguishes the outcomes without relying on color. */
  readonly symbol: string
  readonly badgeClass: string
}

export const OUTCOMES: Readonly<Record<Outcome, OutcomeDisplay>> = {
  passed: { label: 'Passed', symbol: '✓', badgeClass: 'badge positive' },
  failed: { label: 'Failed', symbol: '✗', badgeClass: 'badge negative' },
  'not applicable': { label: 'Not applicable', symbol: '–', badgeClass: 'badge' },
  skipped: { label: 'Skipped', symbol: '○', badgeClass: 'badge' },
}

export type OutcomeFilter = 'all' | Outcome

/** Returns each filter's label with its number of results, e.g. `Passed 12`. */
export function outcomeFilterLabels(results: readonly Result[]): Readonly<Record<OutcomeFilter, string>> {
  return {
    all: `All ${results.length}`,
    passed: countLabel(results, 'passed'),
    failed: countLabel(results, 'failed'),
    'not applicable': countLabel(results, 'not applicable'),
    skipped: countLabel(results, 'skipped'),
  }
}

/** Summarizes results, e.g. `Passed 12, Failed 1`. */
export const summarize = (results: readonly Result[]): string =>
  (Object.keys(OUTCOMES) as Outcome[])
    .filter(outcome => count(results, outcome) > 0)
    .map(outcome => countLabel(results, outcome))
    .join(', ')

const countLabel = (results: readonly Result[], outcome: Outcome) =>
  `${OUTCOMES[outcome].label} ${count(results, outcome)}`

const count = (results: readonly Result[], outcome: Outcome) =>
  results.filter(result => result.outcome === outcome).length

/** Returns the results that match the filter, by section. */
export const groupBySection = (
  results: readonly Result[],
  filter: OutcomeFilter,
): ReadonlyMap<string, readonly Result[]> =>
  Map.groupBy(
    results.filter(({ outcome }) => filter === 'all' || outcome === filter),
    ({ section }) => section,
  )
