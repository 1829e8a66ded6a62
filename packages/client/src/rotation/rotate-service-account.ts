import { idOf } from '../arguments.ts'
import { InvalidArgumentError } from '../errors.ts'
import { before } from '../filters.ts'
import type { ApiKey } from '../records/api-key.ts'
import type { ServiceAccount } from '../records/service-account.ts'
import type { Workbench } from '../workbench.ts'
import { Authority } from './authority.ts'
import { Book } from './book.ts'
import { perform, type RotationResult } from './rotate-api-key.ts'
import type { SecretStore } from './secret-store.ts'
import { type RotationSettings, settle } from './settings.ts'

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
  const id = idOf(rotation.account, 'account')
  return rotateAll(workbench, rotation, id, query => workbench.serviceAccounts.keys(id, query).toArray())
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
  return rotateAll(workbench, rotation, undefined, query => workbench.apiKeys.list(query).toArray())
}

interface Due {
  readonly key: Pick<ApiKey, 'id' | 'name'>
  readonly store: SecretStore
}

async function rotateAll(
  workbench: Workbench,
  rotation: OrganizationRotation,
  accountId: string | undefined,
  list: (query: { active: true; createdAt: ReturnType<typeof before> }) => Promise<ApiKey[]>,
): Promise<KeyOutcome[]> {
  const { olderThan, store, concurrency = 4, signal } = rotation
  const { journal } = settle(rotation)
  checkNumber('olderThan', olderThan, 0)
  checkNumber('concurrency', concurrency, 1)
  return Book.with(journal, async book => {
    const underWay = book.underWay.filter(entry => accountId === undefined || entry.serviceAccountId === accountId)
    const found = await list({ active: true, createdAt: before(new Date(Date.now() - olderThan)) })
    const known = new Set(underWay.flatMap(({ key, newKeyId }) => [key.id, newKeyId]))
    const keys = [...underWay.map(({ key }) => key), ...found.filter(({ id }) => !known.has(id))]
    const due = keys.map((key): Due => ({ key, store: store(key) }))
    checkPlaces(due)
    const authority = new Authority(workbench)
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

/** Two keys in one place would be one key too few. */
function checkPlaces(due: readonly Due[]): void {
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
