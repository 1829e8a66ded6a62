import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import { Workbench } from '@workbench-sdk/client'
import { createHost, type HostOptions, type MockServer, serve, WorkbenchMock } from '@workbench-sdk/mock'
import { type ConnectOptions, connectMock, RemoteMockError } from '@workbench-sdk/mock/remote'
import { describe, expect, onTestFinished, test, vi } from 'vitest'

const TOKEN = 'a-control-token'

async function serveHost(options: HostOptions = {}): Promise<MockServer> {
  const server = await serve(createHost(options))
  onTestFinished(() => server.close())
  return server
}

async function connect(url: string, options: ConnectOptions = {}) {
  const mock = await connectMock(url, options)
  onTestFinished(() => mock.close())
  return mock
}

/** Starts another server, and returns its URL. */
async function serveOther(listener: RequestListener): Promise<string> {
  return urlOf(await listen(createServer(listener)))
}

async function listen(server: Server, port = 0): Promise<Server> {
  await once(server.listen(port, '127.0.0.1'), 'listening')
  onTestFinished(() => void server.closeAllConnections())
  onTestFinished(() => void server.close())
  return server
}

const urlOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

/** Returns the URL of a port at which nothing listens. */
async function freeUrl(): Promise<string> {
  const server = createServer()
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const url = urlOf(server)
  server.close()
  await once(server, 'close')
  return url
}

async function errorOf(work: Promise<unknown>): Promise<Error> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(Error)
  expect(inspect(error, { depth: Number.POSITIVE_INFINITY, showHidden: true })).not.toContain(TOKEN)
  return error as Error
}

describe('a connection', () => {
  test('reaches a world, whose name and tokens it has', async () => {
    const server = await serveHost()
    const mock = await connect(server.url, { world: 'ci-7' })
    expect([mock.world, mock.baseUrl]).toEqual(['ci-7', `${server.url}/__world__/ci-7`])
    const workbench = new Workbench({ token: mock.tokens.admin, baseUrl: mock.baseUrl })
    await workbench.serviceAccounts.create({ name: 'ci', role: 'organization_analyst' })
    expect((await mock.serviceAccounts()).map(({ name }) => name)).toContain('ci')
    const other = await connect(server.url)
    expect((await other.serviceAccounts()).map(({ name }) => name)).not.toContain('ci')
  })

  test('waits for a server that starts later', async () => {
    const url = await freeUrl()
    let started: Promise<MockServer> | undefined
    const start = () => {
      started ??= serve(createHost(), { port: Number(new URL(url).port) })
    }
    const mock = await connect(url, { hooks: { beforeRetry: [start] } })
    onTestFinished(async () => (await started)?.close())
    expect(await mock.apiKeys()).toHaveLength(3)
  })

  test("waits while a container's proxy has no server", async () => {
    const server = await serveHost()
    let attempts = 0
    const mock = await connect(server.url, {
      fetch: async (input, init) =>
        attempts++ < 2 ? new Response('no healthy upstream', { status: 503 }) : fetch(input, init),
    })
    expect(mock.tokens.admin).toMatch(/^wbmock_/)
  })

  test('sends the control token of the option, or of the environment', async () => {
    const server = await serveHost({ controlToken: TOKEN })
    await connect(server.url, { controlToken: TOKEN })
    vi.stubEnv('WORKBENCH_MOCK_CONTROL_TOKEN', TOKEN)
    onTestFinished(() => void vi.unstubAllEnvs())
    await connect(server.url)
  })

  test('can be closed, which rejects later calls and leaves the world', async () => {
    const server = await serveHost()
    const mock = await connect(server.url, { world: 'ci' })
    await mock.seed({ serviceAccounts: [{ name: 'kept' }] })
    await mock.close()
    expect((await errorOf(mock.apiKeys())).message).toBe(
      `The connection to the mock at ${server.url}/__world__/ci is closed.`,
    )
    const next = await connect(server.url, { world: 'ci' })
    expect((await next.serviceAccounts()).map(({ name }) => name)).toContain('kept')
  })

  test('can delete its world', async () => {
    const server = await serveHost()
    const mock = await connect(server.url, { world: 'ci' })
    await mock.seed({ serviceAccounts: [{ name: 'gone' }] })
    await mock.deleteWorld()
    const next = await connect(server.url, { world: 'ci' })
    expect((await next.serviceAccounts()).map(({ name }) => name)).not.toContain('gone')
    expect((await errorOf((await connect(server.url)).deleteWorld())).message).toContain(
      'The default world cannot be deleted.',
    )
  })

  test('can be aborted with its signal while it waits', async () => {
    const controller = new AbortController()
    const reason = new Error('Canceled.')
    const connecting = connectMock(await freeUrl(), {
      signal: controller.signal,
      hooks: { beforeRetry: [() => controller.abort(reason)] },
    })
    expect(await errorOf(connecting)).toBe(reason)
  })
})

describe('an error', () => {
  test('is thrown in time if no server responds, even under fake timers', async () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const url = await freeUrl()
    const error = await errorOf(connectMock(url, { connectTimeout: 1_500 }))
    expect(error.message).toContain(`No mock is running at ${url} after 1.5 s: ECONNREFUSED.`)
  })

  test('is thrown at once for a port that fetch does not call', async () => {
    const error = await errorOf(connectMock('http://127.0.0.1:22'))
    expect(error).toBeInstanceOf(RemoteMockError)
    expect(error.message).toBe('`fetch` cannot call http://127.0.0.1:22. Start the mock on another port.')
  })

  test('names the URL, the time and the reason if no server responds', async () => {
    const url = await freeUrl()
    const error = await errorOf(connectMock(url, { connectTimeout: 200, controlToken: TOKEN }))
    expect(error).toBeInstanceOf(RemoteMockError)
    expect(error.message).toBe(
      `No mock is running at ${url} after 0.2 s: ECONNREFUSED. Start a mock with "npx @workbench-sdk/mock", or correct the URL.`,
    )
  })

  test.each([
    [200, 'text/html', '<h1>It works!</h1>'],
    [404, 'application/json', '{"error":"not found"}'],
  ])('explains that a server that responds with %i and %s is not a mock', async (status, type, body) => {
    const url = await serveOther((_, response) => response.writeHead(status, { 'content-type': type }).end(body))
    expect((await errorOf(connectMock(url, { controlToken: TOKEN }))).message).toBe(
      `${url} is not a mock: GET /__mock__/health returned ${status} with ${type}, expected {"status":"ok"}. Start a mock with "npx @workbench-sdk/mock", or correct the URL.`,
    )
  })

  test('names both versions if they are incompatible', async () => {
    const url = await serveOther((request, response) => {
      const body = request.url?.endsWith('/health') ? { status: 'ok' } : { version: '9.1.0' }
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    })
    expect((await errorOf(connectMock(url))).message).toMatch(
      /has version 9\.1\.0 of the control API; expected 1\.\d+\.\d+\. Use the same version of @workbench-sdk\/mock/,
    )
  })

  test('asks for the control token, or reports that it is wrong', async () => {
    const server = await serveHost({ controlToken: TOKEN })
    expect((await errorOf(connectMock(server.url))).message).toBe(
      `The mock at ${server.url} requires its control token. Pass it as "controlToken", or set WORKBENCH_MOCK_CONTROL_TOKEN.`,
    )
    const wrong = await errorOf(connectMock(server.url, { controlToken: `${TOKEN}x`.slice(3) }))
    expect(wrong.message).toContain(`The mock at ${server.url} rejected the control token.`)
  })

  test('names the limit of worlds', async () => {
    const server = await serveHost({ maxWorlds: 1 })
    expect((await errorOf(connectMock(server.url, { world: 'second' }))).message).toContain(
      `The mock at ${server.url} returned 409: The limit of 1 worlds is reached.`,
    )
  })

  test('names a call that takes too long, and one whose connection is lost', async () => {
    const server = await serveHost()
    let isDown = false
    const mock = await connect(server.url, {
      timeout: 1_000,
      controlToken: TOKEN,
      fetch: (input, init) => (isDown ? new Promise<Response>(() => undefined) : fetch(input, init)),
    })
    isDown = true
    expect((await errorOf(mock.seed('typical'))).message).toBe(
      `The mock at ${server.url} did not respond to POST /__mock__/scenarios within 1 s. Check that it is running, or increase the "timeout" option.`,
    )
    isDown = false
    await server.close()
    expect((await errorOf(mock.reset())).message).toBe(
      `The connection to the mock at ${server.url} failed during POST /__mock__/reset: ECONNREFUSED. Check that it is running.`,
    )
  })

  test('names the invalid part of a seed', async () => {
    const server = await serveHost()
    const mock = await connect(server.url)
    const error = await errorOf(mock.seed({ serviceAccounts: [{ name: 'ci', role: 'expel_admin' as never }] }))
    expect(error).toBeInstanceOf(TypeError)
    expect(error.message).toMatch(/serviceAccounts.*role/)
  })

  test.each<[string, unknown, string]>([
    ['a promise', Promise.resolve({}), 'Invalid seed: expected plain data, received [object Promise].'],
    ['a function of a promise', async () => ({}), 'Invalid seed: expected plain data, received [object Promise].'],
    ['a Map', new Map(), 'Invalid seed: expected plain data, received [object Map].'],
    [
      'a function in it',
      { serviceAccounts: () => [] },
      'Invalid "serviceAccounts": expected plain data, received a function.',
    ],
    [
      'a symbol in it',
      { serviceAccounts: [{ name: 'a', readOnly: Symbol('a') }] },
      'expected plain data, received a symbol.',
    ],
    ['a wrapped boolean', { serviceAccounts: [{ name: 'a', readOnly: Object(true) }] }, '[object Boolean]'],
    ['a getter', { serviceAccounts: [Object.create({ name: 'a' })] }, 'an object that inherits "name"'],
  ])('rejects %s as a seed, as a local mock does', async (_, seed, message) => {
    const server = await serveHost()
    const mock = await connect(server.url)
    const error = await errorOf(mock.seed(seed as never))
    expect(error).toBeInstanceOf(TypeError)
    expect(error.message).toContain(message)
    expect(() => new WorkbenchMock().seed(seed as never)).toThrow(TypeError)
    expect((await mock.serviceAccounts()).map(({ name }) => name)).not.toContain('a')
  })

  test.each<[string, object, RegExp]>([
    ['mock:4010', {}, /^Invalid mock URL "mock:4010": expected the URL of a server/],
    ['', {}, /^Invalid mock URL "": expected the URL/],
    [`http://admin:${TOKEN}@127.0.0.1:4010`, {}, /^Invalid mock URL: expected http:\/\/127\.0\.0\.1:4010 without/],
    [
      'http://127.0.0.1:4010',
      { controlToken: `${TOKEN}\nx` },
      /^Invalid controlToken: expected a token without spaces/,
    ],
    ['http://127.0.0.1:4010', { controlToken: '' }, /^Invalid controlToken: expected a token without spaces/],
    [`http://127.0.0.1:4010?token=${TOKEN}`, {}, /^Invalid mock URL: expected http:\/\/127\.0\.0\.1:4010 without/],
    ['http://127.0.0.1:4010/__world__/ci', {}, /without a path\. Select a world with the "world" option/],
    ['http://127.0.0.1:4010', { world: '../ci' }, /^Invalid world "\.\.\/ci": expected 1-64 letters/],
    ['http://127.0.0.1:4010', { wrld: 'ci' }, /^Unknown option "wrld"\. Did you mean "world"\?/],
    ['http://127.0.0.1:4010', { timeout: 0 }, /^Invalid timeout 0: expected milliseconds/],
    ['http://127.0.0.1:4010', { connectTimeout: Number.NaN }, /^Invalid connectTimeout NaN: expected/],
  ])('names an invalid argument: %s %j', async (url, options, message) => {
    const error = await errorOf(connectMock(url, options))
    expect(error).toBeInstanceOf(TypeError)
    expect(error.message).toMatch(message)
  })
})
