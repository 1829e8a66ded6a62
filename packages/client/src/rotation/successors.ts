import { createHash } from 'node:crypto'
import { type ApiKey, contains, NotFoundError } from '../index.ts'
import type { FallbackClient, RotationContext } from './context.ts'
import type { JournalEntry } from './journal/journal.ts'

/** Leaves room for the longest suffix within 255 characters. */
const MAX_BASE_LENGTH = 210
const SUFFIX = / \(rotated \d{4}-\d\d-\d\d(?: ([0-9a-z]+)-([0-9a-f]+)(?:\.\d+)?)?\)$/

/** The origin of a new key, as its name contains it. */
export interface Succession {
  /** The hash of the replaced key's id. */
  readonly predecessor: string
  /** The id of the rotation. */
  readonly rotation: string
}

/**
 * Returns a key's name without the suffix that a rotation adds. It stays the same from one key to its successor. A long name
 * is cut to 210 characters.
 *
 * @example
 * baseName('deploy (rotated 2026-11-23 5d1f1f4e-0c9a3b7d)') // deploy
 */
export function baseName(name: string): string {
  return [...name.replace(SUFFIX, '')].slice(0, MAX_BASE_LENGTH).join('').trimEnd()
}

/**
 * Returns the name of a new key. A rotation that has to create another key, because the first one may be in use, numbers its
 * keys.
 */
export function successorName(name: string, { predecessor, rotation }: Succession, date: Date, count = 1): string {
  const number = count > 1 ? `.${count}` : ''
  return `${baseName(name)} (rotated ${date.toISOString().slice(0, 10)} ${predecessor}-${rotation}${number})`
}

/** Parses the name of a key; undefined if no rotation created it, or one of an older version. */
export function parseSuccessorName(name: string): Succession | undefined {
  const [, predecessor, rotation] = SUFFIX.exec(name) ?? []
  return predecessor === undefined || rotation === undefined ? undefined : { predecessor, rotation }
}

/** Returns a short hash of a key's id. The ids themselves are long, and may share a prefix or a suffix. */
export function hashOfId(keyId: string): string {
  return createHash('sha256').update(keyId).digest('hex').slice(0, 8)
}

/** Lists the keys that succeed the key of a rotation according to their names, from this rotation or another. */
export async function findSuccessors(
  { key, serviceAccountId }: Pick<JournalEntry, 'key' | 'serviceAccountId'>,
  client: FallbackClient,
): Promise<ApiKey[]> {
  const predecessor = hashOfId(key.id)
  const query = { name: contains(`${predecessor}-`) }
  const keys = await client.call(({ serviceAccounts }) => serviceAccounts.keys(serviceAccountId, query).toArray())
  return keys.filter(({ name }) => parseSuccessorName(name)?.predecessor === predecessor)
}

/**
 * Deletes the keys of this rotation whose secrets are lost, e.g. because the response to their creation was lost. Keeps the
 * superseded ones, whose secrets the store may have.
 *
 * @param newKeyId the key to keep
 */
export async function deleteOrphans(
  entry: JournalEntry,
  { client }: Pick<RotationContext, 'client'>,
  newKeyId = entry.newKeyId,
): Promise<void> {
  const kept = new Set([newKeyId, ...entry.superseded])
  for (const { id, name } of await findSuccessors(entry, client)) {
    if (parseSuccessorName(name)?.rotation === entry.id && !kept.has(id)) await deleteKey(id, client)
  }
}

/** Deletes a key. It may have been deleted already. */
export async function deleteKey(id: string, client: FallbackClient): Promise<void> {
  await ignoreNotFound(client.call(({ apiKeys }) => apiKeys.delete(id)))
}

/** Returns the result of a call, or undefined if its record does not exist. */
export async function ignoreNotFound<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call
  } catch (error) {
    if (!isUnknownRecord(error)) throw error
    return undefined
  }
}

/** Whether Workbench reports that a record does not exist. It also responds with 404 if it does not know the route or the type. */
export function isUnknownRecord(error: unknown): boolean {
  return error instanceof NotFoundError && error.title === 'Requested resource does not exist'
}
