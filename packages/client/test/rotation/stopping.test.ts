import { describe, expect, test } from 'vitest'
import { memory, RotationError, type RotationProgress, type SecretStore } from '../../src/rotation/index.ts'
import {
  answered,
  at,
  type Call,
  type Fate,
  failureOf,
  lostAfter,
  lostBefore,
  ROTATED,
  setStage,
  silent,
  UNTOUCHED,
} from './stage.ts'

/** What goes wrong in a rotation: a request, the store or the proof. */
interface Mishap {
  readonly requests?: readonly [Call, ...Fate[]]
  readonly store?: (store: SecretStore) => SecretStore
  readonly verify?: () => unknown
  readonly left: object
  readonly says: RegExp
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
const UNDONE = /It is undone: the old key is as it was/

const MISHAPS: Record<string, Mishap> = {
  'the creation is refused': { requests: ['POST api_keys', answered(403)], left: UNTOUCHED, says: UNDONE },
  'the answer to the creation is lost, time and again': {
    requests: ['POST api_keys', ...Array(4).fill(lostAfter)],
    left: UNTOUCHED,
    says: UNDONE,
  },
  'the search for strays fails, so that none is made': {
    requests: ['GET service_accounts/*/api_keys', async pass => pass(), lostBefore],
    left: UNTOUCHED,
    says: UNDONE,
  },
  'the new key is not tried': { requests: ['GET organizations', answered(500)], left: UNTOUCHED, says: UNDONE },
  'the store breaks before it writes': { store: store => ({ ...store, write: broken }), left: UNTOUCHED, says: UNDONE },
  'the store breaks when it has written': { store: writtenAndBroken, left: UNTOUCHED, says: UNDONE },
  'the store breaks, and gives nothing back': {
    store: store => silent({ ...store, write: broken }),
    left: { ...WAITS, old: 'active', store: 'old', journal: ['made'] },
    says: /may have come into the store. Run it again/,
  },
  'the store breaks when it has written, and gives nothing back': {
    store: store => silent(writtenAndBroken(store)),
    left: { ...WAITS, old: 'active', store: 'new', journal: ['made'] },
    says: /may have come into the store. Run it again/,
  },
  'the store cannot be read': { store: store => ({ ...store, read: broken }), left: UNTOUCHED, says: UNDONE },
  'the proof fails': { verify: broken, left: UNTOUCHED, says: UNDONE },
  'the proof throws at once': {
    verify: () => {
      throw new Error('not proven')
    },
    left: UNTOUCHED,
    says: UNDONE,
  },
  'the old key cannot be disabled': {
    requests: ['PATCH api_keys/*', answered(403)],
    left: { ...WAITS, old: 'active', store: 'new', journal: ['proven'] },
    says: /The old one works too, unless/,
  },
  'the answer to its disabling is lost': {
    requests: ['PATCH api_keys/*', lostAfter],
    left: { ...WAITS, old: 'disabled', store: 'new', journal: ['proven'] },
    says: /unless this was just disabling it/,
  },
  'it cannot be deleted': {
    requests: ['DELETE api_keys/*', answered(500)],
    left: { ...WAITS, old: 'disabled', store: 'new', journal: ['disabled'] },
    says: /The old one is disabled, unless/,
  },
  'the answer to its deletion is lost': {
    requests: ['DELETE api_keys/*', lostAfter],
    left: { ...WAITS, old: 'deleted', store: 'new', journal: ['disabled'] },
    says: /unless this was just deleting it/,
  },
}

describe('stops where it must, says how the keys are left, and goes on when it is called again', () => {
  test.each(Object.entries(MISHAPS))('%s', async (_, { requests, store, verify, left, says }) => {
    const stage = await setStage()
    if (requests) stage.fate(...requests)
    const failing = store?.(stage.store) ?? stage.store
    const error = await failureOf(stage.rotate({ store: failing, ...(verify && { verify }) }))
    const isUndone = left === UNTOUCHED
    expect(error).toBeInstanceOf(RotationError)
    expect(error).toMatchObject({ message: expect.stringMatching(says), canResume: !isUndone })
    expect(await stage.state()).toEqual(left)
    expect(stage.events.at(-1)).toMatchObject({ progress: isUndone ? 'undone' : 'failed', error: expect.any(Error) })
    const same = failing.read === undefined ? silent(stage.store) : stage.store
    expect(await stage.rotate({ store: same })).toMatchObject({ status: 'rotated' })
    expect(await stage.state()).toEqual(ROTATED)
    expect(stage.violations).toEqual([])
  })
})

test('a creation whose answer is lost is found by its name, and made again', async () => {
  const stage = await setStage()
  stage.fate('POST api_keys', lostAfter, lostBefore, lostAfter)
  await stage.rotate()
  expect(await stage.state()).toEqual(ROTATED)
  expect([stage.mostNew, stage.violations]).toEqual([1, []])
})

test.each(['made', 'proven', 'disabled'] as const)(
  'a lost creation that is carried out after "%s" is deleted',
  async when => {
    const stage = await setStage()
    let late: (() => Promise<Response>) | undefined
    let arrived: Promise<unknown> = Promise.resolve()
    stage.fate('POST api_keys', async pass => {
      late = pass
      return lostBefore(pass)
    })
    const onProgress = at(when, () => {
      arrived = late?.() ?? arrived
    })
    await stage.rotate({ onProgress, grace: 20, hold: 20 })
    expect((await arrived) instanceof Response).toBe(true)
    expect(await stage.state()).toEqual(ROTATED)
  },
)

const PROGRESS: readonly [RotationProgress, object][] = [
  ['made', UNTOUCHED],
  ['stored', UNTOUCHED],
  ['proven', { ...WAITS, old: 'active', store: 'new', journal: ['proven'] }],
  ['disabled', { ...WAITS, old: 'disabled', store: 'new', journal: ['disabled'] }],
]

test.each(PROGRESS)('interrupted at "%s", and called again, it comes to its end', async (progress, left) => {
  const stage = await setStage()
  const control = new AbortController()
  const onProgress = at(progress, () => control.abort())
  const grace = progress === 'disabled' ? 0 : 60_000
  const error = await failureOf(stage.rotate({ signal: control.signal, onProgress, grace, hold: 60_000 }))
  expect(error).toMatchObject({ message: expect.stringContaining('interrupted'), canResume: left !== UNTOUCHED })
  expect(await stage.state()).toEqual(left)
  await stage.rotate()
  expect(await stage.state()).toEqual(ROTATED)
  if (left !== UNTOUCHED) expect(stage.progress()).toContain('resumed')
})

test('interrupted before it begins, it leaves nothing', async () => {
  const stage = await setStage()
  await failureOf(stage.rotate({ signal: AbortSignal.abort() }))
  expect(await stage.state()).toEqual(UNTOUCHED)
})

test.each([1, 2])('a proof that never ends can be interrupted: the one with number %i', async nth => {
  const stage = await setStage()
  const control = new AbortController()
  let proofs = 0
  const verify = () => {
    proofs += 1
    if (proofs < nth) return undefined
    setImmediate(() => control.abort())
    return new Promise(() => {})
  }
  expect(await failureOf(stage.rotate({ verify, signal: control.signal }))).toMatchObject({ canResume: nth === 2 })
  await stage.rotate()
  expect(await stage.state()).toEqual(ROTATED)
})

test('a new key that is not accepted at once is waited for', async () => {
  const stage = await setStage()
  stage.fate('GET organizations', answered(401), answered(401))
  await stage.rotate()
  expect(await stage.state()).toEqual(ROTATED)
})

test('a clock that was set back does not make a grace period longer', { timeout: 5_000 }, async () => {
  const stage = await setStage()
  const control = new AbortController()
  const stop = { signal: control.signal, onProgress: at('waiting', () => control.abort()), grace: 20 }
  await failureOf(stage.rotate(stop))
  const ahead = new Date(Date.now() + 86_400_000).toISOString()
  await stage.journal.write((await stage.entries()).map(entry => ({ ...entry, provenAt: ahead })))
  await stage.rotate({ grace: 20 })
  expect(await stage.state()).toEqual(ROTATED)
})

test('a secret that nobody can prove any more is not trusted: another key is made', async () => {
  const stage = await setStage()
  const store = silent(stage.store)
  const control = new AbortController()
  await failureOf(stage.rotate({ store, signal: control.signal, onProgress: at('stored', () => control.abort()) }))
  let proofs = 0
  await stage.rotate({ store, verify: () => void proofs++ })
  expect(proofs).toBeGreaterThan(0)
  expect(await stage.state()).toEqual(ROTATED)
})

test('a key whose secret the store has is kept, though the store said that it failed', async () => {
  const stage = await setStage()
  const store = memory()
  await failureOf(stage.rotate({ store: writtenAndBroken(store) }))
  const [made] = await stage.others()
  expect((await stage.rotate({ store })).newKey?.id).toBe(made?.id)
})

test('what the store may have given out outlives a second failure', async () => {
  const stage = await setStage()
  const store = silent(stage.store)
  await failureOf(stage.rotate({ store: writtenAndBroken(store) }))
  stage.fate('POST api_keys', answered(403))
  expect(await failureOf(stage.rotate({ store }))).toMatchObject({ canResume: true })
  expect(await stage.state()).toMatchObject({ store: 'new', accepted: true, journal: ['making'] })
  await stage.rotate({ store })
  expect(await stage.state()).toEqual(ROTATED)
})

test('a lost creation that was carried out late is not left through the hold', async () => {
  const stage = await setStage()
  let arrive: () => Promise<unknown> = async () => {}
  stage.fate('POST api_keys', async pass => {
    arrive = pass
    return lostBefore(pass)
  })
  const control = new AbortController()
  const onProgress = at('disabled', () => control.abort())
  const verify = () => arrive()
  await failureOf(stage.rotate({ verify, onProgress, signal: control.signal, hold: 60_000 }))
  expect((await stage.others()).filter(({ active }) => active)).toHaveLength(1)
})
