import https from 'node:https'
import { type Fault, WorkbenchMock } from '@workbench-sdk/mock'
import { mswHandlers } from '@workbench-sdk/mock/msw'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { operations } from '../contract.ts'

/** The options of MSW 3 and MSW 2 for unhandled requests. None has an effect, because the mock handles every request. */
const SETTINGS = ['bypass', 'warn', 'error'].map(setting => ({
  setting,
  options: { onUnhandledFrame: setting, onUnhandledRequest: setting } as object,
}))

let mock: WorkbenchMock
let server: ReturnType<typeof setupServer> | undefined
let headers: Record<string, string>

beforeEach(() => {
  mock = new WorkbenchMock()
  headers = { authorization: `Bearer ${mock.tokens.admin}`, 'content-type': 'application/vnd.api+json' }
})

afterEach(() => {
  server?.close()
  server = undefined
})

function listen(options = {}) {
  server = setupServer(...mswHandlers(mock))
  server.listen(options)
  return server
}

const read = (path: string, init: RequestInit = {}) => fetch(mock.baseUrl + path, { headers, ...init })

describe.each(SETTINGS)('with MSW set to $setting unhandled requests', ({ options }) => {
  test.each([
    '/app/',
    '/logo.png',
    '/api/v2/api_keys.json',
    '/api/v2/logo.svg',
    '/api/v2/nothing?x=1',
    '/a//b/%2e',
    '/api/v2/a/%E0',
  ])('%s is answered by the mock', async path => {
    listen(options)
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const response = await read(path, { method })
      expect([response.status, response.headers.get('x-request-id')]).toEqual([404, mock.unhandledRequests.at(-1)?.id])
    }
    expect(mock.unhandledRequests.map(each => each.method)).toEqual(['GET', 'PUT', 'DELETE'])
  })
})

test('has one listable handler for each route, and one for all other requests', () => {
  const listed = mswHandlers(mock).map(({ info: { method, path } }) => `${method} ${path}`)
  const paths = operations.map(({ method, path }) => `${method} ${mock.baseUrl}${path.replaceAll(/\{(\w+)\}/g, ':$1')}`)
  expect(listed.slice(0, -1).toSorted()).toEqual(paths.toSorted())
  expect(listed).toHaveLength(paths.length + 1)
})

test("a test's own handler takes precedence over the mock", async () => {
  const server = listen()
  const url = `${mock.baseUrl}/api/v2/service_accounts/:id`
  server.use(
    http.get(url, () => HttpResponse.json({}, { status: 503, headers: { 'access-control-allow-origin': '*' } }), {
      once: true,
    }),
  )
  const call = async () => (await read(`/api/v2/service_accounts/${mock.serviceAccounts()[0]?.id}`)).status
  expect([await call(), await call()]).toEqual([503, 200])
})

test.each([
  ['before', { drop: true }],
  ['after', { drop: true, when: 'after-commit' }],
] as const)('a connection that is lost %s the commit causes an error', async (_, fault: Fault) => {
  listen()
  mock.faults.add({ ...fault, on: 'GET *', times: 1 })
  await expect(read('/api/v2/organizations')).rejects.toThrow()
  expect(mock.requests.at(-1)).toMatchObject({ status: undefined, fault: 'fault-1' })
  expect((await read('/api/v2/organizations')).status).toBe(200)
})

/** Sends a request and gives up when the signal is aborted. Settles then. */
const CLIENTS = {
  fetch: (url: string, signal: AbortSignal) => fetch(url, { headers, signal }),
  'node:https': (url: string, signal: AbortSignal) =>
    new Promise(resolve => https.get(url, { headers, signal }).on('error', resolve)),
}

test.each([
  ['fetch', 'before-commit'],
  ['fetch', 'after-commit'],
  ['node:https', 'before-commit'],
] as const)('a client that aborts with %s during a delay %s does not cause an error in MSW', async (client, when) => {
  const printed = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  listen()
  const fault = mock.faults.add({ latency: 60_000, when })
  const controller = new AbortController()
  const call = CLIENTS[client](`${mock.baseUrl}/api/v2/organizations`, controller.signal)
  await vi.waitUntil(() => fault.met === 1)
  controller.abort()
  await Promise.allSettled([call])
  fault.remove()
  expect((await read('/api/v2/organizations')).status).toBe(200)
  expect(printed.mock.calls).toEqual([])
  printed.mockRestore()
})

test('a truncated body causes an error', async () => {
  listen()
  mock.faults.add({ on: 'GET *', times: 1, body: 'cut' })
  await expect(read('/api/v2/organizations').then(response => response.text())).rejects.toThrow()
  expect((await read('/api/v2/organizations')).status).toBe(200)
})

test('mock.fetch is not delayed by the default fake timers of Vitest', async () => {
  vi.useFakeTimers()
  try {
    mock.faults.add({ times: 1, latency: [1, 2] })
    const response = await mock.fetch(`${mock.baseUrl}/api/v2/organizations`, { headers })
    expect((await response.json()).data).toHaveLength(1)
  } finally {
    vi.useRealTimers()
  }
})

test('mock.fetch is not delayed by fake microtasks, which delay reading a body in Node', async () => {
  vi.useFakeTimers({ toFake: ['queueMicrotask', 'setTimeout', 'setInterval', 'setImmediate', 'Date'] })
  try {
    mock.faults.add({ times: 1, latency: [1, 2] })
    expect((await mock.fetch(`${mock.baseUrl}/api/v2/organizations`, { headers })).status).toBe(200)
  } finally {
    vi.useRealTimers()
  }
})

test('a call through MSW is not delayed by the default fake timers of Vitest', async () => {
  listen()
  vi.useFakeTimers()
  try {
    const response = await read('/api/v2/organizations')
    expect((await response.json()).data).toHaveLength(1)
  } finally {
    vi.useRealTimers()
  }
})

// Only DOM environments have this class.
if ('XMLHttpRequest' in globalThis) {
  test('an XMLHttpRequest of another origin can read the response', async () => {
    listen()
    const request = new XMLHttpRequest()
    const ended = new Promise(resolve => request.addEventListener('loadend', resolve))
    request.open('GET', `${mock.baseUrl}/api/v2/organizations`)
    request.setRequestHeader('authorization', headers.authorization ?? '')
    request.send()
    await ended
    expect([request.status, JSON.parse(request.responseText).data.length]).toEqual([200, 1])
    expect(request.getResponseHeader('content-type')).toBe('application/vnd.api+json')
  })
}
