import { InvalidArgumentError } from '../errors.ts'
import { before } from '../json-api/filters.ts'
import type { ApiKey } from '../resources/api-keys.ts'
import type { Authority } from './authority.ts'
import type { JournalEntry } from './journal.ts'
import { readmit } from './readmit.ts'
import type { SecretStore } from './secret-store.ts'

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
