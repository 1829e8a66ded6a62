import { createHash } from 'node:crypto'
import type { ApiKey, ServiceAccount, Workbench } from '@workbench-sdk/client'
import type { Context } from './context.ts'
import { workbenchTime } from './due.ts'
import { baseName, listRotations, type RotationStatus } from './rotation.ts'

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

/** A key, and what the names of all keys say about it. */
export interface KnownKey {
  readonly key: ApiKey
  /** Its name without the suffix of a rotation. */
  readonly name: string
  /** The hashes of the ids of the keys that it replaced, from the latest to the first one that is known. */
  readonly predecessors: readonly string[]
  /** Its rotation, unless it is finished. */
  readonly rotation: RotationStatus | undefined
}

const IN_PROGRESS: ReadonlySet<RotationStatus['step']> = new Set(['creating', 'storing', 'waiting'])

const REPLACED: ReadonlySet<RotationStatus['step']> = new Set(['retired', 'enabled again'])

/** Whether a run would continue the rotation of a key. */
export function isInProgress({ rotation }: KnownKey): boolean {
  return rotation !== undefined && IN_PROGRESS.has(rotation.step)
}

/** Whether another key has replaced this one, and now uses its name and its place. */
export function isReplaced({ rotation }: KnownKey): boolean {
  return rotation !== undefined && REPLACED.has(rotation.step)
}

/** Fetches everything in a few lists, regardless of the number of accounts. */
export async function fetchInventory(
  workbench: Workbench,
  { signal, now }: Pick<Context, 'signal' | 'now'>,
): Promise<Inventory> {
  const time = await workbenchTime(workbench, now, { signal })
  const accounts = await workbench.serviceAccounts.list({ pageSize: PAGE_SIZE }, { signal }).toArray()
  const keys = await workbench.apiKeys.list({ pageSize: PAGE_SIZE }, { signal }).toArray()
  const rotations = await listRotations(workbench, { signal })
  return { accounts, keys: knownKeys(keys, rotations), rotations, now: time }
}

function knownKeys(keys: readonly ApiKey[], rotations: readonly RotationStatus[]): KnownKey[] {
  const byOldKey = new Map(rotations.map(rotation => [rotation.key.id, rotation]))
  const byHash = new Map(keys.map(key => [hashOf(key.id), key]))
  return keys.map(key => ({
    key,
    name: baseName(key.name),
    predecessors: predecessorsOf(key, byHash),
    rotation: byOldKey.get(key.id),
  }))
}

/** The part of the name of a new key that is the hash of the id of the key that it replaced. */
const PREDECESSOR = / \(rotat(?:ing|ed) \d{4}-\d\d-\d\d ([0-9a-f]{8})-/i

function predecessorsOf(key: ApiKey, byHash: ReadonlyMap<string, ApiKey>): string[] {
  const predecessors: string[] = []
  for (let each: ApiKey | undefined = key; each; each = byHash.get(predecessors.at(-1) ?? '')) {
    const hash = PREDECESSOR.exec(each.name)?.[1]?.toLowerCase()
    // Edited names must not cause an infinite loop.
    if (hash === undefined || predecessors.includes(hash)) break
    predecessors.push(hash)
  }
  return predecessors
}

/** Returns the hash by which the names of keys refer to another key. */
function hashOf(id: string): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 8)
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
 * Returns the key with this id and the keys that replaced it, otherwise the keys with this name. The name can be longer than the names
 * that keys have after a rotation.
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
  const hash = hashOf(id)
  return ({ key, predecessors }) => key.id === id || predecessors.includes(hash)
}
