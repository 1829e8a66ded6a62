import type { WriteStream } from 'node:tty'
import { styleText } from 'node:util'
import Table from 'cli-table3'
import { count, type Report, type Result, type Verdict } from '../../conformance/report.ts'
import { MARKS, type Mark } from '../../rules/catalogue.ts'

const COLOURS = {
  holds: 'green',
  differs: 'red',
  'not applicable': 'gray',
  skipped: 'yellow',
} as const satisfies Record<Verdict, string>

const HEAD = ['', 'rule or row', '', 'what it says']
const NARROWEST = 80
/** For the verdict, the id and the mark, with the spaces between them. */
const LEFT = [16, 34, 3] as const
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
  const width = Math.max(stream.columns ?? 120, NARROWEST)
  const table = new Table({
    head: HEAD,
    chars: NO_LINES,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 1 },
    colWidths: [...LEFT, width - LEFT.reduce<number>((sum, each) => sum + each, 0) - LEFT.length - 1],
    wordWrap: true,
  })
  let section = ''
  for (const result of report.results) {
    if (result.section !== section)
      table.push([{ colSpan: HEAD.length, content: `\n${styleText('bold', result.section, { stream })}` }])
    section = result.section
    const { verdict, id, mark, says } = result
    table.push([styleText(COLOURS[verdict], verdict, { stream }), id, mark, [says, ...beneath(result)].join('\n')])
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
  const marks = (Object.keys(MARKS) as Mark[]).map(mark => `${mark} ${MARKS[mark]}`)
  return [
    `${holds} hold, ${differs} differ, ${notApplicable} not applicable, ${skipped} skipped: ${report.requests} requests to ${report.baseUrl} in ${seconds} s${report.interrupted ? ', interrupted' : ''}`,
    ...(report.swept > 0 ? [`${report.swept} records that an earlier run had left were deleted.`] : []),
    `Known from: ${marks.join('; ')}.`,
  ].join('\n')
}
