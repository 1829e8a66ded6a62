import Table from 'cli-table3'
import { oneLine } from './describe.ts'
import type { PlannedRotation } from './plan.ts'
import type { Result } from './rotation.ts'

export type Status = Result['status'] | 'due'

/** What became of one key. */
export interface Line {
  name: string
  id: string
  newId: string | null
  status: Status
  detail: string
}

const meanings: Record<Status, string> = {
  rotated: 'the new key is in use, the old one is retired',
  unretired: 'the new key is in use, the old one still works',
  failed: 'the old key is in use',
  interrupted: 'the old key is in use, nothing was changed',
  due: 'would be rotated',
}

export function reportLines(
  rotations: PlannedRotation[],
  outcomes: Map<PlannedRotation, Result>,
  rest: Status,
): Line[] {
  return rotations.map(planned => {
    const { id, name } = planned.key
    const { newId, status, detail } = outcomes.get(planned) ?? { newId: null, status: rest, detail: '' }
    return { name, id, newId, status, detail }
  })
}

export function table(lines: Line[]): string {
  const rows = lines.map(({ name, status, detail }) => [oneLine(name), status, detail || meanings[status]] as const)
  const widest = Math.max(...rows.map(([, , meaning]) => meaning.length))
  const table = new Table({
    head: ['Key', 'Result', 'Which means'],
    colWidths: [null, null, Math.min(widest, 70) + 2],
    wordWrap: true,
    style: { head: [], border: [], compact: true },
  })
  table.push(...rows.map(row => [...row]))
  return table.toString()
}

/** For programs: one line without any secret. */
export function json(lines: Line[], error?: string): string {
  const { rotated, failed } = count(lines)
  return JSON.stringify({ rotated, failed, keys: lines, ...(error && { error }) })
}

/** A key whose rotation was interrupted is neither. */
export function count(lines: Line[]): { rotated: number; failed: number } {
  const number = (...statuses: Status[]) => lines.filter(({ status }) => statuses.includes(status)).length
  return { rotated: number('rotated'), failed: number('failed', 'unretired') }
}
