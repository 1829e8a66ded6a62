import { type DueKey, type KeyOutcome, RotationError } from '@workbench-sdk/client/rotation'
import Table from 'cli-table3'
import { describe, oneLine } from './describe.ts'

/** The result for one key. */
export interface Line {
  name: string
  id: string
  /** The new key, if the destination has it. */
  newId: string | null
  status: KeyOutcome['status'] | 'due'
  /** Whether the rotation is in progress, so that the same command resumes it. */
  canResume: boolean
  /** The meaning of the result, and the next step. */
  detail: string
}

type Details = Pick<Line, 'newId' | 'canResume' | 'detail'>

/** Describes an outcome. */
function detailsOf(outcome: KeyOutcome): Details {
  switch (outcome.status) {
    case 'rotated':
      return details('The new key is in use. The old key is retired.', outcome.newKey?.id)
    case 'rolled back':
      return outcome.newKey
        ? details('Both keys work. The destination has the new key.', outcome.newKey.id)
        : details('The old key is in use. There is no new key.')
    case 'waiting':
      return {
        ...details('Both keys work. Run it again when the grace period is over.', outcome.newKey?.id),
        canResume: true,
      }
    case 'skipped':
      return details(outcome.reason)
    case 'not begun':
      return details('Nothing was changed.')
    case 'failed':
      return {
        ...details(describe(outcome.error)),
        canResume: outcome.error instanceof RotationError && outcome.error.canResume,
      }
  }
}

function details(detail: string, newId: string | null = null): Details {
  return { newId, canResume: false, detail }
}

export function lineOf(outcome: KeyOutcome): Line {
  const { key, status } = outcome
  return { name: key.name, id: key.id, status, ...detailsOf(outcome) }
}

/** For a dry run: returns what would be done, or a failure that can be detected without creating a key. */
export async function preview({ key, store, inProgress }: DueKey): Promise<Line> {
  const line = { name: key.name, id: key.id, newId: null, canResume: inProgress }
  try {
    await store.check?.()
  } catch (error) {
    return { ...line, status: 'failed', detail: describe(error) }
  }
  const detail = inProgress ? 'Would resume where an earlier run stopped' : 'Would be rotated'
  return { ...line, status: 'due', detail: `${detail}: ${store.label}.` }
}

export function table(lines: Line[]): string {
  const widest = Math.max(...lines.map(({ detail }) => detail.length))
  const table = new Table({
    head: ['Key', 'Result', 'Details'],
    colWidths: [null, null, Math.min(widest, 70) + 2],
    wordWrap: true,
    style: { head: [], border: [], compact: true },
  })
  table.push(...lines.map(({ name, status, detail }) => [oneLine(name), status, detail]))
  return table.toString()
}

/** Returns one line of JSON, without secrets. */
export function json(lines: Line[], error?: string): string {
  const rotated = count(lines, 'rotated')
  return JSON.stringify({ rotated, failed: count(lines, 'failed'), keys: lines, ...(error && { error }) })
}

export function count(lines: Line[], status: Line['status']): number {
  return lines.filter(line => line.status === status).length
}
