import { NotFoundError } from '../errors.ts'
import { deleteStrays } from './account-keys.ts'
import type { Book } from './book.ts'
import { sentence, shownCause } from './cause.ts'
import type { JournalEntry } from './journal.ts'
import { RotationError } from './rotation-error.ts'
import type { Ending } from './run.ts'
import { undo } from './undo.ts'
import type { Work } from './work.ts'

/**
 * Makes the old key work again. The new one goes where nobody can have it, and stays where the store gives it out: what is
 * stored is never a key that was deleted.
 */
export async function rollBack(entry: JournalEntry, work: Work, book: Book): Promise<Ending> {
  try {
    const newKeyId = (await undo(entry, work, book)) ? undefined : await goBack(entry, work, book)
    work.tell(entry, 'rolled back')
    return { status: 'rolled back', newKeyId }
  } catch (error) {
    const cause = shownCause(error, work)
    work.tell(entry, 'failed', { error: cause })
    if (cause instanceof RotationError) throw cause
    const message = `The rotation of "${entry.key.name}" is not rolled back. ${sentence(cause)} Roll it back again.`
    throw new RotationError(message, { cause, canResume: true })
  }
}

async function goBack(entry: JournalEntry, work: Work, book: Book): Promise<string | undefined> {
  await enable(entry, work)
  await deleteStrays(entry, work)
  await book.strike(entry)
  return entry.newKeyId
}

async function enable({ key }: JournalEntry, { authority }: Work): Promise<void> {
  try {
    await authority.run(({ apiKeys }) => apiKeys.enable(key.id))
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error
    throw new RotationError(
      `The key "${key.name}" is deleted for good and cannot be rolled back to. The new key is in use.`,
    )
  }
}
