import type { Run } from './run.ts'

/** The figures of a run. */
export function summary({ report, faults, search }: Run): string {
  const { none = 0, ...harm } = faults
  const requests = none + sum(harm)
  return [
    `${sum(report.outcomes)} calls, ${requests} requests, ${sum(harm)} faults, ${report.seconds.toFixed(1)} s, ${search.read} characters searched`,
    `outcomes: ${counts(byKind(report.outcomes))}`,
    `by call: ${counts(report.outcomes)}`,
    `faults: ${counts(harm)}`,
  ].join('\n')
}

/** Of outcomes such as `get TimeoutError`, how many there are of each kind, whatever the call. */
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
