import type { JournalEntry, RotationStep } from './journal.ts'
import { StoreError } from './secret-store.ts'

const VERSION = 1
const STEPS = new Set<unknown>(['making', 'made', 'stored', 'proven', 'disabled', 'done'] satisfies RotationStep[])

/** Entries as the text of a file. */
export function printEntries(rotations: readonly JournalEntry[]): string {
  return `${JSON.stringify({ version: VERSION, rotations }, undefined, 2)}\n`
}

/** The entries of a file; none where there is no file. */
export function parseEntries(text: string | undefined, label: string): readonly JournalEntry[] {
  if (text === undefined) return []
  const { version, rotations } = parse(text)
  if (version === VERSION && Array.isArray(rotations) && rotations.every(isEntry)) return rotations
  throw new StoreError(
    `${label} is no journal of rotations, or one of another version. Name another file, or go on with the version that wrote it.`,
  )
}

function parse(text: string): { version?: unknown; rotations?: unknown } {
  try {
    return Object(JSON.parse(text))
  } catch {
    return {}
  }
}

function isEntry(value: unknown): value is JournalEntry {
  const { id, step, key, serviceAccountId, store, newName, newKeyId, fingerprint, superseded } = Object(value)
  const { startedAt, provenAt, disabledAt, doneAt } = Object(value)
  return (
    STEPS.has(step) &&
    [id, key?.id, key?.name, serviceAccountId, store, newName].every(isText) &&
    isTime(startedAt) &&
    [provenAt, disabledAt, doneAt].every(each => each === undefined || isTime(each)) &&
    (newKeyId === undefined || isText(newKeyId)) &&
    (fingerprint === undefined || (isText(fingerprint.salt) && /^[0-9a-f]{64}$/.test(fingerprint.sha256))) &&
    Array.isArray(superseded) &&
    superseded.every(isText)
  )
}

function isText(value: unknown): boolean {
  return typeof value === 'string'
}

function isTime(value: unknown): boolean {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value))
}
