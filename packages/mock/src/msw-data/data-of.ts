import type { ResourceType } from '@workbench-sdk/contract/model'
import { type CamelCase, camelCase } from '../json-api/state.ts'
import type { Mock } from '../mock/mock.ts'
import type { StateCollection } from './collection.ts'
import { detectInternals } from './internals.ts'
import type { DataRecordOf } from './records.ts'
import { StateSync } from './sync.ts'

type Collections = { readonly [T in ResourceType as CamelCase<T>]: StateCollection<DataRecordOf[T]> }

/** What a mock holds, in all of its organizations, as collections of `@msw/data` that are in step with it. */
export interface MockData extends Collections {
  /** Stops following: the collections stay as they are. */
  close(): void
  [Symbol.dispose](): void
}

/**
 * Gives what a mock holds as collections of `@msw/data`. They are in step after each commit, whole cascades at once: before
 * the request is answered, the seed returned, the reset done. A record is the same object for as long as it is there, has
 * the fields that `mock.apiKeys()` and the like have, and the relations of Workbench's API.
 *
 * @throws Error where the version of `@msw/data` is one that the mock does not know.
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
 * bot.account?.active // what the mock says, whenever it is asked
 */
export async function dataOf(mock: Pick<Mock, 'snapshot' | 'onChange'>): Promise<MockData> {
  const library = await detectInternals()
  const follower = new StateSync(library, () => mock.snapshot())
  const close = mock.onChange(follower.follow)
  const collections = follower.shelves.map(({ type, collection }) => [camelCase(type), collection])
  return Object.freeze({
    ...(Object.fromEntries(collections) as unknown as Collections),
    close,
    [Symbol.dispose]: close,
  })
}
