import { type ApiKey, before, InvalidArgumentError, type ServiceAccount, type Workbench } from '../index.ts'
import { FallbackClient, RotationStore } from './context.ts'
import type { JournalEntry } from './journal/journal.ts'
import { JournalSession } from './journal/journal-session.ts'
import { idOf, type RotationOptions, resolveOptions } from './options.ts'
import { type RotationResult, rotate } from './rotate-api-key.ts'
import { addSuccessorClient } from './state-machine.ts'
import type { SecretStore } from './stores/secret-store.ts'

/**
 * Which keys of an organization are rotated, and how.
 *
 * @example
 * const rotation: OrganizationRotation = { olderThan: 90 * 86_400_000, store: key => envFile('.env', baseName(key.name)), journal }
 * await rotateOrganization(workbench, rotation)
 */
export interface OrganizationRotation extends RotationOptions {
  /** The minimum age of the keys to rotate, in milliseconds, by the clock of this machine. */
  readonly olderThan: number
  /** Returns the store of a key. `baseName(key.name)` stays the same from one key to its successor. */
  readonly store: (key: Pick<ApiKey, 'id' | 'name'>) => SecretStore
  /**
   * How many keys are rotated at the same time.
   *
   * @default 4
   */
  readonly concurrency?: number | undefined
}

/**
 * Which keys of an account are rotated, and how.
 *
 * @example
 * const store = (key: { name: string }) => secretDirectory('secrets', baseName(key.name))
 * const rotation: ServiceAccountRotation = { account, olderThan: 0, store, journal, gracePeriod: 0 }
 * await rotateServiceAccount(workbench, rotation)
 */
export interface ServiceAccountRotation extends OrganizationRotation {
  readonly account: ServiceAccount | string
}

/**
 * The result for one of several keys.
 *
 * @example
 * const rotation = { account, olderThan: 90 * 86_400_000, store: () => store, journal }
 * const outcomes: KeyOutcome[] = await rotateServiceAccount(workbench, rotation)
 * for (const outcome of outcomes) if (outcome.status === 'failed') console.error(outcome.key.name, outcome.error)
 */
export type KeyOutcome =
  | RotationResult
  | { readonly status: 'failed'; readonly key: Pick<ApiKey, 'id' | 'name'>; readonly error: unknown }
  /** The signal was aborted before the rotation of this key began. */
  | { readonly status: 'not begun'; readonly key: Pick<ApiKey, 'id' | 'name'> }

/**
 * A key that is due for rotation: it is old enough, or its rotation is in progress.
 *
 * @example
 * const due: DueKey[] = await dueKeys(workbench, { account, olderThan: 90 * 86_400_000, store: () => store, journal })
 * for (const { key, store, inProgress } of due) console.log(key.name, store.label, inProgress)
 */
export interface DueKey {
  readonly key: Pick<ApiKey, 'id' | 'name'>
  readonly store: SecretStore
  /** Whether the journal has an unfinished rotation of the key, which would be resumed. */
  readonly inProgress: boolean
}

/**
 * Rotates the active keys of an account that are older than `olderThan`, the oldest first, and resumes the unfinished
 * rotations of the journal. A key that fails does not stop the others. Each key is rotated as by `rotateApiKey`.
 *
 * @throws InvalidArgumentError if two keys have the same store, before anything is changed; and any error from listing the
 * keys.
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
  return rotateAll(workbench, rotation, idOf(rotation.account, 'account'))
}

/**
 * Does the same as `rotateServiceAccount` for all accounts of the organization.
 *
 * @example
 * const outcomes = await rotateOrganization(workbench, {
 *   olderThan: 90 * 86_400_000,
 *   store: key => secretDirectory('/run/secrets', baseName(key.name)),
 *   concurrency: 8,
 * })
 */
export async function rotateOrganization(workbench: Workbench, rotation: OrganizationRotation): Promise<KeyOutcome[]> {
  return rotateAll(workbench, rotation, undefined)
}

/**
 * Lists the keys that `rotateServiceAccount` would rotate now, or `rotateOrganization` if there is no `account`, in that order.
 * Changes nothing, and does not check whether the stores can be written.
 *
 * @throws InvalidArgumentError if two keys have the same store; and any error from listing the keys.
 *
 * @example
 * const due = await dueKeys(workbench, { account, olderThan: 90 * 86_400_000, store: key => secretDirectory('keys', key.name) })
 * for (const { key, store } of due) console.log(`${key.name} → ${store.label}`)
 */
export async function dueKeys(
  workbench: Workbench,
  rotation: OrganizationRotation & Partial<Pick<ServiceAccountRotation, 'account'>>,
): Promise<DueKey[]> {
  const { account, olderThan, store } = rotation
  const { journal } = resolveOptions(rotation)
  checkNumber('olderThan', olderThan, 0)
  const accountId = account === undefined ? undefined : idOf(account, 'account')
  return findDue(new FallbackClient(workbench), { olderThan, store, accountId }, await journal.read())
}

async function rotateAll(
  workbench: Workbench,
  rotation: OrganizationRotation,
  accountId: string | undefined,
): Promise<KeyOutcome[]> {
  const { olderThan, store, concurrency = 4, signal } = rotation
  const { journal } = resolveOptions(rotation)
  checkNumber('olderThan', olderThan, 0)
  checkNumber('concurrency', concurrency, 1)
  const run = async (session: JournalSession) => {
    const client = new FallbackClient(workbench)
    const due = await findDue(client, { olderThan, store, accountId }, session.inProgress)
    return mapConcurrently(due, Math.floor(concurrency), async ({ key, store }): Promise<KeyOutcome> => {
      if (signal?.aborted) return { status: 'not begun', key }
      try {
        return await rotate(client, { ...rotation, journal, key: key.id, store })
      } catch (error) {
        return { status: 'failed', key, error }
      }
    })
  }
  return JournalSession.with(journal, run, signal)
}

interface Selection {
  readonly olderThan: number
  readonly store: (key: Pick<ApiKey, 'id' | 'name'>) => SecretStore
  /** Undefined for all accounts. */
  readonly accountId: string | undefined
}

/** Returns the keys whose rotations are in progress, then the old keys, the oldest first. */
async function findDue(
  client: FallbackClient,
  { olderThan, store, accountId }: Selection,
  entries: readonly JournalEntry[],
): Promise<DueKey[]> {
  const unfinished = entries.filter(
    ({ step, serviceAccountId }) => step !== 'done' && (accountId === undefined || serviceAccountId === accountId),
  )
  for (const entry of unfinished) {
    // If the store fails, the rotation of its key reports the error.
    await addSuccessorClient(entry, { client, store: new RotationStore(store(entry.key)) }).catch(() => {})
  }
  const query = { createdAt: before(new Date(Date.now() - olderThan)) }
  const old = await client.call(({ apiKeys, serviceAccounts }) => {
    const list = accountId === undefined ? apiKeys.list(query) : serviceAccounts.keys(accountId, query)
    return list.toArray()
  })
  const unfinishedIds = new Set(unfinished.flatMap(({ key, newKeyId }) => [key.id, newKeyId]))
  const due = [
    ...unfinished.map(({ key }) => ({ key, store: store(key), inProgress: true })),
    ...old
      .filter(({ id, active }) => active && !unfinishedIds.has(id))
      .map(key => ({ key, store: store(key), inProgress: false })),
  ]
  assertDifferentStores(due)
  return due
}

/** The second key would overwrite the first. */
function assertDifferentStores(due: readonly DueKey[]): void {
  const names = new Map<string, string>()
  for (const { key, store } of due) {
    const other = names.get(store.label)
    if (other !== undefined) {
      throw new InvalidArgumentError(
        `The keys "${other}" and "${key.name}" have the same store, ${store.label}. Use a different store for each key. Nothing was changed.`,
      )
    }
    names.set(store.label, key.name)
  }
}

async function mapConcurrently<In, Out>(
  items: readonly In[],
  concurrency: number,
  map: (item: In) => Promise<Out>,
): Promise<Out[]> {
  const results: Out[] = []
  const rest = items.entries()
  const worker = async () => {
    for (const [index, item] of rest) results[index] = await map(item)
  }
  await Promise.all(Array.from({ length: Math.min(concurrency, items.length) }, worker))
  return results
}

function checkNumber(name: string, value: number, min: number): void {
  if (typeof value === 'number' && value >= min) return
  throw new InvalidArgumentError(`Invalid ${name} ${value}: expected a number, ${min} or more.`)
}
