import type { ApiKey, ServiceAccount, Workbench } from '@workbench-sdk/client'
import type { Context } from './context.ts'
import { workbenchTime } from './due.ts'
import { baseName, lineageOf, listRotations, type RotationStatus } from './rotation.ts'

/** The largest page that Workbench returns. */
const PAGE_SIZE = 500

/** The accounts, the keys and the rotations of an organization. */
export interface Inventory {
  readonly accounts: readonly ServiceAccount[]
  readonly keys: readonly KnownKey[]
  readonly rotations: readonly RotationStatus[]
  /** The time by Workbench's clock. */
  readonly now: Date
}

/** A key, with the information that the names of all keys contain about it. */
export interface KnownKey {
  readonly key: ApiKey
  /** Its name without a rotation's suffix. */
  readonly name: string
  /** Whether it replaced the key with this id, directly or through keys in between. */
  readonly hasReplaced: (id: string) => boolean
  /** Its rotation, unless it is finished. */
  readonly rotation: RotationStatus | undefined
}

const IN_PROGRESS: ReadonlySet<RotationStatus['step']> = new Set(['creating', 'storing', 'waiting'])

const REPLACED: ReadonlySet<RotationStatus['step']> = new Set(['retired', 'enabled again'])

/** Whether a run would continue the rotation of a key. */
export function isInProgress({ rotation }: KnownKey): boolean {
  return rotation !== undefined && IN_PROGRESS.has(rotation.step)
}

/** Whether another key has replaced this one and taken over its name and place. */
export function isReplaced({ rotation }: KnownKey): boolean {
  return rotation !== undefined && REPLACED.has(rotation.step)
}

/** Fetches everything with a few list requests, regardless of the number of accounts. */
export async function fetchInventory(
  workbench: Workbench,
  { signal, now }: Pick<Context, 'signal' | 'now'>,
): Promise<Inventory> {
  const time = await workbenchTime(workbench, now, { signal })
  const accounts = await workbench.serviceAccounts.list({ pageSize: PAGE_SIZE }, { signal }).toArray()
  const listed = await workbench.apiKeys.list({ pageSize: PAGE_SIZE }, { signal }).toArray()
  const keys = await withAccounts(listed, accounts, workbench, signal)
  const rotations = await listRotations(workbench, { signal })
  return { accounts, keys: knownKeys(keys, rotations), rotations, now: time }
}

/**
 * Adds the account to keys that are listed without one. The keys of users have none, but a server may also omit it. To find out, the keys of
 * each account without a listed key are requested. Otherwise, such an account would seem to have no keys, and never be rotated.
 */
async function withAccounts(
  keys: readonly ApiKey[],
  accounts: readonly ServiceAccount[],
  workbench: Workbench,
  signal: Context['signal'],
): Promise<readonly ApiKey[]> {
  if (keys.every(({ serviceAccountId }) => serviceAccountId !== null)) return keys
  const known = new Set(keys.map(({ serviceAccountId }) => serviceAccountId))
  const owners = new Map<string, string>()
  for (const { id } of accounts.filter(account => !known.has(account.id))) {
    for (const key of await workbench.serviceAccounts.keys(id, { pageSize: PAGE_SIZE }, { signal }).toArray())
      owners.set(key.id, id)
  }
  return keys.map(key => ({ ...key, serviceAccountId: key.serviceAccountId ?? owners.get(key.id) ?? null }))
}

function knownKeys(keys: readonly ApiKey[], rotations: readonly RotationStatus[]): KnownKey[] {
  const byOldKey = new Map(rotations.map(rotation => [rotation.key.id, rotation]))
  const hasReplaced = lineageOf(keys)
  return keys.map(key => ({
    key,
    name: baseName(key.name),
    hasReplaced: id => hasReplaced(key, id),
    rotation: byOldKey.get(key.id),
  }))
}

/** Returns the keys of an account that can be rotated, or whose rotation is not finished. */
export function candidatesOf(accountId: string, { keys, rotations }: Inventory): KnownKey[] {
  // A new key belongs to the rotation of the old key, until the old key is retired or deleted.
  const newKeys = new Set(
    rotations.flatMap(rotation => {
      const isSettled = rotation.key.id === undefined || REPLACED.has(rotation.step)
      return [isSettled ? undefined : rotation.newKey?.id, ...rotation.superseded]
    }),
  )
  return keys.filter(
    ({ key, rotation }) =>
      key.serviceAccountId === accountId && !newKeys.has(key.id) && (key.active || rotation !== undefined),
  )
}

/**
 * Returns the key with this id and its successors or, if there is none, the keys with this name. The name can be longer than the
 * truncated names that rotations assign.
 */
export function selectKeys<T extends KnownKey>(keys: readonly T[], wanted: string): T[] {
  const base = baseName(wanted)
  const ways = [
    idMatcher(wanted),
    // Several long names can have the same base name.
    ({ key }: KnownKey) => wanted !== base && key.name === wanted,
    ({ name }: KnownKey) => name === base,
  ]
  return ways.map(way => keys.filter(way)).find(found => found.length > 0) ?? []
}

/** Returns a function that checks whether a key has this id, or replaced the key with this id. */
export function idMatcher(id: string): (key: KnownKey) => boolean {
  return ({ key, hasReplaced }) => key.id === id || hasReplaced(id)
}
