import { setImmediate } from 'node:timers/promises'
import { inspect } from 'node:util'
import { WorkbenchMock } from '@workbench-sdk/mock'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../../../../test/soak.ts'
import { type Fetch, Workbench } from '../../src/index.ts'
import {
  type ApiKeyRotation,
  baseName,
  checkStore,
  listRotations,
  memoryStore,
  type RotationEvent,
  rotateApiKey,
  rotateApiKeys,
  rotateOrganization,
  type SecretStore,
  StoreError,
} from '../../src/rotation/index.ts'
import { isAccepted } from './accepted.ts'
import { failureOf } from './fixtures.ts'

/** The name of a key after a rotation found the secret of another key in its place. */
const NOT_IN_ITS_PLACE = expect.stringMatching(/^main \(place has another key [0-9a-f]{12}\)$/)

const FAST = { gracePeriod: 0, deleteAfter: 0, settleTimeout: 0, lease: 600 }

/** Keys of several accounts, each with a place that has its secret, and a client whose requests take varying times. */
async function openOrganization(count: number, delays: readonly number[]) {
  const mock = new WorkbenchMock()
  const admin = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })
  const keys = await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const account = await admin.serviceAccounts.create({ name: `account ${index}`, role: 'organization_analyst' })
      return admin.apiKeys.create({ serviceAccount: account, name: 'main' })
    }),
  )
  let requests = 0
  const fetch: Fetch = async (url, init) => {
    const turns = delays[requests++ % delays.length] ?? 0
    for (let turn = 0; turn < turns; turn++) await setImmediate()
    return mock.fetch(new Request(url, init))
  }
  const workbench = new Workbench({ token: mock.tokens.admin, fetch, retries: 0 })
  return { mock, admin, keys, workbench, places: keys.map(({ secret }) => memoryStore(secret)) }
}

const WAYS: Readonly<
  Record<string, (workbench: Workbench, rotations: readonly ApiKeyRotation[], concurrency: number) => Promise<unknown>>
> = {
  'in a list': (workbench, rotations, concurrency) => rotateApiKeys(workbench, rotations, { concurrency }),
  'each on its own': (workbench, rotations) =>
    Promise.allSettled(rotations.map(rotation => rotateApiKey(workbench, rotation))),
  'as an organization': (workbench, rotations, concurrency) => {
    const storeOf = new Map(rotations.map(({ key, store }) => [typeof key === 'string' ? key : key.id, store]))
    return rotateOrganization(workbench, {
      ...FAST,
      olderThan: 0,
      concurrency,
      store: key => storeOf.get(key.id) ?? memoryStore(),
    })
  },
}

/** An order of the numbers below `count`. */
const orders = fc
  .integer({ min: 2, max: 5 })
  .chain(count => fc.shuffledSubarray([...Array(count).keys()], { minLength: count }))

test.each(Object.entries(WAYS))('rotates all keys except those whose places are swapped: %s', async (_, rotateAll) => {
  const delays = fc.array(fc.nat(6), { minLength: 1, maxLength: 20 })
  await fc.assert(
    fc.asyncProperty(orders, fc.integer({ min: 1, max: 5 }), delays, async (order, concurrency, waits) => {
      const { admin, keys, workbench, places } = await openOrganization(order.length, waits)
      const rotations = order.flatMap((place, index) => {
        const [key, store] = [keys[index], places[place]]
        return key && store ? { key, store, ...FAST } : []
      })
      const outcomes = await rotateAll(workbench, rotations, concurrency)
      // A key is also disabled for a moment while its rotation finds out whose secret its place has.
      expect(inspect(outcomes, { depth: null })).not.toContain('which Workbench does not accept')
      for (const [index, key] of keys.entries()) {
        const place = places[index]
        const isRight = order[index] === index
        const stored = await place?.read?.()
        expect(await isAccepted(memoryStore(stored), admin)).toBe(true)
        expect(stored?.reveal() === key.secret.reveal()).toBe(!isRight)
        const now = await admin.serviceAccounts.keys(key.serviceAccountId ?? '').toArray()
        if (isRight) expect(now).toMatchObject([{ name: expect.stringMatching(/^main \(rotated /), active: true }])
        else
          expect(now, inspect(outcomes, { depth: 4 })).toMatchObject([
            { id: key.id, name: NOT_IN_ITS_PLACE, active: true },
          ])
      }
    }),
    { numRuns: runs(5, 300) },
  )
})

test.each([false, true])(
  'does not consider a secret invalid while another rotation has disabled its key, with create: %s',
  async create => {
    const { mock, keys, workbench, places } = await openOrganization(2, [0])
    const [[one, other], [place, otherPlace]] = [keys, places]
    if (!(one && other && place && otherPlace)) throw new Error('There are no keys.')
    let onRejection = () => {}
    const rejection = new Promise<void>(resolve => {
      onRejection = resolve
    })
    let second: Promise<unknown> | undefined
    const fetch: Fetch = async (url, init) => {
      const response = await mock.fetch(new Request(url, init))
      if (response.status === 401) onRejection()
      if (/"active":\s*false/.test(String(init?.body)) && second === undefined) {
        second = failureOf(rotateApiKey(observed, { ...FAST, key: other, store: place, create }))
        await rejection
      }
      return response
    }
    const observed = workbench.withOptions({ fetch })
    await failureOf(rotateApiKey(observed, { ...FAST, key: one, store: otherPlace }))
    expect(String(await second)).toMatch(
      /Workbench accepted the secret that .* contained, although "main" was disabled/,
    )
    for (const { secret } of [one, other]) expect(await isAccepted(memoryStore(secret), workbench)).toBe(true)
    const stored = await Promise.all([place.read?.(), otherPlace.read?.()])
    expect(stored.map(secret => secret?.reveal())).toEqual([one.secret.reveal(), other.secret.reveal()])
  },
)

test.each(['invalid before', 'valid afterwards, and cannot be written back'])(
  'does not disable a key, not even in later runs, if the previous secret of its place is %s',
  async change => {
    const { admin, keys, workbench } = await openOrganization(2, [0])
    const [key, other] = keys
    if (!(key && other)) throw new Error('There are no keys.')
    const store = memoryStore(other.secret)
    const broken = { ...store, write: async () => Promise.reject(new StoreError('The place is full.')) }
    let isBroken = false
    // The second case: the secret of the other key is valid, but cannot be written back.
    const place: SecretStore = {
      label: 'the place',
      read: async () => store.read?.(),
      write: secret => (isBroken ? broken : store).write(secret),
    }
    const onProgress = async ({ progress }: RotationEvent) => {
      if (progress !== 'waiting') return
      if (change === 'invalid before') await admin.apiKeys.disable(other)
      else isBroken = true
    }
    const error = await failureOf(rotateApiKey(workbench, { ...FAST, key, store: place, gracePeriod: 300, onProgress }))
    expect(String(error)).toMatch(
      change === 'invalid before'
        ? /no longer accepts the secret that the place contained, although "main" is active/
        : /The place is full. The old key is active/,
    )
    const [first] = await rotateOrganization(workbench, {
      ...FAST,
      olderThan: 0,
      store: ({ id }) => (id === key.id ? place : memoryStore()),
    })
    expect(first).toMatchObject({ status: 'skipped', key: { id: key.id } })
    const name = change === 'invalid before' ? 'main' : NOT_IN_ITS_PLACE
    expect(await admin.apiKeys.get(key)).toMatchObject({ name, active: true })
    expect(await isAccepted(store, admin)).toBe(true)
  },
)

test.each(['main', 'x'.repeat(255), 'main (rotated 2026-08-01)'])(
  'disables keys with swapped places only once, not in each run, until a place is corrected: %s',
  async original => {
    const { mock, admin, keys, workbench, places } = await openOrganization(2, [0])
    const [[one, other], [place, otherPlace]] = [keys, places]
    if (!(one && other && place && otherPlace)) throw new Error('There are no keys.')
    for (const key of [one, other]) await admin.apiKeys.update(key, { name: original })
    const base = baseName(original)
    let disabled = 0
    const fetch: Fetch = async (url, init) => {
      if (/"active":\s*false/.test(String(init?.body))) disabled += 1
      return mock.fetch(new Request(url, init))
    }
    const observed = workbench.withOptions({ fetch })
    const rotate = () =>
      rotateApiKeys(observed, [
        { key: one, store: otherPlace, ...FAST },
        { key: other, store: place, ...FAST },
      ])
    expect(await rotate()).toMatchObject([{ status: 'failed' }, { status: 'failed' }])
    expect(disabled).toBe(2)

    const found = await listRotations(observed)
    expect(found.map(({ key, step, newKey }) => [key.name, step, newKey])).toEqual([
      [base, 'wrong place', undefined],
      [base, 'wrong place', undefined],
    ])

    for (const store of [otherPlace, memoryStore(other.secret)]) {
      const error = await failureOf(rotateApiKey(observed, { ...FAST, key: one, store }))
      expect(String(error)).toMatch(
        /memory \d+ probably contains the secret of another key\. An earlier run disabled "(main|x{120})"/,
      )
      expect(String(error)).toMatch(/It may have been swapped .* Nothing was changed\.$/)
      expect(String(await failureOf(checkStore(observed, { key: one, store })))).toMatch(
        /probably contains the secret of another/,
      )
    }
    expect(await rotate()).toMatchObject([{ status: 'failed' }, { status: 'failed' }])
    expect(disabled).toBe(2)

    expect(await rotateApiKey(observed, { ...FAST, key: one, store: place })).toMatchObject({
      status: 'rotated',
      newKey: { name: expect.stringContaining(`${base} (rotated `) },
    })
    const { name } = await admin.apiKeys.get(other)
    await admin.apiKeys.update(other, { name: name.replace(/ \(place .*/, '') })
    expect(await rotateApiKey(observed, { ...FAST, key: other, store: otherPlace })).toMatchObject({
      status: 'rotated',
    })
    expect((await listRotations(observed)).map(({ step }) => step)).not.toContain('wrong place')
  },
)
