import { rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { acquireLock, LockHeldError, type ProcessLock } from '@workbench-sdk/internal/process-lock'
import { RotationInProgressError } from '../errors.ts'
import { replaceFile } from '../stores/atomic-file.ts'
import { displayPath, withStoreError } from '../stores/fs-errors.ts'
import { StoreError } from '../stores/secret-store.ts'
import { readText } from '../stores/text-file.ts'
import type { JournalEntry, RotationJournal, RotationStep } from './journal.ts'

const VERSION = 1

/** How long a process on another machine, or in another container, keeps the lock without a heartbeat, in milliseconds. */
const MAX_SILENCE = 30_000

/**
 * Records rotations in a private file (mode 0600), which is replaced atomically. While a run uses the journal, there is a lock
 * file next to it, with the extension `.lock`. A run that was killed leaves it behind, and the next one takes it over.
 *
 * @param path Default: `.workbench-rotations.json` in the working directory.
 * @throws StoreError from its methods, if the file cannot be read or written. RotationInProgressError if another process has
 * locked it.
 *
 * @example
 * await rotateApiKey(workbench, { key, store, journal: fileJournal('rotations.json'), gracePeriod: 0 })
 */
export function fileJournal(path = '.workbench-rotations.json'): RotationJournal {
  const file = resolve(path)
  const label = displayPath(file)
  let lock: ProcessLock | undefined
  return {
    label,
    async lock() {
      const acquired = await withStoreError(`Cannot create ${label}.lock`, async () => acquire(file, label))
      lock = acquired
      return async () => acquired.release()
    },
    async read() {
      return parseEntries(await readText(file), label)
    },
    async write(entries) {
      if (!lock?.isHeld()) {
        throw new RotationInProgressError(
          `Another run has taken over ${label}, because this one was suspended for too long.`,
        )
      }
      await withStoreError(`Cannot write ${label}`, () =>
        entries.length > 0 ? replaceFile(file, printEntries(entries)) : rm(file, { force: true }),
      )
    },
  }
}

function acquire(file: string, label: string): ProcessLock {
  try {
    return acquireLock(`${file}.lock`, { maxSilence: MAX_SILENCE })
  } catch (error) {
    if (!(error instanceof LockHeldError)) throw error
    const { holder } = error
    const who = holder ? `process ${holder.pid} on ${holder.host}` : 'another process'
    throw new RotationInProgressError(
      `Another run has locked the journal: ${who}. Wait until it ends. If you are sure that it is dead, remove ${label}.lock. Nothing was changed.`,
    )
  }
}

function printEntries(rotations: readonly JournalEntry[]): string {
  return `${JSON.stringify({ version: VERSION, rotations }, undefined, 2)}\n`
}

function parseEntries(text: string | undefined, label: string): readonly JournalEntry[] {
  if (text === undefined) return []
  const { version, rotations } = parseObject(text)
  if (version === VERSION && Array.isArray(rotations) && rotations.every(isEntry)) return rotations
  throw new StoreError(
    `${label} is not a journal of rotations, or one of another version. Specify another file, or use the version that wrote it.`,
  )
}

function parseObject(text: string): { version?: unknown; rotations?: unknown } {
  try {
    return Object(JSON.parse(text))
  } catch {
    return {}
  }
}

/** The properties that an entry has from each step on. */
const REQUIRED: Readonly<Record<RotationStep, readonly (keyof JournalEntry)[]>> = {
  making: [],
  made: ['newKeyId', 'fingerprint'],
  stored: ['newKeyId', 'fingerprint'],
  proven: ['newKeyId', 'fingerprint', 'provenAt'],
  disabled: ['newKeyId', 'fingerprint', 'disabledAt'],
  done: ['newKeyId', 'fingerprint', 'doneAt', 'retired'],
}

function isEntry(value: unknown): value is JournalEntry {
  const entry = Object(value)
  const { id, step, key, serviceAccountId, store, newName, newKeyId, fingerprint, superseded } = entry
  const { startedAt, provenAt, disabledAt, doneAt } = entry
  return (
    isStep(step) &&
    REQUIRED[step].every(property => entry[property] !== undefined) &&
    [id, key?.id, key?.name, serviceAccountId, store, newName].every(isText) &&
    isTime(startedAt) &&
    [provenAt, disabledAt, doneAt].every(each => each === undefined || isTime(each)) &&
    (newKeyId === undefined || isText(newKeyId)) &&
    (fingerprint === undefined || (isText(fingerprint.salt) && /^[0-9a-f]{64}$/.test(fingerprint.sha256))) &&
    Array.isArray(superseded) &&
    superseded.every(isText)
  )
}

function isStep(value: unknown): value is RotationStep {
  return typeof value === 'string' && Object.hasOwn(REQUIRED, value)
}

function isText(value: unknown): boolean {
  return typeof value === 'string'
}

function isTime(value: unknown): boolean {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value))
}
