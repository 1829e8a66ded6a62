import { type KeyOutcome, RotationError } from '../rotation.ts'
import { formatTable } from './table.ts'
import { describe, oneLine, printTime } from './text.ts'

/** The result for one key. */
export interface Line {
  readonly account: string
  /** Without a rotation suffix, as in a configuration and in `--key`. */
  readonly name: string
  /** Null if no key matches the entry. */
  readonly id: string | null
  /** The id of the new key, if it exists. */
  readonly newId: string | null
  readonly status: KeyOutcome['status'] | 'due' | 'ok' | 'not read'
  /** Whether the rotation is in progress, in which case the same command continues it. */
  readonly canResume: boolean
  /** The state of the old key after its rotation. */
  readonly oldKey: 'active' | 'disabled' | 'deleted' | null
  /** When the rotation continues, if it is waiting. */
  readonly until: Date | null
  /** The time after which a later run deletes the old key. */
  readonly deleteAt: Date | null
  /** The place of the secret. */
  readonly place: string | null
  /** The meaning of the result, and the next step. */
  readonly detail: string
}

/** The fields that depend on the outcome. */
type Facts = Pick<Line, 'newId' | 'canResume' | 'oldKey' | 'until' | 'deleteAt' | 'detail'>

/** The key that a line describes. */
export type Subject = Pick<Line, 'account' | 'name' | 'id' | 'place'>

const NOTHING: Facts = { newId: null, canResume: false, oldKey: null, until: null, deleteAt: null, detail: '' }

export function lineOf(subject: Subject, outcome: KeyOutcome): Line {
  return { ...subject, status: outcome.status, ...NOTHING, ...factsOf(outcome) }
}

export function failedLine(subject: Subject, error: unknown): Line {
  return lineOf(subject, { status: 'failed', key: { id: subject.id ?? '', name: subject.name }, error })
}

/** Returns a line for a dry run or a check. */
export function plannedLine(
  subject: Subject,
  status: 'due' | 'ok' | 'not read',
  detail: string,
  canResume = false,
): Line {
  return { ...subject, status, ...NOTHING, canResume, detail }
}

function factsOf(outcome: KeyOutcome): Partial<Facts> {
  switch (outcome.status) {
    case 'rotated':
    case 'waiting':
    case 'rolled back': {
      const { newKey, oldKey, until = null, deleteAt = null } = outcome
      return {
        newId: newKey?.id ?? null,
        oldKey,
        until,
        deleteAt,
        canResume: outcome.status === 'waiting',
        detail: detailOf(outcome),
      }
    }
    case 'not begun':
      return { detail: 'Nothing was changed.' }
    case 'skipped':
      return { detail: describe(outcome.reason) }
    case 'failed':
    case 'interrupted':
      return {
        detail: describe(outcome.error),
        canResume: outcome.error instanceof RotationError && outcome.error.canResume,
      }
  }
}

type Result = Extract<KeyOutcome, { readonly oldKey: unknown }>

function detailOf(result: Result): string {
  const { status, oldKey, until, deleteAt, stored } = result
  if (status === 'rolled back') return rollbackDetail(result)
  if (status === 'waiting') {
    const keys = stored === 'new key' ? 'Both keys work.' : 'Both keys are active.'
    return `${newKeyDetail(stored)} ${keys} Run this again ${until ? `after ${printTime(until)}` : 'later'} to retire the old key.`
  }
  if (oldKey === 'deleted') return `${newKeyDetail(stored)} The old key is deleted.`
  if (deleteAt)
    return `${newKeyDetail(stored)} The old key is disabled; a later run, or prune, deletes it after ${printTime(deleteAt)}.`
  return `${newKeyDetail(stored)} The old key is disabled. Enabling its account would enable it again.`
}

function newKeyDetail(stored: Result['stored']): string {
  switch (stored) {
    case 'new key':
      return 'The new key is in use.'
    case 'another key':
      return 'The place contains another key, which works.'
    case undefined:
      return 'The new key was stored. The place was not read.'
  }
}

function rollbackDetail({ newKey, stored }: Result): string {
  if (!newKey) return `The old key works${stored ? ', and so does the key in the place' : ''}. There is no new key.`
  switch (stored) {
    case 'new key':
      return 'Both keys work. The place contains the new key.'
    case 'another key':
      return 'Both keys work. The place contains another key, which works, so the new key may be unused.'
    case undefined:
      return 'Both keys work. It is unknown which of them the place contains.'
  }
}

/**
 * Returns a table. A message that applies to several failed keys, e.g. because they share a place, is printed only
 * once.
 */
export function formatLines(lines: readonly Line[]): string {
  const label = ({ account, name }: Line) => `${oneLine(account)}/${oneLine(name)}`
  const failed = lines.filter(({ status }) => status === 'failed')
  // The list is reversed because, in a Map, the last entry with a given message wins.
  const firsts = new Map(failed.toReversed().map(line => [line.detail, line]))
  const detailOf = (line: Line) => {
    const first = line.status === 'failed' ? (firsts.get(line.detail) ?? line) : line
    return first === line ? line.detail : `The same as for ${label(first)}.`
  }
  return formatTable(
    ['Account', 'Key', 'Result', 'Details'],
    lines.map(line => [oneLine(line.account), oneLine(line.name), line.status, detailOf(line)]),
  )
}

export function count(lines: readonly Line[], status: Line['status']): number {
  return lines.filter(line => line.status === status).length
}

/** Returns the document for `--json`. */
export function documentOf(lines: readonly Line[]): object {
  return {
    rotated: count(lines, 'rotated'),
    waiting: count(lines, 'waiting'),
    interrupted: count(lines, 'interrupted'),
    failed: count(lines, 'failed'),
    keys: lines,
  }
}
