import type { CallOptions } from '../../index.ts'

/**
 * The last completed step of a rotation. `creating` means that the rotation has only begun.
 *
 * @example
 * const inUse: readonly RotationStep[] = ['verified', 'disabled', 'done']
 * const isInUse = (await journal.read()).some(({ step }) => inUse.includes(step))
 */
export type RotationStep = 'creating' | 'storing' | 'verified' | 'disabled' | 'done' | 'rolled back'

/**
 * A rotation, as recorded in a journal. It contains no secret. The names of the keys on Workbench, not the entry, determine
 * how a rotation continues. The entry binds a store to a key, and identifies the run that wrote it and its process. An entry
 * remains for a month after the rotation finishes.
 *
 * @example
 * const inProgress = (await journal.read()).filter(({ step }: JournalEntry) => step !== 'done')
 * for (const { key, step, store } of inProgress) console.log(`${key.name}: ${step}, to ${store}`)
 */
export interface JournalEntry {
  /** The id of the rotation, as recorded in the name of the new key. */
  readonly id: string
  readonly step: RotationStep
  /** The key being replaced. */
  readonly key: { readonly id: string; readonly name: string }
  readonly serviceAccountId: string
  /** The label of the store. */
  readonly store: string
  readonly newKeyId?: string
  /** The run that recorded the entry. */
  readonly run: string
  /**
   * The process of the run. If it is no longer running on this system, the rotation continues without waiting for its `lease`. The journal
   * itself does not prove this, because it may be a copy of the journal of a running process.
   */
  readonly process?: {
    readonly pid: number
    readonly host: string
    /** The boot of the machine, and its namespaces. */
    readonly system?: string | undefined
    /** When the process started, in clock ticks since boot. */
    readonly startTime?: string | undefined
  }
  /** ISO 8601, by the clock of this machine. */
  readonly startedAt: string
  readonly updatedAt: string
}

/**
 * Records the progress of rotations on this machine. A journal is optional, because the records on Workbench are enough to resume
 * rotations. With a journal, runs on one machine exclude each other before they send a request, a rotation whose process was killed
 * resumes without waiting for its `lease`, and a store cannot be used for two keys. `fileJournal` uses a file. To store it elsewhere, e.g.
 * in a database, implement this interface.
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
  /** The name of the journal in messages. Two journals with the same label are considered the same. */
  readonly label: string
  /**
   * Locks the journal, and returns a function that unlocks it. If the process dies, the lock must be released.
   *
   * @param signal Interrupts waiting for the lock.
   * @throws RotationInProgressError if another process has locked it.
   *
   * @example
   * const release = await journal.lock()
   * await release()
   */
  lock(signal?: CallOptions['signal']): Promise<() => Promise<void>>
  /**
   * Checks that this process still holds the lock. Called before each change to Workbench or to a store, so it should be fast. Omit it if
   * no other process can take over the lock.
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
   * Replaces all entries atomically: a later `read` returns either the old entries or the new ones, even if the process dies.
   *
   * @example
   * await journal.write((await journal.read()).filter(({ step }) => step !== 'done'))
   */
  write(entries: readonly JournalEntry[]): Promise<void>
}
