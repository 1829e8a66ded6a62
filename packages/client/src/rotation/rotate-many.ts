import { isDue } from '@workbench-sdk/internal/due'
import {
  type ApiKey,
  AuthenticationError,
  InvalidArgumentError,
  type ServiceAccount,
  type Workbench,
} from '../index.ts'
import { RotationError, RotationInterruptedError } from './errors.ts'
import { hashOf, heirsOf, parseClaim, parseNewKeyMark, parseRetiredMark, successorsOf } from './key-names.ts'
import { checkDuration, idOf, type RotationOptions, resolveOptions } from './options.ts'
import { assertStore, Place } from './place.ts'
import { type ApiKeyRotation, type InTurn, type RotationResult, rotate } from './rotate-api-key.ts'
import type { SecretStore } from './stores/secret-store.ts'
import { classify, WorkbenchAccess } from './workbench-access.ts'

/** How many rotations run at the same time. */
const CONCURRENCY = 4

/**
 * Options for rotating several keys.
 *
 * @example
 * await rotateApiKeys(workbench, [{ key, store, gracePeriod: 0 }], { concurrency: 8 })
 */
export interface ManyOptions {
  /**
   * How many keys are rotated at the same time. A rotation that waits for its grace period does not count.
   *
   * @default 4
   */
  readonly concurrency?: number | undefined
}

/**
 * Which keys of an organization to rotate, and the options for their rotations.
 *
 * @example
 * const rotation: OrganizationRotation = { olderThan: 90 * 86_400_000, store: key => envFile('.env', baseName(key.name)) }
 * await rotateOrganization(workbench, rotation)
 */
export interface OrganizationRotation extends RotationOptions, ManyOptions {
  /** Rotates the active keys that are older than this, in milliseconds by Workbench's clock. Also rotates active keys of unknown age. */
  readonly olderThan: number
  /**
   * Returns the store for a key. `baseName(key.name)` is the same for a key and its successor. Keys of different accounts may have the same
   * name. If the function throws, only the rotation of this key fails.
   */
  readonly store: (key: KeyToStore) => SecretStore
}

/**
 * A key for which a store is requested.
 *
 * @example
 * const store = ({ name }: KeyToStore) => secretDirectory('secrets', baseName(name))
 * await rotateOrganization(workbench, { olderThan: 90 * 86_400_000, store })
 */
export type KeyToStore = Pick<ApiKey, 'id' | 'name' | 'serviceAccountId'>

/**
 * Which keys of an account to rotate, and the options for their rotations.
 *
 * @example
 * const store = (key: { name: string }) => secretDirectory('secrets', baseName(key.name))
 * const rotation: ServiceAccountRotation = { account, olderThan: 0, store, gracePeriod: 0 }
 * await rotateServiceAccount(workbench, rotation)
 */
export interface ServiceAccountRotation extends OrganizationRotation {
  readonly account: ServiceAccount | string
}

/**
 * The result for one of several keys.
 *
 * @example
 * const outcomes: KeyOutcome[] = await rotateServiceAccount(workbench, { account, olderThan: 90 * 86_400_000, store: () => store })
 * for (const outcome of outcomes) if (outcome.status === 'failed') console.error(outcome.key.name, outcome.error)
 */
export type KeyOutcome =
  | RotationResult
  | { readonly status: 'failed'; readonly key: Pick<ApiKey, 'id' | 'name'>; readonly error: unknown }
  /** The signal was aborted in the middle of the rotation of this key. The error describes how to continue. */
  | {
      readonly status: 'interrupted'
      readonly key: Pick<ApiKey, 'id' | 'name'>
      readonly error: RotationInterruptedError
    }
  /** The signal was aborted before the rotation of this key began. */
  | { readonly status: 'not begun'; readonly key: Pick<ApiKey, 'id' | 'name'> }
  /** The key was skipped, e.g. because its rotation was rolled back. */
  | { readonly status: 'skipped'; readonly key: Pick<ApiKey, 'id' | 'name'>; readonly reason: string }

/**
 * A key that is due for rotation: it is old enough, or its rotation is in progress.
 *
 * @example
 * const due: DueKey[] = await dueKeys(workbench, { account, olderThan: 90 * 86_400_000, store: () => store })
 * for (const { key, store, inProgress } of due) console.log(key.name, store.label, inProgress)
 */
export interface DueKey {
  readonly key: ApiKey
  readonly store: SecretStore
  /** Whether a rotation of the key is already in progress and would be continued. */
  readonly inProgress: boolean
  /** Why `rotateServiceAccount` skips the key although it is old enough: its rotation was rolled back. */
  readonly skipped?: string | undefined
}

/**
 * Rotates several keys, each with its own store and options. If one key fails, the others are still rotated. If two keys share a store,
 * both fail without any change.
 *
 * @example
 * const [outcome] = await rotateApiKeys(workbench, [{ key, store, gracePeriod: 0 }])
 * console.log(outcome?.status) // rotated
 */
export async function rotateApiKeys(
  workbench: Workbench,
  rotations: readonly ApiKeyRotation[],
  options: ManyOptions = {},
): Promise<KeyOutcome[]> {
  const invalid = new Map(rotations.map(rotation => [rotation, findMistake(rotation)]))
  const conflicts = await findConflicts(rotations.filter(rotation => !invalid.get(rotation)))
  const entries = rotations.map((rotation): Entry => {
    const error = invalid.get(rotation) ?? conflicts.get(rotation)
    return { key: keyOf(rotation), rotation: error === undefined ? rotation : { error } }
  })
  return rotateAll(new WorkbenchAccess(workbench), entries, options)
}

/** One of several keys, and its rotation or the reason why it is not rotated. */
interface Entry {
  readonly key: Pick<ApiKey, 'id' | 'name'>
  readonly rotation: ApiKeyRotation | { readonly error: unknown } | Skipped
}

/** A key that is skipped. */
interface Skipped {
  readonly reason: string
  /** The key's store, if the key is due despite being skipped. */
  readonly due: { readonly store: SecretStore } | { readonly error: unknown } | undefined
}

function keyOf({ key }: Partial<ApiKeyRotation>): Entry['key'] {
  return typeof key === 'object' && key !== null ? { id: key.id, name: key.name } : { id: String(key ?? ''), name: '' }
}

/** Returns the error for an invalid rotation. */
function findMistake(rotation: ApiKeyRotation): InvalidArgumentError | undefined {
  try {
    idOf(rotation?.key, 'key')
    resolveOptions(rotation)
    assertStore(rotation.store, ownerOf(keyOf(rotation)))
  } catch (error) {
    if (error instanceof InvalidArgumentError) return error
    throw error
  }
  return undefined
}

const ownerOf = ({ id }: Pick<ApiKey, 'id'>) => ` for the key ${id}`

async function rotateAll(
  access: WorkbenchAccess,
  entries: readonly Entry[],
  { concurrency = CONCURRENCY }: ManyOptions,
): Promise<KeyOutcome[]> {
  const inTurn = limitTo(checkCount('concurrency', concurrency))
  return Promise.all(
    entries.map(async ({ key, rotation }): Promise<KeyOutcome> => {
      if ('reason' in rotation) return { status: 'skipped', key, reason: rotation.reason }
      try {
        if ('error' in rotation) throw rotation.error
        return await rotateInTurn(access, rotation, inTurn)
      } catch (error) {
        const isInterrupted = 'store' in rotation && rotation.signal?.aborted && error === rotation.signal.reason
        if (isInterrupted) return { status: 'not begun', key }
        if (error instanceof RotationInterruptedError) return { status: 'interrupted', key, error }
        return { status: 'failed', key, error }
      }
    }),
  )
}

function rotateInTurn(access: WorkbenchAccess, rotation: ApiKeyRotation, inTurn: InTurn): Promise<RotationResult> {
  return rotate(access, rotation, undefined, work =>
    inTurn(async () => {
      rotation.signal?.throwIfAborted()
      return work()
    }),
  )
}

/**
 * Returns an error for each rotation that shares its place with another rotation, because the second key would overwrite the first. Also
 * returns the errors of places that cannot be located.
 */
async function findConflicts(rotations: readonly ApiKeyRotation[]): Promise<ReadonlyMap<ApiKeyRotation, unknown>> {
  // The store of a retired key belongs to its successor.
  const current = rotations.filter(({ key }) => typeof key === 'string' || parseRetiredMark(key.name) === undefined)
  const places = new Map(
    current.map(rotation => [rotation, new Place(rotation.store, resolveOptions(rotation))] as const),
  )
  const { locations, errors } = await locate(places)
  for (const sharing of Map.groupBy(locations.keys(), rotation => locations.get(rotation)).values()) {
    if (sharing.length === 1) continue
    const error = sameStore(sharing.map(rotation => ({ key: keyOf(rotation), label: rotation.store.label })))
    for (const rotation of sharing) errors.set(rotation, error)
  }
  return errors
}

/** Returns the location of each place, or the error if the location cannot be determined. */
async function locate<T>(places: ReadonlyMap<T, Place>) {
  const locations = new Map<T, string>()
  const errors = new Map<T, unknown>()
  const locating = [...places].map(([owner, place]) => ({ owner, location: place.locate() }))
  await Promise.allSettled(locating.map(({ location }) => location))
  for (const { owner, location } of locating) {
    try {
      locations.set(owner, await location)
    } catch (error) {
      errors.set(owner, error)
    }
  }
  return { locations, errors }
}

function sameStore(sharing: readonly { readonly key: Entry['key']; readonly label: string | undefined }[]) {
  const names = sharing.map(({ key: { id, name } }) => (name ? `"${name}" (${id})` : id)).join(' and ')
  const labels = [...new Set(sharing.map(({ label }) => label))].join(', which is also ')
  return new InvalidArgumentError(
    `The keys ${names} have the same place, ${labels}. Use a different place for each key. Nothing was changed for them.`,
  )
}

/**
 * Rotates the active keys of an account that are older than `olderThan`, oldest first. Also continues unfinished rotations, including those
 * whose old key can now be deleted or was enabled again. If one key fails, the others are still rotated. Each key is rotated as if by
 * `rotateApiKey`.
 *
 * @throws any error from listing the keys
 *
 * @example
 * const outcomes = await rotateServiceAccount(workbench, {
 *   account,
 *   olderThan: 90 * 86_400_000,
 *   store: key => envFile('.env', `${baseName(key.name).toUpperCase()}_KEY`),
 * })
 * for (const { key, status } of outcomes) console.log(key.name, status)
 */
export async function rotateServiceAccount(
  workbench: Workbench,
  rotation: ServiceAccountRotation,
): Promise<KeyOutcome[]> {
  return rotateSelected(workbench, rotation, idOf(rotation.account, 'account'))
}

/**
 * Rotates the keys of all accounts of the organization, as `rotateServiceAccount` does for one.
 *
 * @example
 * const outcomes = await rotateOrganization(workbench, {
 *   olderThan: 90 * 86_400_000,
 *   store: key => secretDirectory('/run/secrets', `${key.serviceAccountId}-${baseName(key.name)}`),
 *   concurrency: 8,
 * })
 */
export async function rotateOrganization(workbench: Workbench, rotation: OrganizationRotation): Promise<KeyOutcome[]> {
  return rotateSelected(workbench, rotation, undefined)
}

async function rotateSelected(
  workbench: Workbench,
  rotation: OrganizationRotation,
  accountId: string | undefined,
): Promise<KeyOutcome[]> {
  checkCount('concurrency', rotation.concurrency ?? CONCURRENCY)
  const access = new WorkbenchAccess(workbench)
  return rotateAll(access, await select(access, rotation, accountId), rotation)
}

/**
 * Lists the keys that `rotateServiceAccount` would rotate now, in order. Without an `account`, lists the keys that `rotateOrganization`
 * would rotate. Also lists keys that are old enough but would be skipped because their rotation was rolled back: see `skipped`. Changes
 * nothing. To check the stores, use `checkStore`.
 *
 * @throws InvalidArgumentError if two keys have the same store, and any error from listing the keys or from `store`
 *
 * @example
 * const due = await dueKeys(workbench, { account, olderThan: 90 * 86_400_000, store: key => secretDirectory('keys', key.name) })
 * for (const { key, store } of due) console.log(`${key.name} → ${store.label}`)
 */
export async function dueKeys(
  workbench: Workbench,
  rotation: OrganizationRotation & Partial<Pick<ServiceAccountRotation, 'account'>>,
): Promise<DueKey[]> {
  const accountId = rotation.account === undefined ? undefined : idOf(rotation.account, 'account')
  const entries = await select(new WorkbenchAccess(workbench), rotation, accountId)
  return entries.flatMap(({ key, inProgress, rotation: each }) => {
    const found = 'reason' in each ? each.due : each
    if (found === undefined) return []
    if ('error' in found) throw found.error
    return [{ key, store: found.store, inProgress, ...('reason' in each && { skipped: each.reason }) }]
  })
}

interface SelectedEntry extends Entry {
  readonly key: ApiKey
  readonly inProgress: boolean
}

/** Returns the keys whose rotations are in progress, then the old keys, oldest first. */
async function select(
  access: WorkbenchAccess,
  rotation: OrganizationRotation,
  accountId: string | undefined,
): Promise<SelectedEntry[]> {
  checkDuration('olderThan', rotation.olderThan)
  const options = resolveOptions(rotation)
  const list = () =>
    access.call(({ apiKeys, serviceAccounts }) =>
      (accountId === undefined ? apiKeys.list() : serviceAccounts.keys(accountId)).toArray(),
    )
  const listed = await list().catch(async error => {
    if (!(error instanceof AuthenticationError)) throw error
    await addStoredKeys(access, rotation)
    return list()
  })
  // A server may ignore the filter of a list.
  const keys = listed.filter(key => accountId === undefined || (key.serviceAccountId ?? accountId) === accountId)
  const now = await access.now()
  const stores = await storesOf(keys, rotation.store, options)
  const rotationOf = (key: ApiKey) => {
    const store = stores.get(key.id) ?? { error: new RotationError(`"${key.name}" has no store.`) }
    return 'error' in store ? store : { ...rotation, key, store }
  }
  const entryOf = (key: ApiKey, inProgress: boolean) => ({ key, inProgress, rotation: rotationOf(key) })
  const unfinished: SelectedEntry[] = []
  const due: SelectedEntry[] = []
  for (const key of keys) {
    const { current, orphans } = classify(successorsOf(key.id, keys))
    if (current?.mark.step === 'restored') {
      const reason = `Its rotation was rolled back, and its successor ${current.key.id} is active. Rotate this key explicitly to continue.`
      const due = isDue(key, rotation.olderThan, now) ? rotationOf(key) : undefined
      unfinished.push({ key, inProgress: true, rotation: { reason, due } })
    } else if (current?.mark.step === 'rotated' || isReplaced(key, keys)) {
      if (isUnfinished(key, now, options)) unfinished.push(entryOf(key, true))
    } else if (current !== undefined || orphans.length > 0 || parseClaim(key.name)) unfinished.push(entryOf(key, true))
    else if (isInUse(key, keys) && isDue(key, rotation.olderThan, now)) due.push(entryOf(key, false))
  }
  return [...unfinished, ...due.sort((a, b) => ageOf(b.key, now) - ageOf(a.key, now))]
}

/**
 * Allows the client to use the keys in the stores of the journal's rotations, because its own key may be one of the
 * rotated keys.
 */
async function addStoredKeys(access: WorkbenchAccess, { journal, store }: OrganizationRotation): Promise<void> {
  for (const { key, serviceAccountId } of (await journal?.read()) ?? []) {
    try {
      const stored = await store({ ...key, serviceAccountId }).read?.()
      if (stored !== undefined) access.addSuccessor(stored)
    } catch {
      // The rotation of this key reports the error.
    }
  }
}

/** Whether a finished rotation still needs work, because its old key was enabled again or can be deleted. */
function isUnfinished(
  { name, active }: ApiKey,
  now: Date,
  { retire, deleteAfter }: { retire: string; deleteAfter: number },
): boolean {
  const mark = parseRetiredMark(name)
  return active || (retire === 'delete' && mark !== undefined && mark.since.getTime() + deleteAfter <= now.getTime())
}

/** Whether keys that replaced a retired key are active, even if the first of them was itself replaced. */
function isReplaced(key: ApiKey, keys: readonly ApiKey[]): boolean {
  return parseRetiredMark(key.name) !== undefined && heirsOf(key, keys).length > 0
}

/** Whether a key is neither retired nor the new key of a rotation that is not finished. */
function isInUse({ id, name, active }: ApiKey, keys: readonly ApiKey[]): boolean {
  if (!active) return false
  // A retired key may have been enabled again because the key that replaced it was deleted.
  if (parseRetiredMark(name) !== undefined) return successorsOf(id, keys).length === 0
  const mark = parseNewKeyMark(name)
  if (mark === undefined || mark.step === 'rotated') return true
  // Nothing is left to finish if the key that it replaces was deleted.
  const isStored = mark.step !== 'creating' && mark.step !== 'undone'
  return isStored && !keys.some(({ id }) => hashOf(id) === mark.predecessor)
}

/** Returns the age of a key in milliseconds. A key of unknown age counts as new. */
function ageOf({ createdAt }: ApiKey, now: Date): number {
  return createdAt === null ? Number.NEGATIVE_INFINITY : now.getTime() - createdAt.getTime()
}

type StoreOrError = SecretStore | { readonly error: unknown }

/**
 * Returns the store of each key, or the error if the key cannot use a store. Two keys must not share a store, even if only one of them is
 * due.
 */
async function storesOf(
  keys: readonly ApiKey[],
  storeOf: OrganizationRotation['store'],
  options: ReturnType<typeof resolveOptions>,
): Promise<ReadonlyMap<string, StoreOrError>> {
  const stores = new Map<string, StoreOrError>()
  // The store of a key that was replaced belongs to its successor.
  const current = new Map<ApiKey, Place>()
  for (const key of keys) {
    try {
      const store = assertStore(storeOf(key), ownerOf(key))
      stores.set(key.id, store)
      if (key.active && parseRetiredMark(key.name) === undefined) current.set(key, new Place(store, options))
    } catch (error) {
      stores.set(key.id, { error })
    }
  }
  const { locations, errors } = await locate(current)
  const owners = new Map<string, ApiKey>()
  for (const [key, location] of locations) {
    const owner = owners.get(location) ?? key
    owners.set(location, owner)
    if (owner === key || isSameLine(owner, key)) continue
    const error = sameStore([owner, key].map(each => ({ key: each, label: current.get(each)?.label })))
    for (const { id } of [owner, key]) stores.set(id, { error })
  }
  for (const [{ id }, error] of errors) stores.set(id, { error })
  return stores
}

/** Whether two keys belong to the same rotation and therefore share a store. */
function isSameLine(a: ApiKey, b: ApiKey): boolean {
  const [first, second] = [a, b].map(({ name }) => parseNewKeyMark(name)?.predecessor)
  return first === hashOf(b.id) || second === hashOf(a.id) || (first !== undefined && first === second)
}

/** Returns a function that runs tasks in order, with a limit on how many run at the same time. */
function limitTo(concurrency: number): InTurn {
  const waiting: (() => void)[] = []
  let free = concurrency
  return async work => {
    if (free > 0) free -= 1
    else await new Promise<void>(resolve => waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free += 1
    }
  }
}

function checkCount(name: string, value: number): number {
  if (typeof value === 'number' && value >= 1) return Math.floor(value)
  throw new InvalidArgumentError(`Invalid ${name} ${value}: expected a number, 1 or more.`)
}
