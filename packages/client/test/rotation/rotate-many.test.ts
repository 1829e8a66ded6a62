import { expect, test } from 'vitest'
import { type Fetch, InvalidArgumentError, type Secret, Workbench } from '../../src/index.ts'
import {
  baseName,
  memoryStore,
  type RotationJournal,
  rotateOrganization,
  rotateServiceAccount,
  type SecretStore,
  type ServiceAccountRotation,
} from '../../src/rotation/index.ts'
import { at, createFixture, failureOf, loseResponse, respondWith } from './fixtures.ts'

const DAY = 86_400_000

/** Creates an account with keys of the given ages in days, each with a store. */
async function setAccount(ages: readonly number[], { own = false } = {}) {
  const fixture = await createFixture({ own })
  const stores = new Map<string, SecretStore>()
  const secrets = new Map<string, Secret>()
  await fixture.admin.apiKeys.delete(fixture.key)
  for (const [index, age] of ages.entries()) {
    fixture.mock.clock.set(new Date(Date.now() - age * DAY))
    const key = await fixture.admin.apiKeys.create({ serviceAccount: fixture.account, name: `key ${index}` })
    secrets.set(key.name, key.secret)
    stores.set(key.name, memoryStore(key.secret))
  }
  fixture.mock.clock.resume()
  await fixture.store.write(secrets.get('key 0') ?? fixture.key.secret)
  const store = (name: string) => stores.get(name) ?? memoryStore()
  const settings: ServiceAccountRotation = {
    account: fixture.account,
    olderThan: 30 * DAY,
    store: key => store(baseName(key.name)),
    journal: fixture.journal,
    gracePeriod: 0,
    deleteAfter: 0,
    settleTimeout: 0,
    lease: 300,
    onProgress: event => fixture.events.push(event),
  }
  const token = own ? (secrets.get('key 0') ?? '') : fixture.mock.tokens.admin
  const workbench = fixture.workbench.withToken(token)
  return {
    ...fixture,
    workbench,
    settings,
    rotate: (changes: Partial<ServiceAccountRotation> = {}) =>
      rotateServiceAccount(workbench, { ...settings, ...changes }),
    /** Returns the names of the keys whose stores contain an accepted secret. */
    async accepted() {
      const names: string[] = []
      for (const [name, place] of stores) {
        const secret = await place.read?.()
        const itself = new Workbench({ token: secret ?? 'none', fetch: fixture.mock.fetch })
        await itself.organizations.list().then(
          () => names.push(name),
          () => {},
        )
      }
      return names
    },
  }
}

test('rotates old keys, oldest first', async () => {
  const account = await setAccount([40, 10, 90, 60])
  const outcomes = await account.rotate({ concurrency: 1 })
  expect(outcomes.map(({ key, status }) => `${key.name} ${status}`)).toEqual([
    'key 2 rotated',
    'key 3 rotated',
    'key 0 rotated',
  ])
  expect(await account.accepted()).toHaveLength(4)
  expect(await account.keys()).toHaveLength(4)
  expect(await account.rotate()).toEqual([])
})

test('respects the concurrency limit', async () => {
  const account = await setAccount(Array(7).fill(40))
  const inProgress = new Set<string>()
  let most = 0
  let held = 0
  const journal: RotationJournal = {
    ...account.journal,
    async lock() {
      held += 1
      return async () => void held--
    },
    async write(entries) {
      expect(held).toBe(1)
      await account.journal.write(entries)
    },
  }
  await account.rotate({
    journal,
    concurrency: 3,
    // Without a pause, a rotation would not yield to the others, because the mock responds immediately.
    afterStore: () => new Promise(resolve => setTimeout(resolve, 50)),
    onProgress({ key, progress }) {
      if (progress === 'done') inProgress.delete(key.id)
      else inProgress.add(key.id)
      most = Math.max(most, inProgress.size)
    },
  })
  expect([most, held]).toEqual([3, 0])
  expect(await account.accepted()).toHaveLength(7)
})

test('continues with the other keys if one fails', async () => {
  const account = await setAccount([40, 50, 60])
  account.respond('POST api_keys', async pass => pass(), respondWith(403))
  const outcomes = await account.rotate({ concurrency: 1 })
  expect(outcomes.map(({ status }) => status)).toEqual(['rotated', 'failed', 'rotated'])
  expect(await account.accepted()).toHaveLength(3)
  expect(await account.rotate()).toMatchObject([{ status: 'rotated' }])
})

test('rejects two keys with the same store before anything is changed for them', async () => {
  const account = await setAccount([40, 50])
  const one = memoryStore()
  const outcomes = await account.rotate({ store: () => one })
  const message = expect.stringMatching(/"key 1" \(\S+\) and "key 0" \(\S+\) have the same place, memory/)
  const failure = { status: 'failed', error: expect.objectContaining({ name: 'InvalidArgumentError', message }) }
  expect(outcomes).toMatchObject([failure, failure])
  expect(account.calls.filter(call => !call.startsWith('GET'))).toEqual([])
})

test.each([
  ['olderThan', { olderThan: -1 }],
  ['olderThan', { olderThan: Number.NaN }],
  ['olderThan', { olderThan: Number.POSITIVE_INFINITY }],
  ['concurrency', { concurrency: 0 }],
])('rejects an invalid %s: %o', async (_, changes) => {
  const account = await setAccount([40])
  expect(await failureOf(account.rotate(changes))).toBeInstanceOf(InvalidArgumentError)
  expect(account.calls).toEqual([])
})

test('resumes interrupted rotations, and starts no rotation after an interruption', async () => {
  const account = await setAccount([40, 50, 60])
  const control = new AbortController()
  const onProgress = at('waiting', () => control.abort())
  const outcomes = await account.rotate({ concurrency: 1, gracePeriod: 60_000, signal: control.signal, onProgress })
  expect(outcomes.map(({ status }) => status)).toEqual(['waiting', 'not begun', 'not begun'])
  expect(await account.accepted()).toHaveLength(3)
  const rest = await account.rotate()
  expect(rest.map(({ key, status }) => `${key.name} ${status}`)).toEqual([
    'key 2 rotated',
    'key 1 rotated',
    'key 0 rotated',
  ])
  expect(await account.keys()).toHaveLength(3)
})

test('rotates its own key among others, even if it is already disabled', async () => {
  const account = await setAccount([60, 50, 40], { own: true })
  expect((await account.rotate()).map(({ status }) => status)).toEqual(['rotated', 'rotated', 'rotated'])
  const second = await setAccount([60, 50], { own: true })
  second.respond('DELETE api_keys/*', loseResponse)
  expect((await second.rotate({ concurrency: 1 })).map(({ status }) => status)).toEqual(['failed', 'rotated'])
  expect(await second.rotate()).toMatchObject([{ status: 'rotated', key: { name: 'key 0' } }])
  expect(await second.keys()).toHaveLength(2)
  expect(await second.accepted()).toHaveLength(2)
})

test('treats a key without a state as active', async () => {
  const account = await setAccount([40])
  const fetch: Fetch = async (url, init) => {
    if (url.includes('active')) throw new Error('This filter would omit keys without a state.')
    const answer = await account.mock.fetch(url, init)
    const text = await answer.text()
    return new Response(text.replaceAll('"active":true', '"active":null') || null, answer)
  }
  const workbench = account.workbench.withOptions({ fetch })
  expect(await rotateServiceAccount(workbench, account.settings)).toMatchObject([{ status: 'rotated' }])
})

test('rotates the keys of all accounts except disabled ones', async () => {
  const account = await setAccount([40, 50])
  const [first] = await account.keys()
  if (first) await account.admin.apiKeys.disable(first)
  const outcomes = await rotateOrganization(account.workbench, account.settings)
  expect(outcomes.map(({ key }) => key.name)).toEqual(['key 0'])
})
