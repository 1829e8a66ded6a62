import { RotationInProgressError } from '../errors.ts'
import { runExclusive } from '../stores/mutex.ts'
import type { JournalEntry, RotationJournal } from './journal.ts'

/** How long a finished rotation stays in the journal, in milliseconds. */
const RETENTION = 30 * 86_400_000

const sessions = new Map<string, JournalSession>()

/** A journal that this process has locked. Its rotations share one session, and each locks its key. */
export class JournalSession {
  readonly #journal: RotationJournal
  readonly #unlock: () => Promise<void>
  readonly #entries: Map<string, JournalEntry>
  readonly #lockedKeys = new Set<string>()
  #users = 0

  private constructor(journal: RotationJournal, unlock: () => Promise<void>, entries: readonly JournalEntry[]) {
    this.#journal = journal
    this.#unlock = unlock
    this.#entries = new Map(entries.filter(isRetained).map(entry => [entry.key.id, entry]))
  }

  /**
   * Runs `work` with the journal locked.
   *
   * @param signal Interrupts waiting for the lock.
   * @throws RotationInProgressError if another process has locked it.
   */
  static async with<T>(
    journal: RotationJournal,
    work: (session: JournalSession) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    const session = await runExclusive(`journal ${journal.label}`, () => JournalSession.#join(journal, signal))
    try {
      return await work(session)
    } finally {
      await runExclusive(`journal ${journal.label}`, () => session.#leave())
    }
  }

  static async #join(journal: RotationJournal, signal: AbortSignal | undefined): Promise<JournalSession> {
    const session = sessions.get(journal.label) ?? (await JournalSession.#open(journal, signal))
    sessions.set(journal.label, session)
    session.#users += 1
    return session
  }

  static async #open(journal: RotationJournal, signal: AbortSignal | undefined): Promise<JournalSession> {
    const unlock = await journal.lock(signal)
    try {
      return new JournalSession(journal, unlock, await journal.read())
    } catch (error) {
      await unlock()
      throw error
    }
  }

  async #leave(): Promise<void> {
    this.#users -= 1
    if (this.#users > 0) return
    sessions.delete(this.#journal.label)
    await this.#unlock()
  }

  /**
   * Runs `work` with a key locked.
   *
   * @throws RotationInProgressError if this process is rotating the key already.
   */
  async lockKey<T>(keyId: string, work: () => Promise<T>): Promise<T> {
    if (this.#lockedKeys.has(keyId)) {
      throw new RotationInProgressError('This process is already rotating the key. Nothing was changed.')
    }
    this.#lockedKeys.add(keyId)
    try {
      return await work()
    } finally {
      this.#lockedKeys.delete(keyId)
    }
  }

  get label(): string {
    return this.#journal.label
  }

  /** The rotations that are not finished. */
  get inProgress(): readonly JournalEntry[] {
    return [...this.#entries.values()].filter(({ step }) => step !== 'done')
  }

  /** Returns the rotation of a key, if the journal has one. */
  entryOf(keyId: string): JournalEntry | undefined {
    return this.#entries.get(keyId)
  }

  /**
   * Checks that this process still has the lock of the journal.
   *
   * @throws RotationInProgressError if another process has taken it over
   */
  async checkLock(): Promise<void> {
    await this.#journal.checkLock?.()
  }

  /** Records a step. It is in the journal when the promise resolves. */
  async put(entry: JournalEntry): Promise<void> {
    this.#entries.set(entry.key.id, entry)
    await this.#write()
  }

  /** Removes a rotation that was rolled back. */
  async remove({ key }: JournalEntry): Promise<void> {
    this.#entries.delete(key.id)
    await this.#write()
  }

  // One write at a time, each with all entries at that time.
  #write(): Promise<void> {
    return runExclusive(`entries ${this.#journal.label}`, () => this.#journal.write([...this.#entries.values()]))
  }
}

function isRetained({ doneAt }: JournalEntry): boolean {
  return doneAt === undefined || Date.now() - Date.parse(doneAt) < RETENTION
}
