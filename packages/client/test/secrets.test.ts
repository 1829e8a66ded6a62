import { Console } from 'node:console'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { type FetchInit, Secret, Workbench, WorkbenchError } from '../src/index.ts'
import { rejectionOf } from './support/loopback-server.ts'
import { ACCOUNT_ID, errorResponse, jsonResponse, keyRecord, recordResponse } from './support/responses.ts'

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

test('a created key prints without its secret', async () => {
  const workbench = new Workbench({
    token: 'a',
    fetch: async () => recordResponse(keyRecord({ access_token: 'the-new-secret' }), 201),
  })
  const key = await workbench.apiKeys.create({ serviceAccount: ACCOUNT_ID, name: 'deploy' })
  expect(key.secret.reveal()).toBe('the-new-secret')
  expect(everythingPrintable(key)).not.toContain('the-new-secret')
  expect(everythingPrintable({ ...key })).not.toContain('the-new-secret')
})

test('a client prints without its token', () => {
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
