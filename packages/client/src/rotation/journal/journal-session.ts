import { livenessOf, newHolder } from '@workbench-sdk/internal/lock-holder'
import { runExclusive } from '../stores/mutex.ts'
import type { JournalEntry, RotationJournal } from './journal.ts'

/** How long a finished rotation stays in the journal, in milliseconds. */
const RETENTION = 30 * 86_400_000

const sessions = new Map<string, JournalSession>()

/** A journal locked by this process. All rotations in the process share one session. */
export class JournalSession {
  readonly #journal: RotationJournal
  readonly #unlock: () => Promise<void>
  readonly #entries: Map<string, JournalEntry>
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

  get label(): string {
    return this.#journal.label
  }

  get entries(): readonly JournalEntry[] {
    return [...this.#entries.values()]
  }

  /** Returns the entry of a key's rotation, or undefined if the journal does not contain one. */
  entryOf(keyId: string): JournalEntry | undefined {
    return this.#entries.get(keyId)
  }

  /** Whether a run that used this journal has ended: its process no longer exists on this system. */
  hasEnded(run: string): boolean {
    const entry = this.entries.find(each => each.run === run)
    return entry?.process !== undefined && livenessOf({ id: run, ...entry.process }) === 'dead'
  }

  /**
   * Checks that this process still holds the lock on the journal.
   *
   * @throws RotationInProgressError if another process has taken it over
   */
  async checkLock(): Promise<void> {
    await this.#journal.checkLock?.()
  }

  /** Records a step. The promise resolves once the journal contains it. */
  async put(entry: Omit<JournalEntry, 'process' | 'startedAt' | 'updatedAt'>): Promise<void> {
    const updatedAt = new Date().toISOString()
    const startedAt = this.#entries.get(entry.key.id)?.startedAt ?? updatedAt
    const { id: _, ...process } = newHolder()
    this.#entries.set(entry.key.id, { ...entry, process, startedAt, updatedAt })
    await this.#write()
  }

  /** Removes the rotation of a key. */
  async remove(keyId: string): Promise<void> {
    if (this.#entries.delete(keyId)) await this.#write()
  }

  // Performs one write at a time. Each write contains all current entries.
  #write(): Promise<void> {
    return runExclusive(`entries ${this.#journal.label}`, () => this.#journal.write(this.entries))
  }
}

function isRetained({ step, updatedAt }: JournalEntry): boolean {
  return step !== 'done' || Date.now() - Date.parse(updatedAt) < RETENTION
}
