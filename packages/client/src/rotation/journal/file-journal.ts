import { rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { RotationInProgressError } from '../errors.ts'
import { replaceFile } from '../stores/atomic-file.ts'
import { explained, shownPath } from '../stores/fs-errors.ts'
import { StoreError } from '../stores/secret-store.ts'
import { readText } from '../stores/text-file.ts'
import type { JournalEntry, RotationJournal, RotationStep } from './journal.ts'
import { lockFile } from './lock-file.ts'

/**
 * Keeps rotations in a file, which is replaced whole and is its owner's alone. While a run has the journal, a file `….lock` stands beside it, which a run that was killed
 * leaves and the next one takes over.
 *
 * @param path Default: `.workbench-rotations.json` in the working directory.
 * @throws StoreError from its methods: where the file cannot be read or written. RotationInProgressError where another
 * process has it.
 *
 * @example
 * await rotateApiKey(workbench, { key, store, journal: fileJournal('rotations.json'), grace: 0 })
 */
export function fileJournal(path = '.workbench-rotations.json'): RotationJournal {
  const file = resolve(path)
  const label = shownPath(file)
  let isHeld = async () => false
  return {
    label,
    async lock() {
      const lock = await explained(`${label}.lock cannot be made`, () => lockFile(`${file}.lock`))
      isHeld = lock.isHeld
      return lock.release
    },
    async read() {
      return parseEntries(await readText(file), label)
    },
    async write(entries) {
      if (!(await isHeld())) {
        throw new RotationInProgressError(
          `Another run has taken ${label} from this one, which was silent for too long.`,
        )
      }
      await explained(`${label} cannot be written`, () =>
        entries.length > 0 ? replaceFile(file, printEntries(entries)) : rm(file, { force: true }),
      )
    },
  }
}

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
