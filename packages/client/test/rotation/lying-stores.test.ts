// Stores that return stale or wrong values, or lose, change or truncate secrets, and writers that are late or fail
// after writing. In the end, the place has an accepted key, or the error describes its content.
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { runs } from '../../../../test/soak.ts'
import { Secret, Workbench } from '../../src/index.ts'
import {
  type ApiKeyRotation,
  RotationError,
  rotateApiKey,
  type SecretStore,
  StoreError,
} from '../../src/rotation/index.ts'
import { createFixture, type Fixture, failureOf, ROTATED, UNTOUCHED } from './fixtures.ts'

/** A place with a history, whose reads may show an earlier state, and whose writes may arrive late. */
class Place {
  readonly history: { readonly at: number; readonly secret: Secret | undefined }[]
  #pending = Promise.resolve()

  constructor(initial: Secret | undefined) {
    this.history = [{ at: performance.now(), secret: initial }]
  }

  /** The secret that consumers currently read. */
  get now(): Secret | undefined {
    return this.history.at(-1)?.secret
  }

  put(secret: Secret | undefined): void {
    this.history.push({ at: performance.now(), secret })
  }

  putLater(secret: Secret, delay: number): void {
    const arrival = new Promise<void>(resolve => setTimeout(resolve, delay)).then(() => this.put(secret))
    this.#pending = Promise.all([this.#pending, arrival]).then(() => {})
  }

  /** The secret on a replica that lags behind. */
  before(lag: number): Secret | undefined {
    const end = performance.now() - lag
    return (this.history.findLast(({ at }) => at <= end) ?? this.history[0])?.secret
  }

  settled(): Promise<void> {
    return this.#pending
  }
}

const isAccepted = async ({ admin }: Fixture, secret: Secret | undefined) =>
  secret !== undefined &&
  (await admin
    .withToken(secret)
    .organizations.list()
    .then(
      () => true,
      () => false,
    ))

const SETTLE = 400

async function rotateWith(
  fixture: Fixture,
  place: Place,
  store: Partial<SecretStore>,
  options: Partial<ApiKeyRotation> = {},
) {
  const complete: SecretStore = {
    label: 'the place',
    read: async () => place.now,
    write: async secret => place.put(secret),
    ...store,
  }
  const { journal, ...settings } = fixture.settings
  const rotation = { ...settings, store: complete, settleTimeout: SETTLE, ...options }
  return rotateApiKey(fixture.workbench, rotation).catch((error: unknown) => error as RotationError)
}

test('does not trust a store that reports no change although it stored the secret', async () => {
  const fixture = await createFixture()
  const place = new Place(fixture.key.secret)
  let fails = true
  const write = async (secret: Secret) => {
    place.put(secret)
    if (fails) throw new StoreError('Rejected.', { isUnchanged: true })
  }
  const result = await rotateWith(fixture, place, { write })
  expect(result).toBeInstanceOf(RotationError)
  expect(await isAccepted(fixture, place.now)).toBe(true)
  fails = false
  expect(await rotateWith(fixture, place, { write })).toMatchObject({ status: 'rotated' })
  expect(await isAccepted(fixture, place.now)).toBe(true)
})

describe('a store whose reads lag behind', () => {
  test.each([50, 200, 300])('by %i ms', async lag => {
    const fixture = await createFixture()
    const place = new Place(fixture.key.secret)
    const result = await rotateWith(fixture, place, { read: async () => place.before(lag) })
    expect(result).toMatchObject({ status: 'rotated' })
    expect(await isAccepted(fixture, place.now)).toBe(true)
    expect(await fixture.others()).toHaveLength(1)
  })

  test('for longer than the reads are repeated', async () => {
    const fixture = await createFixture()
    const place = new Place(fixture.key.secret)
    const result = await rotateWith(fixture, place, { read: async () => place.before(SETTLE * 4) })
    expect(result).toBeInstanceOf(RotationError)
    expect(await isAccepted(fixture, place.now)).toBe(true)
    expect((await fixture.state()).old).toBe('active')
  })
})

describe('a writer that reports success before the secret arrives', () => {
  test.each([50, 300])('%i ms later', async delay => {
    const fixture = await createFixture()
    const place = new Place(fixture.key.secret)
    const result = await rotateWith(fixture, place, { write: async secret => place.putLater(secret, delay) })
    await place.settled()
    expect(result).toMatchObject({ status: 'rotated' })
    expect(await isAccepted(fixture, place.now)).toBe(true)
  })
})

const ALTERING: Readonly<Record<string, (value: string) => string>> = {
  'cuts it off': value => value.slice(0, 20),
  'writes it in upper case': value => value.toUpperCase(),
  'writes it in base64': value => Buffer.from(value).toString('base64'),
  'adds quotes': value => `"${value}"`,
  'adds a byte order mark': value => `\uFEFF${value}`,
  'adds a no-break space': value => `${value}\u00A0`,
  'adds a line before it': value => `\n${value}`,
}

describe('a writer that alters the secret', () => {
  test.each(Object.entries(ALTERING))('%s: keeps the old key, and the message says what to do', async (_, alter) => {
    const fixture = await createFixture()
    const place = new Place(fixture.key.secret)
    const write = async (secret: Secret) => place.put(new Secret(alter(secret.reveal())))
    const error = await rotateWith(fixture, place, { write })
    expect(error).toBeInstanceOf(RotationError)
    expect(String(error)).toContain('the place contains another secret, which Workbench does not accept.')
    expect(await fixture.state()).toMatchObject({ old: 'active', fresh: 1 })
    // After the writer is repaired, the place works again.
    expect(await rotateWith(fixture, place, {})).toMatchObject({ status: 'rotated' })
    expect(await isAccepted(fixture, place.now)).toBe(true)
    expect(await fixture.keys()).toHaveLength(1)
  })

  test('once: the previous secret is written back, and the new key is deleted', async () => {
    const fixture = await createFixture()
    const place = new Place(fixture.key.secret)
    let count = 0
    const write = async (secret: Secret) => place.put(count++ === 0 ? new Secret('cut') : secret)
    const error = await rotateWith(fixture, place, { write })
    expect(String(error)).toContain('the place contains its previous secret, which Workbench accepts. It was undone.')
    expect(place.now?.reveal()).toBe(fixture.key.secret.reveal())
    expect(await fixture.state()).toMatchObject({ ...UNTOUCHED, fresh: 0 })
  })
})

describe('a reader that does not return what is stored', () => {
  test.each(Object.entries(ALTERING))('%s: nothing is created', async (_, alter) => {
    const fixture = await createFixture()
    const place = new Place(fixture.key.secret)
    const read = async () => place.now && new Secret(alter(place.now.reveal()))
    const error = await rotateWith(fixture, place, { read })
    expect(String(error)).toContain('the store does not return it as it was stored')
    expect(fixture.calls.filter(call => !call.startsWith('GET'))).toEqual([])
    expect(place.history).toHaveLength(1)
  })

  test('a replica that never changes: the new key is kept as long as the place may have it', async () => {
    const fixture = await createFixture()
    const place = new Place(fixture.key.secret)
    const error = await rotateWith(fixture, place, { read: async () => fixture.key.secret })
    expect(error).toBeInstanceOf(RotationError)
    expect(await isAccepted(fixture, place.now)).toBe(true)
  })
})

test('a write that fails after storing the secret is undone, or reported as stored', async () => {
  for (const isStuck of [false, true]) {
    const fixture = await createFixture()
    const place = new Place(fixture.key.secret)
    let count = 0
    const write = async (secret: Secret) => {
      if (isStuck && count > 0) throw new StoreError('It is locked.')
      place.put(secret)
      if (count++ === 0) throw new StoreError('It failed.')
    }
    const error = await rotateWith(fixture, place, { write })
    expect(String(error)).toMatch(isStuck ? /the place contains the secret of the new key/ : /its previous secret/)
    expect(await isAccepted(fixture, place.now)).toBe(true)
    expect(await rotateWith(fixture, place, {})).toMatchObject({ status: 'rotated' })
    expect(await fixture.keys()).toHaveLength(1)
  }
})

const behavior = fc.record({
  lag: fc.constantFrom(0, 0, 60, 150),
  delays: fc.array(fc.constantFrom(0, 40, 120), { maxLength: 4 }),
  writes: fc.array(fc.constantFrom('works', 'works', 'fails', 'works and fails', 'cuts off', 'is lost'), {
    maxLength: 4,
  }),
  reads: fc.array(fc.constantFrom('works', 'works', 'fails', 'empty'), { maxLength: 6 }),
})

test('after any behavior of a store, the place has an accepted key, or the message describes its content', async () => {
  await fc.assert(
    fc.asyncProperty(behavior, async ({ lag, delays, writes, reads }) => {
      const fixture = await createFixture()
      const place = new Place(fixture.key.secret)
      const faulty: Partial<SecretStore> = {
        async write(secret) {
          const how = writes.shift() ?? 'works'
          const delay = delays.shift() ?? 0
          if (how === 'fails') throw new StoreError('It failed.')
          const written = how === 'cuts off' ? new Secret(secret.reveal().slice(0, 9)) : secret
          if (how !== 'is lost') delay > 0 ? place.putLater(written, delay) : place.put(written)
          if (how === 'works and fails') throw new StoreError('It failed.')
        },
        async read() {
          const how = reads.shift() ?? 'works'
          if (how === 'fails') throw new StoreError('It cannot be read.')
          return how === 'empty' ? undefined : place.before(lag)
        },
      }
      const result = await rotateWith(fixture, place, faulty)
      await place.settled()
      if (await isAccepted(fixture, place.now)) {
        // No key remains whose secret is lost.
        expect((await fixture.others()).length).toBeLessThanOrEqual(1)
      } else {
        expect(String(result)).toMatch(
          /the place (contains another secret, which Workbench does not accept|is empty)|The secret in the place could not be checked/,
        )
        expect((await fixture.state()).old).toBe('active')
      }
      // Once the store works, a single run corrects everything.
      const healed = await rotateWith(fixture, place, {})
      expect(healed).toMatchObject({ status: 'rotated' })
      expect(await isAccepted(fixture, place.now)).toBe(true)
      expect(await fixture.keys()).toHaveLength(1)
    }),
    { numRuns: runs(20, 200) },
  )
})

describe('verifies the place before a key is created:', () => {
  const unchanged = (fixture: Fixture) => {
    expect(fixture.calls.filter(call => /^(POST|DELETE)/.test(call))).toEqual([])
  }

  test('rejects an empty place', async () => {
    const fixture = await createFixture()
    const error = await rotateWith(fixture, new Place(undefined), {})
    expect(String(error)).toMatch(/the place is empty.*Nothing was changed\./)
    unchanged(fixture)
  })

  test("rejects the program's own token while another key is rotated", async () => {
    const fixture = await createFixture()
    const other = await fixture.admin.serviceAccounts.create({ name: 'operator', role: 'organization_admin' })
    const own = await fixture.admin.apiKeys.create({ serviceAccount: other, name: 'operator' })
    const place = new Place(own.secret)
    const { journal, ...settings } = fixture.settings
    const store: SecretStore = {
      label: 'the place',
      read: async () => place.now,
      write: async secret => place.put(secret),
    }
    const error = await failureOf(rotateApiKey(fixture.workbench.withToken(own.secret), { ...settings, store }))
    expect(String(error)).toContain('contains the token that this program uses, which does not belong to "deploy"')
    unchanged(fixture)
  })

  test('rejects the secret of another key that a rotation has created', async () => {
    const fixture = await createFixture()
    const place = new Place(fixture.key.secret)
    await rotateWith(fixture, place, {})
    const second = await fixture.admin.apiKeys.create({ serviceAccount: fixture.account, name: 'second' })
    const { journal, ...settings } = fixture.settings
    const store: SecretStore = {
      label: 'the place',
      read: async () => place.now,
      write: async secret => place.put(secret),
    }
    const error = await failureOf(rotateApiKey(fixture.workbench, { ...settings, key: second, store }))
    expect(String(error)).toMatch(/contains the secret of another key, "deploy" of "ci" \(/)
  })

  test('restores the secret of another key if disabling the old key does not invalidate it', async () => {
    const fixture = await createFixture()
    const other = await fixture.admin.apiKeys.create({ serviceAccount: fixture.account, name: 'other' })
    const place = new Place(other.secret)
    const error = await rotateWith(fixture, place, {})
    expect(String(error)).toMatch(
      /Workbench accepted the secret that the place contained, although "deploy" was disabled.* its previous secret/,
    )
    expect(place.now?.reveal()).toBe(other.secret.reveal())
    const keys = await fixture.keys()
    expect(keys.map(({ name, active }) => [name.replace(/[0-9a-f]{12}/, '…'), active]).sort()).toEqual([
      ['deploy (place has another key …)', true],
      ['other', true],
    ])
  })

  test('rejects an unreadable place that is used for another key', async () => {
    const fixture = await createFixture()
    const place = new Place(fixture.key.secret)
    const store: SecretStore = { label: 'gh secret set KEY_DEPLOY', write: async secret => place.put(secret) }
    const { journal, ...settings } = fixture.settings
    await rotateApiKey(fixture.workbench, { ...settings, store })
    const account = await fixture.admin.serviceAccounts.create({ name: 'billing', role: 'organization_analyst' })
    const namesake = await fixture.admin.apiKeys.create({ serviceAccount: account, name: 'deploy' })
    const error = await failureOf(rotateApiKey(fixture.workbench, { ...settings, key: namesake, store }))
    expect(String(error)).toMatch(/is used for another key, "deploy" of "ci" \(/)
    expect(await isAccepted(fixture, place.now)).toBe(true)
  })
})

test('continues with a store that was repaired', async () => {
  const fixture = await createFixture()
  const place = new Place(fixture.key.secret)
  await rotateWith(fixture, place, { write: async () => Promise.reject(new StoreError('It failed.')) })
  expect(await rotateWith(fixture, place, {})).toMatchObject({ status: 'rotated' })
  expect(await fixture.keys()).toHaveLength(ROTATED.fresh)
})

test('reverts a write that arrives after another run has taken over', { timeout: 30_000 }, async () => {
  const fixture = await createFixture()
  const place = new Place(fixture.key.secret)
  let isSlow = true
  let takeOver: Promise<unknown> = Promise.resolve()
  const write = async (secret: Secret) => {
    if (isSlow) {
      isSlow = false
      // The heartbeats are also lost, until a run on another machine has finished.
      fixture.kill()
      const { fetch } = fixture.mock
      const other = new Workbench({ token: fixture.mock.tokens.admin, fetch })
      const { rotateApiKey: rotateElsewhere } = await importAgain()
      const store: SecretStore = {
        label: 'the place',
        read: async () => place.now,
        write: async each => place.put(each),
      }
      const { journal, onProgress, ...settings } = fixture.settings
      takeOver = rotateElsewhere(other, {
        ...settings,
        store,
        gracePeriod: 3_600_000,
        wait: false,
        settleTimeout: SETTLE,
      })
      await takeOver.catch(() => {})
      fixture.revive()
    }
    place.put(secret)
  }
  const error = await rotateWith(fixture, place, { write })
  expect(error).toBeInstanceOf(RotationError)
  expect(await takeOver).toMatchObject({ status: 'waiting' })
  expect(await isAccepted(fixture, place.now)).toBe(true)
})

/** A separate instance of the modules, because another process would not know which runs have ended in this one. */
async function importAgain(): Promise<typeof import('../../src/rotation/index.ts')> {
  vi.resetModules()
  return import('../../src/rotation/index.ts')
}

test.each(['reader', 'writer'])('a %s that adds a line end does not alter the secret', async who => {
  const fixture = await createFixture()
  const place = new Place(fixture.key.secret)
  const withLineEnd = (secret: Secret) => new Secret(`${secret.reveal()}\n`)
  const store: Partial<SecretStore> =
    who === 'reader'
      ? { read: async () => place.now && withLineEnd(place.now) }
      : { write: async secret => place.put(withLineEnd(secret)) }
  expect(await rotateWith(fixture, place, store)).toMatchObject({ status: 'rotated' })
  expect(await isAccepted(fixture, place.now)).toBe(true)
  expect(await fixture.keys()).toHaveLength(1)
})

test.each([1, 2, 3])(
  'an interruption stops waiting for read number %i if it never returns',
  { timeout: 10_000 },
  async nth => {
    const fixture = await createFixture()
    const place = new Place(fixture.key.secret)
    const control = new AbortController()
    let reads = 0
    const read = async () => {
      reads += 1
      if (reads !== nth) return place.now
      setImmediate(() => control.abort())
      return new Promise<never>(() => {})
    }
    const { journal, ...settings } = fixture.settings
    const store: SecretStore = { label: 'the place', read, write: async secret => place.put(secret) }
    await failureOf(rotateApiKey(fixture.workbench, { ...settings, store, signal: control.signal, settleTimeout: 0 }))
    expect(await isAccepted(fixture, place.now)).toBe(true)
  },
)

test('a write that arrives after storeTimeout does not store the secret of a deleted key', async () => {
  const fixture = await createFixture()
  const place = new Place(fixture.key.secret)
  let count = 0
  const write = async (secret: Secret) => {
    if (count++ > 0) return place.put(secret)
    place.putLater(secret, 1_500)
    await place.settled()
  }
  const error = await rotateWith(fixture, place, { write }, { storeTimeout: 300 })
  expect(String(error)).toMatch(
    /The old key is active; the new key \S+ is active\. the place contains its previous secret/,
  )
  await place.settled()
  expect(place.now?.reveal()).not.toBe(fixture.key.secret.reveal())
  expect(await isAccepted(fixture, place.now)).toBe(true)
  expect(await rotateWith(fixture, place, {})).toMatchObject({ status: 'rotated' })
  expect(await isAccepted(fixture, place.now)).toBe(true)
})

test('accepts a store in JavaScript whose methods do not return promises', async () => {
  const fixture = await createFixture()
  const place = new Place(fixture.key.secret)
  const store = { read: () => place.now, write: (secret: Secret) => place.put(secret) }
  const result = await rotateWith(fixture, place, store as unknown as Partial<SecretStore>)
  expect(result).toMatchObject({ status: 'rotated' })
})
