import { randomUUID } from 'node:crypto'
import { type ApiKey, PermissionDeniedError, type Workbench } from '../index.ts'
import { mayNotChange, RotationError, safeCause } from './errors.ts'
import { idOf, STORE_TIMEOUT } from './options.ts'
import { assertOwnAccount, Place, provePlace, proveProgress } from './place.ts'
import { withHeir } from './retired-keys.ts'
import type { SecretStore } from './stores/secret-store.ts'
import { ignoreNotFound, inspect, WorkbenchAccess } from './workbench-access.ts'

/**
 * The store to check, and the key whose secret it should contain.
 *
 * @example
 * const check: StoreCheck = { key, store, create: true }
 * await checkStore(workbench, check)
 */
export interface StoreCheck {
  readonly key: ApiKey | string
  readonly store: SecretStore
  /**
   * Whether the store may be empty.
   *
   * @default false
   */
  readonly create?: boolean | undefined
}

/**
 * Performs the same checks as a rotation before it creates a key, and checks that the client is allowed to change keys. The store
 * must be writable and contain a secret that Workbench accepts. As far as can be determined, the secret must not belong to another
 * key. During the grace period, the store must contain the secret of the new key. Changes nothing. If the store contains the client's
 * own token, the check renames the key to its current name, to determine the client's account.
 *
 * @throws RotationError if the store does not contain the key's secret, if the key cannot be rotated, or if the client is not allowed to
 * change keys
 * @throws StoreError if the store cannot be written or read
 *
 * @example
 * await checkStore(workbench, { key, store })
 */
export async function checkStore(workbench: Workbench, { key, store, create = false }: StoreCheck): Promise<void> {
  const access = new WorkbenchAccess(workbench)
  const place = new Place(store, { settleTimeout: 0, storeTimeout: STORE_TIMEOUT })
  const { old, base, current } = await withHeir(await inspect(idOf(key, 'key'), access), access)
  await assertMayChange(access)
  try {
    if (current !== undefined) return await proveProgress(current, base, { access, place })
    if (old?.active !== true) throw new RotationError(`The key "${base}" is disabled, so no program can be using it.`)
    const { isOwnToken } = await provePlace(old, { access, place, journal: undefined, settings: { create } })
    if (isOwnToken) await assertOwnAccount(old, undefined, { access, place })
  } catch (error) {
    throw safeCause(error, place.secrets)
  }
}

/** Throws if the client is not allowed to change keys. To find out, renames a nonexistent key: only an authorized client receives a 404. */
async function assertMayChange(access: WorkbenchAccess): Promise<void> {
  try {
    await ignoreNotFound(access.rename(randomUUID(), 'a check of permissions'))
  } catch (error) {
    if (!(error instanceof PermissionDeniedError)) throw error
    throw mayNotChange(error)
  }
}
