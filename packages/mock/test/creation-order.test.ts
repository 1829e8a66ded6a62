import { Workbench } from '@workbench-sdk/client'
import { type ApiKeyState, WorkbenchMock } from '@workbench-sdk/mock'
import { dataOf } from '@workbench-sdk/mock/data'
import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { runs } from '../../../test/soak.ts'

const NOW = '2026-11-22T12:00:00.000Z'
const NAMES = ['one', 'two', 'three', 'four', 'five']

afterEach(() => void vi.useRealTimers())

const namesOf = (keys: readonly Pick<ApiKeyState, 'name'>[]) => keys.map(({ name }) => name)

interface Link {
  readonly type: string
  readonly id: string
}

/** The names of an account's keys, in every list that contains them. */
async function everyList(mock: WorkbenchMock, accountId: string): Promise<Record<string, string[]>> {
  const workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })
  const all = mock.apiKeys()
  const nameOf = (id: string) => all.find(key => key.id === id)?.name ?? id
  const get = async (path: string) => {
    const headers = { authorization: `Bearer ${mock.tokens.admin}` }
    const response = await mock.fetch(`${mock.baseUrl}/api/v2/${path}`, { headers })
    return (await response.json()) as { data: Link[]; included: Link[] }
  }
  const ids = (links: readonly Link[]) => links.filter(({ type }) => type === 'api_keys').map(({ id }) => nameOf(id))
  const { apiKeys, close } = await dataOf(mock)
  close()
  const lists = {
    'mock.apiKeys': namesOf(all),
    'mock.state': namesOf(mock.state().apiKeys),
    'apiKeys.list': namesOf(await workbench.apiKeys.list().toArray()),
    'apiKeys.list of the account': namesOf(await workbench.apiKeys.list({ serviceAccount: accountId }).toArray()),
    'serviceAccounts.keys': namesOf(await workbench.serviceAccounts.keys(accountId).toArray()),
    'GET /api_keys': ids((await get('api_keys')).data),
    'sort=created_at': ids((await get('api_keys?sort=created_at')).data),
    'sort=active': ids((await get('api_keys?sort=active')).data),
    related: ids((await get(`service_accounts/${accountId}/api_keys`)).data),
    relationship: ids((await get(`service_accounts/${accountId}/relationships/api_keys`)).data),
    included: ids((await get(`service_accounts/${accountId}?include=api_keys`)).included),
    '@msw/data': namesOf(apiKeys.all()),
  }
  const isOwn = (name: string) => NAMES.includes(name)
  return Object.fromEntries(Object.entries(lists).map(([list, names]) => [list, names.filter(isOwn)]))
}

async function expectOrder(mock: WorkbenchMock, accountId = ''): Promise<void> {
  const lists = await everyList(mock, accountId)
  expect(lists).toEqual(Object.fromEntries(Object.keys(lists).map(list => [list, NAMES])))
}

/** A clock that is stopped, or that may advance between two records. */
const anyClock = fc.constantFrom({ now: NOW }, {})
const anySeed = fc.oneof(fc.integer(), fc.string())

describe('records are listed in the order of their creation', () => {
  test('if a seed creates them', () =>
    fc.assert(
      fc.asyncProperty(anySeed, anyClock, async (randomSeed, clock) => {
        const mock = new WorkbenchMock({ randomSeed, ...clock })
        const seed = { serviceAccounts: [{ name: 'ci', keys: NAMES.map(name => ({ name })) }] }
        const [account] = mock.seed(seed).serviceAccounts
        await expectOrder(mock, account?.id)
      }),
      { numRuns: runs(15, 500) },
    ))

  test('if requests create them, even if a snapshot is restored in between', () =>
    fc.assert(
      fc.asyncProperty(anySeed, anyClock, fc.nat(NAMES.length), async (randomSeed, clock, restoredAfter) => {
        let mock = new WorkbenchMock({ randomSeed, ...clock })
        const [account] = mock.seed({ serviceAccounts: [{ name: 'ci' }] }).serviceAccounts
        for (const [index, name] of NAMES.entries()) {
          if (index === restoredAfter) mock = copyOf(mock)
          const workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })
          await workbench.apiKeys.create({ serviceAccount: account.id, name })
        }
        await expectOrder(mock, account.id)
        await expectOrder(copyOf(mock), account.id)
      }),
      { numRuns: runs(15, 500) },
    ))

  test('if the clock was moved back to the time of an earlier record', async () => {
    for (let randomSeed = 0; randomSeed < 30; randomSeed++) {
      const mock = new WorkbenchMock({ randomSeed, now: NOW })
      const [account] = mock.seed({ serviceAccounts: [{ name: 'ci' }] }).serviceAccounts
      const workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })
      for (const name of NAMES) {
        mock.clock.advance({ days: 1 })
        await workbench.apiKeys.create({ serviceAccount: account.id, name: 'later' })
        mock.clock.set(NOW)
        await workbench.apiKeys.create({ serviceAccount: account.id, name })
      }
      await expectOrder(mock, account.id)
    }
  })

  // `sort-default`: Workbench sorts by the time, not by the order of the requests.
  test('unless the clock was moved back: then in the order of their times', () =>
    fc.assert(
      fc.asyncProperty(anySeed, fc.shuffledSubarray(NAMES, { minLength: NAMES.length }), async (randomSeed, names) => {
        const mock = new WorkbenchMock({ randomSeed, now: NOW })
        const [account] = mock.seed({ serviceAccounts: [{ name: 'ci' }] }).serviceAccounts
        const workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })
        for (const name of names) {
          mock.clock.set(NOW)
          mock.clock.advance({ days: NAMES.indexOf(name) })
          await workbench.apiKeys.create({ serviceAccount: account.id, name })
        }
        await expectOrder(mock, account.id)
        await expectOrder(copyOf(mock), account.id)
      }),
      { numRuns: runs(15, 500) },
    ))

  test('in the collections of a mock that is reset and used again', async () => {
    for (let randomSeed = 0; randomSeed < 30; randomSeed++) {
      const mock = new WorkbenchMock({ randomSeed, now: NOW })
      const { apiKeys, close } = await dataOf(mock)
      mock.seed({ serviceAccounts: [{ name: 'old', keys: [{ name: 'one' }, { name: 'two' }] }] })
      mock.reset()
      mock.seed({ serviceAccounts: [{ name: 'ci', keys: NAMES.map(name => ({ name })) }] })
      expect(namesOf(apiKeys.all()).slice(3)).toEqual(NAMES)
      close()
    }
  })
})

function copyOf(mock: WorkbenchMock): WorkbenchMock {
  const copy = new WorkbenchMock()
  copy.restore(JSON.parse(JSON.stringify(mock.snapshot())))
  return copy
}

/** Returns the ids, secrets and lists of a run, without its times. */
async function run(passes: (milliseconds: number) => void) {
  const mock = new WorkbenchMock({ randomSeed: 'run', scenario: ['typical', 'fleet:5'] })
  passes(3)
  const seeded = mock.seed(now => {
    passes(2)
    return { serviceAccounts: [{ name: 'a' }, { name: 'b', createdAt: now, keys: [{ name: 'k' }] }, { name: 'c' }] }
  })
  const workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })
  const secrets: string[] = []
  for (const name of NAMES) {
    passes(1)
    const key = await workbench.apiKeys.create({ serviceAccount: seeded.serviceAccounts[1].id, name })
    secrets.push(key.secret.reveal())
  }
  const lists = Object.values(mock.state()).map((list: readonly { id: string }[]) => list.map(({ id }) => id))
  const byClient = await workbench.serviceAccounts.list().toArray()
  return { tokens: mock.tokens, otp: mock.otp, seeded, secrets, lists, byClient: byClient.map(({ id }) => id) }
}

test('the same seed produces the same ids, secrets and order, regardless of time', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(NOW) })
  const atOnce = await run(() => undefined)
  const slowly = await run(milliseconds => void vi.setSystemTime(Date.now() + milliseconds))
  expect(slowly).toEqual(atOnce)
})
