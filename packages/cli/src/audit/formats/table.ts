import { styleText } from 'node:util'
import cliTruncate from 'cli-truncate'
import stringWidth from 'string-width'
import type { Output } from '../../output/stream.ts'
import { oneLine } from '../../output/text.ts'
import { type AuditedKey, shortRole } from '../audited-key.ts'
import { accountLabel } from '../order.ts'
import type { Report } from '../report.ts'
import { summary } from '../summary.ts'
import type { Layout } from './layout.ts'

type Style = Parameters<typeof styleText>[0]

interface Column {
  readonly head: string
  readonly text: (key: AuditedKey) => string
  readonly style?: (key: AuditedKey) => Style | undefined
}

const UNKNOWN = '?'
const yesOrNo = (value: boolean | null) => (value === null ? UNKNOWN : value ? 'yes' : '')

const columns: readonly Column[] = [
  { head: 'Account', text: key => shortName(accountLabel(key)) },
  { head: 'Key', text: ({ name }) => shortName(name) },
  { head: 'Id', text: ({ id }) => oneLine(id) },
  { head: 'Role', text: ({ role }) => (role === null ? UNKNOWN : oneLine(shortRole(role))) },
  { head: 'Read-only', text: ({ readOnly }) => yesOrNo(readOnly) },
  { head: 'State', text: ({ state }) => state, style: ({ state }) => (state === 'active' ? undefined : 'dim') },
  { head: 'Created', text: ({ createdAt }) => createdAt?.toISOString().slice(0, 10) ?? UNKNOWN },
  { head: 'Age', text: ({ age }) => (age === null ? UNKNOWN : `${age}d`) },
  { head: 'Due', text: ({ due }) => (due ? 'due' : ''), style: ({ due }) => (due ? 'red' : undefined) },
]

/** The columns to omit on a narrow terminal, in this order. */
const omittable = ['Id', 'Read-only', 'Role', 'Created']

const gap = '  '
const longestName = 40

interface SizedColumn extends Column {
  readonly width: number
}

/** Formats a line for each key, and the summary. */
export function table(report: Report, { stream }: Layout): string {
  const { keys } = report
  if (keys.length === 0) return `${summary(report)}\n`
  const all = columns.map(column => ({ ...column, width: widthOf(column, keys) }))
  const shown = visibleColumns(all, stream)
  const lines = [headLine(shown, stream), ...keys.map(key => keyLine(key, shown, stream))]
  return `${lines.join('\n')}\n\n${summary(report)}${hiddenColumnsNote(all.filter(column => !shown.includes(column)))}\n`
}

function widthOf({ head, text }: Column, keys: readonly AuditedKey[]): number {
  return keys.reduce((widest, key) => Math.max(widest, stringWidth(text(key))), head.length)
}

function visibleColumns(columns: readonly SizedColumn[], { isTTY, columns: space }: Output): readonly SizedColumn[] {
  if (!isTTY || !space) return columns
  return omittable.reduce(
    (left, head) => (totalWidth(left) > space ? left.filter(column => column.head !== head) : left),
    columns,
  )
}

function totalWidth(columns: readonly SizedColumn[]): number {
  return columns.reduce((sum, { width }) => sum + width, gap.length * (columns.length - 1))
}

function headLine(columns: readonly SizedColumn[], stream: Output): string {
  return columns
    .map(({ head, width }) => padded(head, width, 'bold', stream))
    .join(gap)
    .trimEnd()
}

function keyLine(key: AuditedKey, columns: readonly SizedColumn[], stream: Output): string {
  return columns
    .map(({ text, width, style }) => padded(text(key), width, style?.(key), stream))
    .join(gap)
    .trimEnd()
}

/** Uses colors only on a terminal, and only if NO_COLOR is not set. */
function padded(text: string, width: number, style: Style | undefined, stream: Output): string {
  const styled = style && text ? styleText(style, text, { stream }) : text
  return styled + ' '.repeat(width - stringWidth(text))
}

function shortName(name: string): string {
  return cliTruncate(oneLine(name), longestName)
}

function hiddenColumnsNote(hidden: readonly Column[]): string {
  if (hidden.length === 0) return ''
  return `\nThe terminal is too narrow to show: ${hidden.map(({ head }) => head).join(', ')}.`
}
