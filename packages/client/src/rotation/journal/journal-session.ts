import { RotationInProgressError } from '../errors.ts'
import { inTurn } from '../stores/mutex.ts'
import type { JournalEntry, RotationJournal } from './journal.ts'

/** How long a rotation that is done is remembered, in milliseconds. */
const MEMORY = 30 * 86_400_000

const taken = new Map<string, Book>()

/** A journal that this process has taken. Its rotations share it, each with a key of its own. */
export class Book {
  readonly #journal: RotationJournal
  readonly #release: () => Promise<void>
  readonly #entries: Map<string, JournalEntry>
  readonly #claimed = new Set<string>()
  #users = 0

  private constructor(journal: RotationJournal, release: () => Promise<void>, entries: readonly JournalEntry[]) {
    this.#journal = journal
    this.#release = release
    this.#entries = new Map(entries.filter(isRemembered).map(entry => [entry.key.id, entry]))
  }

  /**
   * Has a journal for as long as a step takes.
   *
   * @throws RotationInProgressError where another process has it.
   */
  static async with<T>(journal: RotationJournal, step: (book: Book) => Promise<T>): Promise<T> {
    const book = await inTurn(`journal ${journal.label}`, () => Book.#take(journal))
    try {
      return await step(book)
    } finally {
      await inTurn(`journal ${journal.label}`, () => book.#giveBack())
    }
  }

  static async #take(journal: RotationJournal): Promise<Book> {
    const book = taken.get(journal.label) ?? (await Book.#open(journal))
    taken.set(journal.label, book)
    book.#users += 1
    return book
  }

  static async #open(journal: RotationJournal): Promise<Book> {
    const release = await journal.lock()
    try {
      return new Book(journal, release, await journal.read())
    } catch (error) {
      await release()
      throw error
    }
  }

  async #giveBack(): Promise<void> {
    this.#users -= 1
    if (this.#users > 0) return
    taken.delete(this.#journal.label)
    await this.#release()
  }

  /** Has a key for as long as a step takes. */
  async claim<T>(keyId: string, step: () => Promise<T>): Promise<T> {
    if (this.#claimed.has(keyId)) {
      throw new RotationInProgressError('This process is rotating the key already. Nothing was changed.')
    }
    this.#claimed.add(keyId)
    try {
      return await step()
    } finally {
      this.#claimed.delete(keyId)
    }
  }

  get label(): string {
    return this.#journal.label
  }

  /** The rotations that are not at their end. */
  get underWay(): readonly JournalEntry[] {
    return [...this.#entries.values()].filter(({ step }) => step !== 'done')
  }

  /** What is known of the rotation of a key. */
  entryOf(keyId: string): JournalEntry | undefined {
    return this.#entries.get(keyId)
  }

  /** Writes down how far a rotation is. It is there when this resolves. */
  async put(entry: JournalEntry): Promise<void> {
    this.#entries.set(entry.key.id, entry)
    await this.#write()
  }

  /** Strikes out a rotation that was undone. */
  async strike({ key }: JournalEntry): Promise<void> {
    this.#entries.delete(key.id)
    await this.#write()
  }

  // One after the other, each with all that is known by then.
  #write(): Promise<void> {
    return inTurn(`entries ${this.#journal.label}`, () => this.#journal.write([...this.#entries.values()]))
  }
}

function isRemembered({ doneAt }: JournalEntry): boolean {
  return doneAt === undefined || Date.now() - Date.parse(doneAt) < MEMORY
}
