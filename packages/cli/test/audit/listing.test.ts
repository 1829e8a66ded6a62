import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { daysAgo, Fixture, withRecords } from './fixtures.ts'
import { fleets } from './fleets.ts'

let fixture: Fixture

beforeEach(() => {
  fixture = new Fixture()
})

describe('a key', () => {
  test('is due if it is active and older than the limit, but not at exactly the limit', async () => {
    fixture.seed([
      {
        name: 'deployer',
        keys: [
          { name: 'older', createdAt: new Date(daysAgo(30).getTime() - 1) },
          { name: 'as old', createdAt: daysAgo(30) },
          { name: 'off', createdAt: daysAgo(400), active: false },
        ],
      },
      { name: 'trial', active: false, keys: [{ name: 'off with its account', createdAt: daysAgo(400) }] },
    ])
    expect(await fixture.names('--older-than', '30d', '--due')).toEqual(['older'])
    expect(await fixture.names('--due')).toEqual([])
  })

  test('is listed without the suffix of a rotation', async () => {
    const names = [
      'a (rotated 2026-08-01)',
      'b (place has another key 6b1e0a94c2d7)',
      'c (retired 20260801T000000000Z 5d1f1f4e)',
      'd (by hand)',
      'e '.repeat(100),
    ]
    fixture.seed([{ name: 'ci', keys: names.map(name => ({ name, createdAt: daysAgo(400) })) }])
    const listed = await fixture.names('--account', 'ci')
    expect(listed.toSorted()).toEqual(['a', 'b', 'c', 'd (by hand)', 'e '.repeat(100)])
  })

  test("is due by Workbench's clock, because this machine's clock may be wrong", async () => {
    fixture.seed([{ name: 'ci', keys: [{ name: 'build', createdAt: daysAgo(80) }] }])
    fixture.interceptor = async (_, respond) => {
      const response = await respond()
      response.headers.set('date', daysAgo(-20).toUTCString())
      return response
    }
    expect(await fixture.names('--due')).toContain('build')
  })

  test('of a disabled account is not active, regardless of its own state', async () => {
    fixture.seed([{ name: 'trial', keys: [{ name: 'trial', createdAt: daysAgo(400) }] }])
    fixture.interceptor = withRecords('/api/v2/service_accounts', accounts =>
      accounts.map(account => ({ ...account, attributes: { ...account.attributes, active: false } })),
    )
    expect((await fixture.document('--account', 'trial')).keys).toMatchObject([
      { state: 'account disabled', due: false },
    ])
  })

  test('whose state Workbench does not report is active', async () => {
    fixture.seed([{ name: 'ci', keys: [{ name: 'build', createdAt: daysAgo(400) }] }])
    fixture.interceptor = withRecords('/api/v2/api_keys', keys =>
      keys.map(key => ({ ...key, attributes: { ...key.attributes, active: null } })),
    )
    expect(await fixture.names('--state', 'active', '--due')).toEqual(['build'])
  })

  test('of an account that was created or deleted during the audit is listed with the account id', async () => {
    const [ci] = fixture.seed([{ name: 'ci', keys: [{ name: 'build', createdAt: daysAgo(400) }] }])
    fixture.interceptor = withRecords('/api/v2/service_accounts', accounts =>
      accounts.filter(({ attributes }) => attributes.display_name !== 'ci'),
    )
    expect((await fixture.document('--due')).keys).toMatchObject([{ key: 'build', account: null, accountId: ci?.id }])
    expect((await fixture.run(['--due'])).stdout).toContain(ci?.id)
  })

  test('with a creation time in the future is 0 days old', async () => {
    fixture.seed([{ name: 'ci', keys: [{ name: 'build', createdAt: daysAgo(-2) }] }])
    expect((await fixture.document('--account', 'ci')).keys).toMatchObject([{ ageDays: 0, due: false }])
  })
})

describe('the list', () => {
  beforeEach(() => {
    fixture.seed([
      { name: 'deployer', role: 'organization_admin', keys: [{ name: 'deploy', createdAt: daysAgo(3) }] },
      {
        name: 'ci',
        keys: [
          { name: 'build', createdAt: daysAgo(2) },
          { name: 'old build', active: false },
        ],
      },
      { name: 'ci', readOnly: true, keys: [{ name: 'report', createdAt: daysAgo(5) }] },
      { name: 'trial', active: false, keys: [{ name: 'trial', createdAt: daysAgo(4) }] },
    ])
  })

  test.each([
    [
      ['--account', 'deployer', '--account', 'trial'],
      ['trial', 'deploy'],
    ],
    [
      ['--account', 'ci'],
      ['report', 'build', 'old build'],
    ],
    [
      ['--account', 'ci', '--state', 'active'],
      ['report', 'build'],
    ],
    [
      ['--state', 'disabled'],
      ['trial', 'old build'],
    ],
    [
      ['--role', 'admin', '--no-read-only'],
      ['deploy', 'admin'],
    ],
    [['--role', 'organization_admin', '--read-only'], ['read-only admin']],
    [
      ['--account', 'ci', '--sort', 'name'],
      ['build', 'old build', 'report'],
    ],
    [
      ['--account', 'ci', '--sort', 'state,age'],
      ['build', 'report', 'old build'],
    ],
  ])('%j', async (args, expected) => {
    expect(await fixture.names(...args)).toEqual(expected)
  })

  test('can be selected by the id of an account', async () => {
    const { accountId } = (await fixture.document('--account', 'deployer')).keys[0]
    expect(await fixture.names('--account', accountId)).toEqual(['deploy'])
  })

  test('sorts numbers in names by value', async () => {
    fixture.seed([{ name: 'numbered', keys: [{ name: 'key 10' }, { name: 'key 2' }] }])
    expect(await fixture.names('--account', 'numbered', '--sort', 'name')).toEqual(['key 2', 'key 10'])
  })

  test('fetches two lists, regardless of the number of keys', async () => {
    const key = (_: unknown, number: number) => ({ name: `key ${number}` })
    fixture.seed([{ name: 'crowd', keys: Array.from({ length: 1200 }, key) }])
    const paths: string[] = []
    fixture.interceptor = (request, respond) => {
      paths.push(new URL(request.url).pathname)
      return respond()
    }
    expect(await fixture.names('--account', 'crowd')).toHaveLength(1200)
    expect(new Set(paths)).toEqual(new Set(['/api/v2/service_accounts', '/api/v2/api_keys']))
    expect(paths.length).toBeLessThan(10)
  })
})

interface Listed {
  id: string
  key: string
  account: string
  role: string
  state: string
  createdAt: string
}

const { compare } = new Intl.Collator('en', { numeric: true })
const states = ['active', 'disabled', 'account disabled']
const orders: Record<string, (one: Listed, other: Listed) => number> = {
  age: (one, other) => Date.parse(other.createdAt) - Date.parse(one.createdAt),
  name: (one, other) => compare(one.key, other.key),
  account: (one, other) => compare(one.account, other.account),
  role: (one, other) => compare(one.role, other.role),
  state: (one, other) => states.indexOf(one.state) - states.indexOf(other.state),
}

const terms = fc.array(fc.tuple(fc.constantFrom('', '-'), fc.constantFrom(...Object.keys(orders))), {
  minLength: 1,
  maxLength: 3,
})

test('lists every key in the requested order', async () => {
  await fc.assert(
    fc.asyncProperty(fleets, terms, async (fleet, order) => {
      const fixture = new Fixture()
      const seeded = fixture.seed(fleet).flatMap(({ keys }) => keys.map(({ id }) => id))
      const { keys }: { keys: Listed[] } = await fixture.document('--sort', order.map(term => term.join('')).join(','))
      expect(keys.map(({ id }) => id)).toEqual(expect.arrayContaining(seeded))
      expect(new Set(keys.map(({ id }) => id)).size).toBe(seeded.length + 3)
      keys.slice(1).forEach((other, i) => {
        const one = keys[i]
        if (one) expect(firstDifference([...order, ['-', 'age']], one, other)).toBeLessThanOrEqual(0)
      })
    }),
  )
})

function firstDifference(order: [string, string][], one: Listed, other: Listed): number {
  const differences = order.map(([sign, field]) => (orders[field]?.(one, other) ?? Number.NaN) * (sign ? -1 : 1))
  return differences.find(difference => difference !== 0) ?? 0
}
