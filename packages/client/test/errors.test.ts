import { createServer } from 'node:net'
import { describe, expect, test, vi } from 'vitest'
import * as client from '../src/index.ts'
import {
  AbortedError,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  ConnectionError,
  IntermediaryError,
  InvalidQueryError,
  NotFoundError,
  OutcomeUnknownError,
  PermissionDeniedError,
  ProtocolError,
  RateLimitError,
  ServerError,
  TimeoutError,
  UnsupportedOperationError,
  ValidationError,
  Workbench,
  WorkbenchError,
} from '../src/index.ts'
import { rejectionOf, startServer, TOKEN } from './support/loopback-server.ts'
import { errorResponse, KEY_ID, keyRecord, recordResponse } from './support/responses.ts'

const create = ({ apiKeys }: Workbench) => apiKeys.create({ serviceAccount: 'an-account', name: 'deploy' })
const change = ({ apiKeys }: Workbench) => apiKeys.disable(KEY_ID, { retries: 0 })

describe('each kind of error response has its own class', () => {
  test.each([
    [401, 'Authentication Failed', AuthenticationError],
    [403, 'Forbidden', PermissionDeniedError],
    [403, 'Param validation failed', ValidationError],
    [403, 'Request validation failed', ValidationError],
    [403, 'Invalid filter', InvalidQueryError],
    [403, 'Invalid sort', InvalidQueryError],
    [403, 'Invalid inclusion', InvalidQueryError],
    [403, 'Invalid field resource', InvalidQueryError],
    [403, 'Invalid field selection', InvalidQueryError],
    [403, 'Resource not supported', UnsupportedOperationError],
    [403, 'Requested resource already exists', ConflictError],
    [403, 'Something new', PermissionDeniedError],
    [404, 'Requested resource does not exist', NotFoundError],
    [404, 'Invalid Route', NotFoundError],
    [404, 'Resource not found', NotFoundError],
    [409, 'Conflict', ConflictError],
    [429, 'Too Many Requests', RateLimitError],
    [400, 'Malformed JSON', BadRequestError],
    [415, 'Unsupported Media Type', BadRequestError],
    [500, 'Internal Error', ServerError],
    [503, 'Unavailable', ServerError],
  ])('%s %s', async (status, title, Refused) => {
    const { workbench } = await startServer(() => errorResponse(status, { title, code: 'ECODE', detail: 'Because.' }))
    const error = await rejectionOf(change(workbench))
    expect(error).toBeInstanceOf(Refused)
    expect(Object(error).constructor).toBe(Refused)
    expect(error).toMatchObject({
      name: Refused.name,
      status,
      title,
      code: 'ECODE',
      detail: 'Because.',
      method: 'PATCH',
      path: '/api/v2/api_keys/{id}',
      attempts: 1,
    })
    expect(String(error)).toContain(`PATCH /api/v2/api_keys/{id} failed with status ${status}. ${title}: Because.`)
  })
})

describe('a response that is not from Workbench is an IntermediaryError', () => {
  const html = { 'content-type': 'text/html', server: 'cloudflare' }
  const foreign: [string, () => Response][] = [
    ['an HTML page', () => new Response('<h1>blocked</h1>', { status: 403, headers: html })],
    ['an HTML page with another content type', () => new Response('<h1>blocked</h1>', { status: 404 })],
    [
      'HTML with the status of a rejected token',
      () => new Response('<h1>blocked</h1>', { status: 401, headers: html }),
    ],
    ['plain text', () => new Response('blocked', { status: 400 })],
    ['an empty body', () => new Response(null, { status: 403 })],
    ['the JSON of a gateway', () => Response.json({ message: 'blocked' }, { status: 403 })],
    ['other JSON of a gateway', () => Response.json({ error: 'blocked' }, { status: 401 })],
    ['a list of strings', () => Response.json({ errors: ['no such host: blocked'] }, { status: 404 })],
    ['an empty list of errors', () => Response.json({ errors: [] }, { status: 403 })],
    ['errors with messages only', () => Response.json({ errors: [{ message: 'blocked' }] }, { status: 404 })],
    [
      'errors of Cloudflare',
      () => Response.json({ success: false, errors: [{ code: 1020, message: 'blocked' }] }, { status: 403 }),
    ],
    ['errors with a code only', () => Response.json({ errors: [{ code: 'AccessDenied' }] }, { status: 403 })],
    ['errors with numbers only', () => Response.json({ errors: [{ status: 404, code: 404 }] }, { status: 404 })],
    ['OAuth errors of a gateway', () => Response.json({ error: 'invalid_token' }, { status: 401 })],
    ['other OAuth errors of a gateway', () => Response.json({ error: 'access_denied' }, { status: 403 })],
    ['a validation by a gateway', () => Response.json({ message: 'blocked', validation: {} }, { status: 403 })],
    ['JSON that is not an object', () => Response.json(['blocked'], { status: 404 })],
    ['the login of a proxy', () => new Response('blocked', { status: 407 })],
    ['the login of a network', () => new Response('<p>blocked', { status: 511, headers: html })],
    ['a login page with status 200', () => new Response('\n<!doctype html>blocked', { headers: html })],
    ['text of a login page', () => new Response('blocked', { headers: html })],
    ['XML of a firewall', () => new Response('<?xml version="1.0"?><blocked/>', { status: 405 })],
    ['a redirect to a login page', () => new Response(null, { status: 302, headers: { location: 'https://blocked' } })],
  ]

  test.each(foreign)('%s', async (_, respond) => {
    // A custom fetch, because the one in Node does not return a 407.
    const fetch = vi.fn(async () => respond())
    const error = await rejectionOf(new Workbench({ token: TOKEN, fetch }).apiKeys.get(KEY_ID))
    expect(error).toBeInstanceOf(IntermediaryError)
    expect(error).toMatchObject({ name: 'IntermediaryError', status: respond().status, attempts: 1 })
    expect(String(error)).toContain('GET /api/v2/api_keys/{id} failed with status')
    expect(String(error)).toContain('appears to be from a proxy, firewall or login page')
    expect(String(error)).not.toContain('blocked')
    expect(fetch).toHaveBeenCalledTimes(1)
  })

  test('whose message explains why', async () => {
    const { workbench } = await startServer(() => new Response('<html>', { status: 403, headers: html }))
    expect(await rejectionOf(workbench.apiKeys.get(KEY_ID))).toMatchObject({
      message:
        'GET /api/v2/api_keys/{id} failed with status 403. The response appears to be from a proxy, firewall ' +
        'or login page (content-type text/html, server cloudflare). Check baseUrl and the network.',
    })
  })

  test('is from Workbench if it is an OAuth error with a description, as at its login', async () => {
    const respond = () => Response.json({ error: 'invalid_token', error_description: 'It expired' }, { status: 401 })
    const { baseUrl, requests } = await startServer(respond)
    const token = vi.fn(() => TOKEN)
    const error = await rejectionOf(new Workbench({ token, baseUrl }).apiKeys.get(KEY_ID))
    expect(error).toBeInstanceOf(AuthenticationError)
    expect(String(error)).toContain('invalid_token: It expired')
    expect(token).toHaveBeenCalledTimes(2)
    expect(requests).toHaveLength(2)
  })

  test.each([
    ['a page', () => new Response('<html>', { status: 401 })],
    ["a gateway's JSON", () => Response.json({ error: 'invalid_token' }, { status: 401 })],
  ])('and does not request a new token: %s', async (_, respond) => {
    const { baseUrl, requests } = await startServer(respond)
    const token = vi.fn(() => TOKEN)
    const error = await rejectionOf(new Workbench({ token, baseUrl }).apiKeys.get(KEY_ID))
    expect(error).toBeInstanceOf(IntermediaryError)
    expect(token).toHaveBeenCalledTimes(1)
    expect(requests).toHaveLength(1)
  })

  test.each([
    [429, RateLimitError],
    [500, ServerError],
    [502, ServerError],
    [503, ServerError],
    [504, ServerError],
  ])('unless its status is %s, which means the same from a proxy as from Workbench', async (status, ErrorClass) => {
    const { workbench } = await startServer(() => new Response('<html>', { status }))
    const error = await rejectionOf(workbench.apiKeys.get(KEY_ID, { retries: 0 }))
    expect(Object(error).constructor).toBe(ErrorClass)
    expect(String(error)).toContain('appears to be from a proxy')
  })

  test.each([
    ['an empty 406', () => new Response(null, { status: 406 })],
    ['415 in plain text', () => new Response('HTTP 415 Unsupported Media Type - []', { status: 415 })],
  ])('except for jsonapi-server, which sends %s', async (_, respond) => {
    const { workbench } = await startServer(respond)
    expect(await rejectionOf(create(workbench))).toBeInstanceOf(BadRequestError)
  })

  test.each([
    [{ message: 'Name is too long', validation: { keys: ['name'] } }, 'Name is too long.'],
    [{ error: 'Bad Request', message: 'Name is too long', validation: {} }, 'Bad Request: Name is too long.'],
  ])('except for older formats of errors from Workbench: %j', async (body, text) => {
    const { workbench } = await startServer(() => Response.json(body, { status: 400 }))
    const error = await rejectionOf(create(workbench))
    expect(error).toBeInstanceOf(BadRequestError)
    expect(String(error)).toContain(text)
  })
})

describe('a request to create a record whose response is not from Workbench', () => {
  test.each(
    [200, 201, 400, 403, 404, 500].flatMap(
      status =>
        [
          ['<html>', status],
          ['{"errors":["blocked"]}', status],
        ] as const,
    ),
  )('may have succeeded: %s, %s', async (body, status) => {
    const { workbench, requests } = await startServer(() => new Response(body, { status }))
    const error = await rejectionOf(create(workbench))
    expect(error).toBeInstanceOf(OutcomeUnknownError)
    expect(error).toMatchObject({ status, lookupQuery: { serviceAccount: 'an-account', name: 'deploy' } })
    expect(Object(error).cause).toBeInstanceOf(status === 500 ? ServerError : IntermediaryError)
    expect(requests).toHaveLength(1)
  })

  test.each([407, 511])('did not reach Workbench if the intermediary requires a login: %s', async status => {
    const workbench = new Workbench({ token: TOKEN, fetch: async () => new Response('<html>', { status }) })
    expect(await rejectionOf(create(workbench))).toBeInstanceOf(IntermediaryError)
  })
})

describe('a login that Workbench rejects', () => {
  const logIn = async (body: object, status: number) => {
    const fetch = async () => Response.json(body, { status })
    return rejectionOf(Workbench.login({ username: 'robin@example.com', password: 'correct horse', fetch }))
  }

  test.each([
    [
      401,
      { error: 'invalid_grant', error_description: 'The user is locked' },
      'invalid_grant: The user is locked. Check',
    ],
    [
      400,
      { error: 'invalid_grant', error_description: 'The user is locked' },
      'invalid_grant: The user is locked. Check',
    ],
    [401, { error: 'invalid_grant' }, 'invalid_grant. Check'],
    [400, { error: 'invalid_grant' }, 'invalid_grant. Check'],
    [401, { error: 'Bad credentials' }, 'Bad credentials. Check'],
    [401, { message: 'Invalid credentials' }, 'Invalid credentials. Check'],
    [401, { errors: [{ title: 'Authentication Failed', detail: 'Unknown user.' }] }, 'Unknown user. Check'],
  ])('is an AuthenticationError with advice about the login: %s %j', async (status, body, text) => {
    const error = await logIn(body, status)
    expect(error).toBeInstanceOf(AuthenticationError)
    expect(String(error)).toContain(`${text} username, password and code.`)
  })

  test('is an AuthenticationError with any body except a page, because only the status of Workbench is known', async () => {
    expect(await logIn({}, 401)).toBeInstanceOf(AuthenticationError)
    const fetch = async () => new Response('<html>', { status: 401 })
    const error = await rejectionOf(Workbench.login({ username: 'robin', password: 'correct horse', fetch }))
    expect(error).toBeInstanceOf(IntermediaryError)
  })

  test('can also be forbidden', async () => {
    const error = await logIn({ error: 'access_denied', error_description: 'Use SSO.' }, 403)
    expect(error).toBeInstanceOf(PermissionDeniedError)
    expect(String(error)).toContain('access_denied: Use SSO. Check username')
  })
})

describe('a message from the server', () => {
  const hostile =
    'No\u001b]0;x\u0007\r\nINFO all keys rotated\u009b2J\u202e\u2066\u200b\u2028\ufeff\u00ad\u{e0041}\ud800!'
  const safe = 'No ]0;x INFO all keys rotated 2J !'
  const unprintable = /[\p{C}\p{Zl}\p{Zp}]/u

  test('is one line of printable characters in errors and logs', async () => {
    const path = ['name', hostile]
    const responses = [
      errorResponse(403, { title: hostile, detail: hostile, code: hostile }),
      errorResponse(403, { title: 'Param validation failed', detail: [{ path, message: hostile }] as never }),
    ]
    const fetch = async () => responses.shift() ?? errorResponse(404)
    const lines: string[] = []
    const log = (message: string) => void lines.push(message)
    const workbench = new Workbench({ token: TOKEN, fetch, logger: { debug: log, info: log, warn: log, error: log } })
    const error = await rejectionOf(change(workbench))
    expect(error).toMatchObject({ title: safe, detail: safe, code: safe })
    const invalid = await rejectionOf(change(workbench))
    expect(invalid).toMatchObject({ issues: [{ path: `name.${safe}`, message: safe }], detail: safe })
    for (const text of [Object(error).message, Object(invalid).message, ...lines]) expect(text).not.toMatch(unprintable)
    expect(lines).toContain(Object(error).message)
  })

  test('is also printable in headers', async () => {
    const headers = { 'x-request-id': 'a\u009b2J\u0085b', 'x-workbench-mock-rule': 'a\u00adb', 'x-other': 'c\u009dd' }
    const seen: unknown[] = []
    const workbench = new Workbench({
      token: TOKEN,
      fetch: async () => errorResponse(403, {}, headers),
      hooks: { response: event => void seen.push(event.headers) },
    })
    const error = await rejectionOf(change(workbench))
    expect(error).toMatchObject({ requestId: 'a 2J b', rule: 'a b' })
    expect(seen).toEqual([expect.objectContaining({ 'x-request-id': 'a 2J b', 'x-other': 'c d' })])
  })

  test('is truncated', async () => {
    const long = '\u{1f511}'.repeat(1_000_000)
    const issue = { path: long, message: long, type: 'any', context: { key: 'a' } }
    const responses = [
      errorResponse(403, { title: long, detail: long, code: long }, { 'x-request-id': 'a'.repeat(9_000) }),
      errorResponse(403, {
        title: 'Param validation failed',
        detail: Array(100_000).fill({ ...issue, path: 'a', message: 'b' }),
      }),
      errorResponse(403, { title: 'Param validation failed', detail: [issue] }),
    ]
    const workbench = new Workbench({ token: TOKEN, fetch: async () => responses.shift() ?? errorResponse(404) })
    const error = Object(await rejectionOf(change(workbench)))
    const lengths = [error.title, error.detail, error.code, error.requestId].map(text => text.length)
    expect(lengths.map((length, index) => length <= Number([200, 500, 100, 200][index]))).toEqual(Array(4).fill(true))
    expect(error.detail).toMatch(/^\u{1f511}+\.\.\.$/u)
    expect(error.message.length).toBeLessThan(1_000)
    expect(Object(await rejectionOf(change(workbench))).issues).toHaveLength(20)
    const [{ path, message }] = Object(await rejectionOf(change(workbench))).issues
    expect([path.length <= 100, message.length <= 200]).toEqual([true, true])
  })
})

test.each([
  [{ error: { toString: 1 } }, IntermediaryError],
  [{ errors: [{ title: { toString: 1 }, detail: { toString: 1 }, code: { toString: 1 } }] }, PermissionDeniedError],
  [
    { errors: [{ title: 'Param validation failed', detail: [{ path: [{ toString: 1 }, 'name'], message: {} }] }] },
    ValidationError,
  ],
])('an error response can contain objects instead of strings: %j', async (body, ErrorClass) => {
  const { workbench } = await startServer(() => Response.json(body, { status: 403 }))
  expect(Object(await rejectionOf(change(workbench))).constructor).toBe(ErrorClass)
})

describe('an error has only the details of its class', () => {
  test('issues and retryAfter', async () => {
    const { workbench } = await startServer(() => errorResponse(404, {}, { 'retry-after': '5' }))
    const error = await rejectionOf(change(workbench))
    expect(error).not.toHaveProperty('issues')
    expect(error).not.toHaveProperty('retryAfter')
  })

  test('and the status of its response', async () => {
    const { workbench } = await startServer(
      () => new Response('{"data":', { status: 200 }),
      () => recordResponse({ ...keyRecord(), type: 'service_accounts' } as never),
      () => recordResponse(keyRecord({ access_token: null }), 201),
      () => errorResponse(503),
      () => 'hang up',
    )
    const [unreadable, wrong, unknown] = [
      await rejectionOf(change(workbench)),
      await rejectionOf(change(workbench)),
      await rejectionOf(create(workbench)),
    ]
    expect(unreadable).toBeInstanceOf(ProtocolError)
    expect([unreadable, wrong, unknown]).toMatchObject([{ status: 200 }, { status: 200 }, { status: 201 }])
    const lost = await rejectionOf(workbench.apiKeys.get(KEY_ID, { retries: 1 }))
    expect(lost).toBeInstanceOf(ConnectionError)
    expect(lost).not.toHaveProperty('status')
  })
})

test('an error has the request id that Workbench returns', async () => {
  const { workbench } = await startServer(() => errorResponse(403, {}, { 'x-request-id': 'req-1' }))
  expect(await rejectionOf(workbench.apiKeys.get(KEY_ID))).toMatchObject({ requestId: 'req-1' })
})

test('an error contains the path template, never an id', async () => {
  const { workbench } = await startServer(() =>
    errorResponse(404, { title: 'Requested resource does not exist', detail: 'None.' }),
  )
  const error = await rejectionOf(workbench.apiKeys.get(KEY_ID))
  expect(error).toMatchObject({ method: 'GET', path: '/api/v2/api_keys/{id}' })
  expect(String(error)).not.toContain(KEY_ID)
})

test('an error and its message name the rule that the mock reports', async () => {
  const { workbench } = await startServer(() => errorResponse(403, {}, { 'x-workbench-mock-rule': 'admin-only' }))
  const error = await rejectionOf(create(workbench))
  expect(error).toMatchObject({ rule: 'admin-only' })
  expect(String(error)).toContain('(rule admin-only)')
})

test('a ValidationError lists the issues by field', async () => {
  const detail = [
    { path: 'display_name', message: '"display_name" is required', type: 'any.required', context: { key: 'x' } },
  ]
  const { workbench } = await startServer(() => errorResponse(403, { title: 'Param validation failed', detail }))
  const error = await rejectionOf(create(workbench))
  expect(error).toMatchObject({
    issues: [{ path: 'display_name', message: '"display_name" is required' }],
    detail: '"display_name" is required',
  })
})

test('the path of an issue can be a list', async () => {
  const detail = [{ path: ['page', 'limit'], message: '"limit" must be a number', type: 'number.base' }]
  const { workbench } = await startServer(() =>
    errorResponse(403, { title: 'Param validation failed', detail: detail as never }),
  )
  expect(await rejectionOf(create(workbench))).toMatchObject({
    issues: [{ path: 'page.limit', message: '"limit" must be a number' }],
  })
})

test.each([
  ['120', 120],
  ['a date', 120],
  ['soon', undefined],
])('a RateLimitError has the seconds to wait: %s', async (value, seconds) => {
  const retryAfterHeader = () => (value === 'a date' ? new Date(Date.now() + 120_500).toUTCString() : value)
  const { workbench } = await startServer(() => errorResponse(429, {}, { 'retry-after': retryAfterHeader() }))
  const { retryAfter } = Object(await rejectionOf(create(workbench)))
  if (seconds === undefined) expect(retryAfter).toBeUndefined()
  else expect(Math.abs(retryAfter - seconds)).toBeLessThanOrEqual(1)
})

test('redirects are not followed, so that the token is not sent to another server', async () => {
  const elsewhere = await startServer(() => recordResponse(keyRecord()))
  const { workbench } = await startServer(
    () => new Response(null, { status: 307, headers: { location: elsewhere.baseUrl } }),
  )
  const error = await rejectionOf(workbench.apiKeys.get(KEY_ID))
  expect(error).toBeInstanceOf(ProtocolError)
  expect(error).toMatchObject({ status: 307 })
  expect(elsewhere.requests).toEqual([])
})

test("an error with an unknown outcome does not advise to repeat the call, but keeps the server's words", async () => {
  const detail = 'Maintenance. Try again after 5 p.m. or call 555'
  const { workbench } = await startServer(() => errorResponse(503, { title: 'Unavailable', detail }))
  const error = await rejectionOf(create(workbench))
  expect(error).toBeInstanceOf(OutcomeUnknownError)
  expect((error as Error).message).toMatch(/^POST \S+ failed with status 503\. .*\. A record may have been created:/)
  expect((error as Error).message).toContain(`Unavailable: ${detail}.`)
  expect((error as Error).message).not.toContain('Try again later')
})

describe('without a response', () => {
  test('a refused connection is a ConnectionError with the system error code', async () => {
    const workbench = new Workbench({ token: TOKEN, baseUrl: `http://127.0.0.1:${await freePort()}` })
    const error = await rejectionOf(change(workbench))
    expect(error).toBeInstanceOf(ConnectionError)
    expect(error).toMatchObject({ code: 'ECONNREFUSED', method: 'PATCH', path: '/api/v2/api_keys/{id}', attempts: 1 })
    expect(Object(error).cause).toMatchObject({
      name: 'TypeError',
      message: 'fetch failed',
      cause: { code: 'ECONNREFUSED' },
    })
  })

  test.each(['hang up', 'cut'] as const)('a lost connection is a ConnectionError: %s', async how => {
    const { workbench } = await startServer(() => how)
    expect(await rejectionOf(change(workbench))).toBeInstanceOf(ConnectionError)
    const error = await rejectionOf(create(workbench))
    expect(error).toBeInstanceOf(OutcomeUnknownError)
    expect(Object(error).cause).toBeInstanceOf(ConnectionError)
    expect(String(error)).toContain('A record may have been created')
  })

  test('a TimeoutError of a custom fetch is a ConnectionError', async () => {
    const fetch = () => Promise.reject(new DOMException('too late', 'TimeoutError'))
    expect(await rejectionOf(change(new Workbench({ token: TOKEN, fetch })))).toBeInstanceOf(ConnectionError)
  })

  test('an attempt that takes more than 30 seconds is a TimeoutError', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const workbench = new Workbench({ token: TOKEN, fetch: () => new Promise(() => {}) })
      const pending = rejectionOf(change(workbench))
      await vi.advanceTimersByTimeAsync(30_000)
      expect(await pending).toBeInstanceOf(TimeoutError)
      expect(await pending).toMatchObject({ name: 'TimeoutError', attempts: 1 })
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('an aborted call rejects with an AbortedError', () => {
  test('even if the fetch function ignores its signal', async () => {
    const controller = new AbortController()
    const workbench = new Workbench({
      token: TOKEN,
      fetch: () => {
        controller.abort('enough')
        return new Promise(() => {})
      },
    })
    const error = await rejectionOf(workbench.apiKeys.get(KEY_ID, { signal: controller.signal }))
    expect(error).toBeInstanceOf(AbortedError)
    expect(error).toMatchObject({ name: 'AbortError', cause: 'enough', attempts: 1 })
  })

  test('and no request is sent if the signal was aborted before', async () => {
    const fetch = vi.fn(async () => recordResponse(keyRecord()))
    const { apiKeys } = new Workbench({ token: TOKEN, fetch })
    expect(await rejectionOf(apiKeys.get(KEY_ID, { signal: AbortSignal.abort() }))).toBeInstanceOf(AbortedError)
    expect(fetch).not.toHaveBeenCalled()
  })

  test('even during the delay before a retry', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const controller = new AbortController()
      const fetch = vi.fn(async () => errorResponse(503, {}, { 'retry-after': '59' }))
      const pending = rejectionOf(new Workbench({ token: TOKEN, fetch }).apiKeys.get(KEY_ID, controller))
      await vi.advanceTimersByTimeAsync(30_000)
      controller.abort()
      expect(await pending).toBeInstanceOf(AbortedError)
      expect(fetch).toHaveBeenCalledTimes(1)
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('instanceof', () => {
  test('recognizes a class and its base classes only', () => {
    const error = new NotFoundError('none')
    expect(error instanceof NotFoundError && error instanceof WorkbenchError && error instanceof Error).toBe(true)
    expect(error instanceof ConflictError).toBe(false)
    expect(new WorkbenchError('any') instanceof NotFoundError).toBe(false)
    expect(Object.assign(new Error('other'), { name: 'NotFoundError' }) instanceof NotFoundError).toBe(false)
    expect(JSON.parse('null') instanceof WorkbenchError).toBe(false)
  })

  test('every class has a name, even in minified code', () => {
    const classes = Object.entries(client).filter(([name]) => name.endsWith('Error'))
    const names = classes.map(([, { prototype }]) => Object.getOwnPropertyDescriptor(prototype, 'name')?.value)
    expect(names).toEqual(classes.map(([name]) => (name === 'AbortedError' ? 'AbortError' : name)))
  })

  test('works across two copies of the package', async () => {
    vi.resetModules()
    const other = await import('../src/index.ts')
    expect(other.NotFoundError).not.toBe(NotFoundError)
    expect(new other.NotFoundError('none') instanceof NotFoundError).toBe(true)
    expect(new other.NotFoundError('none') instanceof WorkbenchError).toBe(true)
    expect(new other.NotFoundError('none') instanceof ConflictError).toBe(false)
  })

  test('recognizes only its own errors for a derived class', () => {
    class KeyNotFound extends NotFoundError {}
    expect(new KeyNotFound('none') instanceof KeyNotFound).toBe(true)
    expect(new KeyNotFound('none') instanceof NotFoundError).toBe(true)
    expect(new NotFoundError('none') instanceof KeyNotFound).toBe(false)
  })

  test('ignores the name that an application gives its own class', () => {
    class Renamed extends WorkbenchError {
      static {
        Object.assign(Renamed.prototype, { name: 'NotFoundError' })
      }
    }
    expect(new Renamed('none') instanceof NotFoundError).toBe(false)
    expect(new Renamed('none') instanceof WorkbenchError).toBe(true)
  })
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}
