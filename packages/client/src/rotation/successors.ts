import { createHash } from 'node:crypto'
import { NotFoundError } from '../errors.ts'
import { contains } from '../json-api/filters.ts'
import type { ApiKey } from '../resources/api-keys.ts'
import type { Work } from './context.ts'
import type { JournalEntry } from './journal/journal.ts'

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

/** What is left of 255 characters beside the longest suffix. */
const LONGEST_BASE = 210
const SUFFIX = / \(rotated \d{4}-\d\d-\d\d(?: ([0-9a-z]+)-([0-9a-f]+)(?:\.\d+)?)?\)$/

/**
 * A key's name without what a rotation adds to it: what stays the same from one key to its successor. Of a name that would
 * grow too long it is the first 210 characters.
 *
 * @example
 * baseName('deploy (rotated 2026-11-23 5d1f1f4e-0c9a3b7d)') // deploy
 */
export function baseName(name: string): string {
  return [...name.replace(SUFFIX, '')].slice(0, LONGEST_BASE).join('').trimEnd()
}

/** What a name says of the key that it succeeds: its mark, and by which rotation. */
export interface Succession {
  readonly predecessor: string
  readonly rotation: string
}

/** The mark by which a successor's name names its predecessor. Ids of one time or one machine may begin or end alike. */
export function markOf(keyId: string): string {
  return createHash('sha256').update(keyId).digest('hex').slice(0, 8)
}

/** What a key's name says of its predecessor; undefined where it is no successor's, or that of an older version. */
export function successionOf(name: string): Succession | undefined {
  const [, predecessor, rotation] = SUFFIX.exec(name) ?? []
  return predecessor === undefined || rotation === undefined ? undefined : { predecessor, rotation }
}

/**
 * The name of a successor, from which it can be recognized as that, and as whose. A rotation that has to begin again where
 * the first key may be in use counts its keys.
 */
export function successorName(name: string, { predecessor, rotation }: Succession, date: Date, count = 1): string {
  const nth = count > 1 ? `.${count}` : ''
  return `${baseName(name)} (rotated ${date.toISOString().slice(0, 10)} ${predecessor}-${rotation}${nth})`
}
