import { inspect } from 'node:util'
import { Collection } from '@msw/data'
import { Workbench } from '@workbench-sdk/client'
import { fleet, type ServiceAccountState, type WorkbenchMock } from '@workbench-sdk/mock'
import { type ActorRecord, type ApiKeyRecord, dataOf, type MockData } from '@workbench-sdk/mock/data'
import fc from 'fast-check'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import { runs } from '../../../test/soak.ts'
import { type AnyRequest, anyRequest } from './any-request.ts'
import { knownOf, Newest, smallWorld } from './small-world.ts'

const world = smallWorld()
const known = await knownOf(world.mock, world.seeded)

const clientOf = (mock: WorkbenchMock) => new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })

/** The steps of a history, in addition to requests. */
const STEPS = {
  seed: (mock: WorkbenchMock) => void mock.seed('stale-keys'),
  keep: (mock: WorkbenchMock, saved: Saved) => {
    saved.snapshot = mock.snapshot()
  },
  restore: (mock: WorkbenchMock, saved: Saved) => mock.restore(saved.snapshot),
  reset: (mock: WorkbenchMock) => mock.reset(),
}

interface Saved {
  snapshot: ReturnType<WorkbenchMock['snapshot']>
}

/** After a reset, the mock generates the same ids again, but must skip ids that a request has used in the meantime. */
const GIVES_AN_ID = /^\{"data":\{"type":"\w+","id":.*"attributes"/

const anyHistory = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: anyRequest(known).filter(({ body = '' }) => !GIVES_AN_ID.test(body)) },
    { weight: 1, arbitrary: fc.constantFrom(...(Object.keys(STEPS) as (keyof typeof STEPS)[])) },
  ),
  { maxLength: 14, size: 'max' },
)

async function make(mock: WorkbenchMock, newest: Newest, request: AnyRequest): Promise<void> {
  const { url, init } = newest.filledIn(mock.baseUrl, request)
  const response = await mock.fetch(url, init)
  newest.remember(request.method, url, response.status, await response.text())
}

const collectionsOf = ({ close, [Symbol.dispose]: _, ...collections }: MockData) => Object.entries(collections)

type ById = ReadonlyMap<string | null, { readonly id: string }>

const byId = (records: readonly { readonly id: string }[]): ById => new Map(records.map(each => [each.id, each]))

/** Asserts that the collections equal the state of the mock, field by field, and that their relations match its ids. */
function expectSameRecords(mock: WorkbenchMock, data: MockData): void {
  const { serviceAccounts, apiKeys, userAccounts, investigativeActions, organizations, actors } = data
  for (const { id: organizationId } of organizations.all()) {
    const of = { organizationId }
    expect(serviceAccounts.findMany(q => q.where(of))).toStrictEqual(mock.serviceAccounts(of))
    expect(apiKeys.findMany(q => q.where(of))).toStrictEqual(mock.apiKeys(of))
    expect(userAccounts.findMany(q => q.where({ primaryOrganizationId: organizationId }))).toStrictEqual(
      mock.userAccounts(of),
    )
    expect(investigativeActions.findMany(q => q.where(of))).toStrictEqual(mock.investigativeActions(of))
  }
  const held = mock.snapshot().contents.records
  const idsOf = (type: string) => new Set(held.filter(record => record.type === type).map(({ id }) => id))
  expect(new Set(organizations.all().map(({ id }) => id))).toEqual(idsOf('organizations'))
  expect(new Set(actors.all().map(({ id }) => id))).toEqual(idsOf('actors'))
  const records = byId(collectionsOf(data).flatMap(([, collection]) => [...byId(collection.all()).values()]))
  expect(records.size).toBe(held.length)
  for (const record of records.values()) expectLinked(record, records)
  for (const account of serviceAccounts.all()) {
    expect(account.apiKeys).toEqual(apiKeys.findMany(q => q.where({ serviceAccount: { id: account.id } })))
    for (const key of account.apiKeys) expect(key.serviceAccount).toBe(account)
  }
  for (const organization of organizations.all()) {
    expect(organization.apiKeys).toEqual(apiKeys.findMany(q => q.where({ organizationId: organization.id })))
    for (const user of organization.userAccounts) expect(user.organizations).toEqual([organization])
  }
}

/** Asserts that each id in a record refers to the related record. */
function expectLinked(record: object, records: ById): void {
  for (const [field, id] of Object.entries(record)) {
    if (field.endsWith('Id')) expect(Reflect.get(record, field.slice(0, -2))).toBe(records.get(id) ?? null)
  }
}

describe('the collections of a mock', () => {
  test('match its state after each step of any history, including relations', () =>
    fc.assert(
      fc.asyncProperty(anyHistory, async history => {
        const { mock } = smallWorld()
        const newest = new Newest()
        const saved = { snapshot: mock.snapshot() }
        using data = await dataOf(mock)
        for (const each of history) {
          const before = collectionsOf(data).map(([, collection]) => byId(collection.all()))
          if (typeof each === 'string') STEPS[each](mock, saved)
          else await make(mock, newest, each)
          expectSameRecords(mock, data)
          for (const [index, [, collection]] of collectionsOf(data).entries()) {
            for (const record of collection.all()) expect(before[index]?.get(record.id) ?? record).toBe(record)
          }
        }
      }),
      { numRuns: runs(20, 600), examples: [[['reset', 'seed', 'restore', 'reset']]] },
    ))

  test('never show a partial cascade, even with concurrent requests', async () => {
    const { mock } = smallWorld()
    using data = await dataOf(mock)
    const { id } = mock.seed({ serviceAccounts: [{ name: 'busy', keys: keys(20) }] }).serviceAccounts[0]
    const seen = new Set<string>()
    const look = () => {
      const account = data.serviceAccounts.findFirst(q => q.where({ id }))
      const states = [account, ...data.apiKeys.findMany(q => q.where({ serviceAccountId: id }))]
      seen.add([...new Set(states.map(each => each?.active))].join())
    }
    mock.onChange(look)
    data.apiKeys.hooks.on('delete', look)
    const { serviceAccounts } = clientOf(mock)
    let done = false
    const work = Promise.all([serviceAccounts.disable(id), serviceAccounts.enable(id), serviceAccounts.disable(id)])
      .then(() => serviceAccounts.delete(id))
      .finally(() => {
        done = true
      })
    for (; !done; await Promise.resolve()) look()
    await work
    expect(seen).toEqual(new Set(['true', 'false', '']))
  })

  test('keep the same record object with the current state until it is deleted', async () => {
    const { mock, seeded } = smallWorld()
    const { serviceAccounts, apiKeys } = await dataOf(mock)
    const [ci] = seeded.serviceAccounts
    const account = serviceAccounts.findFirst(q => q.where({ id: ci.id }), { strict: true })
    const [key] = account.apiKeys
    await clientOf(mock).serviceAccounts.update(ci.id, { name: 'renamed', readOnly: true })
    expect(serviceAccounts.findFirst(q => q.where({ name: 'renamed' }))).toBe(account)
    expect([account.readOnly, key?.readOnly, key?.serviceAccount.name]).toEqual([true, true, 'renamed'])
    await clientOf(mock).serviceAccounts.delete(ci.id)
    expect(serviceAccounts.findFirst(q => q.where({ id: ci.id }))).toBeUndefined()
    expect([account.name, account.apiKeys, key?.serviceAccount]).toEqual(['renamed', [], null])
    expect(apiKeys.all()).not.toContain(key)
  })

  test('support nested, sorted and paginated queries', async () => {
    const { mock } = smallWorld()
    const { serviceAccounts, apiKeys } = await dataOf(mock)
    expect(apiKeys.findMany(q => q.where({ serviceAccount: { name: 'ci' }, active: true })).map(nameOf)).toEqual([
      'one',
      'two',
    ])
    const named = (take: number, cursor?: ReturnType<typeof serviceAccounts.all>[number]) =>
      serviceAccounts.findMany(undefined, { take, ...(cursor && { cursor, skip: 1 }) }).map(nameOf)
    const all = mock.serviceAccounts().map(nameOf)
    const [first] = serviceAccounts.all()
    expect([...named(1), ...named(2, first)]).toEqual(all.slice(0, 3))
    const sorted = apiKeys.findMany(undefined, { orderBy: [{ serviceAccount: { name: 'desc' } }, { name: 'asc' }] })
    expect(nameOf(sorted[0])).toBe('other key')
    expect(serviceAccounts.count()).toBe(serviceAccounts.all().length)
  })

  test('contain no secrets or hashes, and print their fields', async () => {
    const { mock, seeded } = smallWorld()
    const data = await dataOf(mock)
    const key = await clientOf(mock).apiKeys.create({ serviceAccount: seeded.serviceAccounts[0].id, name: 'new' })
    const printed = inspect(data, { depth: Number.POSITIVE_INFINITY, showHidden: true, getters: true })
    const [account] = data.serviceAccounts.all()
    expect(inspect(account)).toBe(inspect({ ...account }))
    const hashes = mock.snapshot().contents.records.flatMap(each => (each.type === 'api_keys' ? each.secretHash : []))
    expect(hashes).toHaveLength(data.apiKeys.count())
    for (const secret of [...Object.values(mock.tokens), ...hashes, key.secret.reveal(), 'correct horse']) {
      expect(printed + JSON.stringify(data.apiKeys.all())).not.toContain(secret)
    }
  })

  test('do not change after they are closed', async () => {
    const { mock } = smallWorld()
    const data = await dataOf(mock)
    const before = data.apiKeys.all().map(nameOf)
    data.close()
    mock.seed('stale-keys')
    mock.reset()
    expect(data.apiKeys.all().map(nameOf)).toEqual(before)
  })

  test('support a large fleet', async () => {
    const { mock } = smallWorld()
    using data = await dataOf(mock)
    mock.seed(fleet(300))
    expect(data.apiKeys.findMany(q => q.where({ organizationId: mock.organizationId }))).toStrictEqual(mock.apiKeys())
  })
})

describe('a write', () => {
  const WRITES = [
    'create',
    'createMany',
    'update',
    'updateMany',
    'delete',
    'deleteMany',
    'clear',
    'defineRelations',
  ] as const

  test('to a collection is rejected with an existing client call, and changes nothing', async () => {
    const { mock } = smallWorld()
    using data = await dataOf(mock)
    const before = JSON.stringify(mock.snapshot())
    const workbench = clientOf(mock)
    for (const [name, collection] of collectionsOf(data)) {
      for (const method of WRITES) {
        const error: unknown = await (async () => collection[method]())().catch((thrown: unknown) => thrown)
        expect(error).toBeInstanceOf(TypeError)
        expect(String(error)).toContain(`${name}.${method}() is not allowed`)
        for (const [, path = ''] of String(error).matchAll(/workbench\.([\w.]+)\(/g)) {
          const call: unknown = path.split('.').reduce((at: object, part) => Reflect.get(at, part), workbench)
          expect(call, path).toBeTypeOf('function')
        }
      }
    }
    expectSameRecords(mock, data)
    expect(JSON.stringify(mock.snapshot())).toBe(before)
  })

  test('is rejected with the call to use instead', async () => {
    const { apiKeys, userAccounts, organizations } = await dataOf(smallWorld().mock)
    await expect(apiKeys.create()).rejects.toThrow('workbench.apiKeys.create(…)')
    await expect(apiKeys.update()).rejects.toThrow('workbench.apiKeys.disable(…)')
    expect(() => apiKeys.delete()).toThrow('workbench.apiKeys.delete(…)')
    expect(() => userAccounts.delete()).toThrow('no operation to delete a record of this type')
    await expect(organizations.create()).rejects.toThrow('mock.seed({ organizations: … })')
  })

  test('to a record, or to a result of a collection, does not change the mock', async () => {
    const { mock } = smallWorld()
    using data = await dataOf(mock)
    const [account] = data.serviceAccounts.all()
    const told = mock.serviceAccounts()
    expect(() => Object.assign(account ?? {}, { name: 'mine' })).toThrow(TypeError)
    expect(() => Object.assign(account ?? {}, { apiKeys: [] })).toThrow(TypeError)
    expect(() => Object.assign(account?.restrictions ?? [], ['read_only'])).toThrow(TypeError)
    data.serviceAccounts.all().length = 0
    account?.createdAt.setFullYear(1999)
    expect(mock.serviceAccounts()).toEqual(told)
    expect(data.serviceAccounts.count()).toBeGreaterThan(told.length)
  })
})

describe("another app's collection", () => {
  /** An app whose bots call with accounts of Workbench. */
  async function app() {
    const { mock } = smallWorld()
    const data = await dataOf(mock)
    const bots = new Collection({
      schema: z.object({
        name: z.string(),
        account: z.object({ id: z.string(), name: z.string() }).optional(),
        keys: z.array(z.custom<ApiKeyRecord>()),
      }),
    })
    bots.defineRelations(({ one, many }) => ({ account: one(data.serviceAccounts), keys: many(data.apiKeys) }))
    const account = data.serviceAccounts.findFirst(q => q.where({ name: 'ci' }), { strict: true })
    const bot = await bots.create({ name: 'deploys', account, keys: [...account.apiKeys] })
    return { mock, data, bots, bot, account }
  }

  test('can have relations to the records of a mock, and can be queried by them', async () => {
    const { bots, bot, account } = await app()
    expect(bot.account).toBe(account)
    expect(bot.keys).toEqual(account.apiKeys)
    expect(bots.findFirst(q => q.where({ account: { name: 'ci' } }))).toBe(bot)
    expect(bots.findFirst(q => q.where({ account: { name: 'admin bot' } }))).toBeUndefined()
  })

  test('follows changes of the mock, and drops deleted records', async () => {
    const { mock, bots, bot, account } = await app()
    const workbench = clientOf(mock)
    await workbench.serviceAccounts.disable(account.id)
    expect(bot.keys.map(({ active }) => active)).toEqual([false, false])
    const before = mock.snapshot()
    await workbench.serviceAccounts.delete(account.id)
    expect([bot.account, bot.keys]).toEqual([undefined, []])
    mock.restore(before)
    expect([bot.account, bot.keys]).toEqual([undefined, []])
    expect(bots.count()).toBe(1)
  })

  test('can be changed, including its relations, without changing the mock', async () => {
    const { mock, data, bots, account } = await app()
    const adminBot = data.serviceAccounts.findFirst(q => q.where({ name: 'admin bot' }), { strict: true })
    const renamed = await bots.update(q => q.where({ name: 'deploys' }), {
      data(bot) {
        bot.name = 'audits'
        bot.account = adminBot
      },
      strict: true,
    })
    expect([renamed.name, renamed.account]).toEqual(['audits', adminBot])
    const through = bots.update(renamed, {
      data({ account }) {
        if (account) account.name = 'mine'
      },
    })
    await expect(through).rejects.toThrow(TypeError)
    expect(mock.serviceAccounts().map(nameOf)).not.toContain('mine')
    bots.delete(renamed)
    expect([adminBot.name, account.name]).toEqual(['admin bot', 'ci'])
  })
})

test('the types of records match the mock and the contract', async () => {
  const { serviceAccounts, investigativeActions } = await dataOf(smallWorld().mock)
  const [account] = serviceAccounts.all()
  const [action] = investigativeActions.all()
  expectTypeOf<typeof account>().toExtend<ServiceAccountState | undefined>()
  expectTypeOf(account?.apiKeys).toEqualTypeOf<readonly ApiKeyRecord[] | undefined>()
  expectTypeOf(account?.createdBy).toEqualTypeOf<ActorRecord | undefined>()
  expectTypeOf(action?.assignedToActor).toEqualTypeOf<ActorRecord | null | undefined>()
  // @ts-expect-error It has no secret.
  expect(account?.apiKeys[0]?.accessToken).toBeUndefined()
  expect(action?.assignedToActor).toBeNull()
})

const keys = (count: number) => Array.from({ length: count }, (_, index) => ({ name: `key ${index}` }))

const nameOf = (record: { readonly name: string | null } | undefined) => record?.name
