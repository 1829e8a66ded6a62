import { afterEach, describe, expect, expectTypeOf, test, vi } from 'vitest'
import {
  type ApiKey,
  type CreatedApiKey,
  type Fetch,
  InvalidArgumentError,
  type List,
  NotFoundError,
  type Page,
  type Secret,
  type ServiceAccount,
  ValidationError,
  Workbench,
  WorkbenchError,
} from '../src/index.ts'
import { rejectionOf, startServer, TOKEN } from './support/loopback-server.ts'
import { KEY_ID, keyRecord, recordResponse } from './support/responses.ts'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.unstubAllGlobals()
})

/** Returns the URL and the authorization header of a request by a client with these options. */
async function sentBy(options: ConstructorParameters<typeof Workbench>[0]) {
  const sent: Request[] = []
  const fetch: Fetch = async (url, init) => {
    sent.push(new Request(url, init))
    return recordResponse(keyRecord())
  }
  await new Workbench({ fetch, ...options }).apiKeys.get(KEY_ID)
  return { url: sent[0]?.url, authorization: sent[0]?.headers.get('authorization') }
}

describe('the token', () => {
  test('comes from the environment if the option is missing', async () => {
    vi.stubEnv('WORKBENCH_API_KEY', 'from-the-environment\n')
    expect(await sentBy({})).toMatchObject({ authorization: 'Bearer from-the-environment' })
    expect(await sentBy({ token: 'given' })).toMatchObject({ authorization: 'Bearer given' })
  })

  test('can be surrounded by white space', async () => {
    expect(await sentBy({ token: ' given\r\n' })).toMatchObject({ authorization: 'Bearer given' })
  })

  test.each([undefined, ''])('must be set: %j', value => {
    vi.stubEnv('WORKBENCH_API_KEY', value)
    expect(() => new Workbench()).toThrow(InvalidArgumentError)
    expect(() => new Workbench()).toThrow('set the environment variable WORKBENCH_API_KEY')
  })

  test.each(['', ' ', 'Bearer abc', 'a\nb', 'clé'])('cannot be %j', token => {
    expect(() => new Workbench({ token })).toThrow(InvalidArgumentError)
  })

  test('must be set if there is no environment', () => {
    vi.stubGlobal('process', undefined)
    expect(() => new Workbench()).toThrow('Missing token')
  })

  test('must be set if the environment is not readable', () => {
    vi.stubGlobal('process', {
      get env() {
        throw new Error('not granted')
      },
    })
    expect(() => new Workbench()).toThrow('Missing token')
  })
})

describe('the base URL', () => {
  const path = `/api/v2/api_keys/${KEY_ID}`

  test('comes from the options, the environment, or the default', async () => {
    expect(await sentBy({ token: TOKEN })).toMatchObject({ url: `https://workbench.expel.io${path}` })
    vi.stubEnv('WORKBENCH_BASE_URL', 'http://localhost:4010')
    expect(await sentBy({ token: TOKEN })).toMatchObject({ url: `http://localhost:4010${path}` })
    expect(await sentBy({ token: TOKEN, baseUrl: 'https://other.example' })).toMatchObject({
      url: `https://other.example${path}`,
    })
  })

  test.each([
    ['https://a.example/', 'https://a.example'],
    ['https://a.example/api/v2', 'https://a.example'],
    ['https://a.example/api/v2/', 'https://a.example'],
    ['https://a.example/proxy/', 'https://a.example/proxy'],
  ])('%s is normalized to %s', async (baseUrl, base) => {
    expect(await sentBy({ token: TOKEN, baseUrl })).toMatchObject({ url: `${base}${path}` })
  })

  test.each([
    '',
    'a.example',
    'ftp://a.example',
    'https://user:hidden@a.example',
    'https://hidden@a.example',
    'https://a.example?x',
    'https://a.example#x',
  ])('cannot be %j', baseUrl => {
    const make = () => new Workbench({ token: TOKEN, baseUrl })
    expect(make).toThrow(InvalidArgumentError)
    expect(make).not.toThrow('hidden')
  })
})

describe('observers', () => {
  const untyped = (options: object) => () => new Workbench({ token: TOKEN, ...options })

  test.each<[string, object, string]>([
    ['hooks', { hooks: 'x' }, 'Invalid hooks: expected an object, received a string.'],
    ['a list of hooks', { hooks: [] }, 'Invalid hooks: expected an object, received an array.'],
    ['hooks that are null', { hooks: null }, 'Invalid hooks: expected an object, received null.'],
    ['an unknown hook', { hooks: { onRequest: 'x' } }, 'Unknown hook "onRequest".'],
    ['a hook with a typing error', { hooks: { respond: () => {} } }, 'Did you mean "response"?'],
    ['a hook', { hooks: { request: 'x' } }, 'Invalid hooks.request: expected a function, received a string.'],
    ['an inherited hook', { hooks: Object.create({ error: 5 }) }, 'Invalid hooks.error: expected a function'],
    [
      'a logger',
      { logger: 'console' },
      'Invalid logger: expected an object with the methods debug, info, warn, error, received a string.',
    ],
    ['a logger without methods', { logger: {} }, 'Invalid logger: expected an object with the methods debug'],
    ['a logger that lacks a method', { logger: { ...console, debug: undefined } }, 'received an object.'],
    ['a tracer', { tracing: {} }, 'Invalid tracing: expected an object with the method begin, received an object.'],
    [
      'a function instead of a tracer',
      { tracing: () => {} },
      'Invalid tracing: expected an object with the method begin',
    ],
  ])('cannot be %s of the wrong type', (_, options, message) => {
    expect(untyped(options)).toThrow(InvalidArgumentError)
    expect(untyped(options)).toThrow(message)
    expect(() => new Workbench({ token: TOKEN }).withOptions(options)).toThrow(message)
  })

  test.each<[string, object]>([
    ['hooks that are undefined', { hooks: { request: undefined }, logger: undefined, tracing: undefined }],
    [
      'an instance with methods',
      {
        hooks: new (class {
          request() {}
        })(),
      },
    ],
    [
      'a function with methods',
      { logger: Object.assign(() => {}, console), tracing: Object.assign(() => {}, { begin() {} }) },
    ],
  ])('can be %s', (_, options) => {
    expect(untyped(options)).not.toThrow()
  })
})

describe('headers', () => {
  test.each(['content-length', 'Host', 'transfer-encoding', 'connection', 'Expect', 'te', 'upgrade'])(
    'cannot be those that `fetch` sets: %s',
    async name => {
      const headers = { [name]: '1' }
      const message = `Invalid headers: \`fetch\` sets \`${name.toLowerCase()}\` itself. Omit it.`
      expect(() => new Workbench({ token: TOKEN, headers })).toThrow(new InvalidArgumentError(message))
      const workbench = new Workbench({ token: TOKEN, fetch: () => expect.unreachable() })
      expect(await rejectionOf(workbench.apiKeys.get(KEY_ID, { headers }))).toMatchObject({
        name: 'InvalidArgumentError',
        message,
      })
    },
  )

  test.each<[string, unknown, string]>([
    ['a string', 'x-env: prod', 'Invalid headers: expected an object, received a string.'],
    ['a number', 5, 'Invalid headers: expected an object, received a number.'],
    ['null', null, 'Invalid headers: expected an object, received null.'],
    [
      'a value that is undefined',
      { 'x-tenant': undefined },
      'Invalid headers: `x-tenant` is undefined. Omit it, or pass a string.',
    ],
    ['a value that is null', { 'x-tenant': null }, 'Invalid headers: `x-tenant` is null. Omit it, or pass a string.'],
  ])('cannot be %s', (_, headers, message) => {
    expect(() => new Workbench({ token: TOKEN, headers: headers as never })).toThrow(new InvalidArgumentError(message))
  })

  test('can be cookies, which proxies use', async () => {
    const { baseUrl, requests } = await startServer(() => recordResponse(keyRecord()))
    await new Workbench({ token: TOKEN, baseUrl, headers: { cookie: 'session=1' } }).apiKeys.get(KEY_ID)
    expect(requests[0]?.headers.cookie).toBe('session=1')
  })
})

test('the global fetch is looked up for each call, so that an interceptor can start later', async () => {
  const { workbench, requests } = await startServer(() => recordResponse(keyRecord()))
  await workbench.apiKeys.get(KEY_ID)
  vi.stubGlobal('fetch', async () => recordResponse(keyRecord({ display_name: 'intercepted', name: 'intercepted' })))
  expect((await workbench.apiKeys.get(KEY_ID)).name).toBe('intercepted')
  expect(requests).toHaveLength(1)
})

test('the types accept only valid arguments', () => {
  const workbench = new Workbench({ token: TOKEN })
  expectTypeOf<Secret>().not.toExtend<string>()
  expectTypeOf<CreatedApiKey>().toExtend<ApiKey>()
  expectTypeOf(workbench.apiKeys.list()).toExtend<List<ApiKey>>()
  expectTypeOf<Awaited<List<ApiKey>>>().toEqualTypeOf<Page<ApiKey>>()
  expectTypeOf<ServiceAccount['role']>().toExtend<string | null>()
  expectTypeOf<ServiceAccount['createdAt']>().toEqualTypeOf<Date | null>()
  expectTypeOf(workbench.serviceAccounts.create)
    .parameter(0)
    .toHaveProperty('role')
    .toEqualTypeOf<'organization_admin' | 'organization_analyst'>()
  expectTypeOf<ApiKey>().not.toExtend<Parameters<typeof workbench.serviceAccounts.delete>[0]>()
  expectTypeOf<Secret>().not.toExtend<Parameters<typeof workbench.apiKeys.delete>[0]>()

  const error: unknown = new ValidationError('wrong')
  if (error instanceof ValidationError) expectTypeOf(error).toEqualTypeOf<ValidationError>()
  if (error instanceof NotFoundError) expectTypeOf(error).toEqualTypeOf<NotFoundError>()
  if (error instanceof WorkbenchError) expectTypeOf(error.status).toEqualTypeOf<number | undefined>()
})
