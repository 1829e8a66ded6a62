import type { ApiKey, ServiceAccount, Workbench } from '@workbench-sdk/client'
import type { Context } from './context.ts'
import { workbenchTime } from './due.ts'
import { baseName, listRotations, type RotationStatus } from './rotation.ts'

/** The largest page that Workbench returns. */
const PAGE_SIZE = 500

/** The accounts, the keys and the rotations of an organization. */
export interface Inventory {
  readonly accounts: readonly ServiceAccount[]
  readonly keys: readonly ApiKey[]
  readonly rotations: readonly RotationStatus[]
  /** The time by Workbench's clock. */
  readonly now: Date
}

/** A key that a run may have to process. */
export interface Candidate {
  readonly key: ApiKey
  /** Its name without the suffix of a rotation. */
  readonly name: string
  /** Its rotation, unless it is finished. */
  readonly rotation: RotationStatus | undefined
}

const IN_PROGRESS: ReadonlySet<RotationStatus['step']> = new Set(['creating', 'storing', 'waiting'])

const REPLACED: ReadonlySet<RotationStatus['step']> = new Set(['retired', 'enabled again'])

/** Whether a run would continue the rotation of a key. */
export function isInProgress({ rotation }: Candidate): boolean {
  return rotation !== undefined && IN_PROGRESS.has(rotation.step)
}

/** Whether another key has replaced this one, and now uses its name and its place. */
export function isReplaced({ rotation }: Candidate): boolean {
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
  return { accounts, keys, rotations, now: time }
}

/** Returns the keys of an account that can be rotated, or whose rotation is not finished. */
export function candidatesOf(accountId: string, { keys, rotations }: Inventory): Candidate[] {
  const byOldKey = new Map(rotations.map(rotation => [rotation.key.id, rotation]))
  // A new key belongs to the rotation of the old key, until the old key is retired or deleted.
  const newKeys = new Set(
    rotations.flatMap(rotation => {
      const isSettled = rotation.key.id === undefined || REPLACED.has(rotation.step)
      return [isSettled ? undefined : rotation.newKey?.id, ...rotation.superseded]
    }),
  )
  return keys
    .filter(
      ({ id, serviceAccountId, active }) =>
        serviceAccountId === accountId && !newKeys.has(id) && (active || byOldKey.has(id)),
    )
    .map(key => ({ key, name: baseName(key.name), rotation: byOldKey.get(key.id) }))
}
