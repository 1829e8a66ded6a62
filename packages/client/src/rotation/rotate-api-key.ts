import type { Workbench } from '../client.ts'
import type { ApiKey } from '../resources/api-keys.ts'
import { idOf } from '../validate-arguments.ts'
import type { Work } from './context.ts'
import { RotationError } from './errors.ts'
import { Authority } from './fallback-client.ts'
import type { JournalEntry } from './journal/journal.ts'
import { Book } from './journal/journal-session.ts'
import { type RotationSettings, type Settled, settle } from './options.ts'
import { begin, checkStore, readmit } from './resume.ts'
import { type Ending, ROLLBACK, rollBack, run } from './state-machine.ts'
import type { SecretStore } from './stores/secret-store.ts'
import { unlessGone } from './successors.ts'

/**
 * Which key is rotated, and how.
 *
 * @example
 * const rotation: ApiKeyRotation = { key, store, journal, grace: 0, retire: 'delete' }
 * await rotateApiKey(workbench, rotation)
 */
export interface ApiKeyRotation extends RotationSettings {
  /** The key to replace. */
  readonly key: ApiKey | string
  /** The place that programs read it from. */
  readonly store: SecretStore
}

/**
 * How a rotation ended.
 *
 * @example
 * const result: RotationResult = await rotateApiKey(workbench, { key, store, journal, grace: 0 })
 * console.log(`${result.key.name} is ${result.status}; now it is ${result.newKey?.id}`)
 */
export interface RotationResult {
  readonly status: 'rotated' | 'rolled back'
  /** The key that was replaced. */
  readonly key: Pick<ApiKey, 'id' | 'name'>
  /** The key that the store was given; undefined where it has the old one, or the new one is deleted since. */
  readonly newKey: ApiKey | undefined
}

/**
 * A rotation under way: a promise of its end.
 *
 * @example
 * const rotation: Rotation = rotateApiKey(workbench, { key, store, journal, grace: 60_000, retire: 'delete', hold: 3_600_000 })
 * const { status } = await rotation.rollback()
 * console.log(status) // rolled back
 */
export interface Rotation extends Promise<RotationResult> {
  /**
   * Makes the old key work again, at any time until it is deleted. A new key that the store gives out stays, beside it. The
   * rotation itself then ends as `rolled back`.
   *
   * @example
   * const rotation = rotateApiKey(workbench, { key, store, journal, grace: 60_000 })
   * await rotation.rollback()
   *
   * @throws RotationError where the old key is deleted for good.
   */
  rollback(): Promise<RotationResult>
}

/**
 * Replaces an API key, so that at every moment the key in the store is accepted:
 *
 * 1. see that the store can be written, 2. make the new key, 3. see that it works, 4. store its secret, 5. prove it with the
 * store's own copy, 6. wait for the grace period, 7. disable the old key, 8. hold it, 9. delete it, if that is asked for.
 *
 * Each step is written to the journal. Whatever happens to the process, even between Workbench's commit and its answer, the
 * same call goes on from there; `rollBackApiKey` goes back. The key may be the one that the client itself carries.
 *
 * @throws RotationError where it stops; the message says which keys work. Before it has begun, and changed anything:
 * InvalidArgumentError where it is wrongly called, StoreError where the store cannot be written, RotationInProgressError
 * where another run is at it, and what reading the key throws.
 *
 * @example
 * const { newKey } = await rotateApiKey(workbench, { key, store: envFile('.env'), grace: 0, retire: 'delete' })
 */
export function rotateApiKey(workbench: Workbench, rotation: ApiKeyRotation): Rotation {
  const stop = new AbortController()
  const authority = new Authority(workbench)
  const ended = perform(authority, rotation, stop.signal)
  let back: Promise<RotationResult> | undefined
  const goBack = async () => {
    stop.abort(ROLLBACK)
    const result = await ended.catch(unlessResumable)
    return result?.status === 'rolled back' ? result : performBack(authority, rotation)
  }
  const rollback = () => {
    back ??= goBack().catch(error => {
      back = undefined
      throw error
    })
    return back
  }
  return Object.assign(ended, { rollback })
}

function unlessResumable(error: unknown): undefined {
  if (!(error instanceof RotationError && error.canResume)) throw error
}

/**
 * Goes back where a rotation stopped, or its process died: the old key works again, and a new one that nobody has is deleted.
 *
 * @throws RotationError where the journal knows of no such rotation, or one with another store, or the old key is deleted
 * for good.
 *
 * @example
 * await rotateApiKey(workbench, { key, store, journal, grace: 0, retire: 'disable' })
 * const { status } = await rollBackApiKey(workbench, { key, store, journal })
 * console.log(status) // rolled back
 */
export async function rollBackApiKey(workbench: Workbench, rotation: ApiKeyRotation): Promise<RotationResult> {
  return performBack(new Authority(workbench), rotation)
}

async function performBack(authority: Authority, rotation: ApiKeyRotation): Promise<RotationResult> {
  const settled = settle(rotation)
  const keyId = idOf(rotation.key, 'key')
  return Book.with(settled.journal, book =>
    book.claim(keyId, async () => {
      const entry = book.entryOf(keyId)
      if (entry === undefined) throw new RotationError(`${settled.journal.label} knows of no rotation of this key.`)
      checkStore(entry, rotation)
      const work = workOf(rotation.store, authority, settled, undefined)
      await readmit(entry, work)
      const ending = await rollBack(entry, work, book)
      return resultOf(entry, ending, authority)
    }),
  )
}

/** Rotates a key from where it is to its end. */
export async function perform(
  authority: Authority,
  rotation: ApiKeyRotation,
  stop?: AbortSignal,
): Promise<RotationResult> {
  const settled = settle(rotation)
  const keyId = idOf(rotation.key, 'key')
  return Book.with(settled.journal, book =>
    book.claim(keyId, async () => {
      const work = workOf(rotation.store, authority, settled, stop)
      const entry = await begin(keyId, work, book)
      return resultOf(entry, await run(entry, work, book), authority)
    }),
  )
}

function workOf(store: SecretStore, authority: Authority, settled: Settled, stop: AbortSignal | undefined): Work {
  const { verify, grace, retire, hold, signal, onProgress } = settled
  const signals = [stop, signal].filter(each => each !== undefined)
  return {
    authority,
    store,
    verify,
    grace,
    retire,
    hold,
    signal: AbortSignal.any(signals),
    tell: ({ key, newKeyId }, progress, more) => onProgress({ key, newKeyId, progress, ...more }),
    secret: undefined,
    before: undefined,
    wrote: false,
  }
}

async function resultOf(
  { key }: JournalEntry,
  { status, newKeyId }: Ending,
  authority: Authority,
): Promise<RotationResult> {
  if (newKeyId === undefined) return Object.freeze({ status, key, newKey: undefined })
  const newKey = await unlessGone(authority.run(({ apiKeys }) => apiKeys.get(newKeyId)))
  return Object.freeze({ status, key, newKey })
}
