import { deleteKey, deleteStrays } from './account-keys.ts'
import type { Book } from './book.ts'
import { fits } from './fingerprint.ts'
import type { JournalEntry, RotationStep } from './journal.ts'
import type { Work } from './work.ts'

/** From here on the new key is in use. */
const LATE: ReadonlySet<RotationStep> = new Set(['proven', 'disabled', 'done'])

/**
 * Undoes a rotation that nobody can have noticed: whose secret certainly is not in the store, or can be replaced there by
 * what it held before. Whether it did; if not, nothing was changed.
 */
export async function undo(entry: JournalEntry, work: Work, book: Book): Promise<boolean> {
  if (!(await canBeUndone(entry, work))) return false
  if (entry.newKeyId !== undefined) await deleteKey(entry.newKeyId, work)
  await deleteStrays({ ...entry, newKeyId: '' }, work)
  await book.strike(entry)
  return true
}

async function canBeUndone({ step, superseded, fingerprint }: JournalEntry, work: Work): Promise<boolean> {
  const { store, before, wrote } = work
  if (superseded.length > 0 || LATE.has(step)) return false
  if (!wrote && step !== 'stored' && (step === 'making' || work.secret !== undefined)) return true
  if (store.read === undefined || fingerprint === undefined) return false
  if (!fits(await store.read(), fingerprint)) return true
  // What is stored is to be accepted at every moment, also where somebody else has retired the old key.
  if (before === undefined || !(await work.authority.accepts(before))) return false
  await store.write(before)
  return !fits(await store.read(), fingerprint)
}
