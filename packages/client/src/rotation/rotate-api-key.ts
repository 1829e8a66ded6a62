import { randomBytes } from 'node:crypto'
import { sleep } from '@workbench-sdk/internal/time'
import type { ApiKey, Workbench } from '../index.ts'
import type { Memory, RotationContext } from './context.ts'
import { advance, type Ending, type OldKey } from './engine.ts'
import { RotationError, RotationInProgressError } from './errors.ts'
import { JournalSession } from './journal/journal-session.ts'
import { baseName } from './key-names.ts'
import { idOf, type ResolvedOptions, type RotationOptions, resolveOptions } from './options.ts'
import { Place } from './place.ts'
import { rollBack } from './roll-back.ts'
import type { SecretStore } from './stores/secret-store.ts'
import { endRun } from './tenure.ts'
import { WorkbenchAccess } from './workbench-access.ts'

/**
 * The key to rotate, its store, and the options for the rotation.
 *
 * @example
 * const rotation: ApiKeyRotation = { key, store, gracePeriod: 0, deleteAfter: 0 }
 * await rotateApiKey(workbench, rotation)
 */
export interface ApiKeyRotation extends RotationOptions {
  /** The key to replace. */
  readonly key: ApiKey | string
  /** The store from which programs read the key. */
  readonly store: SecretStore
}

/**
 * The result of a rotation.
 *
 * @example
 * const result: RotationResult = await rotateApiKey(workbench, { key, store, gracePeriod: 0 })
 * console.log(`${result.key.name} is ${result.status}; the new key is ${result.newKey?.id}`)
 */
export interface RotationResult {
  /** `waiting` means that both keys work until the grace period ends, and that a later call continues the rotation. */
  readonly status: 'rotated' | 'waiting' | 'rolled back'
  /** The replaced key. */
  readonly key: Pick<ApiKey, 'id' | 'name'>
  /** The new key. Undefined if there is none, or if it has since been deleted. */
  readonly newKey: ApiKey | undefined
  /**
   * After a rollback, the ids of other new keys. A store that cannot be read may contain the secret of any of them. Delete the keys whose
   * secrets it does not contain.
   */
  readonly superseded?: readonly string[] | undefined
  /**
   * The owner of the secret in the store. Workbench accepts this secret. Undefined if this call did not read the store, e.g. because
   * it cannot be read, or if the store was never written to.
   */
  readonly stored?: 'new key' | 'another key' | undefined
  /** The state of the replaced key. */
  readonly oldKey: 'active' | 'disabled' | 'deleted'
  /** When the grace period ends, if the rotation is waiting for it. */
  readonly until?: Date | undefined
  /** If the old key is disabled, the time after which a later call or `pruneRetiredKeys` deletes it. */
  readonly deleteAt?: Date | undefined
}

/**
 * A rotation in progress: a promise of its result.
 *
 * @example
 * const rotation: Rotation = rotateApiKey(workbench, { key, store, gracePeriod: 60_000 })
 * const { status } = await rotation.rollBack()
 * console.log(status) // rolled back
 */
export interface Rotation extends Promise<RotationResult> {
  /**
   * Makes the old key work again. This is possible until the old key is deleted. If the store contains the new key, both keys work
   * afterwards. The rotation itself then resolves with the status `rolled back`.
   *
   * @example
   * const rotation = rotateApiKey(workbench, { key, store, gracePeriod: 60_000 })
   * await rotation.rollBack()
   *
   * @throws RotationError if the old key is permanently deleted.
   */
  rollBack(): Promise<RotationResult>
}

/** The abort reason for a rotation that will be rolled back. */
const ROLL_BACK = Symbol('roll back')

/**
 * Replaces an API key. Workbench accepts the key in the store at all times. The steps are:
 *
 * 1. Check that the store can be written and contains a secret that Workbench accepts.
 * 2. Create the new key.
 * 3. Check that it works.
 * 4. Store its secret.
 * 5. Verify the secret that the store returns.
 * 6. Call `afterStore`.
 * 7. Wait for the grace period.
 * 8. Disable the old key, and check that this invalidates the secret that the store contained.
 * 9. Delete the old key, after `deleteAfter`.
 *
 * Step 8 detects a store that contained the secret of another key. That secret is then written back, and the old key is enabled. Only the
 * call that stored the new key can perform this check.
 *
 * Each step is recorded in the names of the keys on Workbench. If the process dies at any point, the same call resumes the rotation, on
 * this machine or another, and `rollBackApiKey` rolls it back. Concurrent runs exclude each other. The key may be the one that the client
 * itself uses.
 *
 * @throws RotationError if the rotation stops; the message describes which keys work. Before anything is changed: InvalidArgumentError if
 * an argument is invalid, StoreError if the store cannot be written, RotationInProgressError if another run is rotating the key, and any
 * error from reading the key.
 *
 * @example
 * const { newKey } = await rotateApiKey(workbench, { key, store: envFile('.env'), create: true, gracePeriod: 0 })
 */
export function rotateApiKey(workbench: Workbench, rotation: ApiKeyRotation): Rotation {
  const control = new AbortController()
  const access = new WorkbenchAccess(workbench)
  const result = rotate(access, rotation, control.signal)
  let rolledBack: Promise<RotationResult> | undefined
  return Object.assign(
    result.then(
      ended => rolledBack ?? ended,
      error => {
        if (rolledBack) return rolledBack
        throw error
      },
    ),
    {
      rollBack() {
        control.abort(ROLL_BACK)
        rolledBack ??= rollBackAfter(result, access, rotation).catch(error => {
          // The rollback can be retried.
          rolledBack = undefined
          throw error
        })
        return rolledBack
      },
    },
  )
}

async function rollBackAfter(
  result: Promise<RotationResult>,
  access: WorkbenchAccess,
  rotation: ApiKeyRotation,
): Promise<RotationResult> {
  const failure = await result.then(
    () => undefined,
    error => error,
  )
  const isUndone = failure instanceof RotationError && !failure.canResume && failure.cause === ROLL_BACK
  if (isUndone || failure === ROLL_BACK) {
    const id = idOf(rotation.key, 'key')
    const key = { id, name: baseName((await access.getKey(id))?.name ?? '') }
    return Object.freeze({ status: 'rolled back', key, newKey: undefined, oldKey: 'active' })
  }
  if (failure !== undefined && !(failure instanceof RotationError && failure.canResume)) throw failure
  return rollBackWith(access, rotation)
}

/**
 * Rolls back a rotation that stopped or whose process died. The old key works again. The new key is deleted if no program can have it. If
 * the store contains the new key, both keys work afterwards, and the old key is not rotated again until you rotate it with `rotateApiKey`.
 *
 * @throws RotationError if there is no rotation of the key, or if the old key is permanently deleted; also if the old key works, but the
 * store contains no secret that Workbench accepts.
 *
 * @example
 * await rotateApiKey(workbench, { key, store, gracePeriod: 0 })
 * const { status } = await rollBackApiKey(workbench, { key, store })
 * console.log(status) // rolled back
 */
export async function rollBackApiKey(workbench: Workbench, rotation: ApiKeyRotation): Promise<RotationResult> {
  return rollBackWith(new WorkbenchAccess(workbench), rotation)
}

/** Runs a task when its turn comes, e.g. to limit how many rotations run at the same time. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>

/** Runs a rotation from its current step to its end. While it waits for the grace period, it does not block other rotations. */
export async function rotate(
  access: WorkbenchAccess,
  rotation: ApiKeyRotation,
  abort?: AbortSignal,
  inTurn: InTurn = work => work(),
): Promise<RotationResult> {
  const options = resolveOptions(rotation)
  const keyId = idOf(rotation.key, 'key')
  const base = contextOf(rotation, access, options, abort)
  try {
    let waiting: Ending | undefined
    for (;;) {
      let ending: Ending
      try {
        ending = await inTurn(() => exclusively(keyId, options, base, context => advance(keyId, context)))
      } catch (error) {
        // The error is the abort reason itself only if this turn changed nothing. The rotation is then still waiting.
        if (!waiting || !base.signal.aborted || error !== base.signal.reason) throw error
        return await resultOf(keyId, waiting, base)
      }
      if (ending.status === 'rotated' || !options.wait) return await resultOf(keyId, ending, base)
      base.emit({ progress: 'waiting', newKeyId: ending.situation.current?.key.id, until: ending.until })
      if (await isInterrupted(ending.until, base)) return await resultOf(keyId, ending, base)
      waiting = ending
    }
  } finally {
    endRun(base.run)
  }
}

/** Waits until a given time. Returns whether the signal was aborted first. */
async function isInterrupted(until: Date, { access, signal }: RotationContext): Promise<boolean> {
  const delay = until.getTime() - (await access.now()).getTime()
  try {
    await sleep(Math.max(delay, 0), signal)
    return false
  } catch (error) {
    if (!signal.aborted) throw error
    return true
  }
}

async function rollBackWith(access: WorkbenchAccess, rotation: ApiKeyRotation): Promise<RotationResult> {
  const options = resolveOptions(rotation)
  const keyId = idOf(rotation.key, 'key')
  const base = contextOf(rotation, access, { ...options, signal: undefined }, undefined)
  try {
    const { situation, newKeyId, superseded, stored } = await exclusively(keyId, options, base, context =>
      rollBack(keyId, context),
    )
    const newKey = newKeyId === undefined ? undefined : await access.getKey(newKeyId)
    const key = { id: keyId, name: base.memory.name ?? situation.base }
    return Object.freeze({ status: 'rolled back', key, newKey, oldKey: 'active', superseded, stored })
  } finally {
    endRun(base.run)
  }
}

/** The keys that this process is currently rotating. */
const active = new Set<string>()

function exclusively<T>(
  keyId: string,
  { journal }: ResolvedOptions,
  base: RotationContext,
  work: (context: RotationContext) => Promise<T>,
): Promise<T> {
  const inSession = async (session: JournalSession | undefined) => {
    if (active.has(keyId)) {
      throw new RotationInProgressError('This process is already rotating the key. Nothing was changed.')
    }
    active.add(keyId)
    try {
      return await work({ ...base, journal: session })
    } finally {
      active.delete(keyId)
    }
  }
  return journal === undefined ? inSession(undefined) : JournalSession.with(journal, inSession, base.signal)
}

function contextOf(
  { key, store }: ApiKeyRotation,
  access: WorkbenchAccess,
  settings: ResolvedOptions,
  abort: AbortSignal | undefined,
): RotationContext {
  const id = idOf(key, 'key')
  const memory: Memory = {}
  const signal = AbortSignal.any([abort, settings.signal].filter(each => each !== undefined))
  return {
    access: access.forRun(signal, settings),
    place: new Place(store, settings, signal),
    journal: undefined,
    run: randomBytes(4).toString('hex'),
    settings,
    signal,
    memory,
    emit: event => settings.onProgress({ key: { id, name: memory.name ?? '' }, ...event }),
  }
}

async function resultOf(
  keyId: string,
  ending: Ending,
  { access, memory }: Pick<RotationContext, 'access' | 'memory'>,
): Promise<RotationResult> {
  const { current, base } = ending.situation
  const oldKey: OldKey = ending.status === 'rotated' ? ending.old : { state: 'active' }
  // The rotation is done, so a failure to read the new key again does not fail the rotation.
  const newKey = current && (await access.getKey(current.key.id).catch(() => current.key))
  return Object.freeze({
    status: ending.status,
    key: { id: keyId, name: memory.name ?? base },
    newKey,
    stored: memory.stored,
    oldKey: oldKey.state,
    ...(ending.status === 'waiting' ? { until: ending.until } : oldKey.deleteAt && { deleteAt: oldKey.deleteAt }),
  })
}
