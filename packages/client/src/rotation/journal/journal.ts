import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Secret } from '../../index.ts'

/**
 * The last completed step of a rotation. `making` means that it has only begun.
 *
 * @example
 * const inUse: readonly RotationStep[] = ['proven', 'disabled', 'done']
 * const isInUse = (await journal.read()).some(({ step }) => inUse.includes(step))
 */
export type RotationStep = 'making' | 'made' | 'stored' | 'proven' | 'disabled' | 'done'

interface Entry {
  /** The id of the rotation. */
  readonly id: string
  readonly step: RotationStep
  /** The key that is replaced. */
  readonly key: { readonly id: string; readonly name: string }
  readonly serviceAccountId: string
  /** The label of the store. */
  readonly store: string
  /** The name of the new key. */
  readonly newName: string
  readonly newKeyId?: string
  readonly fingerprint?: Fingerprint
  /** Keys of this rotation that programs may have from a store that is not readable. They are deleted at the end. */
  readonly superseded: readonly string[]
  /** ISO 8601, by the clock of this machine. */
  readonly startedAt: string
  readonly provenAt?: string
  readonly disabledAt?: string
  readonly doneAt?: string
  /** Whether the old key was disabled or deleted. */
  readonly retired?: 'disable' | 'delete'
}

interface NewKeyEntry extends Entry {
  readonly newKeyId: string
  readonly fingerprint: Fingerprint
}

/** No new key exists, or none whose secret is known. */
export interface MakingEntry extends Entry {
  readonly step: 'making'
}

/** The new key exists. Whether the store has its secret is not known. */
export interface MadeEntry extends NewKeyEntry {
  readonly step: 'made'
}

/** The store has the new key's secret. */
export interface StoredEntry extends NewKeyEntry {
  readonly step: 'stored'
}

/** The secret in the store works. Both keys work until the grace period is over. */
export interface ProvenEntry extends NewKeyEntry {
  readonly step: 'proven'
  readonly provenAt: string
}

/** The old key is disabled. */
export interface DisabledEntry extends NewKeyEntry {
  readonly step: 'disabled'
  readonly disabledAt: string
}

/** The rotation is finished. */
export interface DoneEntry extends NewKeyEntry {
  readonly step: 'done'
  readonly doneAt: string
  readonly retired: 'disable' | 'delete'
}

/**
 * A rotation, as a journal stores it. An entry remains for a month after the rotation is finished, so that a repeated call
 * finds it. It has no secret, but a salted hash that identifies the new key's secret in a store.
 *
 * @example
 * const inProgress = (await journal.read()).filter(({ step }: JournalEntry) => step !== 'done')
 * for (const { key, step, store } of inProgress) console.log(`${key.name}: ${step}, to ${store}`)
 */
export type JournalEntry = MakingEntry | MadeEntry | StoredEntry | ProvenEntry | DisabledEntry | DoneEntry

/**
 * Records the progress of rotations, so that they can be resumed or rolled back whatever happens to the process.
 * `fileJournal` stores them in a file; implement this interface to store them elsewhere, e.g. in a database.
 *
 * @example
 * const journal: RotationJournal = {
 *   label: 'the table rotations',
 *   lock: () => database.lock('rotations'),
 *   read: async () => JSON.parse((await database.get('rotations')) ?? '[]'),
 *   write: entries => database.set('rotations', JSON.stringify(entries)),
 * }
 * await rotateApiKey(workbench, { key, store, journal, gracePeriod: 0 })
 */
export interface RotationJournal {
  /** The name of the journal in messages. Two journals with the same label are the same journal. */
  readonly label: string
  /**
   * Locks the journal, and returns a function that unlocks it. If the process dies, the lock must end with it.
   *
   * @param signal Interrupts waiting for the lock.
   * @throws RotationInProgressError if another process has locked it.
   *
   * @example
   * const release = await journal.lock()
   * await release()
   */
  lock(signal?: AbortSignal): Promise<() => Promise<void>>
  /**
   * Checks that this process still has the lock. It is called before each change in Workbench or in a store, so it should be
   * fast. Omit it if no other process can take over the lock.
   *
   * @throws RotationInProgressError if another process has taken over the lock, e.g. because this one was suspended.
   *
   * @example
   * const release = await journal.lock()
   * await journal.checkLock?.()
   * await release()
   */
  checkLock?(): Promise<void>
  /**
   * Returns all entries.
   *
   * @example
   * const entries = await journal.read()
   */
  read(): Promise<readonly JournalEntry[]>
  /**
   * Replaces all entries atomically: a later `read` returns either the old entries or these, even if the process dies.
   *
   * @example
   * await journal.write((await journal.read()).filter(({ step }) => step !== 'done'))
   */
  write(entries: readonly JournalEntry[]): Promise<void>
}

/**
 * Identifies a secret without revealing it: keys are random, and too long to be guessed.
 *
 * @example
 * await rotateApiKey(workbench, { key, store, journal, gracePeriod: 0 })
 * const [entry] = await journal.read()
 * const fingerprint: Fingerprint | undefined = entry?.fingerprint
 */
export interface Fingerprint {
  readonly salt: string
  readonly sha256: string
}

/** Returns a salted hash of a secret. */
export function fingerprintOf(secret: Secret, salt = randomBytes(16).toString('hex')): Fingerprint {
  return { salt, sha256: createHash('sha256').update(salt).update(secret.reveal()).digest('hex') }
}

/** Whether a fingerprint is the one of this secret. */
export function matches(secret: Secret, { salt, sha256 }: Fingerprint): boolean {
  return timingSafeEqual(Buffer.from(fingerprintOf(secret, salt).sha256), Buffer.from(sha256))
}
