import { randomUUID } from 'node:crypto'
import { type ApiKey, PermissionDeniedError, type Workbench } from '../index.ts'
import { mayNotChange, RotationError, safeCause } from './errors.ts'
import { idOf, STORE_TIMEOUT } from './options.ts'
import { assertOwnAccount, Place, provePlace } from './place.ts'
import type { SecretStore } from './stores/secret-store.ts'
import { ignoreNotFound, inspect, WorkbenchAccess } from './workbench-access.ts'

/**
 * Which store is checked, and for which key.
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
 * Checks what a rotation checks before it creates a key, and that the client may change keys: that the store can be written, that it has a secret that Workbench accepts, and
 * that it is not the secret of another key, as far as this can be known. It changes nothing; if the store has the client's own token, it renames
 * the key to its own name, to find out the client's account.
 *
 * @throws RotationError if the store has not the secret of the key, if the key cannot be rotated, or if the client may not change keys
 * @throws StoreError if the store cannot be written or read
 *
 * @example
 * await checkStore(workbench, { key, store })
 */
export async function checkStore(workbench: Workbench, { key, store, create = false }: StoreCheck): Promise<void> {
  const access = new WorkbenchAccess(workbench)
  const place = new Place(store, { settleTimeout: 0, storeTimeout: STORE_TIMEOUT })
  const { old, base, current } = await inspect(idOf(key, 'key'), access)
  await assertMayChange(access)
  try {
    if (current !== undefined) return await place.check()
    if (old?.active !== true) throw new RotationError(`The key "${base}" is disabled, so nothing uses it.`)
    const { isOwnToken } = await provePlace(old, { access, place, journal: undefined, settings: { create } })
    if (isOwnToken) await assertOwnAccount(old, undefined, { access, place })
  } catch (error) {
    throw safeCause(error, place.secrets)
  }
}

/** Changes a key that does not exist: only who may change keys gets to know that. */
async function assertMayChange(access: WorkbenchAccess): Promise<void> {
  try {
    await ignoreNotFound(access.rename(randomUUID(), 'a check of permissions'))
  } catch (error) {
    if (!(error instanceof PermissionDeniedError)) throw error
    throw mayNotChange(error)
  }
}
