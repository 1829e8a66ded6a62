import { describe, expect, test } from 'vitest'
import { MismatchError, Workbench } from '../../src/index.ts'
import {
  memoryStore,
  RotationError,
  type RotationProgress,
  rotateApiKey,
  type SecretStore,
} from '../../src/rotation/index.ts'
import {
  at,
  type Call,
  createFixture,
  failureOf,
  loseRequest,
  loseResponse,
  type Responder,
  ROTATED,
  respondWith,
  UNTOUCHED,
  withoutRead,
} from './fixtures.ts'

/** A failure of a request, the store or the verification. */
interface Failure {
  readonly requests?: readonly [Call, ...Responder[]]
  readonly store?: (store: SecretStore) => SecretStore
  readonly verify?: () => unknown
  readonly left: object
  readonly message: RegExp
}

const fail = async () => Promise.reject(new Error('the store failed'))
const failAfterFirstWrite = (store: SecretStore): SecretStore => {
  let isFirst = true
  return {
    ...store,
    async write(secret) {
      await store.write(secret)
      if (isFirst) {
        isFirst = false
        await fail()
      }
    },
  }
}
const WAITS = { fresh: 1, accepted: true }
const ROLLED_BACK = /It was rolled back: the old key is unchanged/

const FAILURES: Record<string, Failure> = {
  'the creation is rejected': { requests: ['POST api_keys', respondWith(403)], left: UNTOUCHED, message: ROLLED_BACK },
  'every response to the creation is lost': {
    requests: ['POST api_keys', ...Array(4).fill(loseResponse)],
    left: UNTOUCHED,
    message: ROLLED_BACK,
  },
  'the search for earlier keys fails before the creation': {
    requests: ['GET service_accounts/*/api_keys', async pass => pass(), loseRequest],
    left: UNTOUCHED,
    message: ROLLED_BACK,
  },
  'the new key cannot be tested': {
    requests: ['GET organizations', respondWith(500)],
    left: UNTOUCHED,
    message: ROLLED_BACK,
  },
  'the store fails before it writes': {
    store: store => ({ ...store, write: fail }),
    left: UNTOUCHED,
    message: ROLLED_BACK,
  },
  'the store fails after it has written': { store: failAfterFirstWrite, left: UNTOUCHED, message: ROLLED_BACK },
  'a store that cannot be read fails before it writes': {
    store: store => withoutRead({ ...store, write: fail }),
    left: { ...WAITS, old: 'active', store: 'old', journal: ['made'] },
    message: /The store may have the new key. Run it again/,
  },
  'a store that cannot be read fails after it has written': {
    store: store => withoutRead(failAfterFirstWrite(store)),
    left: { ...WAITS, old: 'active', store: 'new', journal: ['made'] },
    message: /The store may have the new key. Run it again/,
  },
  'the store cannot be read': { store: store => ({ ...store, read: fail }), left: UNTOUCHED, message: ROLLED_BACK },
  'the verification rejects': { verify: fail, left: UNTOUCHED, message: ROLLED_BACK },
  'the verification throws synchronously': {
    verify: () => {
      throw new Error('not proven')
    },
    left: UNTOUCHED,
    message: ROLLED_BACK,
  },
  'the old key cannot be disabled': {
    requests: ['PATCH api_keys/*', respondWith(403)],
    left: { ...WAITS, old: 'active', store: 'new', journal: ['proven'] },
    message: /The old key works too, unless/,
  },
  'the response to disabling the old key is lost': {
    requests: ['PATCH api_keys/*', loseResponse],
    left: { ...WAITS, old: 'disabled', store: 'new', journal: ['proven'] },
    message: /unless the failed call disabled it/,
  },
  'the old key cannot be deleted': {
    requests: ['DELETE api_keys/*', respondWith(500)],
    left: { ...WAITS, old: 'disabled', store: 'new', journal: ['disabled'] },
    message: /The old key is disabled, unless/,
  },
  'the response to deleting the old key is lost': {
    requests: ['DELETE api_keys/*', loseResponse],
    left: { ...WAITS, old: 'deleted', store: 'new', journal: ['disabled'] },
    message: /unless the failed call deleted it/,
  },
}

describe('stops, describes the keys, and resumes when it is called again', () => {
  test.each(Object.entries(FAILURES))('%s', async (_, { requests, store, verify, left, message }) => {
    const fixture = await createFixture()
    if (requests) fixture.respond(...requests)
    const failing = store?.(fixture.store) ?? fixture.store
    const error = await failureOf(fixture.rotate({ store: failing, ...(verify && { verify }) }))
    const isRolledBack = left === UNTOUCHED
    expect(error).toBeInstanceOf(RotationError)
    expect(error).toMatchObject({ message: expect.stringMatching(message), canResume: !isRolledBack })
    expect(await fixture.state()).toEqual(left)
    expect(fixture.events.at(-1)).toMatchObject({
      progress: isRolledBack ? 'rolled back' : 'failed',
      error: expect.any(Error),
    })
    const same = failing.read === undefined ? withoutRead(fixture.store) : fixture.store
    expect(await fixture.rotate({ store: same })).toMatchObject({ status: 'rotated' })
    expect(await fixture.state()).toEqual(ROTATED)
    expect(fixture.violations).toEqual([])
  })
})

test('creates another key after deleting one whose response was lost', async () => {
  const fixture = await createFixture()
  fixture.respond('POST api_keys', loseResponse, loseRequest, loseResponse)
  await fixture.rotate()
  expect(await fixture.state()).toEqual(ROTATED)
  expect([fixture.maxNewKeys, fixture.violations]).toEqual([1, []])
})

test.each(['made', 'proven', 'disabled'] as const)(
  'deletes the key of a creation that arrives late, after "%s"',
  async when => {
    const fixture = await createFixture()
    let late: (() => Promise<Response>) | undefined
    let arrived: Promise<unknown> = Promise.resolve()
    fixture.respond('POST api_keys', async pass => {
      late = pass
      return loseRequest(pass)
    })
    const onProgress = at(when, () => {
      arrived = late?.() ?? arrived
    })
    await fixture.rotate({ onProgress, gracePeriod: 20, deleteAfter: 20 })
    expect((await arrived) instanceof Response).toBe(true)
    expect(await fixture.state()).toEqual(ROTATED)
  },
)

const PROGRESS: readonly [RotationProgress, object][] = [
  ['made', UNTOUCHED],
  ['stored', UNTOUCHED],
  ['proven', { ...WAITS, old: 'active', store: 'new', journal: ['proven'] }],
  ['disabled', { ...WAITS, old: 'disabled', store: 'new', journal: ['disabled'] }],
]

test.each(PROGRESS)('resumes after an interruption at "%s"', async (progress, left) => {
  const fixture = await createFixture()
  const control = new AbortController()
  const onProgress = at(progress, () => control.abort())
  const gracePeriod = progress === 'disabled' ? 0 : 60_000
  const error = await failureOf(
    fixture.rotate({ signal: control.signal, onProgress, gracePeriod, deleteAfter: 60_000 }),
  )
  expect(error).toMatchObject({ message: expect.stringContaining('interrupted'), canResume: left !== UNTOUCHED })
  expect(await fixture.state()).toEqual(left)
  await fixture.rotate()
  expect(await fixture.state()).toEqual(ROTATED)
  if (left !== UNTOUCHED) expect(fixture.progress()).toContain('resumed')
})

test('changes nothing if it is interrupted before it begins', async () => {
  const fixture = await createFixture()
  await failureOf(fixture.rotate({ signal: AbortSignal.abort() }))
  expect(await fixture.state()).toEqual(UNTOUCHED)
})

test.each([1, 2])('can interrupt verification %i if it never ends', async nth => {
  const fixture = await createFixture()
  const control = new AbortController()
  let proofs = 0
  const verify = () => {
    proofs += 1
    if (proofs < nth) return undefined
    setImmediate(() => control.abort())
    return new Promise(() => {})
  }
  expect(await failureOf(fixture.rotate({ verify, signal: control.signal }))).toMatchObject({ canResume: nth === 2 })
  await fixture.rotate()
  expect(await fixture.state()).toEqual(ROTATED)
})

test('waits until a new key is accepted', async () => {
  const fixture = await createFixture()
  fixture.respond('GET organizations', respondWith(401), respondWith(401))
  await fixture.rotate()
  expect(await fixture.state()).toEqual(ROTATED)
})

test('a clock that is set back does not extend the grace period', { timeout: 5_000 }, async () => {
  const fixture = await createFixture()
  const control = new AbortController()
  const stop = { signal: control.signal, onProgress: at('waiting', () => control.abort()), gracePeriod: 20 }
  await failureOf(fixture.rotate(stop))
  const ahead = new Date(Date.now() + 86_400_000).toISOString()
  await fixture.journal.write((await fixture.entries()).map(entry => ({ ...entry, provenAt: ahead })))
  await fixture.rotate({ gracePeriod: 20 })
  expect(await fixture.state()).toEqual(ROTATED)
})

test('creates another key if the stored secret cannot be verified', async () => {
  const fixture = await createFixture()
  const store = withoutRead(fixture.store)
  const control = new AbortController()
  await failureOf(fixture.rotate({ store, signal: control.signal, onProgress: at('stored', () => control.abort()) }))
  let proofs = 0
  await fixture.rotate({ store, verify: () => void proofs++ })
  expect(proofs).toBeGreaterThan(0)
  expect(await fixture.state()).toEqual(ROTATED)
})

test('keeps a key whose secret is stored, even if the store reported a failure', async () => {
  const fixture = await createFixture()
  const store = memoryStore()
  await failureOf(fixture.rotate({ store: failAfterFirstWrite(store) }))
  const [made] = await fixture.others()
  expect((await fixture.rotate({ store })).newKey?.id).toBe(made?.id)
})

test('keeps a key that may be stored after a second failure', async () => {
  const fixture = await createFixture()
  const store = withoutRead(fixture.store)
  await failureOf(fixture.rotate({ store: failAfterFirstWrite(store) }))
  fixture.respond('POST api_keys', respondWith(403))
  expect(await failureOf(fixture.rotate({ store }))).toMatchObject({ canResume: true })
  expect(await fixture.state()).toMatchObject({ store: 'new', accepted: true, journal: ['making'] })
  await fixture.rotate({ store })
  expect(await fixture.state()).toEqual(ROTATED)
})

test('deletes the key of a late creation before waiting for the deletion', async () => {
  const fixture = await createFixture()
  let arrive: () => Promise<unknown> = async () => {}
  fixture.respond('POST api_keys', async pass => {
    arrive = pass
    return loseRequest(pass)
  })
  const control = new AbortController()
  const onProgress = at('disabled', () => control.abort())
  const verify = () => arrive()
  await failureOf(fixture.rotate({ verify, onProgress, signal: control.signal, deleteAfter: 60_000 }))
  expect((await fixture.others()).filter(({ active }) => active)).toHaveLength(1)
})

test('does not take a key for deleted because Workbench does not know the route', async () => {
  const fixture = await createFixture()
  fixture.respond('DELETE api_keys/*', respondWith(404))
  expect(await failureOf(fixture.rotate())).toMatchObject({ canResume: true })
  expect(await fixture.state()).toMatchObject({ old: 'disabled', journal: ['disabled'] })
  await fixture.rotate()
  expect(await fixture.state()).toEqual(ROTATED)
})

test('deletes the new key if Workbench has changed its name, by which it would not be found', async () => {
  const { mock, settings, state } = await createFixture()
  const fetch: typeof globalThis.fetch = async (...args) => {
    const request = new Request(...args)
    if (request.method !== 'POST') return mock.fetch(request)
    const body: { data: { attributes: { display_name: string } } } = await request.clone().json()
    body.data.attributes.display_name = body.data.attributes.display_name.slice(0, 20)
    return mock.fetch(new Request(request, { body: JSON.stringify(body) }))
  }
  const workbench = new Workbench({ token: mock.tokens.admin, fetch, retries: 0 })
  const error = await failureOf(rotateApiKey(workbench, settings))
  expect(error).toMatchObject({ cause: expect.any(MismatchError) })
  expect(await state()).toEqual(UNTOUCHED)
})
