import { rm } from 'node:fs/promises'
import { acquireLock, LockHeldError, type LockLoss, type ProcessLock } from '@workbench-sdk/internal/process-lock'
import { RotationError, RotationInProgressError } from '../errors.ts'
import { replaceFile } from '../stores/atomic-file.ts'
import { displayPath, resolveInWorkingDirectory, withStoreError } from '../stores/fs-errors.ts'
import { StoreError } from '../stores/secret-store.ts'
import { resolveLink } from '../stores/text-file.ts'
import type { JournalEntry, RotationJournal, RotationStep } from './journal.ts'
import { checkTrustedEntry, readTrusted } from './trusted-file.ts'

const VERSION = 2

/** How long to wait for an update of a lock held on another machine or in another container before taking it over, in milliseconds. */
const MAX_SILENCE = 30_000

/**
 * Records rotations in a private file (mode 0600), which is replaced atomically. While a run uses the journal, a lock file with the
 * extension `.lock` exists next to it. A run that was killed leaves its lock behind, and the next run takes it over: immediately if the
 * killed run was on the same system, otherwise after 30 seconds without an update, because a run on another machine or in another container
 * may still be alive.
 *
 * A journal is not read if another user, except root, owns it or can write to it, or if all users can replace it, because they can write to
 * its directory. Sticky directories (e.g. /tmp) and container volumes are accepted.
 *
 * @param path Default: `.workbench-rotations.json` in the working directory.
 * @throws StoreError from its methods, if the file cannot be read or written, or if another user owns it or can write to it.
 * RotationInProgressError if another process has locked it.
 *
 * @example
 * await rotateApiKey(workbench, { key, store, journal: fileJournal('rotations.json'), gracePeriod: 0 })
 */
export function fileJournal(path = '.workbench-rotations.json'): RotationJournal {
  const file = resolveInWorkingDirectory(path)
  const label = displayPath(file)
  let lock: ProcessLock | undefined
  const checkLock = async () => {
    if (!lock?.isHeld()) throw new RotationInProgressError(explainLoss(lock?.loss, label))
  }
  return {
    label,
    async lock(signal) {
      const acquired = await withStoreError(`Cannot create ${label}.lock`, () => acquire(file, label, signal))
      lock = acquired
      return async () => acquired.release()
    },
    async read() {
      return parseEntries(await withStoreError(`Cannot read ${label}`, () => readTrusted(file)), label)
    },
    checkLock,
    async write(entries) {
      await checkLock()
      await withStoreError(`Cannot write ${label}`, async () => {
        const target = await resolveLink(file)
        await (entries.length > 0 ? replaceFile(target, printEntries(entries)) : rm(target, { force: true }))
      })
    },
  }
}

async function acquire(file: string, label: string, signal: AbortSignal | undefined): Promise<ProcessLock> {
  // All links to a journal share one lock.
  const path = `${await resolveLink(file)}.lock`
  await checkTrustedEntry(path)
  try {
    return await acquireLock(path, { maxSilence: MAX_SILENCE, signal })
  } catch (error) {
    if (signal?.aborted) {
      const message = `Interrupted while waiting for the lock on ${label}. Nothing was changed.`
      throw new RotationError(message, { cause: error })
    }
    if (!(error instanceof LockHeldError)) throw error
    throw new RotationInProgressError(
      `Another run has locked the journal: ${processOf(error.holder)}. Wait until it finishes. If you are sure that it is dead, remove ${displayPath(error.path)}. Nothing was changed.`,
    )
  }
}

function explainLoss(loss: LockLoss | undefined, label: string): string {
  const advice = 'Run this again when no other run is using the journal.'
  switch (loss?.reason) {
    case 'taken': {
      const isLate = loss.silence >= MAX_SILENCE
      const seconds = Math.floor(loss.silence / 1_000)
      const cause = isLate
        ? `this run did not update the lock for ${seconds} seconds, e.g. because it was suspended`
        : `${label}.lock was removed while this run was using it, or this computer was suspended`
      return `Another run took over ${label}: ${processOf(loss.by)}. Reason: ${cause}. ${advice}`
    }
    case 'removed':
      return `This run lost the lock on ${label}, because ${label}.lock was removed. ${advice}`
    case 'inaccessible':
      return `Cannot update ${label}.lock (${loss.code ?? 'unknown error'}), so another run may take over ${label}. ${advice}`
    case undefined:
      return `This run has not locked ${label}. Call lock() first.`
  }
}

function processOf(holder: LockHeldError['holder']): string {
  return holder ? `process ${holder.pid} on ${holder.host}` : 'another process'
}

function printEntries(rotations: readonly JournalEntry[]): string {
  return `${JSON.stringify({ version: VERSION, rotations }, undefined, 2)}\n`
}

function parseEntries(bytes: Uint8Array | undefined, label: string): readonly JournalEntry[] {
  if (bytes === undefined) return []
  const { version, rotations } = parseObject(bytes)
  if (version === VERSION && Array.isArray(rotations) && rotations.every(isEntry)) return rotations
  throw new StoreError(
    `${label} is not a rotation journal, or was written by an incompatible version. Specify another file, or use the version that wrote it.`,
  )
}

function parseObject(bytes: Uint8Array): { version?: unknown; rotations?: unknown } {
  try {
    return Object(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
  } catch {
    return {}
  }
}

const STEPS: readonly unknown[] = [
  'creating',
  'storing',
  'verified',
  'disabled',
  'done',
  'rolled back',
] satisfies RotationStep[]

function isEntry(value: unknown): value is JournalEntry {
  const { id, step, key, serviceAccountId, store, newKeyId, run, startedAt, updatedAt } = Object(value)
  return (
    STEPS.includes(step) &&
    [id, key?.id, key?.name, serviceAccountId, store, run].every(isText) &&
    (newKeyId === undefined || isText(newKeyId)) &&
    [startedAt, updatedAt].every(isTime)
  )
}

function isText(value: unknown): boolean {
  return typeof value === 'string'
}

function isTime(value: unknown): boolean {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value))
}
