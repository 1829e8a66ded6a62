import type { RunResult } from './run-calls.ts'

/** The numbers of calls, requests, outcomes and faults, as text. */
export function summary({ report, faults: { none = 0, ...faults }, search }: RunResult): string {
  const requests = none + sum(faults)
  return [
    `${sum(report.outcomes)} calls, ${requests} requests, ${sum(faults)} faults, ${report.seconds.toFixed(1)} s, ${search.scanned} characters searched`,
    `outcomes: ${counts(byKind(report.outcomes))}`,
    `by call: ${counts(report.outcomes)}`,
    `faults: ${counts(faults)}`,
  ].join('\n')
}

/** Adds up outcomes, for example `get TimeoutError`, across calls. */
function byKind(outcomes: Readonly<Record<string, number>>): Record<string, number> {
  const kinds = Map.groupBy(Object.entries(outcomes), ([outcome]) => outcome.slice(outcome.lastIndexOf(' ') + 1))
  return Object.fromEntries([...kinds].map(([kind, entries]) => [kind, sum(Object.fromEntries(entries))]))
}

function counts(all: Readonly<Record<string, number>>): string {
  return Object.entries(all)
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ')
}

export function sum(all: Readonly<Record<string, number>>): number {
  return Object.values(all).reduce((total, count) => total + count, 0)
}
