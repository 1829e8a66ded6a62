import { Workbench } from '@workbench-sdk/client'
import { WorkbenchMock } from '@workbench-sdk/mock'
import { expect, test } from 'vitest'
import { loadKeySummaries } from './key-summaries.ts'

const DAY = 86_400_000
const NOW = Date.parse('2026-11-22T12:00:00Z')
const TIME = { threshold: 90, now: NOW }
const { signal } = new AbortController()

function mockWith(keyCounts: readonly number[]) {
  const mock = new WorkbenchMock({ now: new Date(NOW) })
  const { serviceAccounts } = mock.seed({
    serviceAccounts: keyCounts.map((count, account) => ({
      name: `account ${account}`,
      keys: Array.from({ length: count }, (_, key) => ({
        name: `key ${key}`,
        active: key !== 0,
        createdAt: new Date(NOW - (60 + (key % 2) * 60) * DAY),
      })),
    })),
  })
  const workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })
  return { mock, workbench, ids: serviceAccounts.map(({ id }) => id) }
}

test('counts the keys of all accounts, and those that are due, in one request', async () => {
  const { mock, workbench, ids } = mockWith([0, 1, 2, 5])
  const before = mock.requests.length
  const summaries = await loadKeySummaries(workbench, ids, TIME, signal)
  expect(mock.requests.length - before).toBe(1)
  expect([...summaries]).toEqual([
    [ids[0], { total: 0, due: 0 }],
    [ids[1], { total: 1, due: 0 }],
    [ids[2], { total: 2, due: 1 }],
    [ids[3], { total: 5, due: 2 }],
  ])
})

test('counts more keys than one page has', async () => {
  const { workbench, ids } = mockWith([3, 600])
  const summaries = await loadKeySummaries(workbench, ids, TIME, signal)
  expect([...summaries.values()]).toEqual([
    { total: 3, due: 1 },
    { total: 600, due: 300 },
  ])
})

test('sends no request without accounts', async () => {
  const { mock, workbench } = mockWith([])
  const before = mock.requests.length
  expect(await loadKeySummaries(workbench, [], TIME, signal)).toEqual(new Map())
  expect(mock.requests).toHaveLength(before)
})
