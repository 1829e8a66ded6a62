import type { ApiKey, Workbench } from '../index.ts'
import type { RotationContext } from './context.ts'
import { FallbackClient, RotationStore } from './context.ts'
import { RotationError } from './errors.ts'
import type { JournalEntry } from './journal/journal.ts'
import { JournalSession } from './journal/journal-session.ts'
import { idOf, type ResolvedOptions, type RotationOptions, resolveOptions } from './options.ts'
import {
  addSuccessorClient,
  assertSameStore,
  type Outcome,
  ROLL_BACK,
  rollBack,
  run,
  startOrResume,
} from './state-machine.ts'
import type { SecretStore } from './stores/secret-store.ts'
import { ignoreNotFound } from './successors.ts'

/**
 * Which key is rotated, and how.
 *
 * @example
 * const rotation: ApiKeyRotation = { key, store, journal, gracePeriod: 0, retire: 'delete' }
 * await rotateApiKey(workbench, rotation)
 */
export interface ApiKeyRotation extends RotationOptions {
  /** The key to replace. */
  readonly key: ApiKey | string
  /** The store that programs read the key from. */
  readonly store: SecretStore
}

/**
 * The result of a rotation.
 *
 * @example
 * const result: RotationResult = await rotateApiKey(workbench, { key, store, journal, gracePeriod: 0 })
 * console.log(`${result.key.name} is ${result.status}; the new key is ${result.newKey?.id}`)
 */
export interface RotationResult {
  readonly status: 'rotated' | 'rolled back'
  /** The key that was replaced. */
  readonly key: Pick<ApiKey, 'id' | 'name'>
  /** The key that the store has; undefined if it has the old one, or if the new one has been deleted since. */
  readonly newKey: ApiKey | undefined
}

/**
 * A rotation in progress: a promise of its result.
 *
 * @example
 * const rotation: Rotation = rotateApiKey(workbench, { key, store, journal, gracePeriod: 60_000, retire: 'delete', deleteAfter: 3_600_000 })
 * const { status } = await rotation.rollBack()
 * console.log(status) // rolled back
 */
export interface Rotation extends Promise<RotationResult> {
  /**
   * Makes the old key work again. Possible at any time until the old key is deleted. If the store has the new key, both keys
   * work afterwards. The rotation itself then resolves with the status `rolled back`.
   *
   * @example
   * const rotation = rotateApiKey(workbench, { key, store, journal, gracePeriod: 60_000 })
   * await rotation.rollBack()
   *
   * @throws RotationError if the old key is permanently deleted.
   */
  rollBack(): Promise<RotationResult>
}

/**
 * Replaces an API key. At every moment, the key in the store is accepted:
 *
 * 1. check that the store can be written, 2. create the new key, 3. check that it works, 4. store its secret, 5. verify the
 * secret that the store returns, 6. wait for the grace period, 7. disable the old key, 8. wait for `deleteAfter`, 9. delete
 * the old key, if `retire` is `delete`.
 *
 * The journal records each step. If the process dies at any point, the same call resumes the rotation, and `rollBackApiKey`
 * rolls it back. The key may be the one that the client itself uses.
 *
 * @throws RotationError if it stops; the message describes which keys work. Before anything is changed: InvalidArgumentError if an
 * argument is invalid, StoreError if the store cannot be written, RotationInProgressError if another run is rotating the key,
 * and any error from reading the key.
 *
 * @example
 * const { newKey } = await rotateApiKey(workbench, { key, store: envFile('.env'), gracePeriod: 0, retire: 'delete' })
 */
export function rotateApiKey(workbench: Workbench, rotation: ApiKeyRotation): Rotation {
  const control = new AbortController()
  const client = new FallbackClient(workbench)
  const result = rotate(client, rotation, control.signal)
  let rolledBack: Promise<RotationResult> | undefined
  return Object.assign(result, {
    rollBack() {
      control.abort(ROLL_BACK)
      rolledBack ??= rollBackAfter(result, client, rotation).catch(error => {
        // It can be tried again.
        rolledBack = undefined
        throw error
      })
      return rolledBack
    },
  })
}

async function rollBackAfter(
  result: Promise<RotationResult>,
  client: FallbackClient,
  rotation: ApiKeyRotation,
): Promise<RotationResult> {
  const ended = await result.catch(error => {
    if (!(error instanceof RotationError && error.canResume)) throw error
  })
  return ended?.status === 'rolled back' ? ended : rollBackWith(client, rotation)
}

/**
 * Rolls back a rotation that has stopped, or whose process has died: the old key works again, and a new key that no program can
 * have is deleted.
 *
 * @throws RotationError if the journal does not have the rotation, if it was started with another store, or if the old key is
 * permanently deleted.
 *
 * @example
 * await rotateApiKey(workbench, { key, store, journal, gracePeriod: 0, retire: 'disable' })
 * const { status } = await rollBackApiKey(workbench, { key, store, journal })
 * console.log(status) // rolled back
 */
export async function rollBackApiKey(workbench: Workbench, rotation: ApiKeyRotation): Promise<RotationResult> {
  return rollBackWith(new FallbackClient(workbench), rotation)
}

/** Runs a rotation from its current step to its end. */
export async function rotate(
  client: FallbackClient,
  rotation: ApiKeyRotation,
  abort?: AbortSignal,
): Promise<RotationResult> {
  return withLockedKey(client, rotation, abort, async (keyId, context) => {
    const entry = await startOrResume(keyId, context)
    return resultOf(entry, await run({ entry, secret: undefined }, context), client)
  })
}

async function rollBackWith(client: FallbackClient, rotation: ApiKeyRotation): Promise<RotationResult> {
  return withLockedKey(client, rotation, undefined, async (keyId, context) => {
    const entry = context.journal.entryOf(keyId)
    if (entry === undefined) throw new RotationError(`${context.journal.label} has no rotation of this key.`)
    assertSameStore(entry, context)
    await addSuccessorClient(entry, context)
    return resultOf(entry, await rollBack({ entry, secret: undefined }, context), client)
  })
}

function withLockedKey<T>(
  client: FallbackClient,
  rotation: ApiKeyRotation,
  abort: AbortSignal | undefined,
  work: (keyId: string, context: RotationContext) => Promise<T>,
): Promise<T> {
  const options = resolveOptions(rotation)
  const keyId = idOf(rotation.key, 'key')
  const run = (journal: JournalSession) => {
    const context = contextOf({ client, journal, store: new RotationStore(rotation.store) }, options, abort)
    return journal.lockKey(keyId, () => work(keyId, context))
  }
  return JournalSession.with(options.journal, run, options.signal)
}

function contextOf(
  parts: Pick<RotationContext, 'client' | 'journal' | 'store'>,
  { verify, gracePeriod, retire, deleteAfter, signal, onProgress }: ResolvedOptions,
  abort: AbortSignal | undefined,
): RotationContext {
  return {
    ...parts,
    verify,
    gracePeriod,
    retire,
    deleteAfter,
    signal: AbortSignal.any([abort, signal].filter(each => each !== undefined)),
    emit: ({ key, newKeyId }, progress, details) => onProgress({ key, newKeyId, progress, ...details }),
  }
}

async function resultOf(
  { key }: JournalEntry,
  { status, newKeyId }: Outcome,
  client: FallbackClient,
): Promise<RotationResult> {
  if (newKeyId === undefined) return Object.freeze({ status, key, newKey: undefined })
  const newKey = await ignoreNotFound(client.call(({ apiKeys }) => apiKeys.get(newKeyId)))
  return Object.freeze({ status, key, newKey })
}
