import { deepStrictEqual, notDeepStrictEqual } from 'node:assert/strict'
import { Console } from 'node:console'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { inspect, isDeepStrictEqual } from 'node:util'
import { expect as expectOfJest } from 'expect'
import fc from 'fast-check'
import { observable, toJS } from 'mobx'
import { chai, describe, expect, test, vi } from 'vitest'
import { reactive, readonly, ref } from 'vue'
import {
  contains,
  type FetchInit,
  isNull,
  OutcomeUnknownError,
  Secret,
  Workbench,
  WorkbenchError,
} from '../src/index.ts'
import { rejectionOf } from './support/loopback-server.ts'
import {
  ACCOUNT_ID,
  errorResponse,
  jsonResponse,
  keyRecord,
  listResponse,
  recordResponse,
} from './support/responses.ts'

/** Returns the output of every way to print a value. */
function everythingPrintable(value: unknown): string {
  const own = typeof value === 'object' && value !== null ? value : {}
  return [
    inspect(value, { depth: Number.POSITIVE_INFINITY, showHidden: true, getters: true }),
    JSON.stringify(value),
    String(value),
    `${value}`,
    ...Reflect.ownKeys(own).map(key => inspect(Reflect.get(own, key), { depth: Number.POSITIVE_INFINITY })),
    value instanceof Error ? `${value.stack} ${inspect(value.cause, { depth: Number.POSITIVE_INFINITY })}` : '',
    failedComparison(value),
  ].join('\n')
}

function failedComparison(value: unknown): string {
  try {
    expect({ value }).toStrictEqual({ value: 'something else' })
  } catch (error) {
    return inspect(error, { depth: 20 })
  }
  return ''
}

// Long enough not to occur in other text by chance.
const secrets = fc.stringMatching(/^[\x21-\x7e]{12,40}$/)
// The client rejects a token that looks like a placeholder.
const tokens = secrets.map(secret => `key-${secret}`)

describe('a Secret', () => {
  test('reveals its value only through reveal()', () => {
    fc.assert(
      fc.property(secrets, value => {
        const secret = new Secret(value)
        const printed = [secret, [secret], { deep: [{ secret }] }, new Map([['key', secret]])]
          .map(everythingPrintable)
          .join()
        expect(printed).not.toContain(value)
        expect(printed).toContain('[secret]')
        expect(secret.reveal()).toBe(value)
      }),
    )
  })

  test('converts to [secret]', () => {
    const secret = new Secret('the value')
    expect([String(secret), `${secret}`, JSON.stringify({ secret }), inspect(secret), Object.keys(secret)]).toEqual([
      '[secret]',
      '[secret]',
      '{"secret":"[secret]"}',
      '[secret]',
      [],
    ])
  })

  test('logs as [secret]', async () => {
    const stream = new PassThrough()
    new Console(stream).log(new Secret('the value'), { secret: new Secret('the value') })
    expect(await text(stream.end())).toBe('[secret] { secret: [secret] }\n')
  })
})

describe('two secrets are equal if their values are equal, for', () => {
  const passes = (assertion: () => void) => {
    try {
      assertion()
      return true
    } catch (error) {
      expect(everythingPrintable(error)).not.toContain('the value')
      return false
    }
  }

  test.each<[string, (a: unknown, b: unknown) => boolean]>([
    ["Vitest's toEqual", (a, b) => passes(() => expect(a).toEqual(b))],
    ["Vitest's toStrictEqual", (a, b) => passes(() => expect(a).toStrictEqual(b))],
    ["Jest's toEqual", (a, b) => passes(() => expectOfJest(a).toEqual(b))],
    ["Jest's toStrictEqual", (a, b) => passes(() => expectOfJest(a).toStrictEqual(b))],
    ["Node's deepStrictEqual", (a, b) => passes(() => deepStrictEqual(a, b))],
    ["Node's notDeepStrictEqual", (a, b) => !passes(() => notDeepStrictEqual(a, b))],
    ["Node's isDeepStrictEqual", isDeepStrictEqual],
    ["Chai's deep equality", (a, b) => passes(() => chai.expect(a).to.deep.equal(b))],
  ])('%s', (_, areEqual) => {
    for (const wrap of [(secret: Secret) => secret, (secret: Secret) => ({ key: { id: 'a', secret } })]) {
      expect(areEqual(wrap(new Secret('the value')), wrap(new Secret('the value')))).toBe(true)
      expect(areEqual(wrap(new Secret('the value')), wrap(new Secret('the values')))).toBe(false)
    }
  })
})

describe('a Secret works behind a proxy:', () => {
  const secret = new Secret('the-value')

  test.each<[string, Secret]>([
    ["Vue's reactive", reactive({ secret }).secret],
    ["Vue's reactive, directly", reactive(secret) as Secret],
    ["Vue's readonly", readonly({ secret }).secret as Secret],
    ["Vue's ref", ref({ key: { secret } }).value.key.secret as Secret],
    ["MobX's observable", observable({ secret }).secret],
    ["MobX's toJS", toJS(observable({ key: { secret } })).key.secret],
    ['a proxy', new Proxy(secret, {})],
    ['a proxy of a proxy', new Proxy(new Proxy(secret, {}), {})],
    ['an object that inherits from it', Object.create(secret)],
  ])('%s', async (_, proxied) => {
    expect(proxied).toBeInstanceOf(Secret)
    expect([proxied.reveal(), String(proxied), JSON.stringify(proxied)]).toEqual([
      'the-value',
      '[secret]',
      '"[secret]"',
    ])
    expect(everythingPrintable({ proxied })).not.toContain('the-value')
    const fetch = vi.fn(async (_: string, __: FetchInit) => listResponse([]))
    await new Workbench({ token: proxied, fetch }).organizations.list()
    expect(fetch.mock.calls[0]?.[1].headers.authorization).toBe('Bearer the-value')
  })
})

describe('another copy of the package', () => {
  const otherCopy = async (): Promise<typeof import('../src/index.ts')> => {
    vi.resetModules()
    return import('../src/index.ts')
  }

  test('recognizes a Secret', async () => {
    const other = await otherCopy()
    const secret = new Secret('the-token')
    expect(other.Secret).not.toBe(Secret)
    expect([secret instanceof other.Secret, new other.Secret('a') instanceof Secret]).toEqual([true, true])
    expect(secret).toEqual(new other.Secret('the-token'))
    expect(secret).not.toEqual(new other.Secret('another-token'))
    const fetch = vi.fn(async (_: string, __: FetchInit) => listResponse([]))
    await new other.Workbench({ token: secret, fetch }).organizations.list()
    expect(fetch.mock.calls[0]?.[1].headers.authorization).toBe('Bearer the-token')
  })

  test('recognizes a login password', async () => {
    const other = await otherCopy()
    const fetch = vi.fn(async (_: string, { body }: FetchInit) => {
      expect(String(body)).toContain('the-password')
      return jsonResponse({ access_token: 'the-session' })
    })
    await other.Workbench.login({ username: 'a', password: new Secret('the-password'), fetch })
    expect(fetch).toHaveBeenCalledOnce()
  })

  test('recognizes a matcher', async () => {
    const other = await otherCopy()
    const fetch = vi.fn(async (_: string, __: FetchInit) => listResponse([]))
    const workbench = new other.Workbench({ token: 'a', fetch })
    await workbench.apiKeys.list({ name: contains('ci') })
    await workbench.userAccounts.list({ name: other.not(isNull()) })
    expect(fetch.mock.calls.map(([url]) => new URL(url).searchParams.get('filter[display_name]'))).toEqual([
      ':ci',
      '␀false',
    ])
  })

  test('does not recognize another object as a Secret, or a Secret as an instance of a derived class', () => {
    class Password extends Secret {}
    const isSecret = (value: unknown) => value instanceof Secret
    expect([null, undefined, 'a', {}, globalThis, { reveal: () => 'a' }, { ...new Secret('a') }].some(isSecret)).toBe(
      false,
    )
    expect([new Password('a'), new Secret('a')].map(each => each instanceof Password)).toEqual([true, false])
  })
})

test('a Secret keeps its value out of copies', () => {
  const secret = new Secret('the value')
  for (const copy of [structuredClone(secret), { ...secret }, Object.assign({}, secret)]) {
    expect(everythingPrintable(copy)).not.toContain('the value')
  }
  expect(everythingPrintable(Object.getOwnPropertyDescriptors(secret))).not.toContain('the value')
  expect(inspect(secret, { customInspect: false, showHidden: true, showProxy: true })).not.toContain('the value')
})

test('a created key is printed without its secret', async () => {
  const workbench = new Workbench({
    token: 'a',
    fetch: async () => recordResponse(keyRecord({ access_token: 'the-new-secret' }), 201),
  })
  const key = await workbench.apiKeys.create({ serviceAccount: ACCOUNT_ID, name: 'deploy' })
  expect(key.secret.reveal()).toBe('the-new-secret')
  expect(everythingPrintable(key)).not.toContain('the-new-secret')
  expect(everythingPrintable({ ...key })).not.toContain('the-new-secret')
})

test('a client is printed without its token', () => {
  const printed = everythingPrintable(new Workbench({ token: 'the-token-itself' }))
  expect(printed).toContain('apiKeys')
  expect(printed).not.toContain('the-token-itself')
})

describe('no error contains the token, the new secret, the code or a header', () => {
  const SECRET = 'the-new-secret'
  const OTP = 'the-one-time-code'

  const failures: [string, (init: FetchInit) => Promise<Response>][] = [
    [
      'fetch throws an error that contains the request',
      init => Promise.reject(Object.assign(new Error(echo(init)), { init })),
    ],
    [
      'fetch throws an error whose cause contains them',
      init => Promise.reject(new TypeError('fetch failed', { cause: echo(init) })),
    ],
    [
      'fetch throws an error whose code contains them',
      init => Promise.reject(Object.assign(new Error('a'), { code: echo(init) })),
    ],
    ['fetch throws a string that contains them', init => Promise.reject(echo(init))],
    [
      'an error response echoes them',
      async init => errorResponse(403, { title: echo(init), detail: echo(init), code: echo(init) }),
    ],
    [
      'an error response echoes them, with each character encoded for a URL',
      async init => errorResponse(403, { detail: encoded(init, code => `%${code.toString(16)}`) }),
    ],
    [
      'an error response echoes them, with each character encoded for JSON',
      async init => errorResponse(403, { detail: encoded(init, code => `\\u00${code.toString(16)}`) }),
    ],
    [
      'an error response echoes them, with each character encoded for HTML',
      async init => errorResponse(403, { detail: encoded(init, code => `&#${code};`) }),
    ],
    [
      'an error response echoes them, with an invisible character after every five',
      async init => errorResponse(403, { detail: echo(init).replace(/.{5}/g, '$&\u200b') }),
    ],
    [
      'an error response echoes them with dashes',
      async init => errorResponse(403, { detail: echo(init).replace(/.{3}/g, '$&-') }),
    ],
    [
      'an error response echoes them in lines',
      async init => errorResponse(403, { title: echo(init).replace(/.{9}/g, '$&\n') }),
    ],
    ['the rule header echoes them', async init => errorResponse(403, {}, { 'x-workbench-mock-rule': echo(init) })],
    [
      'a validation issue echoes them',
      async init =>
        errorResponse(403, {
          title: 'Param validation failed',
          detail: [{ path: echo(init), message: echo(init), type: 'any', context: { key: 'a' } }],
        }),
    ],
    ['a server error echoes them', async init => errorResponse(500, { detail: echo(init) }, { 'x-echo': echo(init) })],
    ['the body is not JSON', async init => new Response(`{"access_token":"${SECRET}" ${echo(init)}`)],
    ['the body of an error is not JSON', async init => new Response(`${SECRET} ${echo(init)}`, { status: 500 })],
    [
      'the record is invalid',
      async () => jsonResponse({ data: { ...keyRecord({ access_token: SECRET }), id: 7 } }, 201),
    ],
    [
      'a timestamp contains a secret',
      async () => recordResponse(keyRecord({ access_token: SECRET, created_at: SECRET }), 201),
    ],
    [
      'the type contains a secret',
      async () => jsonResponse({ data: { ...keyRecord({ access_token: SECRET }), type: SECRET } }, 201),
    ],
    [
      'the response is a redirect',
      async init => new Response(null, { status: 302, headers: { location: echo(init) } }),
    ],
  ]

  const encoded = (init: FetchInit, encode: (code: number) => string) =>
    echo(init).replace(/[!-~]/g, character => encode(character.charCodeAt(0)))
  const echo = ({ headers }: FetchInit) => `you sent ${headers.authorization} and ${headers['x-expelinc-otp']}`

  test.each(failures)('%s', async (_, fail) => {
    await fc.assert(
      fc.asyncProperty(tokens, async token => {
        const workbench = new Workbench({ token, fetch: (_, init) => fail(init) })
        const error = await rejectionOf(workbench.apiKeys.create({ serviceAccount: 'a', name: 'b', otp: OTP }))
        const printed = everythingPrintable(error)
        expect(printed).toContain('POST /api/v2/api_keys')
        for (const hidden of [token, SECRET, OTP, 'Bearer eyJ', 'authorization', 'x-echo']) {
          expect(printed).not.toContain(hidden)
        }
      }),
      { numRuns: 10 },
    )
  })

  test('the Request constructor throws an error that contains them', async () => {
    vi.stubGlobal(
      'Request',
      class {
        constructor(...given: unknown[]) {
          throw new Error(inspect(given, { depth: 9 }))
        }
      },
    )
    const workbench = new Workbench({ token: 'the-token-itself' })
    vi.unstubAllGlobals()
    const error = await rejectionOf(workbench.apiKeys.create({ serviceAccount: 'a', name: 'b', otp: OTP }))
    expect(error).toBeInstanceOf(WorkbenchError)
    expect(everythingPrintable(error)).not.toContain(OTP)
  })

  test('a password in the body of a request to any path', async () => {
    const password = 'correct horse battery'
    const fetch = async (_: string, { body }: FetchInit) =>
      errorResponse(400, { title: 'No', detail: `You sent ${body}` })
    const body = { grant_type: 'password', username: 'robin', password } as const
    const error = await rejectionOf(
      new Workbench({ token: 'the-token-itself', fetch }).request('POST', '/auth/v0/login', { body }),
    )
    expect(everythingPrintable(error)).not.toContain(password)
  })

  test('the password of a proxy', async () => {
    const fetch = () => Promise.reject(new Error('connect to http://bob:hunter2@proxy.example:8080 failed'))
    const error = await rejectionOf(new Workbench({ token: 'the-token-itself', fetch, retries: 0 }).apiKeys.list())
    expect(Object(error).cause.message).toBe('connect to http://[secret]@proxy.example:8080 failed')
    expect(everythingPrintable(error)).not.toContain('hunter2')
  })

  test('fetch throws an error with a digest that is not of a framework', async () => {
    const token = 'the-token-itself'
    const thrown = Object.assign(new Error(`Bearer ${token}`), {
      digest: 'sha-256=X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=',
    })
    const fetch = () => Promise.reject(thrown)
    const error = await rejectionOf(new Workbench({ token, fetch }).apiKeys.create({ serviceAccount: 'a', name: 'b' }))
    expect(error).toBeInstanceOf(OutcomeUnknownError)
    expect(everythingPrintable(error)).not.toContain(token)
  })

  test('fetch throws an error with a long name', async () => {
    const fetch = () => Promise.reject(Object.assign(new Error('no'), { name: 'x'.repeat(1_000_000) }))
    const error = await rejectionOf(new Workbench({ token: 'the-token-itself', fetch, retries: 0 }).apiKeys.list())
    expect(String(error).length).toBeLessThan(400)
  })

  test('an invalid token is rejected without being shown', () => {
    fc.assert(
      fc.property(secrets, fc.constantFrom('\n', '\0', ' ', 'é', '\r\n'), (token, wrong) => {
        const make = () => new Workbench({ token: `${token}${wrong}${token}` })
        expect(make).toThrow('Invalid token')
        try {
          make()
        } catch (error) {
          expect(everythingPrintable(error)).not.toContain(token)
        }
      }),
    )
  })
})
