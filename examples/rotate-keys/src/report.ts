import { type DueKey, type KeyOutcome, RotationError } from '@workbench-sdk/client/rotation'
import Table from 'cli-table3'
import { describe, oneLine } from './describe.ts'

/** What became of one key. */
export interface Line {
  name: string
  id: string
  /** The key that the destination has now, where it is a new one. */
  newId: string | null
  status: KeyOutcome['status'] | 'due'
  /** Whether its rotation is under way, so that the same command goes on with it. */
  canResume: boolean
  /** What it means, and what to do. */
  detail: string
}

type Facts = Pick<Line, 'newId' | 'canResume' | 'detail'>

/** What is known of each outcome, by its status. */
function factsOf(outcome: KeyOutcome): Facts {
  switch (outcome.status) {
    case 'rotated':
      return facts('The new key is in use, the old one is retired.', outcome.newKey?.id)
    case 'rolled back':
      return outcome.newKey
        ? facts('The old key works again, beside the new one, which the destination still holds.', outcome.newKey.id)
        : facts('The old key is in use, and there is no new one.')
    case 'not begun':
      return facts('Nothing was changed.')
    case 'failed':
      return {
        ...facts(describe(outcome.error)),
        canResume: outcome.error instanceof RotationError && outcome.error.canResume,
      }
  }
}

function facts(detail: string, newId: string | null = null): Facts {
  return { newId, canResume: false, detail }
}

export function lineOf(outcome: KeyOutcome): Line {
  const { key, status } = outcome
  return { name: key.name, id: key.id, status, ...factsOf(outcome) }
}

/** For a dry run: what would be done, or a failure that can be foreseen without making a key. */
export async function foresee({ key, store, underWay }: DueKey): Promise<Line> {
  const line = { name: key.name, id: key.id, newId: null, canResume: underWay }
  try {
    await store.check?.()
  } catch (error) {
    return { ...line, status: 'failed', detail: describe(error) }
  }
  const detail = underWay ? 'Would go on where an earlier run stopped' : 'Would be rotated'
  return { ...line, status: 'due', detail: `${detail}: ${store.label}.` }
}

export function table(lines: Line[]): string {
  const widest = Math.max(...lines.map(({ detail }) => detail.length))
  const table = new Table({
    head: ['Key', 'Result', 'Which means'],
    colWidths: [null, null, Math.min(widest, 70) + 2],
    wordWrap: true,
    style: { head: [], border: [], compact: true },
  })
  table.push(...lines.map(({ name, status, detail }) => [oneLine(name), status, detail]))
  return table.toString()
}

/** For programs: one line without any secret. */
export function json(lines: Line[], error?: string): string {
  const rotated = count(lines, 'rotated')
  return JSON.stringify({ rotated, failed: count(lines, 'failed'), keys: lines, ...(error && { error }) })
}

export function count(lines: Line[], status: Line['status']): number {
  return lines.filter(line => line.status === status).length
}
