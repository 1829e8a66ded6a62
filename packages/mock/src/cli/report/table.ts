import type { WriteStream } from 'node:tty'
import { styleText } from 'node:util'
import { count, type Report, type Result, type Verdict } from '@workbench-sdk/conformance/report'
import { EVIDENCE_LEVELS, type Evidence } from '@workbench-sdk/contract/rules'
import Table from 'cli-table3'

const COLOURS = {
  holds: 'green',
  differs: 'red',
  'not applicable': 'gray',
  skipped: 'yellow',
} as const satisfies Record<Verdict, string>

/** Characters. A screen that is narrower than this gets what a case says below its id, and not beside it. */
const WIDE = 110
const NARROWEST = 60
const UNKNOWN_WIDTH = 120

interface Layout {
  readonly head: readonly string[]
  /** Of the columns before the last, which takes the rest. */
  readonly widths: readonly number[]
  row(verdict: string, result: Result): string[]
}

const BESIDE: Layout = {
  head: ['', 'rule or row', '', 'what it says'],
  widths: [16, 34, 3],
  row: (verdict, result) => [verdict, result.id, result.mark, [result.says, ...beneath(result)].join('\n')],
}

const BELOW: Layout = {
  head: ['', '', 'rule or row'],
  widths: [16, 3],
  row: (verdict, result) => [verdict, result.mark, [result.id, result.says, ...beneath(result)].join('\n')],
}

const NO_LINES = {
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

/** A report for a person: a row for each case, what was expected and what came below each difference, and a sum. */
export function tableOf(report: Report, stream: WriteStream): string {
  const width = Math.max(stream.columns || UNKNOWN_WIDTH, NARROWEST)
  const { head, widths, row } = width < WIDE ? BELOW : BESIDE
  const rest = width - widths.reduce((sum, each) => sum + each, 0) - widths.length - 1
  const table = new Table({
    head: [...head],
    chars: NO_LINES,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 1 },
    colWidths: [...widths, rest],
    wordWrap: true,
  })
  let section = ''
  for (const result of report.results) {
    if (result.section !== section)
      table.push([{ colSpan: head.length, content: `\n${styleText('bold', result.section, { stream })}` }])
    section = result.section
    table.push(row(styleText(COLOURS[result.verdict], result.verdict, { stream }), result))
  }
  const text = table
    .toString()
    .split('\n')
    .map(line => line.trimEnd())
    .join('\n')
  return `${text}\n\n${sum(report)}\n`
}

function beneath({ verdict, at, expected, came, because }: Result): string[] {
  if (because !== undefined) return [because]
  if (verdict !== 'differs') return []
  return [`at        ${at}`, `expected  ${told(expected)}`, `came      ${told(came)}`]
}

const told = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))

function sum(report: Report): string {
  const { holds, differs, skipped, 'not applicable': notApplicable } = count(report)
  const seconds = (report.milliseconds / 1_000).toFixed(1)
  const marks = (Object.keys(EVIDENCE_LEVELS) as Evidence[]).map(mark => `${mark} ${EVIDENCE_LEVELS[mark]}`)
  return [
    `${holds} hold, ${differs} differ, ${notApplicable} not applicable, ${skipped} skipped: ${report.requests} requests to ${report.baseUrl} in ${seconds} s${report.interrupted ? ', interrupted' : ''}`,
    ...(report.swept > 0 ? [`${report.swept} records that an earlier run had left were deleted.`] : []),
    `Known from: ${marks.join('; ')}.`,
  ].join('\n')
}
