import { isDue } from '@workbench-sdk/internal/due'
import { WorkbenchMock } from '@workbench-sdk/mock'
import { expect, test } from 'vitest'
import { NotFoundError, Workbench } from '../../src/index.ts'
import { baseName, dueKeys, memoryStore, rotateServiceAccount } from '../../src/rotation/index.ts'

const DAY = 86_400_000
const daysAgo = (days: number) => new Date(Date.now() - days * DAY)

function open() {
  const mock = new WorkbenchMock()
  const [deployer, reporter] = mock.seed({
    serviceAccounts: [
      {
        name: 'deployer',
        keys: [
          { name: 'younger', createdAt: daysAgo(100) },
          { name: 'older', createdAt: daysAgo(200) },
          { name: 'young', createdAt: daysAgo(10) },
          { name: 'off', createdAt: daysAgo(300), active: false },
        ],
      },
      { name: 'reporter', keys: [{ name: 'report', createdAt: daysAgo(150) }] },
    ],
  }).serviceAccounts
  const workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })
  return { workbench, deployer, reporter }
}

const namesOf = (due: Awaited<ReturnType<typeof dueKeys>>) =>
  due.map(({ key, inProgress }) => [key.name, inProgress] as const)

test('lists the active keys older than the limit, oldest first', async () => {
  const { workbench, deployer } = open()
  const rotation = { olderThan: 90 * DAY, store: () => memoryStore() }
  expect(namesOf(await dueKeys(workbench, { ...rotation, account: deployer.id }))).toEqual([
    ['older', false],
    ['younger', false],
  ])
  expect(namesOf(await dueKeys(workbench, rotation))).toEqual([
    ['older', false],
    ['report', false],
    ['younger', false],
  ])
})

test('lists a key one millisecond after its age has reached the limit, like `isDue`', async () => {
  // Far from the system time, to show that the mock's time is used. In whole seconds, like the `Date` header.
  const now = new Date('2040-01-01T00:00:00Z')
  const mock = new WorkbenchMock({ now })
  const at = (age: number) => new Date(now.getTime() - age)
  const [account] = mock.seed({
    serviceAccounts: [
      {
        name: 'deployer',
        keys: [90 * DAY - 1, 90 * DAY, 90 * DAY + 1].map(age => ({ name: `${age}`, createdAt: at(age) })),
      },
    ],
  }).serviceAccounts
  const workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })
  const rotation = { account: account.id, olderThan: 90 * DAY, store: () => memoryStore() }
  expect(namesOf(await dueKeys(workbench, rotation))).toEqual([[`${90 * DAY + 1}`, false]])
  const due = (await workbench.serviceAccounts.keys(account.id).toArray()).filter(key => isDue(key, 90 * DAY, now))
  expect(due.map(({ name }) => name)).toEqual([`${90 * DAY + 1}`])
})

test('includes rotations in progress regardless of age, but not their new keys', async () => {
  const { workbench, deployer, reporter } = open()
  const stop = new AbortController()
  const store = memoryStore()
  const rotation = { olderThan: 0, store: () => store, create: true, settleTimeout: 0 }
  await workbench.apiKeys.disable(deployer.keys[0].id)
  await workbench.apiKeys.disable(deployer.keys[1].id)
  const onProgress = ({ progress }: { progress: string }) => progress === 'waiting' && stop.abort()
  await rotateServiceAccount(workbench, { ...rotation, account: deployer.id, signal: stop.signal, onProgress })

  const due = await dueKeys(workbench, { ...rotation, account: deployer.id })
  const young = await workbench.apiKeys.get(deployer.keys[2].id)
  expect(baseName(young.name)).toBe('young')
  expect(due).toEqual([{ key: young, store, inProgress: true }])
  expect(await dueKeys(workbench, { ...rotation, olderThan: 90 * DAY, account: reporter.id })).toMatchObject([
    { key: { name: 'report' }, inProgress: false },
  ])
})

test('rejects two keys with the same store, and an unknown account', async () => {
  const { workbench, deployer } = open()
  const store = memoryStore()
  const rotation = { olderThan: 0, store: () => store }
  await expect(dueKeys(workbench, { ...rotation, account: deployer.id })).rejects.toThrow('have the same place')
  await expect(dueKeys(workbench, { ...rotation, account: 'nobody' })).rejects.toThrow(NotFoundError)
})
