import { once } from 'node:events'
import { createServer } from 'node:http'
import { inspect } from 'node:util'
import { WorkbenchMock } from '@workbench-sdk/mock'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runs } from '../../../../test/soak.ts'
import { AbortedError, type Fetch, InvalidArgumentError, Secret, Workbench } from '../../src/index.ts'
import { rotateApiKey, type SecretStore, StoreError } from '../../src/rotation/index.ts'
import { listen } from '../support/listen.ts'
import type { Fault } from './fakes/serve.ts'
import { AWS_KEYS, failureOf, HTTP_STORES, KUBERNETES_TOKEN, VAULT_TOKEN } from './http-store-fixtures.ts'

const OLD = 'wb_the-old-and-secret-key'
const NEW = 'wb_the-new-and-secret-key'
const secret = new Secret(NEW)
const CREDENTIALS = [VAULT_TOKEN, AWS_KEYS.secretAccessKey, AWS_KEYS.sessionToken, KUBERNETES_TOKEN]

const html =
  (code: number, headers = {}) =>
  () =>
    new Response('<html>', { status: code, headers })

const unavailable = html(503, { 'retry-after': '0' })

/** Returns a URL whose port was free a moment ago. */
async function unusedUrl(): Promise<string> {
  const server = createServer()
  const url = await listen(server)
  server.close()
  await once(server, 'close')
  return url
}

/** Creates a key in a mock of Workbench. */
function createKey() {
  const mock = new WorkbenchMock()
  const workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })
  const [account] = mock.seed({ serviceAccounts: [{ name: 'ci', keys: [{ name: 'deploy' }] }] }).serviceAccounts
  return { workbench, account, key: account.keys[0] }
}

const METHODS = {
  write: (store: SecretStore) => store.write(secret),
  read: (store: SecretStore) => store.read?.(),
  check: (store: SecretStore) => store.check?.(),
}
const METHOD_NAMES = Object.keys(METHODS) as (keyof typeof METHODS)[]

describe.each(Object.entries(HTTP_STORES))('%s', (_, { open, deny }) => {
  test('can be used for a rotation', async () => {
    const { create, put, stored, others } = await open()
    const { workbench, account, key } = createKey()
    put(key.token)
    const before = others()
    const rotation = { key: key.id, store: create(), gracePeriod: 0, deleteAfter: 0 }
    const { newKey } = await rotateApiKey(workbench, rotation)
    expect(stored()).not.toBe(key.token)
    await workbench.withToken(stored() ?? '').organizations.list()
    const keys = await workbench.serviceAccounts.keys(account.id).toArray()
    expect(keys.map(({ id }) => id)).toEqual([newKey?.id])
    expect(others()).toEqual(before)
  })

  test('completes a rotation although the first response to each request is lost', async () => {
    const { create, put, stored, served } = await open()
    const { workbench, key } = createKey()
    put(key.token)
    served.faults.push(...Array<readonly Fault[]>(100).fill(['lose response', 'pass']).flat())
    const { status } = await rotateApiKey(workbench, {
      key: key.id,
      store: create(),
      gracePeriod: 0,
    })
    expect(status).toBe('rotated')
    expect(served.faults.length).toBeLessThan(190)
    await workbench.withToken(stored() ?? '').organizations.list()
  })

  test('reads the secret that was written, and keeps everything else', async () => {
    const { create, stored, others, version } = await open()
    const before = others()
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1, unit: 'grapheme' }), async text => {
        fc.pre(!/\n$|\p{Surrogate}/u.test(text))
        await create().write(new Secret(text))
        expect(stored()).toBe(text)
        expect((await create().read?.())?.reveal()).toBe(text)
        expect(others()).toEqual(before)
      }),
      { numRuns: 50 },
    )
    expect(version()).toBeGreaterThan(1)
  })

  test('reports correctly what may have been written after any sequence of faults', async () => {
    const faults = fc.constantFrom<Fault>('pass', 'lose request', 'lose response', 'late', 'cut', unavailable, deny)
    const last = fc.constantFrom<Fault>('pass', unavailable, deny)
    await fc.assert(
      fc.asyncProperty(fc.array(faults, { maxLength: 6 }), last, async (sequence, lastFault) => {
        const { create, served, stored, others, version } = await open()
        const before = others()
        served.faults.push(...sequence)
        served.lastFault = lastFault
        const error = await create()
          .write(secret)
          .catch((error: unknown) => error)
        const current = () => [stored(), version()]
        const found = current()
        // A request whose connection was lost can arrive at any later time.
        await served.deliverLate()
        expect(others()).toEqual(before)
        if (error === undefined) expect([found[0], current()]).toEqual([NEW, found])
        else expect(error).toBeInstanceOf(StoreError)
        if (error instanceof StoreError && error.isUnchanged) expect(stored()).toBe('old')
      }),
      {
        numRuns: runs(4, 100),
        examples: [
          [['pass', 'late'], 'pass'],
          [['pass', 'lose response', 'late'], 'pass'],
          [['pass', 'late'], deny],
          [['pass', 'cut'], deny],
        ],
      },
    )
  })

  test('treats an empty value as no secret', async () => {
    const { create, put } = await open()
    put('')
    expect(await create().read?.()).toBeUndefined()
  })

  test('does not write a value that is already stored', async () => {
    const { create, version } = await open()
    await create().write(secret)
    const before = version()
    await create().write(secret)
    expect(version()).toBe(before)
  })

  test('checks without changing anything', async () => {
    const { create, stored, others, version } = await open()
    const before = [stored(), others(), version()]
    await create().check?.()
    expect([stored(), others(), version()]).toEqual(before)
  })

  const TRANSIENT: readonly (readonly [string, Fault])[] = [
    ['a lost request', 'lose request'],
    ['a lost response', 'lose response'],
    ['a response that is cut off', 'cut'],
    ['status 429', html(429, { 'retry-after': '0' })],
    ['status 500', html(500)],
    ['status 503', html(503, { 'retry-after': new Date().toUTCString() })],
  ]

  test.each(TRANSIENT)('writes once despite %s', async (_, fault) => {
    const { create, served, stored, version } = await open()
    const before = version()
    for (const position of [0, 1]) {
      served.faults.push(...Array<Fault>(position).fill('pass'), fault)
      await create().write(new Secret(`${NEW}-${position}`))
      expect(served.faults).toEqual([])
      expect(stored()).toBe(`${NEW}-${position}`)
      expect(version()).toBe(before + position + 1)
    }
  })

  test.each(TRANSIENT)('reads and checks despite %s', async (_, fault) => {
    const { create, served } = await open()
    served.faults.push(fault)
    expect((await create().read?.())?.reveal()).toBe('old')
    served.faults.push(fault)
    await create().check?.()
    expect(served.faults).toEqual([])
  })

  test('uses a limited number of attempts', async () => {
    const { create, served } = await open()
    served.lastFault = unavailable
    expect(await failureOf(create().read?.())).toBeInstanceOf(StoreError)
    expect(served.requests).toHaveLength(5)
  })

  test('does not wait longer than its time limit', async () => {
    const { create, served } = await open()
    served.lastFault = html(429, { 'retry-after': '100' })
    expect(await failureOf(create().write(secret))).toMatchObject({ isUnchanged: true })
    expect(served.requests).toHaveLength(1)
  })

  // The first request of a write reads, the second writes. The last fault is that of all later requests.
  const WRITE_FAILURES: readonly (readonly [string, readonly Fault[], boolean])[] = [
    ['reading fails', [unavailable], true],
    ['reading is denied', [deny], true],
    ['writing is denied', ['pass', deny], true],
    ['a proxy denies writing', ['pass', html(403)], false],
    ['writing fails', ['pass', unavailable], false],
    ['responses to writing are lost', ['pass', 'lose response'], false],
    ['a response is lost, and then writing is denied', ['pass', 'lose response', deny], false],
    ['there are too many requests', ['pass', html(429, { 'retry-after': '0' })], true],
    ['a login page responds', ['pass', html(200)], false],
    ['the response has another form', ['pass', () => new Response('[{"data":null}]')], false],
  ]

  test.each(WRITE_FAILURES)('reports whether nothing was written if %s', async (_, faults, isUnchanged) => {
    const { create, served } = await open()
    served.faults.push(...faults)
    served.lastFault = faults.at(-1) ?? 'pass'
    const error = await failureOf(create().write(secret))
    expect(error).toBeInstanceOf(StoreError)
    expect(error).toMatchObject({ isUnchanged })
  })

  test.each([
    [{ code: 'ETIMEDOUT', syscall: 'connect' }, true],
    [{ code: 'EHOSTUNREACH', syscall: 'read' }, false],
    [{ code: 'UND_ERR_SOCKET' }, false],
    [{}, false],
  ])('determines from the error of `fetch` whether a request was sent: %j', async (cause, isUnchanged) => {
    const { create } = await open()
    let count = 0
    const failing: Fetch = async (url, init) => {
      count += 1
      if (count === 1) return fetch(url, init)
      throw new TypeError(NEW, { cause: Object.assign(new Error(NEW), cause) })
    }
    const error = await failureOf(create({ fetch: failing }).write(secret))
    expect(error).toMatchObject({ name: 'StoreError', isUnchanged })
    expect(String(error)).not.toContain(NEW)
  })

  test('reports that nothing was written if it cannot connect', async () => {
    const { createAt } = await open()
    const error = await failureOf(createAt(await unusedUrl()).write(secret))
    expect(error).toMatchObject({ name: 'StoreError', isUnchanged: true })
    expect(String(error)).toMatch(/^StoreError: Cannot connect to .* at http:\/\/127\.0\.0\.1:\d+ \(ECONNREFUSED\)/)
  })

  test.each([
    [0, true],
    [1, false],
  ])('stops after its time limit while waiting for request %i', async (position, isUnchanged) => {
    const { create, served } = await open()
    served.faults.push(...Array<Fault>(position).fill('pass'), 'hang')
    const error = await failureOf(create({ timeout: 400 }).write(secret))
    expect(error).toMatchObject({ name: 'StoreError', isUnchanged })
    expect(String(error)).toContain('did not complete the call within 0.4 s')
  })

  test.each(METHOD_NAMES)('the signal aborts %s', async method => {
    const { create, served } = await open()
    const controller = new AbortController()
    served.lastFault = () => {
      controller.abort('enough')
      return html(503, { 'retry-after': '20' })()
    }
    const error = await failureOf(METHODS[method](create({ signal: controller.signal })))
    expect(error).toBeInstanceOf(AbortedError)
    expect(error).toMatchObject({ cause: 'enough' })
    const { length } = served.requests
    expect(await failureOf(METHODS[method](create({ signal: controller.signal })))).toBeInstanceOf(AbortedError)
    expect(served.requests).toHaveLength(length)
  })

  const isForeign = /Unexpected response|redirects/
  const HOSTILE: Readonly<Record<string, Fault>> = {
    'a page': html(200),
    nothing: () => new Response(),
    null: () => new Response('null'),
    'an empty object': () => new Response('{}'),
    'nested arrays': () => new Response('['.repeat(100_000)),
    'a redirect': () => new Response(null, { status: 302, headers: { location: 'http://127.0.0.1:9/' } }),
    'a client error': html(418),
  }

  test.each(Object.entries(HOSTILE))('rejects a response with %s', async (_, fault) => {
    const { create, served, stored } = await open()
    served.lastFault = fault
    for (const method of METHOD_NAMES) {
      const error = await failureOf(METHODS[method](create()))
      expect(error).toBeInstanceOf(StoreError)
      expect(error).toMatchObject({ isUnchanged: true })
      expect(String(error)).toMatch(isForeign)
    }
    expect(stored()).toBe('old')
  })

  test.each(METHOD_NAMES)('%s does not read a response that is too large', async method => {
    const { create, served } = await open()
    served.lastFault = () => new Response('x'.repeat(3 * 1024 * 1024))
    const error = await failureOf(METHODS[method](create()))
    expect(error).toMatchObject({ isUnchanged: true, message: expect.stringContaining('with more than 2048 KiB') })
    expect(served.requests).toHaveLength(1)
  })

  test('no error contains a secret or a credential that the server repeats', async () => {
    const { create, served, put } = await open()
    put(OLD)
    const codes = [200, 201, 307, 400, 401, 403, 404, 409, 412, 422, 429, 503]
    const echo = (code: number, kind: string): Fault => {
      return async request => {
        const headers = Object.fromEntries(request.headers)
        const seen = JSON.stringify([headers, await request.text(), OLD])
        const body = { kind, reason: seen, __type: seen, errors: [seen], message: seen, data: seen, SecretString: seen }
        return new Response(JSON.stringify(body), { status: code, headers: { 'retry-after': '100' } })
      }
    }
    for (const method of METHOD_NAMES) {
      for (const [code, kind] of codes.flatMap(each => ['Status', 'Secret'].map(kind => [each, kind] as const))) {
        for (const position of method === 'write' ? [0, 1] : [0]) {
          served.faults.splice(0, Infinity, ...Array<Fault>(position).fill('pass'))
          served.lastFault = echo(code, kind)
          const store = create()
          const result = await Promise.resolve(METHODS[method](store)).catch((error: unknown) => error)
          const error = result instanceof Error ? result : undefined
          const shown =
            inspect([store, error], { depth: Infinity, showHidden: true }) + error?.stack + JSON.stringify(error)
          for (const value of [OLD, NEW, ...CREDENTIALS]) expect(shown + store.label).not.toContain(value)
          for (const value of [OLD, NEW]) expect(shown).not.toContain(Buffer.from(value).toString('base64'))
          if (error !== undefined) {
            expect(error).toBeInstanceOf(StoreError)
            expect(error).not.toHaveProperty('cause')
          }
        }
      }
    }
  })

  test('does not follow redirects', async () => {
    const { create, served } = await open()
    const other = await open()
    served.lastFault = () => new Response(null, { status: 307, headers: { location: other.served.url } })
    expect(await failureOf(create().write(secret))).toMatchObject({ isUnchanged: true })
    expect(other.served.requests).toEqual([])
  })

  test('uses the `fetch` option', async () => {
    const { create } = await open()
    const calls: string[] = []
    const counting: Fetch = async (url, init) => {
      calls.push(init.method)
      const { status, headers, text } = await fetch(url, init).then(async response => {
        const body = await response.text()
        return { status: response.status, headers: response.headers, text: async () => body }
      })
      return { status, headers, text }
    }
    await create({ fetch: counting }).write(secret)
    expect(calls.length).toBe(2)
  })

  test.each([
    ['http://workbench.example', /would be sent unencrypted. Use https:, or set `allowInsecureHttp: true`/],
    ['https://robin:password@workbench.example', /^[^@]*without a user name, query or fragment/],
    ['https://workbench.example/?a=b', /without a user name, query or fragment/],
    ['ftp://workbench.example', /expected an http: or https: URL/],
    ['workbench', /expected an http: or https: URL/],
  ])('rejects the URL %s', async (url, message) => {
    const { createAt } = await open()
    expect(() => createAt(url)).toThrow(InvalidArgumentError)
    expect(() => createAt(url)).toThrow(message)
  })

  test('accepts an http: URL of another machine if `allowInsecureHttp` is set', async () => {
    const { createAt } = await open()
    expect(createAt('http://workbench.example', { allowInsecureHttp: true }).label).toContain(
      'http://workbench.example',
    )
  })

  test.each([0, -1, Number.NaN, 2 ** 31])('rejects a timeout of %d ms', async timeout => {
    const { create } = await open()
    expect(() => create({ timeout })).toThrow(InvalidArgumentError)
  })
})
