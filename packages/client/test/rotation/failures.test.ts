import { describe, expect, test } from 'vitest'
import { MismatchError, RateLimitError, type Secret, Workbench } from '../../src/index.ts'
import {
  type ApiKeyRotation,
  memoryStore,
  type RotationEvent,
  RotationInterruptedError,
  type RotationProgress,
  rotateApiKey,
  type SecretStore,
  StoreError,
} from '../../src/rotation/index.ts'
import {
  at,
  type Call,
  createFixture,
  failureOf,
  LONG_LEASE,
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
const pass: Responder = respond => respond()
const WAITS = { fresh: 1, accepted: true }
const ROLLED_BACK =
  /The old key is active; there is no new key\. memory \d+ contains its previous secret, which Workbench accepts\. It was undone\./
/** The error is from the store or the call itself, because the rotation has not begun. */
const NOT_BEGUN = /^(?!The rotation)/

const COUNTED = ['PATCH api_keys/*', 'GET service_accounts/*/api_keys']

const FAILURES: Record<string, Failure> = {
  'the creation is rejected': { requests: ['POST api_keys', respondWith(403)], left: UNTOUCHED, message: ROLLED_BACK },
  'every response to the creation is lost': {
    requests: ['POST api_keys', ...Array(4).fill(loseResponse)],
    left: UNTOUCHED,
    message: ROLLED_BACK,
  },
  'the search for other keys fails after the creation': {
    requests: ['GET service_accounts/*/api_keys', pass, loseRequest],
    left: UNTOUCHED,
    message: ROLLED_BACK,
  },
  'the stored key cannot be tested': {
    requests: ['GET organizations', respondWith(500)],
    left: UNTOUCHED,
    message: NOT_BEGUN,
  },
  'the new key cannot be tested': {
    requests: ['GET organizations', pass, respondWith(500)],
    left: UNTOUCHED,
    message: ROLLED_BACK,
  },
  'the store fails before it writes': {
    store: store => ({ ...store, write: fail }),
    left: { ...WAITS, old: 'active', store: 'old', journal: ['storing'] },
    message: /The old key is active; the new key \S+ is active\. memory \d+ contains its previous secret/,
  },
  'the store fails before it writes, and reports that': {
    store: store => ({
      ...store,
      write: async () => Promise.reject(new StoreError('Read-only.', { isUnchanged: true })),
    }),
    left: UNTOUCHED,
    message: ROLLED_BACK,
  },
  'the store fails after it has written': { store: failAfterFirstWrite, left: UNTOUCHED, message: ROLLED_BACK },
  'a store that cannot be read fails before it writes': {
    store: store => withoutRead({ ...store, write: fail }),
    left: { ...WAITS, old: 'active', store: 'old', journal: ['storing'] },
    message: /cannot be read, so it may contain either secret\. Run it again/,
  },
  'a store that cannot be read fails after it has written': {
    store: store => withoutRead(failAfterFirstWrite(store)),
    left: { ...WAITS, old: 'active', store: 'new', journal: ['storing'] },
    message: /cannot be read, so it may contain either secret\. Run it again/,
  },
  'the store cannot be read': { store: store => ({ ...store, read: fail }), left: UNTOUCHED, message: NOT_BEGUN },
  'the verification rejects': { verify: fail, left: UNTOUCHED, message: ROLLED_BACK },
  'the verification throws synchronously': {
    verify: () => {
      throw new Error('not proven')
    },
    left: UNTOUCHED,
    message: ROLLED_BACK,
  },
  'the old key cannot be disabled': {
    requests: ['PATCH api_keys/*', pass, pass, pass, respondWith(403)],
    left: { ...WAITS, old: 'active', store: 'new', journal: ['verified'] },
    message: /The old key is active; the new key \S+ is active\. memory \d+ contains the secret of the new key/,
  },
  'the response to disabling the old key is lost': {
    requests: ['PATCH api_keys/*', pass, pass, pass, loseResponse],
    left: { ...WAITS, old: 'disabled', store: 'new', journal: ['verified'] },
    message: /The old key is disabled; the new key/,
  },
  'the old key cannot be deleted': {
    requests: ['DELETE api_keys/*', respondWith(500)],
    left: { ...WAITS, old: 'disabled', store: 'new', journal: ['disabled'] },
    message: /The old key is disabled; the new key/,
  },
  'the response to deleting the old key is lost': {
    requests: ['DELETE api_keys/*', loseResponse],
    left: { ...WAITS, old: 'deleted', store: 'new', journal: ['disabled'] },
    message: /The old key no longer exists; the new key/,
  },
}

describe('stops, describes the keys, and resumes when it is called again', () => {
  test.each(Object.entries(FAILURES))('%s', async (_, { requests, store, verify, left, message }) => {
    const fixture = await createFixture()
    if (requests) fixture.respond(...requests)
    const failing = store?.(fixture.store) ?? fixture.store
    // On a busy machine, a run with a short lease makes additional requests of these kinds.
    const lease = COUNTED.includes(requests?.[0] ?? '') ? LONG_LEASE : undefined
    const error = await failureOf(
      fixture.rotate({ store: failing, ...(verify && { verify }), ...(lease && { lease }) }),
    )
    const isRolledBack = left === UNTOUCHED
    expect(error).toMatchObject({ message: expect.stringMatching(message) })
    if (message !== NOT_BEGUN) expect(error).toMatchObject({ name: 'RotationError', canResume: !isRolledBack })
    expect(await fixture.state()).toEqual(left)
    if (message !== NOT_BEGUN)
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

test.each(['created', 'verified', 'disabled'] as const)(
  'deletes a key that was created late, after "%s"',
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
    await fixture.rotate({ onProgress, gracePeriod: 20 })
    expect((await arrived) instanceof Response).toBe(true)
    expect(await fixture.state()).toEqual(ROTATED)
  },
)

const PROGRESS: readonly [RotationProgress, object][] = [
  ['created', UNTOUCHED],
  ['stored', UNTOUCHED],
  ['disabled', { ...WAITS, old: 'disabled', store: 'new', journal: ['disabled'] }],
]

test.each(PROGRESS)('resumes after an interruption at "%s"', async (progress, left) => {
  const fixture = await createFixture()
  const control = new AbortController()
  const seen: RotationProgress[] = []
  const abort = at(progress, () => control.abort())
  const onProgress = (event: RotationEvent) => {
    seen.push(event.progress)
    abort(event)
  }
  const error = await failureOf(fixture.rotate({ signal: control.signal, onProgress, deleteAfter: 60_000 }))
  const canResume = left !== UNTOUCHED
  expect(error).toBeInstanceOf(RotationInterruptedError)
  expect(error).toMatchObject({ message: expect.stringContaining('interrupted'), canResume })
  expect(seen.at(-1)).toBe(canResume ? 'interrupted' : 'rolled back')
  expect(await fixture.state()).toEqual(left)
  await fixture.rotate()
  expect(await fixture.state()).toEqual(ROTATED)
})

test('an interruption of the grace period ends it, and a later run continues', async () => {
  const fixture = await createFixture()
  const control = new AbortController()
  const onProgress = at('waiting', () => control.abort())
  const result = await fixture.rotate({ signal: control.signal, onProgress, gracePeriod: 60_000 })
  expect(result).toMatchObject({ status: 'waiting', oldKey: 'active', until: expect.any(Date) })
  expect(await fixture.state()).toEqual({ ...WAITS, old: 'active', store: 'new', journal: ['verified'] })
  await fixture.rotate()
  expect(await fixture.state()).toEqual(ROTATED)
  expect(fixture.progress()).toContain('resumed')
})

test('changes nothing if it is interrupted before it begins', async () => {
  const fixture = await createFixture()
  await failureOf(fixture.rotate({ signal: AbortSignal.abort() }))
  expect(await fixture.state()).toEqual(UNTOUCHED)
})

test.each([1, 2])('can be interrupted if verification %i never ends', async nth => {
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
  fixture.respond('GET organizations', pass, respondWith(401), respondWith(401))
  await fixture.rotate({ settleTimeout: 5_000 })
  expect(await fixture.state()).toEqual(ROTATED)
})

test('does not extend the grace period if the clock is set back', { timeout: 5_000 }, async () => {
  const fixture = await createFixture()
  const control = new AbortController()
  const stop = { signal: control.signal, onProgress: at('waiting', () => control.abort()), gracePeriod: 60_000 }
  const { newKey } = await fixture.rotate(stop)
  if (newKey === undefined) throw new Error('There is no new key.')
  const ahead = newKey.name.replace(/since \d{4}/, 'since 2099')
  expect(ahead).not.toBe(newKey.name)
  await fixture.admin.apiKeys.update(newKey, { name: ahead })
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
  await failureOf(fixture.rotate({ store: failAfterFirstWrite(store), create: true }))
  const [created] = await fixture.others()
  expect((await fixture.rotate({ store, create: true })).newKey?.id).toBe(created?.id)
})

test('keeps a key that may be stored after a second failure', async () => {
  const fixture = await createFixture()
  const store = withoutRead(fixture.store)
  await failureOf(fixture.rotate({ store: failAfterFirstWrite(store) }))
  fixture.respond('POST api_keys', respondWith(403))
  expect(await failureOf(fixture.rotate({ store }))).toMatchObject({ canResume: true })
  expect(await fixture.state()).toMatchObject({ store: 'new', accepted: true, journal: ['creating'] })
  await fixture.rotate({ store })
  expect(await fixture.state()).toEqual(ROTATED)
})

test('deletes a key that was created late before it waits for the deletion', async () => {
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
  await fixture.rotate({ deleteAfter: 60_000 })
  expect((await fixture.others()).filter(({ active }) => active)).toHaveLength(1)
})

test('does not consider a key deleted because Workbench does not know the route', async () => {
  const fixture = await createFixture()
  fixture.respond('DELETE api_keys/*', respondWith(404))
  expect(await failureOf(fixture.rotate())).toMatchObject({ canResume: true })
  expect(await fixture.state()).toMatchObject({ old: 'disabled', journal: ['disabled'] })
  await fixture.rotate()
  expect(await fixture.state()).toEqual(ROTATED)
})

test('deletes the new key if Workbench changed its name, because it could not be found again', async () => {
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

test('keeps the new key if `afterStore` fails, because programs may have loaded it', async () => {
  const fixture = await createFixture()
  const loaded: (Secret | undefined)[] = []
  const afterStore: ApiKeyRotation['afterStore'] = async ({ store }) => {
    loaded.push(await store.read?.())
    throw new Error('The second program did not start.')
  }
  const error = await failureOf(fixture.rotate({ afterStore }))
  expect(error).toMatchObject({
    message: expect.stringContaining('contains the secret of the new key'),
    canResume: true,
  })
  expect(await fixture.state()).toMatchObject({ old: 'active', fresh: 1, store: 'new', accepted: true })
  expect((await fixture.store.read?.())?.reveal()).toBe(loaded[0]?.reveal())
  await fixture.rotate()
  expect(await fixture.state()).toEqual(ROTATED)
})

test.each(['check', 'read', 'write'] as const)('stops if the store does not respond to %s', async method => {
  const fixture = await createFixture()
  const store = { ...fixture.store, [method]: () => new Promise(() => {}) }
  expect(String(await failureOf(fixture.rotate({ store, storeTimeout: 100 })))).toMatch(
    /memory \d+ could not be (checked|read|written) within 0\.1 s\. Make sure that it responds, or increase `storeTimeout`\./,
  )
  expect(await fixture.state()).toMatchObject({ old: 'active', store: 'old', accepted: true })
  expect(await fixture.rotate()).toMatchObject({ status: 'rotated' })
  expect(await fixture.state()).toEqual(ROTATED)
})

describe('a server that limits the rate', () => {
  const limited =
    (seconds: number): Responder =>
    async () => {
      const headers = { 'content-type': 'application/vnd.api+json', 'retry-after': String(seconds) }
      return new Response('{"errors":[{"title":"Rejected"}]}', { status: 429, headers })
    }

  test.each(['GET api_keys/*', 'PATCH api_keys/*'] as const)(
    'does not delay an interruption during the wait for a %s',
    async call => {
      const fixture = await createFixture()
      const control = new AbortController()
      fixture.respond(call, async pass => {
        setImmediate(() => control.abort())
        return limited(60)(pass)
      })
      const start = performance.now()
      await failureOf(fixture.rotate({ signal: control.signal }))
      expect(performance.now() - start).toBeLessThan(30_000)
      expect(await fixture.state()).toMatchObject({ old: 'active', store: 'old', accepted: true })
    },
  )

  test('does not make a call wait for hours', async () => {
    const fixture = await createFixture()
    fixture.respond('GET api_keys/*', limited(86_400))
    expect(await failureOf(fixture.rotate())).toBeInstanceOf(RateLimitError)
  })
})
