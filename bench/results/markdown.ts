import { table } from '../../scripts/generate/table.ts'
import { formatted } from './formatted.ts'
import { isMore, isWithinLimit, problemsOf, type Report, type Result, type Row, type Run } from './report.ts'

const COLUMNS = ['measured', 'value', 'compared with', 'its value', 'ratio', 'limit', 'met']

const INTRODUCTION = `\`npm run bench\` wrote this file, and fails if a limit is exceeded. \`npm run bench -- calls size\` measures some of them again.

A ratio compares the time, size or number with that of the peer, even if the values are rates: below 1, this project needs less. A limit is the
maximum of the ratio or, without a peer, the maximum of the value. Contenders are measured in turns. A ratio is the median of the ratios of all
turns, so it depends little on the machine.`

/**
 * Returns the text of RESULTS.md.
 *
 * @param chartOf returns the path of a benchmark's chart.
 */
export function markdownOf(results: readonly Result[], chartOf: (bench: string) => string): string {
  const runs = new Set(results.map(({ run }) => describeRun(run)))
  const isSameRun = runs.size === 1
  return `${[
    '# Benchmarks',
    INTRODUCTION,
    ...(isSameRun ? runs : []),
    summaryOf(results),
    ...results.flatMap(result => [
      sectionOf(result, chartOf(result.bench)),
      ...(isSameRun ? [] : [describeRun(result.run)]),
    ]),
  ].join('\n\n')}\n`
}

/**
 * Returns the section of one benchmark.
 *
 * @param chartPath If omitted, the section has no chart.
 */
export function sectionOf({ title, method, rows, limits, chart }: Report, chartPath?: string): string {
  const explanations = rows.filter(row => isMore(row) && row.explanation)
  return [
    `## ${title}`,
    method,
    ...(chart && chartPath !== undefined ? [`![${chart.title}](${chartPath})`] : []),
    table(COLUMNS, rows.map(cellsOf)),
    ...(explanations.length > 0 ? [explanationsOf(explanations)] : []),
    `**Limits.** ${limits}`,
  ].join('\n\n')
}

function cellsOf(row: Row): string[] {
  const { name, value, unit, peer, limit } = row
  const withUnit = (number: number) => `${formatted(number)} ${unit}`.trim()
  return [
    name,
    withUnit(value),
    peer?.name ?? '',
    peer ? withUnit(peer.value) : '',
    peer ? formatted(peer.ratio) : '',
    limit === undefined ? '' : formatted(limit),
    { true: 'yes', false: '**no**', undefined: '' }[`${isWithinLimit(row)}`],
  ]
}

/** Lists each explanation once, with the rows that it explains. */
function explanationsOf(rows: readonly Row[]): string {
  const bySentence = Map.groupBy(rows, ({ explanation = '' }) => explanation)
  const items = Array.from(bySentence, ([sentence, group]) => {
    const peers = new Set(group.map(({ peer }) => peer?.name ?? ''))
    return `- More than ${listOf([...peers])}: ${sentence}`
  })
  return items.join('\n')
}

function summaryOf(results: readonly Result[]): string {
  const limits = results.flatMap(({ rows }) => rows).filter(({ limit }) => limit !== undefined)
  const problems = results.flatMap(problemsOf)
  if (problems.length === 0) return `All ${limits.length} limits are met.`
  return ['These limits are exceeded, or an explanation is missing:', '', ...problems.map(each => `- ${each}`)].join(
    '\n',
  )
}

function describeRun({ date, commit, node, machine }: Run): string {
  return `Measured on ${date}, at commit ${commit}, with Node ${node} on ${machine}.`
}

function listOf(names: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(names)
}
