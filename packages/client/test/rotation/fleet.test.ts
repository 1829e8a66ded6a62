// Rotations of many keys: lists, the state of a fleet, retired keys, and servers that limit the rate or ignore filters.
import { WorkbenchMock } from '@workbench-sdk/mock'
import { describe, expect, test } from 'vitest'
import { type Fetch, Secret, Workbench } from '../../src/index.ts'
import {
  type ApiKeyRotation,
  baseName,
  checkStore,
  dueKeys,
  listRotations,
  memoryStore,
  pruneRetiredKeys,
  type RotationEvent,
  rollBackApiKey,
  rotateApiKey,
  rotateApiKeys,
  rotateOrganization,
  rotateServiceAccount,
  type SecretStore,
} from '../../src/rotation/index.ts'
import { isAccepted } from './accepted.ts'
import { at, createFixture, failureOf, ROTATED } from './fixtures.ts'

const DAY = 86_400_000
const FAST = { gracePeriod: 0, deleteAfter: 0, settleTimeout: 0 }

/** Creates a mock with accounts and keys that are a hundred days old, each with a store. */
function openFleet(accounts: number, keysPerAccount: number) {
  const mock = new WorkbenchMock()
  const createdAt = new Date(Date.now() - 100 * DAY)
  const seeded = mock.seed({
    serviceAccounts: Array.from({ length: accounts }, (_, account) => ({
      name: `account ${account}`,
      keys: Array.from({ length: keysPerAccount }, (_, key) => ({ name: `key ${key}`, createdAt })),
    })),
  }).serviceAccounts
  const stores = new Map<string, SecretStore>()
  for (const { id, keys } of seeded) {
    for (const key of keys) stores.set(`${id} ${key.name}`, memoryStore(new Secret(key.token)))
  }
  const storeOf = (key: { name: string; serviceAccountId: string | null }) =>
    stores.get(`${key.serviceAccountId} ${baseName(key.name)}`) ?? memoryStore()
  const workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })
  return { mock, seeded, stores, storeOf, workbench }
}

async function countAccepted(stores: Iterable<SecretStore>, workbench: Workbench): Promise<number> {
  let accepted = 0
  for (const store of stores) {
    const secret = await store.read?.()
    if (secret === undefined) continue
    await workbench.withToken(secret).organizations.list()
    accepted += 1
  }
  return accepted
}

/**
 * The number of accounts, of keys per account, and of milliseconds in which 5 requests are allowed. `npm run soak` uses
 * more keys, and the rate of a real service.
 */
const [ACCOUNTS, KEYS, INTERVAL] = (process.env.WORKBENCH_FLEET ?? '8,2,50').split(',').map(Number) as [
  number,
  number,
  number,
]

test('slows down if Workbench limits the rate', { timeout: 3_600_000 }, async () => {
  const { mock, seeded, stores, storeOf, workbench } = openFleet(ACCOUNTS, KEYS)
  let left = 5
  let rejected = 0
  let accepted = 0
  const timer = setInterval(() => {
    left = 5
  }, INTERVAL)
  const fetch: Fetch = async (url, init) => {
    if (left === 0) {
      rejected += 1
      const headers = { 'content-type': 'application/vnd.api+json' }
      return new Response('{"errors":[{"title":"Too many requests"}]}', { status: 429, headers })
    }
    left -= 1
    accepted += 1
    return mock.fetch(url, init)
  }
  const limited = workbench.withOptions({ fetch, retries: 0 })
  const outcomes = await rotateOrganization(limited, { ...FAST, olderThan: 90 * DAY, store: storeOf })
  clearInterval(timer)
  expect(outcomes.filter(({ status }) => status !== 'rotated')).toEqual([])
  expect(outcomes).toHaveLength(ACCOUNTS * KEYS)
  expect(await countAccepted(stores.values(), workbench)).toBe(ACCOUNTS * KEYS)
  expect(await workbench.apiKeys.list().toArray()).toHaveLength(ACCOUNTS * KEYS + (await ownKeys(workbench, seeded)))
  // Without slowing down, most requests would be rejected.
  expect(rejected).toBeLessThan(accepted)
})

/** Returns the number of keys that do not belong to the seeded accounts. */
async function ownKeys(workbench: Workbench, seeded: readonly { readonly id: string }[]): Promise<number> {
  const ids = new Set(seeded.map(({ id }) => id))
  const keys = await workbench.apiKeys.list().toArray()
  return keys.filter(({ serviceAccountId }) => !ids.has(serviceAccountId ?? '')).length
}

test('rotates the other keys if one has an invalid place', async () => {
  const { seeded, stores, storeOf, workbench } = openFleet(2, 2)
  const outcomes = await rotateOrganization(workbench, {
    ...FAST,
    olderThan: 90 * DAY,
    store(key) {
      if (key.name === 'key 1' && key.serviceAccountId === seeded[0]?.id) throw new Error('There is no place.')
      return storeOf(key)
    },
  })
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['failed', 'rotated', 'rotated', 'rotated'])
  expect(await countAccepted(stores.values(), workbench)).toBe(4)
})

test('rejects two keys with one place, even if only one is due', async () => {
  const { mock, seeded, storeOf, workbench } = openFleet(2, 1)
  const [first] = seeded
  const { serviceAccounts } = mock.seed({ serviceAccounts: [{ name: 'young', keys: [{ name: 'key 0' }] }] })
  const shared = storeOf({ name: 'key 0', serviceAccountId: first?.id ?? '' })
  const young = serviceAccounts[0].id
  const outcomes = await rotateOrganization(workbench, {
    ...FAST,
    olderThan: 90 * DAY,
    store: key => (key.serviceAccountId === young ? shared : storeOf(key)),
  })
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['failed', 'rotated'])
  expect(outcomes.find(({ status }) => status === 'failed')).toMatchObject({
    error: { message: expect.stringContaining('have the same place') },
  })
})

test('rotates a list of keys with separate stores and options', async () => {
  const { seeded, stores, storeOf, workbench } = openFleet(1, 3)
  const keys = await workbench.serviceAccounts.keys(seeded[0]?.id ?? '').toArray()
  const [first, second, third] = keys.map(key => ({ ...FAST, key, store: storeOf(key) }))
  if (!first || !second || !third) throw new Error('There are not enough keys.')
  const outcomes = await rotateApiKeys(workbench, [
    { ...first, retire: 'disable' },
    { ...second, gracePeriod: DAY, wait: false },
    { ...third, store: second.store },
  ])
  expect(outcomes.map(({ status }) => status)).toEqual(['rotated', 'failed', 'failed'])
  expect(await rotateApiKeys(workbench, [{ ...second, gracePeriod: DAY, wait: false }])).toMatchObject([
    { status: 'waiting', oldKey: 'active', until: expect.any(Date) },
  ])
  expect(await countAccepted(stores.values(), workbench)).toBe(3)
})

test('accepts a retired key and its successor in one list, because they share a store', async () => {
  const { seeded, storeOf, workbench } = openFleet(1, 1)
  const [first] = await workbench.serviceAccounts.keys(seeded[0]?.id ?? '').toArray()
  if (first === undefined) throw new Error('There is no key.')
  const store = storeOf(first)
  await rotateApiKey(workbench, { ...FAST, deleteAfter: DAY, key: first, store })
  const keys = await workbench.serviceAccounts.keys(seeded[0]?.id ?? '').toArray()
  expect(keys).toHaveLength(2)
  const outcomes = await rotateApiKeys(
    workbench,
    keys.map(key => ({ ...FAST, key, store })),
  )
  expect(outcomes).toMatchObject([
    { status: 'rotated', oldKey: 'deleted' },
    { status: 'rotated', oldKey: 'deleted' },
  ])
  expect(await workbench.serviceAccounts.keys(seeded[0]?.id ?? '').toArray()).toHaveLength(1)
})

test('rotates the other keys of a list if one entry is invalid', async () => {
  const { seeded, storeOf, workbench } = openFleet(1, 1)
  const [key] = await workbench.serviceAccounts.keys(seeded[0]?.id ?? '').toArray()
  if (key === undefined) throw new Error('There is no key.')
  const valid = { ...FAST, key, store: storeOf(key) }
  const invalid = [
    { ...valid, key: undefined },
    { ...valid, store: undefined },
    { ...valid, gracePeriod: -1 },
  ]
  const outcomes = await rotateApiKeys(workbench, [...(invalid as (typeof valid)[]), valid])
  expect(outcomes.map(({ status }) => status)).toEqual(['failed', 'failed', 'failed', 'rotated'])
})

test('a waiting rotation does not prevent others from running or from being rolled back', async () => {
  const { seeded, storeOf, workbench } = openFleet(1, 2)
  const keys = await workbench.serviceAccounts.keys(seeded[0]?.id ?? '').toArray()
  const control = new AbortController()
  let waiting = 0
  let rolledBack: Promise<unknown> = Promise.resolve()
  const rotations = keys.map(key => ({
    ...FAST,
    key,
    store: storeOf(key),
    gracePeriod: DAY,
    signal: control.signal,
    onProgress({ progress }: { progress: string }) {
      if (progress !== 'waiting' || ++waiting < 2) return
      const [first] = keys
      if (first)
        rolledBack = rollBackApiKey(workbench, { key: first, store: storeOf(first) }).finally(() => control.abort())
    },
  }))
  const outcomes = await rotateApiKeys(workbench, rotations, { concurrency: 1 })
  expect(outcomes.map(({ status }) => status)).toEqual(['waiting', 'waiting'])
  expect(await rolledBack).toMatchObject({ status: 'rolled back', oldKey: 'active' })
})

test('a rotation that is interrupted after its grace period, but before its turn, is still waiting', async () => {
  const { seeded, storeOf, workbench } = openFleet(1, 2)
  const [first, second] = await workbench.serviceAccounts.keys(seeded[0]?.id ?? '').toArray()
  if (!first || !second) throw new Error('The account has two keys.')
  const control = new AbortController()
  const store = storeOf(second)
  let end = Number.POSITIVE_INFINITY
  const onProgress = (event: RotationEvent) => {
    if (event.until) end = event.until.getTime()
  }
  const write = async (secret: Secret) => {
    await expect.poll(() => Date.now()).toBeGreaterThan(end + 100)
    control.abort()
    await store.write(secret)
  }
  const options = { ...FAST, gracePeriod: 100, signal: control.signal }
  const rotations = [
    { ...options, key: first, store: storeOf(first), onProgress },
    { ...options, key: second, store: { ...store, write } },
  ]
  const [outcome] = await rotateApiKeys(workbench, rotations, { concurrency: 1 })
  const [rotation] = await listRotations(workbench)
  expect(outcome).toMatchObject({ status: 'waiting', oldKey: 'active', newKey: { id: rotation?.newKey?.id } })
})

test('does not treat young keys, or those of another account, as due if the server ignores filters', async () => {
  const { mock, seeded, storeOf, workbench } = openFleet(2, 1)
  const [first] = seeded
  mock.seed({ serviceAccounts: [{ name: 'young', keys: [{ name: 'young' }] }] })
  const fetch: Fetch = (url, init) => {
    const asked = new URL(url)
    for (const name of [...asked.searchParams.keys()]) if (name.startsWith('filter')) asked.searchParams.delete(name)
    const path = asked.pathname.replace(/service_accounts\/[^/]+\/api_keys$/, 'api_keys')
    return mock.fetch(new URL(path + asked.search, asked), init)
  }
  const careless = workbench.withOptions({ fetch })
  const outcomes = await rotateServiceAccount(careless, {
    ...FAST,
    account: first?.id ?? '',
    olderThan: 90 * DAY,
    store: storeOf,
  })
  expect(outcomes).toMatchObject([{ status: 'rotated', key: { id: first?.keys[0]?.id } }])
  const all = await rotateOrganization(careless, { ...FAST, olderThan: 90 * DAY, store: storeOf })
  expect(all).toHaveLength(1)
})

test("the age of a key is measured by Workbench's clock", async () => {
  const { mock, seeded, storeOf, workbench } = openFleet(1, 1)
  const fetchAt =
    (offset: number): Fetch =>
    async (url, init) => {
      const response = await mock.fetch(url, init)
      const headers = new Headers(response.headers)
      headers.set('date', new Date(Date.now() + offset).toUTCString())
      return new Response(response.body, { status: response.status, headers })
    }
  const rotation = { ...FAST, account: seeded[0]?.id ?? '', olderThan: 90 * DAY, store: storeOf }
  const behind = workbench.withOptions({ fetch: fetchAt(-50 * DAY) })
  expect(await rotateServiceAccount(behind, rotation)).toEqual([])
  expect(await rotateServiceAccount(workbench.withOptions({ fetch: fetchAt(0) }), rotation)).toMatchObject([
    { status: 'rotated' },
  ])
})

test('lists unfinished rotations and retired keys', async () => {
  const fixture = await createFixture()
  const { workbench, account } = fixture
  expect(await listRotations(workbench)).toEqual([])
  await fixture.rotate({ gracePeriod: DAY, wait: false })
  expect(await listRotations(workbench, { account })).toMatchObject([
    { key: { id: fixture.key.id, name: 'deploy' }, step: 'waiting', since: expect.any(Date), superseded: [] },
  ])
  await rollBackApiKey(workbench, fixture.settings)
  expect(await listRotations(workbench)).toMatchObject([{ step: 'rolled back' }])
  await fixture.rotate({ retire: 'disable' })
  expect(await listRotations(workbench)).toMatchObject([{ step: 'retired', key: { name: 'deploy' } }])
  await fixture.admin.serviceAccounts.disable(account)
  await fixture.admin.serviceAccounts.enable(account)
  expect(await listRotations(workbench)).toMatchObject([{ step: 'enabled again' }])
})

test('disables a retired key again that was enabled with its account', async () => {
  const fixture = await createFixture()
  await fixture.rotate({ deleteAfter: DAY })
  await fixture.admin.serviceAccounts.disable(fixture.account)
  await fixture.admin.serviceAccounts.enable(fixture.account)
  expect((await fixture.state()).old).toBe('active')
  const { key, store, ...rotation } = fixture.settings
  const many = { ...rotation, account: fixture.account, olderThan: 90 * DAY, store: () => store, deleteAfter: DAY }
  expect(await rotateServiceAccount(fixture.workbench, many)).toMatchObject([
    { status: 'rotated', key: { id: key instanceof Object ? key.id : key }, oldKey: 'disabled' },
  ])
  expect((await fixture.state()).old).toBe('disabled')
})

test('deletes retired keys after their time, and only those', async () => {
  const fixture = await createFixture()
  const { workbench, account } = fixture
  await fixture.rotate({ retire: 'disable' })
  expect(await pruneRetiredKeys(workbench)).toMatchObject([
    { status: 'kept', reason: expect.stringContaining('deleted after') },
  ])
  expect(await pruneRetiredKeys(workbench, { account, deleteAfter: 0, dryRun: true })).toMatchObject([
    { status: 'due' },
  ])
  expect((await fixture.state()).old).toBe('disabled')
  const [fresh] = await fixture.others()
  if (fresh === undefined) throw new Error('There is no new key.')
  await fixture.admin.apiKeys.disable(fresh)
  expect(await pruneRetiredKeys(workbench, { deleteAfter: 0 })).toMatchObject([
    { status: 'kept', reason: expect.stringContaining('may still be needed') },
  ])
  await fixture.admin.apiKeys.enable(fresh)
  expect(await pruneRetiredKeys(workbench, { deleteAfter: 0 })).toMatchObject([{ status: 'deleted' }])
  expect(await fixture.state()).toEqual(ROTATED)
  expect(await pruneRetiredKeys(workbench, { deleteAfter: 0 })).toEqual([])
})

describe('a name with a nonexistent date', () => {
  const NEVER = '20269999T999999999Z'

  test('does not retire a key: prune keeps it, and the other rotations are listed', async () => {
    const fixture = await createFixture()
    const { admin, account, workbench } = fixture
    await fixture.rotate({ deleteAfter: 86_400_000 })
    const other = await admin.apiKeys.create({ serviceAccount: account, name: `k2 (retired ${NEVER} deadbeef)` })
    await admin.apiKeys.disable(other)
    expect(await listRotations(workbench)).toMatchObject([{ key: { id: fixture.key.id }, step: 'retired' }])
    const outcomes = await pruneRetiredKeys(workbench, { deleteAfter: 0 })
    expect(outcomes).toMatchObject([{ key: { id: fixture.key.id }, status: 'deleted' }])
    expect((await admin.apiKeys.get(other)).active).toBe(false)
  })

  test('does not end the grace period of a rotation', async () => {
    const fixture = await createFixture()
    const waiting = await fixture.rotate({ gracePeriod: 3_600_000, wait: false })
    const name = waiting.newKey?.name.replace(/\d{8}T\d{9}Z/, NEVER) ?? ''
    expect(name).toContain(NEVER)
    await fixture.admin.apiKeys.update(waiting.newKey ?? '', { name })
    expect(await fixture.rotate({ gracePeriod: 3_600_000, wait: false })).toMatchObject({ status: 'waiting' })
    expect((await fixture.state()).old).toBe('active')
    expect(await fixture.rotate({ gracePeriod: 0 })).toMatchObject({ status: 'rotated' })
  })
})

test('deletes a retired key whose successors were also replaced', async () => {
  const fixture = await createFixture()
  const first = await fixture.rotate({ retire: 'disable' })
  const second = await fixture.rotate({ retire: 'disable', key: first.newKey?.id ?? '' })
  await fixture.rotate({ retire: 'disable', key: second.newKey?.id ?? '' })
  const outcomes = await pruneRetiredKeys(fixture.workbench, { deleteAfter: 0 })
  expect(outcomes.map(({ status }) => status)).toEqual(['deleted', 'deleted', 'deleted'])
  expect(await fixture.keys()).toHaveLength(1)
})

test('keeps a key for the full time again if it is retired a second time', async () => {
  const fixture = await createFixture()
  await fixture.rotate({ retire: 'disable' })
  const { name } = await fixture.admin.apiKeys.get(fixture.key)
  const retiredLongAgo = name.replace(/retired \w+/, 'retired 20200101T000000000Z')
  await fixture.admin.apiKeys.update(fixture.key, { name: retiredLongAgo })
  await fixture.admin.apiKeys.enable(fixture.key)
  expect(await fixture.rotate({ deleteAfter: DAY })).toMatchObject({ oldKey: 'disabled' })
  expect(await fixture.rotate({ deleteAfter: DAY })).toMatchObject({ oldKey: 'disabled' })
})

test('rotates the other keys if an entry has no store or key', async () => {
  const fixture = await createFixture()
  const invalid = JSON.parse('[{"key":"one"},{"key":null},{"key":{}}]') as ApiKeyRotation[]
  const outcomes = await rotateApiKeys(fixture.workbench, [...invalid, fixture.settings])
  expect(outcomes.map(({ status }) => status)).toEqual(['failed', 'failed', 'failed', 'rotated'])
})

describe('a new key that was never stored, if its predecessor no longer exists,', () => {
  const NAME = 'deploy (rotating 2026-11-27 01234567-89abcdef creating by 01234567-0)'

  async function createStray() {
    const fixture = await createFixture()
    const { mock, admin, account } = fixture
    mock.clock.set(new Date(Date.now() - 2 * 3_600_000))
    const stray = await admin.apiKeys.create({ serviceAccount: account, name: NAME })
    mock.clock.resume()
    return { ...fixture, stray, accepts: () => isAccepted(memoryStore(stray.secret), fixture.workbench) }
  }

  test('is disabled, and deleted after its time', async () => {
    const { admin, account, mock, stray, workbench, keys, accepts } = await createStray()
    await admin.apiKeys.create({ serviceAccount: account, name: NAME.replace('89abcdef', 'fedcba98') })
    expect(await pruneRetiredKeys(workbench, { dryRun: true })).toMatchObject([
      { status: 'due', key: { id: stray.id } },
    ])
    expect(await accepts()).toBe(true)
    expect(await pruneRetiredKeys(workbench)).toMatchObject([
      { status: 'disabled', key: { id: stray.id, active: false }, reason: expect.stringContaining('deleted after') },
    ])
    expect(await accepts()).toBe(false)
    expect(await pruneRetiredKeys(workbench)).toMatchObject([{ status: 'kept', key: { id: stray.id } }])
    mock.clock.advance(8 * DAY)
    expect((await pruneRetiredKeys(workbench)).map(({ status }) => status)).toEqual(['deleted', 'disabled'])
    expect((await keys()).map(({ id }) => id)).not.toContain(stray.id)
  })

  test('is kept if it was enabled, because a program uses it', async () => {
    const { admin, stray, workbench, accepts } = await createStray()
    await pruneRetiredKeys(workbench, { deleteAfter: 0 })
    await admin.apiKeys.enable(stray)
    expect(await pruneRetiredKeys(workbench, { deleteAfter: 0 })).toMatchObject([
      { status: 'kept', reason: expect.stringContaining('enabled again') },
    ])
    expect(await accepts()).toBe(true)
  })

  test('is kept if the list is outdated, and the key was stored since', async () => {
    const { admin, stray, mock, accepts } = await createStray()
    const fetch: Fetch = async (url, init) => {
      const response = await mock.fetch(url, init)
      if (url.includes('/api_keys?'))
        await admin.apiKeys.update(stray, { name: 'deploy (rotated 2026-11-27 01234567-89abcdef)' })
      return response
    }
    const workbench = new Workbench({ token: mock.tokens.admin, fetch })
    expect(await pruneRetiredKeys(workbench)).toMatchObject([{ status: 'kept' }])
    expect(await accepts()).toBe(true)
  })

  test('is enabled again if a run resumes its rotation at the same time', async () => {
    const { admin, stray, mock, accepts } = await createStray()
    const fetch: Fetch = async (url, init) => {
      const response = await mock.fetch(url, init)
      if (init?.method === 'PATCH' && String(init.body).includes('"active":false'))
        await admin.apiKeys.update(stray, { name: NAME.replace('creating', 'storing 0123456789ab-01234567') })
      return response
    }
    const workbench = new Workbench({ token: mock.tokens.admin, fetch })
    expect(await pruneRetiredKeys(workbench)).toMatchObject([{ status: 'failed' }])
    expect(await accepts()).toBe(true)
  })
})

test('does not delete a retired key that is active', async () => {
  const fixture = await createFixture()
  await fixture.rotate({ retire: 'disable' })
  await fixture.admin.apiKeys.enable(fixture.key)
  expect(await pruneRetiredKeys(fixture.workbench, { deleteAfter: 0 })).toMatchObject([
    { status: 'kept', reason: expect.stringContaining('enabled again') },
  ])
  expect((await fixture.state()).old).toBe('active')
})

test('deletes the keys that earlier runs retired long enough ago', async () => {
  const fixture = await createFixture()
  await fixture.rotate({ deleteAfter: undefined })
  const { key, store, ...rotation } = fixture.settings
  const many = { ...rotation, account: fixture.account, olderThan: 90 * DAY, store: () => store }
  expect(await rotateServiceAccount(fixture.workbench, { ...many, deleteAfter: DAY })).toEqual([])
  expect(await rotateServiceAccount(fixture.workbench, { ...many, deleteAfter: 0 })).toMatchObject([
    { status: 'rotated', oldKey: 'deleted' },
  ])
})

test('rotates a new key whose own rotation cannot be finished because the old key was deleted', async () => {
  const fixture = await createFixture()
  const { newKey } = await fixture.rotate({ gracePeriod: DAY, wait: false })
  await fixture.admin.apiKeys.delete(fixture.key)
  const { key, store, ...rotation } = fixture.settings
  const many = { ...rotation, account: fixture.account, olderThan: 0, store: () => store }
  expect(await rotateServiceAccount(fixture.workbench, many)).toMatchObject([
    { status: 'rotated', key: { id: newKey?.id }, oldKey: 'deleted' },
  ])
  expect(await fixture.keys()).toHaveLength(1)
  expect(await fixture.accepted()).toBe(true)
})

test('continues a rotation that was rolled back only if its key is selected', async () => {
  const fixture = await createFixture()
  await fixture.rotate({ gracePeriod: DAY, wait: false })
  await rollBackApiKey(fixture.workbench, fixture.settings)
  const { key, store, ...rotation } = fixture.settings
  const many = { ...rotation, account: fixture.account, olderThan: 0, store: () => store }
  expect(await rotateServiceAccount(fixture.workbench, many)).toMatchObject([
    { status: 'skipped', reason: expect.stringContaining('rolled back') },
  ])
  expect(await fixture.rotate()).toMatchObject({ status: 'rotated' })
  expect(await fixture.state()).toEqual(ROTATED)
})

test('a rotation that continues after a rollback waits for the whole grace period, and later runs continue it', async () => {
  const fixture = await createFixture()
  const { workbench } = fixture
  await fixture.rotate({ gracePeriod: DAY, wait: false })
  await rollBackApiKey(workbench, fixture.settings)
  const [rolledBack] = await listRotations(workbench)
  const { until } = await fixture.rotate({ gracePeriod: DAY, wait: false })
  const [waiting] = await listRotations(workbench)
  expect([rolledBack, waiting]).toMatchObject([{ step: 'rolled back' }, { step: 'waiting' }])
  expect(Number(until) - Number(waiting?.since)).toBe(DAY)
  expect(Number(waiting?.since)).toBeGreaterThan(Number(rolledBack?.since))
  const { key, store, ...rotation } = fixture.settings
  const many = { ...rotation, account: fixture.account, olderThan: DAY, store: () => store }
  expect(await rotateServiceAccount(workbench, many)).toMatchObject([{ status: 'rotated' }])
  expect(await fixture.state()).toEqual(ROTATED)
})

test('a rotation that continues after a rollback stops if it is rolled back again', async () => {
  const fixture = await createFixture()
  await fixture.rotate({ gracePeriod: DAY, wait: false })
  await rollBackApiKey(fixture.workbench, fixture.settings)
  let again: Promise<unknown> | undefined
  const onProgress = at('waiting', () => {
    again = rollBackApiKey(fixture.admin, fixture.settings)
  })
  expect(String(await failureOf(fixture.rotate({ gracePeriod: 300, onProgress })))).toContain('rolled back')
  expect(await again).toMatchObject({ status: 'rolled back' })
  expect(await fixture.state()).toMatchObject({ old: 'active', fresh: 1, accepted: true })
})

test('reports a key whose rotation was rolled back as due once it is old enough, and why it is skipped', async () => {
  const fixture = await createFixture()
  await fixture.rotate({ gracePeriod: DAY, wait: false })
  await rollBackApiKey(fixture.workbench, fixture.settings)
  const due = (olderThan: number) =>
    dueKeys(fixture.workbench, { account: fixture.account, olderThan, store: () => fixture.store })
  expect(await due(0)).toMatchObject([
    { key: { id: fixture.key.id }, store: fixture.store, skipped: expect.stringContaining('rolled back') },
  ])
  expect(await due(DAY)).toEqual([])
})

test('starts over after a rollback if the old secret was restored manually', async () => {
  const fixture = await createFixture()
  await fixture.rotate({ gracePeriod: DAY, wait: false })
  const [first] = await fixture.others()
  await fixture.store.write(fixture.key.secret)
  expect(await rollBackApiKey(fixture.workbench, fixture.settings)).toMatchObject({
    status: 'rolled back',
    newKey: undefined,
  })
  const { newKey } = await fixture.rotate()
  expect(newKey?.id).not.toBe(first?.id)
  expect(await fixture.state()).toEqual(ROTATED)
})

test('can check a store without changing anything', async () => {
  const fixture = await createFixture()
  const { workbench, key } = fixture
  await checkStore(workbench, { key, store: fixture.store })
  expect(String(await failureOf(checkStore(workbench, { key, store: memoryStore() })))).toContain('is empty')
  await checkStore(workbench, { key, store: memoryStore(), create: true })
  const wrong = checkStore(workbench, { key, store: memoryStore(new Secret('no-key-at-all')) })
  expect(String(await failureOf(wrong))).toContain('does not accept the secret')
  // The change of a nonexistent key, which checks the permission.
  expect([...new Set(fixture.calls.filter(call => !call.startsWith('GET')))]).toEqual(['PATCH api_keys/*'])
  expect((await fixture.keys()).map(({ updatedAt }) => updatedAt)).toEqual([key.updatedAt])
})

test('a check and a rotation report a read-only token, and change nothing', async () => {
  const fixture = await createFixture()
  const readers = await fixture.admin.serviceAccounts.create({
    name: 'readers',
    role: 'organization_admin',
    readOnly: true,
  })
  const { secret } = await fixture.admin.apiKeys.create({ serviceAccount: readers, name: 'reader' })
  const check = checkStore(fixture.workbench.withToken(secret), { key: fixture.key, store: fixture.store })
  expect(String(await failureOf(check))).toContain('can read keys, but cannot change them.')
  const before = await fixture.keys()
  const rotation = rotateApiKey(fixture.workbench.withToken(secret), { key: fixture.key, store: fixture.store })
  expect(String(await failureOf(rotation))).toMatch(/can read keys, but cannot change them\..* Nothing was changed\.$/)
  expect(fixture.events).toEqual([])
  expect(await fixture.keys()).toEqual(before)
})

test('uses a one-time code for each new key', async () => {
  const mock = new WorkbenchMock({ assumptions: { otpOnKeyCreate: true } })
  const [account] = mock.seed({ serviceAccounts: [{ name: 'ci', keys: [{ name: 'deploy' }] }] }).serviceAccounts
  const [key] = account.keys
  const workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })
  const store = memoryStore(new Secret(key.token))
  let codes = 0
  const otp = () => {
    codes += 1
    return mock.otp
  }
  expect(await rotateApiKey(workbench, { ...FAST, key: key.id, store, otp })).toMatchObject({ status: 'rotated' })
  expect(codes).toBe(1)
})
