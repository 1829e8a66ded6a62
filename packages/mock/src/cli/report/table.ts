import type { WriteStream } from 'node:tty'
import { styleText } from 'node:util'
import type { Outcome } from '@workbench-sdk/conformance/outcome'
import { countOutcomes, type Report, type Result } from '@workbench-sdk/conformance/report'
import { EVIDENCE_LEVELS } from '@workbench-sdk/contract/rules'
import Table from 'cli-table3'

const COLORS = {
  passed: 'green',
  failed: 'red',
  'not applicable': 'gray',
  skipped: 'yellow',
} as const satisfies Record<Outcome, string>

/** The minimum width, in characters, for showing a case's title next to its id instead of below it. */
const WIDE = 110
const MIN_WIDTH = 60
const DEFAULT_WIDTH = 120

interface Layout {
  readonly head: readonly string[]
  /** The widths of all columns except the last one, which fills the line. */
  readonly widths: readonly number[]
  row(outcome: string, result: Result): string[]
}

const WIDE_LAYOUT: Layout = {
  head: ['', 'case', '', 'behavior'],
  widths: [16, 34, 3],
  row: (outcome, result) => [outcome, result.id, result.evidence, [result.title, ...details(result)].join('\n')],
}

const NARROW_LAYOUT: Layout = {
  head: ['', '', 'case'],
  widths: [16, 3],
  row: (outcome, result) => [outcome, result.evidence, [result.id, result.title, ...details(result)].join('\n')],
}

const NO_BORDERS = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: ' ',
}

/** Formats a report as a table with a row per case, the details for each failure, and a summary. */
export function formatTable(report: Report, stream: WriteStream): string {
  const width = Math.max(stream.columns || DEFAULT_WIDTH, MIN_WIDTH)
  const { head, widths, row } = width < WIDE ? NARROW_LAYOUT : WIDE_LAYOUT
  const lastWidth = width - widths.reduce((sum, each) => sum + each, 0) - widths.length - 1
  const table = new Table({
    head: [...head],
    chars: NO_BORDERS,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 1 },
    colWidths: [...widths, lastWidth],
    wordWrap: true,
  })
  let section = ''
  for (const result of report.results) {
    if (result.section !== section) {
      table.push([{ colSpan: head.length, content: `\n${styleText('bold', result.section, { stream })}` }])
    }
    section = result.section
    table.push(row(styleText(COLORS[result.outcome], result.outcome, { stream }), result))
  }
  const text = table
    .toString()
    .split('\n')
    .map(line => line.trimEnd())
    .join('\n')
  return `${text}\n\n${summary(report)}\n`
}

/** Returns the lines below a case's title. */
function details({ outcome, at, expected, actual, reason }: Result): string[] {
  if (reason !== undefined) return [reason]
  if (outcome !== 'failed') return []
  return [`at        ${at}`, `expected  ${format(expected)}`, `actual    ${format(actual)}`]
}

const format = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))

function summary(report: Report): string {
  const { passed, failed, skipped, 'not applicable': notApplicable } = countOutcomes(report)
  const seconds = (report.milliseconds / 1_000).toFixed(1)
  const evidence = Object.entries(EVIDENCE_LEVELS).map(([level, description]) => `${level}: ${description}`)
  const interrupted = report.interrupted ? ', interrupted' : ''
  return [
    `${passed} passed, ${failed} failed, ${notApplicable} not applicable, ${skipped} skipped: ${report.requests} requests to ${report.baseUrl} in ${seconds} s${interrupted}`,
    ...(report.deletedLeftovers > 0 ? [`Deleted ${report.deletedLeftovers} records from an earlier run.`] : []),
    `Evidence: ${evidence.join('; ')}.`,
  ].join('\n')
}
