import { describe, expect, test } from 'vitest'
import { memoryStore, RotationError, type RotationProgress, type SecretStore } from '../../src/rotation/index.ts'
import {
  answered,
  at,
  type Call,
  createFixture,
  failureOf,
  lostAfter,
  lostBefore,
  type Responder,
  ROTATED,
  UNTOUCHED,
  unreadable,
} from './fixtures.ts'

/** A failure of a request, the store or the verification. */
interface Failure {
  readonly requests?: readonly [Call, ...Responder[]]
  readonly store?: (store: SecretStore) => SecretStore
  readonly verify?: () => unknown
  readonly left: object
  readonly message: RegExp
}

const broken = async () => Promise.reject(new Error('the store broke'))
const writtenAndBroken = (store: SecretStore): SecretStore => {
  let isFirst = true
  return {
    ...store,
    async write(secret) {
      await store.write(secret)
      if (isFirst) {
        isFirst = false
        await broken()
      }
    },
  }
}
const WAITS = { fresh: 1, accepted: true }
const ROLLED_BACK = /It was rolled back: the old key is unchanged/

const FAILURES: Record<string, Failure> = {
  'the creation is refused': { requests: ['POST api_keys', answered(403)], left: UNTOUCHED, message: ROLLED_BACK },
  'the answer to the creation is lost, time and again': {
    requests: ['POST api_keys', ...Array(4).fill(lostAfter)],
    left: UNTOUCHED,
    message: ROLLED_BACK,
  },
  'the search for strays fails, so that none is made': {
    requests: ['GET service_accounts/*/api_keys', async pass => pass(), lostBefore],
    left: UNTOUCHED,
    message: ROLLED_BACK,
  },
  'the new key is not tried': { requests: ['GET organizations', answered(500)], left: UNTOUCHED, message: ROLLED_BACK },
  'the store breaks before it writes': {
    store: store => ({ ...store, write: broken }),
    left: UNTOUCHED,
    message: ROLLED_BACK,
  },
  'the store breaks when it has written': { store: writtenAndBroken, left: UNTOUCHED, message: ROLLED_BACK },
  'the store breaks, and gives nothing back': {
    store: store => unreadable({ ...store, write: broken }),
    left: { ...WAITS, old: 'active', store: 'old', journal: ['made'] },
    message: /The store may have the new key. Run it again/,
  },
  'the store breaks when it has written, and gives nothing back': {
    store: store => unreadable(writtenAndBroken(store)),
    left: { ...WAITS, old: 'active', store: 'new', journal: ['made'] },
    message: /The store may have the new key. Run it again/,
  },
  'the store cannot be read': { store: store => ({ ...store, read: broken }), left: UNTOUCHED, message: ROLLED_BACK },
  'the proof fails': { verify: broken, left: UNTOUCHED, message: ROLLED_BACK },
  'the proof throws at once': {
    verify: () => {
      throw new Error('not proven')
    },
    left: UNTOUCHED,
    message: ROLLED_BACK,
  },
  'the old key cannot be disabled': {
    requests: ['PATCH api_keys/*', answered(403)],
    left: { ...WAITS, old: 'active', store: 'new', journal: ['proven'] },
    message: /The old key works too, unless/,
  },
  'the answer to its disabling is lost': {
    requests: ['PATCH api_keys/*', lostAfter],
    left: { ...WAITS, old: 'disabled', store: 'new', journal: ['proven'] },
    message: /unless the failed call disabled it/,
  },
  'it cannot be deleted': {
    requests: ['DELETE api_keys/*', answered(500)],
    left: { ...WAITS, old: 'disabled', store: 'new', journal: ['disabled'] },
    message: /The old key is disabled, unless/,
  },
  'the answer to its deletion is lost': {
    requests: ['DELETE api_keys/*', lostAfter],
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
    const same = failing.read === undefined ? unreadable(fixture.store) : fixture.store
    expect(await fixture.rotate({ store: same })).toMatchObject({ status: 'rotated' })
    expect(await fixture.state()).toEqual(ROTATED)
    expect(fixture.violations).toEqual([])
  })
})

test('repeats a creation whose response was lost, after deleting its key', async () => {
  const fixture = await createFixture()
  fixture.respond('POST api_keys', lostAfter, lostBefore, lostAfter)
  await fixture.rotate()
  expect(await fixture.state()).toEqual(ROTATED)
  expect([fixture.mostNew, fixture.violations]).toEqual([1, []])
})

test.each(['made', 'proven', 'disabled'] as const)(
  'deletes the key of a lost creation that arrives after "%s"',
  async when => {
    const fixture = await createFixture()
    let late: (() => Promise<Response>) | undefined
    let arrived: Promise<unknown> = Promise.resolve()
    fixture.respond('POST api_keys', async pass => {
      late = pass
      return lostBefore(pass)
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

test.each([1, 2])('can interrupt a verification that never ends: number %i', async nth => {
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
  fixture.respond('GET organizations', answered(401), answered(401))
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
  const store = unreadable(fixture.store)
  const control = new AbortController()
  await failureOf(fixture.rotate({ store, signal: control.signal, onProgress: at('stored', () => control.abort()) }))
  let proofs = 0
  await fixture.rotate({ store, verify: () => void proofs++ })
  expect(proofs).toBeGreaterThan(0)
  expect(await fixture.state()).toEqual(ROTATED)
})

test('a key whose secret the store has is kept, though the store output that it failed', async () => {
  const fixture = await createFixture()
  const store = memoryStore()
  await failureOf(fixture.rotate({ store: writtenAndBroken(store) }))
  const [made] = await fixture.others()
  expect((await fixture.rotate({ store })).newKey?.id).toBe(made?.id)
})

test('keeps a key that the store may have, after a second failure', async () => {
  const fixture = await createFixture()
  const store = unreadable(fixture.store)
  await failureOf(fixture.rotate({ store: writtenAndBroken(store) }))
  fixture.respond('POST api_keys', answered(403))
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
    return lostBefore(pass)
  })
  const control = new AbortController()
  const onProgress = at('disabled', () => control.abort())
  const verify = () => arrive()
  await failureOf(fixture.rotate({ verify, onProgress, signal: control.signal, deleteAfter: 60_000 }))
  expect((await fixture.others()).filter(({ active }) => active)).toHaveLength(1)
})
