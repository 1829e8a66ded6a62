import { NotFoundError } from '../errors.ts'
import { deleteStrays } from './account-keys.ts'
import type { Book } from './book.ts'
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
  if (await undo(entry, work, book)) {
    work.tell(entry, 'rolled back')
    return { status: 'rolled back', newKeyId: undefined }
  }
  await enable(entry, work)
  await deleteStrays(entry, work)
  await book.strike(entry)
  work.tell(entry, 'rolled back')
  return { status: 'rolled back', newKeyId: entry.newKeyId }
}

/** Enables the old key. */
export async function enable(
  { key }: Pick<JournalEntry, 'key'>,
  { authority }: Pick<Work, 'authority'>,
): Promise<void> {
  try {
    await authority.run(({ apiKeys }) => apiKeys.enable(key.id))
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error
    throw new RotationError(
      `The key "${key.name}" is deleted for good and cannot be rolled back to. The new key is in use.`,
    )
  }
}
