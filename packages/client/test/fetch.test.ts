import { WorkbenchMock } from '@workbench-sdk/mock'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import {
  ConnectionError,
  type Fetch,
  type FetchInit,
  OutcomeUnknownError,
  ProtocolError,
  ServerError,
  Workbench,
} from '../src/index.ts'
import { rejectionOf, startServer, TOKEN } from './support/loopback-server.ts'
import { errorResponse, KEY_ID, keyRecord, listResponse, recordResponse } from './support/responses.ts'

beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0)
  return () => {
    vi.restoreAllMocks()
    vi.unstubAllGlobals()
  }
})

const create = ({ apiKeys }: Workbench) => apiKeys.create({ serviceAccount: 'an-account', name: 'deploy' })
const withFetch = (fetch: Fetch) => new Workbench({ token: TOKEN, fetch })
/** Returns the error of a client with this function that creates a record. The function can have the wrong type. */
const errorOf = (fetch: unknown) => rejectionOf(create(withFetch(fetch as Fetch)))

describe('the fetch function', () => {
  test('is called with a string and a plain object', async () => {
    const calls: (readonly [string, FetchInit])[] = []
    const mock = new WorkbenchMock()
    const fetch: Fetch = (...call) => {
      calls.push(call)
      return mock.fetch(...call)
    }
    const workbench = new Workbench({ token: mock.tokens.admin, fetch })
    const serviceAccount = await workbench.serviceAccounts.create({ name: 'ci', role: 'organization_analyst' })
    await workbench.apiKeys.list({ serviceAccount })
    const common = { redirect: 'manual', cache: 'no-store', signal: expect.any(AbortSignal) }
    const headers = { accept: 'application/vnd.api+json', authorization: `Bearer ${mock.tokens.admin}` }
    const data = { type: 'service_accounts', attributes: { display_name: 'ci', role: 'organization_analyst' } }
    expect(calls).toEqual([
      [
        'https://workbench.expel.io/api/v2/service_accounts',
        {
          ...common,
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/json' },
          body: expect.any(String),
        },
      ],
      [expect.stringContaining('/api/v2/api_keys?'), { ...common, method: 'GET', headers }],
    ])
    expect(JSON.parse(calls[0]?.[1].body ?? '')).toMatchObject({ data })
  })

  test.each(['Request', 'Response'])('works without a global %s', async name => {
    vi.stubGlobal(name, undefined)
    const fetch: Fetch = async () => ({
      status: 200,
      headers: new Headers(),
      text: async () => JSON.stringify({ data: keyRecord() }),
    })
    expect((await withFetch(fetch).apiKeys.get(KEY_ID)).id).toBe(KEY_ID)
  })

  test('receives no body for a GET in an engine without Request.body, e.g. Firefox', async () => {
    const { workbench, requests } = await startServer(() => listResponse([]))
    const descriptor = Object.getOwnPropertyDescriptor(Request.prototype, 'body') ?? {}
    Reflect.deleteProperty(Request.prototype, 'body')
    try {
      await workbench.organizations.list()
    } finally {
      Object.defineProperty(Request.prototype, 'body', descriptor)
    }
    expect(requests).toHaveLength(1)
  })

  test('does not receive a cache mode in a runtime that does not support it', async () => {
    class OldRequest {
      constructor(_: string, init: RequestInit) {
        if ('cache' in init) throw new Error("The 'cache' field on 'RequestInitializerDict' is not implemented.")
      }
    }
    vi.stubGlobal('navigator', { userAgent: 'Cloudflare-Workers' })
    vi.stubGlobal('Request', OldRequest)
    vi.resetModules()
    const { Workbench } = await import('../src/index.ts')
    const fetch = vi.fn<Fetch>(async () => recordResponse(keyRecord()))
    await new Workbench({ token: TOKEN, fetch }).apiKeys.get(KEY_ID)
    expect(fetch.mock.calls[0]?.[1]).not.toHaveProperty('cache')
  })

  test.each([
    ['undefined', undefined],
    ['an object', { data: [] }],
    ['a string', '{"data":[]}'],
  ])('must return a response: %s causes an error that names it', async (what, response) => {
    const error = await errorOf(async () => response)
    expect(error).toBeInstanceOf(OutcomeUnknownError)
    expect(Object(error).cause).toBeInstanceOf(ProtocolError)
    expect(String(error)).toContain(
      `The response to POST /api/v2/api_keys is ${what}. \`fetch\` must return a Response`,
    )
  })
})

describe('an error that fetch throws', () => {
  test('is named in the message, and is the cause', async () => {
    const error = await errorOf(async () => {
      throw Object.assign(new RangeError('the window is too small'), { code: 'EWINDOW' })
    })
    expect(Object(error).cause).toBeInstanceOf(ConnectionError)
    expect(String(error)).toContain('`fetch` threw RangeError (EWINDOW)')
    const { cause } = Object(error).cause
    expect(cause).toBeInstanceOf(Error)
    expect(cause).toMatchObject({ name: 'RangeError', message: 'the window is too small', code: 'EWINDOW' })
    expect(cause.stack).toMatch(/^RangeError: the window is too small\n +at .*fetch\.test\.ts/)
  })

  test('is copied with its causes, without secrets and control characters', async () => {
    const error = await errorOf((url: string, init: FetchInit) => {
      const inner = new AggregateError([new Error(`sent ${init.headers.authorization}`)], `to ${url}\u001b]0;x\u0007`)
      throw new TypeError('fetch failed\nINFO done', { cause: inner })
    })
    const { cause } = Object(error)
    expect(cause.message).toBe('fetch failed INFO done')
    expect(cause.cause.message).toBe('to /api/v2/api_keys ]0;x')
    expect(cause.cause.errors).toMatchObject([{ message: 'sent Bearer [secret]' }])
    expect(cause.stack).not.toContain('\nINFO')
  })

  test.each([
    ['a cycle', () => Object.assign(new Error('a'), { cause: undefined })],
    [
      'a hostile object',
      () =>
        new Proxy(
          {},
          {
            get: () => {
              throw new Error('no')
            },
          },
        ),
    ],
    ['null', () => null],
    ['a symbol', () => Symbol('x')],
  ])('can be any value: %s', async (_, make) => {
    const thrown = make()
    if (thrown instanceof Error) thrown.cause = thrown
    const error = await errorOf(() => Promise.reject(thrown))
    expect(Object(error).cause).toBeInstanceOf(ConnectionError)
  })

  test('immediately means that nothing was sent, and is not retried', async () => {
    const fetch = vi.fn(() => {
      throw new TypeError('url.replace is not a function')
    })
    const error = await errorOf(fetch)
    expect(error).toBeInstanceOf(ConnectionError)
    expect(fetch).toHaveBeenCalledTimes(1)
  })

  test('with a digest controls a framework, e.g. Next.js, and is thrown unchanged', async () => {
    const signal = Object.assign(new Error('Dynamic server usage'), { digest: 'DYNAMIC_SERVER_USAGE' })
    const hook = vi.fn()
    const fetch = vi.fn(() => Promise.reject(signal))
    const workbench = new Workbench({ token: TOKEN, fetch, hooks: { error: hook } })
    expect(await rejectionOf(workbench.apiKeys.list())).toBe(signal)
    expect(await rejectionOf(create(workbench))).toBe(signal)
    expect(fetch).toHaveBeenCalledTimes(2)
    expect(hook).not.toHaveBeenCalled()
  })
})

describe('a redirect of a request to create a record', () => {
  test.each([301, 302, 303])('with status %s leaves the outcome unknown', async status => {
    const { workbench, requests } = await startServer(() => new Response(null, { status, headers: { location: '/' } }))
    expect(await rejectionOf(create(workbench))).toBeInstanceOf(OutcomeUnknownError)
    expect(requests).toHaveLength(1)
  })

  test.each([307, 308])('with status %s proves that nothing was created', async status => {
    const { workbench } = await startServer(() => new Response(null, { status, headers: { location: '/' } }))
    expect(await rejectionOf(create(workbench))).toBeInstanceOf(ProtocolError)
  })
})

test('a call needs no global Headers, Request and Response, which jsdom lacks', async () => {
  const response = errorResponse(501)
  for (const name of ['Headers', 'Request', 'Response']) vi.stubGlobal(name, undefined)
  const error = await rejectionOf(withFetch(async () => response).apiKeys.get(KEY_ID))
  expect(error).toBeInstanceOf(ServerError)
  expect(error).toMatchObject({ method: 'GET', path: '/api/v2/api_keys/{id}', attempts: 1, status: 501 })
})

test('without a global fetch, e.g. in jsdom, the error suggests the option', async () => {
  for (const name of ['fetch', 'Request', 'Response', 'Headers']) vi.stubGlobal(name, undefined)
  const error = await rejectionOf(new Workbench({ token: TOKEN }).apiKeys.get(KEY_ID))
  expect(error).toBeInstanceOf(ConnectionError)
  expect(error).toMatchObject({ method: 'GET', path: '/api/v2/api_keys/{id}', attempts: 1 })
  expect(String(error)).toContain('This environment has no `fetch`. Pass a `fetch` option.')
})
