import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { InvalidArgumentError, type Secret } from '../../src/index.ts'
import { fileJournal, RotationError, type RotationProgress, rotateServiceAccount } from '../../src/rotation/index.ts'
import {
  at,
  type Call,
  createFixture,
  type Fixture,
  failureOf,
  loseResponse,
  type Responder,
  respondWith,
} from './fixtures.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'journals-'))
})
afterAll(() => rm(folder, { recursive: true }))
afterEach(() => vi.restoreAllMocks())

/** Returns everything that a log, a debugger or a report can print for a value. */
function printed(value: unknown): string {
  const stacks = value instanceof Error ? `${value.stack} ${value.message}` : ''
  const shown = inspect(value, { depth: Infinity, showHidden: true, getters: true, maxStringLength: null })
  return `${stacks} ${String(value)} ${shown} ${JSON.stringify(value)}`
}

/** Runs `act`. Returns everything that could be printed, and the secrets that must not be. */
async function collectOutput(act: (fixture: Fixture, store: Fixture['store']) => PromiseLike<unknown>) {
  const seen: unknown[] = []
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, method).mockImplementation((...args) => void seen.push(...args))
  }
  const fixture = await createFixture({ own: true })
  const secrets = [fixture.key.secret]
  const store = {
    ...fixture.store,
    async write(secret: Secret) {
      secrets.push(secret)
      await fixture.store.write(secret)
    },
  }
  const promise = act(fixture, store)
  seen.push(promise, fixture.workbench, store, fixture.settings)
  seen.push(await Promise.resolve(promise).catch(error => error))
  seen.push(promise, fixture.events, await fixture.entries())
  return { text: seen.map(printed).join('\n'), secrets: secrets.map(secret => secret.reveal()), fixture }
}

const FAULTS: readonly [Call, Responder][] = [
  ['POST api_keys', respondWith(403)],
  ['POST api_keys', loseResponse],
  ['GET organizations', respondWith(500)],
  ['PATCH api_keys/*', loseResponse],
  ['DELETE api_keys/*', respondWith(500)],
]

test.each(FAULTS)('no printable value contains a secret: %s', async (call, respond) => {
  const { text, secrets } = await collectOutput((fixture, store) => {
    fixture.respond(call, ...Array<Responder>(9).fill(respond))
    return fixture.rotate({ store, onProgress: event => void fixture.events.push(event) })
  })
  for (const secret of secrets) expect(text).not.toContain(secret)
})

test('no printable value and no journal file contains a secret after a success', async () => {
  const journal = fileJournal(join(folder, 'journal.json'))
  const { text, secrets } = await collectOutput((fixture, store) => fixture.rotate({ store, journal }))
  const kept = await readFile(join(folder, 'journal.json'), 'utf8')
  expect(kept).toContain('"step": "done"')
  expect(secrets).toHaveLength(2)
  for (const secret of secrets) expect(text + kept + inspect(journal)).not.toContain(secret)
})

const QUOTING = ['write', 'verify', 'onProgress'] as const

test.each(QUOTING)('no error contains a secret, even if a callback throws one: %s', async where => {
  const quote = (secret: Secret) => {
    throw Object.assign(new Error(`no ${secret.reveal()}`), { request: { body: { value: secret.reveal() } } })
  }
  const { text, secrets } = await collectOutput((fixture, store) => {
    let last: Secret = fixture.key.secret
    const quoting = {
      ...store,
      async write(secret: Secret) {
        await store.write(secret)
        last = secret
        if (where === 'write') quote(secret)
      },
    }
    return fixture.rotate({
      store: quoting,
      ...(where === 'verify' && { verify: () => quote(last) }),
      ...(where === 'onProgress' && { onProgress: () => quote(last) }),
    })
  })
  expect(secrets.length).toBeGreaterThan(1)
  for (const secret of secrets) expect(text).not.toContain(secret)
})

test.each(['created', 'stored', 'verified', 'disabled'] satisfies RotationProgress[])(
  'no printable value contains a secret after a rollback at "%s"',
  async progress => {
    const { text, secrets, fixture } = await collectOutput((fixture, store) => {
      const rotation = fixture.rotate({
        store,
        gracePeriod: progress === 'disabled' ? 0 : 60_000,
        deleteAfter: 60_000,
        onProgress: at(progress, () => rotation.rollBack()),
      })
      return rotation
    })
    expect((await fixture.state()).accepted).toBe(true)
    for (const secret of secrets) expect(text).not.toContain(secret)
  },
)

test('no outcome of several keys contains a secret', async () => {
  const { text, secrets } = await collectOutput(async (fixture, store) => {
    fixture.respond('PATCH api_keys/*', respondWith(500))
    const { key, store: _, ...settings } = fixture.settings
    return rotateServiceAccount(fixture.workbench, {
      ...settings,
      account: fixture.account,
      olderThan: 0,
      store: () => store,
    })
  })
  for (const secret of secrets) expect(text).not.toContain(secret)
})

test('replaces an original error that contains a secret', async () => {
  const fixture = await createFixture()
  const write = async (secret: Secret) => Promise.reject(new Error(secret.reveal()))
  const error = await failureOf(fixture.rotate({ store: { ...fixture.store, write } }))
  expect(error).toMatchObject({ message: expect.stringContaining('contains a secret and is not shown') })
})

/** A value that is printed with a secret, although no property contains it. */
class Opaque {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  toString(): string {
    return this.#text
  }
}

test.each<[string, (secret: string) => unknown]>([
  ['its text has the secret', secret => new Opaque(`cannot store ${secret}`)],
  ['it cannot be printed', () => Object.create(null)],
  [
    'printing it throws',
    () => ({
      toString() {
        throw new Error('not printable')
      },
    }),
  ],
  ['its message is not a string', () => Object.assign(new Error(), { message: Symbol('message') })],
])('a value thrown by a store does not reveal the secret, and the error names the keys: %s', async (_, make) => {
  const { output, secrets, result } = await outputOfThrowing(make)
  for (const secret of secrets) expect(output).not.toContain(secret.reveal())
  expect(result).toBeInstanceOf(RotationError)
  expect(String(result)).toContain('The old key is active')
})

async function outputOfThrowing(make: (secret: string) => unknown) {
  const fixture = await createFixture()
  const secrets = [fixture.key.secret]
  const write = async (secret: Secret) => {
    secrets.push(secret)
    throw make(secret.reveal())
  }
  const store = { label: 'the place', read: async () => fixture.key.secret, write }
  const result = await failureOf(fixture.rotate({ store }))
  const shown = inspect(result, { depth: Infinity, showHidden: true, maxStringLength: null })
  return { output: `${String(result)} ${shown}`, secrets, result }
}

test('a listener that rejects or throws does not stop the rotation', async () => {
  const reported = vi.spyOn(console, 'error').mockImplementation(() => {})
  const fixture = await createFixture()
  const unhandled = vi.fn()
  process.on('unhandledRejection', unhandled)
  const onProgress = async () => Promise.reject(new TypeError('webhook'))
  expect(await fixture.rotate({ onProgress })).toMatchObject({ status: 'rotated' })
  await new Promise(resolve => setImmediate(resolve))
  process.off('unhandledRejection', unhandled)
  expect(unhandled).not.toHaveBeenCalled()
  expect(reported).toHaveBeenCalledWith('onProgress threw TypeError.')
})

test.each(['gracePeriod', 'deleteAfter', 'settleTimeout', 'lease'])(
  'rejects a %s that ends after the last valid date',
  async name => {
    const fixture = await createFixture()
    const error = await failureOf(fixture.rotate({ [name]: Number.MAX_SAFE_INTEGER }))
    expect(error).toBeInstanceOf(InvalidArgumentError)
    expect(String(error)).toContain(`Invalid ${name} 9007199254740991: expected a number of milliseconds`)
  },
)

test.each(['500', [500], new Date(500)])('rejects the duration %j, which is not a number', async value => {
  const fixture = await createFixture()
  const error = await failureOf(fixture.rotate({ lease: value as unknown as number }))
  expect(error).toBeInstanceOf(InvalidArgumentError)
})
