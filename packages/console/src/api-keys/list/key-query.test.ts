import { Workbench } from '@workbench-sdk/client'
import { type ServiceAccountSeed, WorkbenchMock } from '@workbench-sdk/mock'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../../../../../test/soak.ts'
import { isDue } from '../key-ages.ts'
import { ALL_KEYS, type KeyFilters } from '../key-filters.ts'
import { keyConditions, type ListedKey, loadKeyPage, PAGE_SIZE, toListQuery } from './key-query.ts'
import { KEY_ORDERS, KEY_ROLES, KEY_STATES } from './parse-key-filters.ts'

const DAY = 86_400_000
const NOW = Date.parse('2026-11-22T12:00:00Z')
const THRESHOLD = 90
const { signal } = new AbortController()

const mock = new WorkbenchMock({ now: new Date(NOW) })
const workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })
const seeded = mock.seed({
  serviceAccounts: Array.from(
    { length: 40 },
    (_, index): ServiceAccountSeed => ({
      name: `account ${index % 7}`,
      role: index % 3 === 0 ? 'organization_admin' : 'organization_analyst',
      active: index % 5 !== 0,
      keys: Array.from({ length: (index % 6) + 1 }, (_, key) => ({
        name: ['Deploy', 'deploy-2', 'audit', '=1+1', 'ä'][(index + key) % 5] ?? '',
        active: index % 5 !== 0 && key !== 2,
        createdAt: new Date(NOW - (index * 11 - 20 + key) * DAY - (key % 2)),
      })),
    }),
  ),
}).serviceAccounts

const keysOf = <K extends string>(options: Readonly<Record<K, string>>) =>
  fc.constantFrom(...(Object.keys(options) as K[]))
const days = fc.option(fc.integer({ min: 0, max: 420 }), { nil: undefined })

const filters: fc.Arbitrary<KeyFilters> = fc.record({
  search: fc.constantFrom('', '', 'deploy', 'DEPLOY', '=', 'nothing'),
  state: keysOf(KEY_STATES),
  role: keysOf(KEY_ROLES),
  age: fc.record({ from: days, to: days }),
  accountId: fc.option(fc.constantFrom(...seeded.map(({ id }) => id)), { nil: undefined, freq: 3 }),
  sort: keysOf(KEY_ORDERS),
  page: fc.constant(1),
})

/** Whether a key matches the filters, computed without a query. */
function matches(key: ListedKey, { search, state, role, age, accountId }: KeyFilters): boolean {
  const days = (NOW - Number(key.createdAt)) / DAY
  return (
    key.name.toLowerCase().includes(search.toLowerCase()) &&
    (role === 'any' || key.role === role) &&
    (accountId === undefined || key.account?.id === accountId) &&
    (age.from === undefined || days > age.from) &&
    (age.to === undefined || days <= age.to) &&
    { any: true, active: key.active, disabled: !key.active, due: isDue(key, THRESHOLD, NOW) }[state]
  )
}

test('the page, the download and the definition of each filter agree', async () => {
  const { keys: all } = await loadKeyPage(workbench, keyConditions({ ...ALL_KEYS }, THRESHOLD, NOW), 1, signal)
  const second = await loadKeyPage(workbench, keyConditions({ ...ALL_KEYS }, THRESHOLD, NOW), 2, signal)
  const everyKey = [...all, ...second.keys]
  expect(everyKey).toHaveLength(second.total)
  await fc.assert(
    fc.asyncProperty(filters, async filters => {
      const conditions = keyConditions(filters, THRESHOLD, NOW)
      const page = await loadKeyPage(workbench, conditions, 1, signal)
      const listed = await workbench.apiKeys.list(toListQuery(conditions)).toArray()
      const expected = everyKey.filter(key => matches(key, filters)).map(({ id }) => id)
      expect(listed.map(({ id }) => id).sort()).toEqual(expected.sort())
      expect(page.total).toBe(listed.length)
      expect(page.keys.map(({ id }) => id)).toEqual(listed.slice(0, PAGE_SIZE).map(({ id }) => id))
    }),
    { numRuns: runs(50, 2500) },
  )
})

test('a page has the accounts of its keys', async () => {
  const [account] = seeded
  const conditions = keyConditions({ ...ALL_KEYS, accountId: account?.id }, THRESHOLD, NOW)
  const { keys } = await loadKeyPage(workbench, conditions, 1, signal)
  expect(keys[0]?.account).toEqual({ id: account?.id, name: 'account 0', active: false })
})

test('a page after the last one is empty, and has the total', async () => {
  const { keys, total } = await loadKeyPage(workbench, keyConditions(ALL_KEYS, THRESHOLD, NOW), 50, signal)
  expect(keys).toEqual([])
  expect(total).toBeGreaterThan(100)
})
