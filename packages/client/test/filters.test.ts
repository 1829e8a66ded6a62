import { WorkbenchMock } from '@workbench-sdk/mock'
import fc from 'fast-check'
import { observable } from 'mobx'
import { beforeAll, describe, expect, expectTypeOf, test } from 'vitest'
import { reactive } from 'vue'
import {
  type ApiKey,
  type ApiKeyListQuery,
  after,
  anyOf,
  before,
  between,
  contains,
  InvalidArgumentError,
  isNull,
  type Matcher,
  not,
  Secret,
  startsWith,
  Workbench,
} from '../src/index.ts'

const DAY = 86_400_000
const START = Date.parse('2026-01-01T00:00:00.000Z')
const NAMES = ['deploy', 'Deploy EU', 'ci', 'ci-nightly', 'backup', 'old ci']
const day = (number: number) => new Date(START + number * DAY)

const mock = new WorkbenchMock({ now: '2026-11-23T08:00:00.000Z' })
const workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })
let all: ApiKey[] = []

beforeAll(async () => {
  mock.seed({
    serviceAccounts: (['organization_admin', 'organization_analyst'] as const).map(role => ({
      name: role,
      role,
      keys: Array.from({ length: 15 }, (_, index) => ({
        name: `${NAMES[index % NAMES.length]} ${index}`,
        createdAt: day(index),
        active: index % 3 > 0,
      })),
    })),
  })
  all = await workbench.apiKeys.list().toArray()
})

const TEXTS: readonly string[] = ['deploy', 'CI', 'eu', '1', 'backup 4', 'nothing', '-']
const text = fc.constantFrom(...TEXTS)
const time = fc.integer({ min: -1, max: 16 }).map(day)
const role = fc.constantFrom('organization_admin', 'organization_analyst', 'system')

/** A filter and the equivalent predicate. */
type Case = [query: ApiKeyListQuery, matches: (key: ApiKey) => boolean]

const lower = (value: string) => value.toLowerCase()
const names: fc.Arbitrary<Case> = fc.oneof(
  text.map((part): Case => [{ name: contains(part) }, key => lower(key.name).includes(lower(part))]),
  text.map((part): Case => [{ name: startsWith(part) }, key => lower(key.name).startsWith(lower(part))]),
  text.map((part): Case => [{ name: not(part) }, key => key.name !== part]),
  fc.tuple(text, text).map(([a, b]): Case => [{ name: anyOf(a, b) }, key => [a, b].includes(key.name)]),
)
const createdAt = (key: ApiKey) => key.createdAt?.getTime() ?? Number.NaN
const times: fc.Arbitrary<Case> = fc.oneof(
  time.map((at): Case => [{ createdAt: before(at) }, key => createdAt(key) < at.getTime()]),
  time.map((at): Case => [{ createdAt: after(at) }, key => createdAt(key) > at.getTime()]),
  time.map((at): Case => [{ createdAt: at }, key => createdAt(key) === at.getTime()]),
  fc
    .tuple(time, time)
    .map(
      ([a, b]): Case => [
        { createdAt: between(a, b) },
        key => createdAt(key) >= a.getTime() && createdAt(key) <= b.getTime(),
      ],
    ),
)
const roles: fc.Arbitrary<Case> = role.map((each): Case => [{ role: not(each) }, key => key.role !== each])
const states: fc.Arbitrary<Case> = fc.boolean().map((each): Case => [{ active: each }, key => key.active === each])
const nothing = fc.constant<Case>([{}, () => true])

test('a list contains exactly the records that match all its filters', async () => {
  const parts = [names, times, roles, states].map(each => fc.oneof(nothing, each))
  await fc.assert(
    fc.asyncProperty(fc.tuple(...parts), async cases => {
      const query = Object.assign({}, ...cases.map(([query]) => query)) as ApiKeyListQuery
      const expected = all.filter(key => cases.every(([, matches]) => matches(key)))
      const list = workbench.apiKeys.list({ ...query, pageSize: 7 })
      expect(new Set((await list.toArray()).map(({ id }) => id))).toEqual(new Set(expected.map(({ id }) => id)))
      expect(await list.count()).toBe(expected.length)
    }),
    { numRuns: 300 },
  )
})

test('lists can be filtered by null and by not null', async () => {
  const { organizations } = workbench
  const organization = await organizations.list().first()
  const isMissing = organization?.shortName === null
  const counts = [null, isNull(), not(isNull())].map(shortName => organizations.list({ shortName }).count())
  expect(await Promise.all(counts)).toEqual(isMissing ? [1, 1, 0] : [0, 0, 1])
  expect(await organizations.list({ region: isNull() }).count()).toBe(organization?.region === null ? 1 : 0)
})

describe('rejects filters that the query language cannot express, without sending a request', () => {
  const invalid = new Date(Number.NaN)
  test.each<[string, () => unknown]>([
    ['a string with a comma', () => workbench.apiKeys.list({ name: contains('a,b') })],
    ['an empty text', () => workbench.apiKeys.list({ name: startsWith('') })],
    ['one of several strings, which begins with an operator', () => workbench.apiKeys.list({ name: anyOf('a', '>b') })],
    ['an invalid date', () => workbench.apiKeys.list({ createdAt: before(invalid) })],
    ['an invalid time range', () => workbench.apiKeys.list({ createdAt: between(new Date(), invalid) })],
    ['an unknown relation', () => workbench.apiKeys.list(Object({ include: ['serviceAcount'] }))],
  ])('%s', (_, list) => {
    expect(list).toThrow(InvalidArgumentError)
  })
})

describe('rejects invalid filters from JavaScript, so that a list never contains more records than intended:', () => {
  const any = (value: unknown) => value as never
  const now = new Date()
  const keysBy = (query: object) => workbench.apiKeys.list(query)

  test.each<[string, () => unknown, string]>([
    [
      'not(contains())',
      () => not(any(contains('x'))),
      'not: expected a non-empty string, a boolean or a valid Date, received a Matcher.',
    ],
    [
      'not(not())',
      () => not(any(not(isNull()))),
      'not: expected a non-empty string, a boolean or a valid Date, received a Matcher.',
    ],
    [
      'not(undefined)',
      () => not(any(undefined)),
      'not: expected a non-empty string, a boolean or a valid Date, received undefined.',
    ],
    [
      'not("")',
      () => not(''),
      'not: expected a non-empty string, a boolean or a valid Date, received an empty string.',
    ],
    [
      'not of an invalid date',
      () => not(new Date('')),
      'not: expected a non-empty string, a boolean or a valid Date, received a Date.',
    ],
    [
      'contains(undefined)',
      () => contains(any(undefined)),
      'contains: expected a non-empty string, received undefined.',
    ],
    ['contains("")', () => contains(''), 'contains: expected a non-empty string, received an empty string.'],
    ['contains of a number', () => contains(any(5)), 'contains: expected a non-empty string, received a number.'],
    ['startsWith(null)', () => startsWith(any(null)), 'startsWith: expected a non-empty string, received null.'],
    ['before of a string', () => before(any('2026')), 'before: expected a valid Date, received a string.'],
    ['after of a number', () => after(any(Date.now())), 'after: expected a valid Date, received a number.'],
    ['between of one date', () => between(now, any(undefined)), 'between: expected a valid Date, received undefined.'],
    [
      'between of strings',
      () => between(any('2026'), any('2027')),
      'between: expected a valid Date, received a string.',
    ],
    ['anyOf()', () => anyOf(...([] as never as [string])), 'anyOf: expected at least one value.'],
    [
      'anyOf of an array',
      () => anyOf(any(['a', 'b'])),
      'anyOf: expected a non-empty string, a boolean or a valid Date, received an array.',
    ],
    [
      'anyOf of a matcher',
      () => anyOf(any(contains('a'))),
      'anyOf: expected a non-empty string, a boolean or a valid Date, received a Matcher.',
    ],
    [
      'anyOf of undefined',
      () => anyOf('a', any(undefined)),
      'anyOf: expected a non-empty string, a boolean or a valid Date, received undefined.',
    ],
    [
      'an empty name',
      () => keysBy({ name: '' }),
      'Invalid filter for name: expected a non-empty string, received an empty string.',
    ],
    [
      'a date on a string field',
      () => keysBy({ name: now }),
      'Invalid filter for name: expected a non-empty string, received a Date.',
    ],
    [
      'a matcher of dates on a string field',
      () => keysBy({ name: not(now) }),
      'Invalid filter for name: expected a non-empty string, received a Date.',
    ],
    [
      'before on an account',
      () => keysBy({ serviceAccount: before(now) }),
      'Invalid filter for serviceAccount: expected a non-empty string, received a Date.',
    ],
    [
      'a string on a date field',
      () => keysBy({ createdAt: '2026-01-01' }),
      'Invalid filter for createdAt: expected a valid Date, received a string.',
    ],
    [
      'contains on a date field',
      () => keysBy({ createdAt: contains('2026') }),
      'Invalid filter for createdAt: expected a valid Date, received a string.',
    ],
    [
      'an invalid date',
      () => keysBy({ updatedAt: new Date('') }),
      'Invalid filter for updatedAt: expected a valid Date, received a Date.',
    ],
    [
      'an array',
      () => keysBy({ name: ['a', 'b'] }),
      'Invalid filter for name: expected a non-empty string, received an array.',
    ],
    ['a number', () => keysBy({ name: 7 }), 'Invalid filter for name: expected a non-empty string, received a number.'],
    [
      'a function',
      () => keysBy({ active: isNull }),
      'Invalid filter for active: expected a boolean, received a function.',
    ],
    [
      'a Secret',
      () => keysBy({ name: new Secret('a') }),
      'Invalid filter for name: expected a non-empty string, received a Secret.',
    ],
  ])('%s', (_, create, message) => {
    expect(create).toThrow(new InvalidArgumentError(message))
  })
})

test('matchers are equal if their conditions are equal', () => {
  expect(contains('a')).toStrictEqual(contains('a'))
  expect(contains('a')).not.toEqual(contains('b'))
  expect(contains('a')).not.toEqual(startsWith('a'))
})

test.each([
  ["Vue's reactive", reactive({ name: startsWith('ci') })],
  ["MobX's observable", observable({ name: startsWith('ci') })],
  ['a proxy', { name: new Proxy(startsWith('ci'), {}) }],
])('accepts a query behind a proxy: %s', async (_, query) => {
  const expected = await workbench.apiKeys.list({ name: startsWith('ci') }).count()
  expect(await workbench.apiKeys.list(query as ApiKeyListQuery).count()).toBe(expected)
  expect(expected).toBeLessThan(all.length)
})

describe('a list has', () => {
  test('a first record, or undefined if it is empty', async () => {
    expect(await workbench.apiKeys.list({ name: 'ci 2', sort: '-createdAt' }).first()).toMatchObject({ name: 'ci 2' })
    expect(await workbench.apiKeys.list({ name: 'no such name' }).first()).toBeUndefined()
  })

  test.each([0, 1, 5, 29, 30, 1_000])('%s first records', async limit => {
    const some = await workbench.apiKeys
      .list({ pageSize: 4, role: anyOf('organization_admin', 'organization_analyst') })
      .toArray({ limit })
    expect(some.map(({ id }) => id)).toEqual(all.slice(0, limit).map(({ id }) => id))
  })

  test('pages that contain all its records', async () => {
    const sizes: number[] = []
    const ids: string[] = []
    for await (const { items, total, offset } of workbench.apiKeys.list({ pageSize: 8 }).pages()) {
      expect([total, offset]).toEqual([all.length, ids.length])
      sizes.push(items.length)
      ids.push(...items.map(({ id }) => id))
    }
    expect(ids).toEqual(all.map(({ id }) => id))
    expect(Math.max(...sizes)).toBe(8)
  })

  test('information about the response', async () => {
    const { data, response } = await workbench.apiKeys.list({ pageSize: 2 }).withResponse()
    expect(data.items).toHaveLength(2)
    expect(response).toMatchObject({ status: 200, attempts: 1 })
    expect(response.headers.get('content-type')).toContain('application/vnd.api+json')
  })

  test('related records', async () => {
    const account = await workbench.serviceAccounts.create({ name: 'maker', role: 'organization_analyst' })
    await workbench.apiKeys.create({ serviceAccount: account, name: 'made' })
    const list = workbench.apiKeys.list({
      serviceAccount: account,
      include: ['serviceAccount', 'createdBy', 'organization'],
    })
    for await (const key of list) {
      expect(key.serviceAccount).toEqual(account)
      expect(key.createdBy).toMatchObject({ id: key.createdById, type: 'service' })
      expect(key.organization).toMatchObject({ id: mock.organizationId })
      expect(Object.isFrozen(key)).toBe(true)
    }
    const [seeded] = await workbench.apiKeys.list({ include: ['updatedBy'] }).toArray({ limit: 1 })
    expect(seeded?.updatedBy === null || seeded?.updatedBy?.id === seeded?.updatedById).toBe(true)
  })
})

test('the types accept only valid filters', () => {
  const compiles = () => {
    const { apiKeys, serviceAccounts, userAccounts, organizations } = workbench
    // @ts-expect-error A string attribute cannot be compared with a time.
    apiKeys.list({ name: before(new Date()) })
    // @ts-expect-error A timestamp cannot contain a string.
    apiKeys.list({ createdAt: contains('2026') })
    // @ts-expect-error A boolean attribute is not a string.
    apiKeys.list({ active: 'true' })
    // @ts-expect-error A boolean attribute cannot contain a string.
    apiKeys.list({ active: contains('t') })
    // @ts-expect-error A required attribute is never null.
    apiKeys.list({ createdAt: isNull() })
    // @ts-expect-error A required attribute cannot be filtered by not null.
    serviceAccounts.list({ active: not(isNull()) })
    // @ts-expect-error Only a value or isNull() can be negated.
    apiKeys.list({ name: not(contains('ci')) })
    // @ts-expect-error Unknown filter.
    organizations.list({ nme: 'a' })
    // @ts-expect-error Unknown sort order.
    apiKeys.list({ sort: '-colour' })
    // @ts-expect-error Unknown relationship.
    userAccounts.list({ include: ['serviceAccount'] })
    // @ts-expect-error A time must be a Date.
    apiKeys.list({ createdAt: before('2026-01-01') })
    // @ts-expect-error An undefined filter would list more records than intended.
    apiKeys.list({ serviceAccount: undefined })
    const matcher: Matcher<Date> = before(new Date())
    apiKeys.list({ createdAt: matcher, role: not('organization_admin'), name: anyOf('a', 'b') })
    userAccounts
      .list({ name: not(isNull()), include: ['actor'] })
      .first()
      .then(user => user?.actor?.type)
  }
  expect(compiles).toBeTypeOf('function')
  const { apiKeys } = workbench
  expectTypeOf(apiKeys.list({ include: ['createdBy'] }).first())
    .resolves.exclude(undefined)
    .toHaveProperty('createdBy')
  expectTypeOf(apiKeys.list({ include: ['createdBy'] }).first())
    .resolves.exclude(undefined)
    .not.toHaveProperty('serviceAccount')
  expectTypeOf(apiKeys.list().first()).resolves.exclude(undefined).not.toHaveProperty('createdBy')
})
