import type { ResourceType } from '@workbench-sdk/contract/model'
import { type CamelCase, camelCase } from '@workbench-sdk/contract/state-names'
import type { WorkbenchMock } from '../mock/mock.ts'
import type { StateCollection } from './collection.ts'
import { detectInternals } from './internals.ts'
import type { DataRecordOf } from './records.ts'
import { StateSync } from './sync.ts'

type Collections = { readonly [T in ResourceType as CamelCase<T>]: StateCollection<DataRecordOf[T]> }

/** The mock's records across all organizations, as synchronized `@msw/data` collections. */
export interface MockData extends Collections {
  /** Stops the synchronization. The collections keep their records. */
  close(): void
  [Symbol.dispose](): void
}

/**
 * Returns the mock's records as `@msw/data` collections. They are updated synchronously after each commit, including its cascades:
 * before the response is sent, and before `seed` and `reset` return. A record remains the same object until it is deleted. It has
 * the fields returned by `mock.apiKeys()` and similar methods, and the relations of Workbench's API.
 *
 * @throws Error if this version of `@msw/data` is not supported
 *
 * @example
 * const { serviceAccounts, apiKeys } = await dataOf(mock)
 * const deployer = serviceAccounts.findFirst(q => q.where({ name: 'deployer' }))
 * deployer?.apiKeys.map(key => key.name)
 * apiKeys.findMany(q => q.where({ active: true, serviceAccount: { name: 'deployer' } }))
 *
 * @example
 * const bots = new Collection({ schema: z.object({ name: z.string(), account: z.custom<ServiceAccountRecord>().optional() }) })
 * bots.defineRelations(({ one }) => ({ account: one(serviceAccounts) }))
 * const bot = await bots.create({ name: 'deploys', account: deployer })
 * bot.account?.active // always the current state of the mock
 */
export async function dataOf(mock: Pick<WorkbenchMock, 'snapshot' | 'onChange'>): Promise<MockData> {
  const internals = await detectInternals()
  const sync = new StateSync(internals, () => mock.snapshot())
  const close = mock.onChange(sync.apply)
  return Object.freeze({ ...collectionsOf(sync), close, [Symbol.dispose]: close })
}

function collectionsOf(sync: StateSync): Collections
// There is a collection for each type, which `Object.fromEntries` cannot express.
function collectionsOf({ collections }: StateSync): object {
  return Object.fromEntries(collections.map(({ type, collection }) => [camelCase(type), collection]))
}
