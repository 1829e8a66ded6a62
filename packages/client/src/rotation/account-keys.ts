import { NotFoundError } from '../errors.ts'
import { contains } from '../json-api/filters.ts'
import type { ApiKey } from '../resources/api-keys.ts'
import type { JournalEntry } from './journal.ts'
import { markOf, successionOf } from './names.ts'
import type { Work } from './work.ts'

/** All keys that succeed, by their names, the key of a rotation, by this rotation or another. */
export async function successorsOf({ key, serviceAccountId }: JournalEntry, { authority }: Work): Promise<ApiKey[]> {
  const predecessor = markOf(key.id)
  const query = { name: contains(`${predecessor}-`) }
  const keys = await authority.run(({ serviceAccounts }) => serviceAccounts.keys(serviceAccountId, query).toArray())
  return keys.filter(({ name }) => successionOf(name)?.predecessor === predecessor)
}

/** Those that this rotation made, of which nobody has the secret: all but the one that it goes on with, and those in doubt. */
export async function deleteStrays(entry: JournalEntry, work: Work): Promise<void> {
  const kept = new Set([entry.newKeyId, ...entry.superseded])
  for (const { id, name } of await successorsOf(entry, work)) {
    if (successionOf(name)?.rotation === entry.id && !kept.has(id)) await deleteKey(id, work)
  }
}

/** Deletes a key, which may be gone already. */
export async function deleteKey(id: string, { authority }: Work): Promise<void> {
  await unlessGone(authority.run(({ apiKeys }) => apiKeys.delete(id)))
}

/** What comes of a call about a record, or undefined where somebody else has deleted that meanwhile. */
export async function unlessGone<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error
    return undefined
  }
}
