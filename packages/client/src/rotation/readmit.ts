import { fits } from './fingerprint.ts'
import type { JournalEntry } from './journal.ts'
import type { Work } from './work.ts'

/** Where the key that this runs with may be disabled already, its successor, as the store has it, goes on in its place. */
export async function readmit(
  { fingerprint }: JournalEntry,
  { authority, store }: Pick<Work, 'authority' | 'store'>,
): Promise<void> {
  if (fingerprint === undefined) return
  const copy = await store.read?.()
  if (copy !== undefined && fits(copy, fingerprint)) authority.add(authority.withToken(copy))
}
