import type { Workbench } from '../client.ts'
import { InvalidArgumentError } from '../errors.ts'
import { before } from '../json-api/filters.ts'
import type { ApiKey } from '../resources/api-keys.ts'
import type { ServiceAccount } from '../resources/service-accounts.ts'
import { idOf } from '../validate-arguments.ts'
import { Authority } from './fallback-client.ts'
import type { JournalEntry } from './journal/journal.ts'
import { Book } from './journal/journal-session.ts'
import { type RotationSettings, settle } from './options.ts'
import { readmit } from './resume.ts'
import { perform, type RotationResult } from './rotate-api-key.ts'
import type { SecretStore } from './stores/secret-store.ts'

/**
 * Which keys of an organization are rotated, and how.
 *
 * @example
 * const rotation: OrganizationRotation = { olderThan: 90 * 86_400_000, store: key => envFile('.env', baseName(key.name)), journal }
 * await rotateOrganization(workbench, rotation)
 */
export interface OrganizationRotation extends RotationSettings {
  /** The age from which a key is due, in milliseconds, by this machine's clock. */
  readonly olderThan: number
  /** The place for each key; `baseName(key.name)` is what stays the same from one key to its successor. */
  readonly store: (key: Pick<ApiKey, 'id' | 'name'>) => SecretStore
  /** How many keys are rotated at a time. Default: 4. */
  readonly concurrency?: number | undefined
}

/**
 * Which keys of an account are rotated, and how.
 *
 * @example
 * const store = (key: { name: string }) => secretFolder('secrets', baseName(key.name))
 * const rotation: ServiceAccountRotation = { account, olderThan: 0, store, journal, grace: 0 }
 * await rotateServiceAccount(workbench, rotation)
 */
export interface ServiceAccountRotation extends OrganizationRotation {
  readonly account: ServiceAccount | string
}

/**
 * What became of one key among several.
 *
 * @example
 * const rotation = { account, olderThan: 90 * 86_400_000, store: () => store, journal }
 * const outcomes: KeyOutcome[] = await rotateServiceAccount(workbench, rotation)
 * for (const outcome of outcomes) if (outcome.status === 'failed') console.error(outcome.key.name, outcome.error)
 */
export type KeyOutcome =
  | RotationResult
  | { readonly status: 'failed'; readonly key: Pick<ApiKey, 'id' | 'name'>; readonly error: unknown }
  /** It was not begun, as the signal was aborted before. */
  | { readonly status: 'not begun'; readonly key: Pick<ApiKey, 'id' | 'name'> }

/**
 * Rotates the active keys of an account that are older than an age, the oldest first, and those that the journal knows as
 * under way. A key that fails does not stop the others. Each goes as with `rotateApiKey`.
 *
 * @throws InvalidArgumentError where two keys have one store, before anything is changed. What listing the keys throws.
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
 * Does the same for all accounts of the organization.
 *
 * @example
 * const outcomes = await rotateOrganization(workbench, {
 *   olderThan: 90 * 86_400_000,
 *   store: key => secretFolder('/run/secrets', baseName(key.name)),
 *   concurrency: 8,
 * })
 */
export async function rotateOrganization(workbench: Workbench, rotation: OrganizationRotation): Promise<KeyOutcome[]> {
  return rotateAll(workbench, rotation, undefined)
}

/**
 * What `rotateServiceAccount` would rotate now, or `rotateOrganization` where no account is named, in that order. It changes
 * nothing, and asks no store whether it could be written.
 *
 * @throws InvalidArgumentError where two keys have one store. What listing the keys throws.
 *
 * @example
 * const due = await dueKeys(workbench, { account, olderThan: 90 * 86_400_000, store: key => secretFolder('keys', key.name) })
 * for (const { key, store } of due) console.log(`${key.name} → ${store.label}`)
 */
export async function dueKeys(
  workbench: Workbench,
  rotation: OrganizationRotation & Partial<Pick<ServiceAccountRotation, 'account'>>,
): Promise<DueKey[]> {
  const { account, olderThan, store } = rotation
  const { journal } = settle(rotation)
  checkNumber('olderThan', olderThan, 0)
  const accountId = account === undefined ? undefined : idOf(account, 'account')
  return findDue(new Authority(workbench), { olderThan, store, accountId }, await journal.read())
}

async function rotateAll(
  workbench: Workbench,
  rotation: OrganizationRotation,
  accountId: string | undefined,
): Promise<KeyOutcome[]> {
  const { olderThan, store, concurrency = 4, signal } = rotation
  const { journal } = settle(rotation)
  checkNumber('olderThan', olderThan, 0)
  checkNumber('concurrency', concurrency, 1)
  return Book.with(journal, async book => {
    const authority = new Authority(workbench)
    const due = await findDue(authority, { olderThan, store, accountId }, book.underWay)
    return inParallel(due, Math.floor(concurrency), async ({ key, store }): Promise<KeyOutcome> => {
      if (signal?.aborted) return { status: 'not begun', key }
      try {
        return await perform(authority, { ...rotation, journal, key: key.id, store })
      } catch (error) {
        return { status: 'failed', key, error }
      }
    })
  })
}

async function inParallel<In, Out>(
  all: readonly In[],
  width: number,
  step: (each: In) => Promise<Out>,
): Promise<Out[]> {
  const results: Out[] = []
  const rest = all.entries()
  const worker = async () => {
    for (const [index, each] of rest) results[index] = await step(each)
  }
  await Promise.all(Array.from({ length: Math.min(width, all.length) }, worker))
  return results
}

function checkNumber(name: string, value: number, least: number): void {
  if (typeof value === 'number' && value >= least) return
  throw new InvalidArgumentError(`${name} has to be a number, at least ${least}.`)
}

/**
 * A key that is due: by its age, or since its rotation is under way.
 *
 * @example
 * const due: DueKey[] = await dueKeys(workbench, { account, olderThan: 90 * 86_400_000, store: () => store, journal })
 * for (const { key, store, underWay } of due) console.log(key.name, store.label, underWay)
 */
export interface DueKey {
  readonly key: Pick<ApiKey, 'id' | 'name'>
  readonly store: SecretStore
  /** Whether the journal knows its rotation as under way, so that it goes on. */
  readonly underWay: boolean
}

interface Selection {
  readonly olderThan: number
  readonly store: (key: Pick<ApiKey, 'id' | 'name'>) => SecretStore
  /** All accounts where it is undefined. */
  readonly accountId: string | undefined
}

/** The rotations that are under way, then the old keys, the oldest first; each with a place of its own. */
export async function findDue(
  authority: Authority,
  { olderThan, store, accountId }: Selection,
  entries: readonly JournalEntry[],
): Promise<DueKey[]> {
  const underWay = entries.filter(
    ({ step, serviceAccountId }) => step !== 'done' && (accountId === undefined || serviceAccountId === accountId),
  )
  // What is wrong with a store is said where its key's turn comes.
  for (const entry of underWay) await readmit(entry, { authority, store: store(entry.key) }).catch(() => {})
  const query = { createdAt: before(new Date(Date.now() - olderThan)) }
  const found = await authority.run(({ apiKeys, serviceAccounts }) => {
    const list = accountId === undefined ? apiKeys.list(query) : serviceAccounts.keys(accountId, query)
    return list.toArray()
  })
  const known = new Set(underWay.flatMap(({ key, newKeyId }) => [key.id, newKeyId]))
  const due = [
    ...underWay.map(({ key }) => ({ key, store: store(key), underWay: true })),
    ...found
      .filter(({ id, active }) => active && !known.has(id))
      .map(key => ({ key, store: store(key), underWay: false })),
  ]
  checkPlaces(due)
  return due
}

/** Two keys in one place would be one key too few. */
function checkPlaces(due: readonly DueKey[]): void {
  const names = new Map<string, string>()
  for (const { key, store } of due) {
    const other = names.get(store.label)
    if (other !== undefined) {
      throw new InvalidArgumentError(
        `The keys "${other}" and "${key.name}" would both go to ${store.label}. Give each a place of its own. Nothing was changed.`,
      )
    }
    names.set(store.label, key.name)
  }
}
