import { beforeEach, describe, expect, test, vi } from 'vitest'
import {
  AbortedError,
  AuthenticationError,
  ConnectionError,
  type Fetch,
  IntermediaryError,
  InvalidArgumentError,
  NotFoundError,
  OutcomeUnknownError,
  ProtocolError,
  RateLimitError,
  ServerError,
  TimeoutError,
  Workbench,
  WorkbenchError,
} from '../src/index.ts'
import { type LoopbackResponse, rejectionOf, startServer, TOKEN } from './support/loopback-server.ts'
import { applied, errorResponse, KEY_ID, keyRecord, listResponse, recordResponse } from './support/responses.ts'

// The minimum jitter, so that there are no delays.
beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0)
  return () => vi.restoreAllMocks()
})

const gone = () =>
  errorResponse(404, {
    title: 'Requested resource does not exist',
    code: 'ENOTFOUND',
    detail: `There is no api_keys with id ${KEY_ID}`,
  })
const done = () => Response.json({ meta: {} })

const failures: [string, () => LoopbackResponse][] = [
  ['a lost connection', () => 'hang up'],
  ['a truncated body', () => 'cut'],
  ...[408, 425, 429, 500, 502, 503, 504].map((status): [string, () => LoopbackResponse] => [
    String(status),
    () => errorResponse(status),
  ]),
]

describe.each(failures)('after %s', (_, fail) => {
  test('a GET is retried, at most twice', async () => {
    const { workbench, requests } = await startServer(fail, fail, () => recordResponse(keyRecord()))
    expect((await workbench.apiKeys.get(KEY_ID)).id).toBe(KEY_ID)
    expect(requests).toHaveLength(3)
    expect(new Set(requests.map(each => each.headers.authorization))).toEqual(new Set([`Bearer ${TOKEN}`]))
  })

  test('a PATCH is retried with its body', async () => {
    const { workbench, requests } = await startServer(fail, applied(keyRecord()))
    await workbench.apiKeys.disable(KEY_ID)
    expect(requests.map(each => each.body)).toEqual(
      Array(2).fill({ data: { type: 'api_keys', id: KEY_ID, attributes: { active: false } } }),
    )
  })

  test('a DELETE is retried', async () => {
    const { workbench, requests } = await startServer(fail, done)
    await workbench.apiKeys.delete(KEY_ID)
    expect(requests.map(each => each.method)).toEqual(['DELETE', 'DELETE'])
  })
})

/** Responses that guarantee that nothing was created. */
const rejections: [string, () => LoopbackResponse][] = [
  ['425', () => new Response('<html>', { status: 425 })],
  ['429', () => errorResponse(429)],
  ['503 with Retry-After', () => errorResponse(503, {}, { 'retry-after': '0' })],
]

const ambiguousFailures = failures.filter(([name]) => name !== '425' && name !== '429')
const create = ({ apiKeys }: Workbench) => apiKeys.create({ serviceAccount: 'an-account', name: 'deploy' })

describe('a request to create a record', () => {
  test.each(ambiguousFailures)('is not retried after %s, because it may have created a key', async (_, fail) => {
    const { workbench, requests } = await startServer(fail, () =>
      recordResponse(keyRecord({ access_token: 'told once' }), 201),
    )
    const error = await rejectionOf(create(workbench))
    expect(error).toBeInstanceOf(OutcomeUnknownError)
    expect(error).toMatchObject({ attempts: 1, lookupQuery: { serviceAccount: 'an-account', name: 'deploy' } })
    expect(Object(error).cause).toBeInstanceOf(WorkbenchError)
    expect(requests).toHaveLength(1)
  })

  test.each(rejections)('is retried after %s, because it created nothing', async (_, reject) => {
    const { workbench, requests } = await startServer(reject, reject, applied(keyRecord({ access_token: 'told' }), 201))
    expect((await create(workbench)).secret.reveal()).toBe('told')
    expect(requests).toHaveLength(3)
  })

  test.each(rejections)('fails with the last error if every attempt returns %s', async (_, reject) => {
    const { workbench, requests } = await startServer(reject)
    const error = await rejectionOf(create(workbench))
    expect(error).not.toBeInstanceOf(OutcomeUnknownError)
    expect(error).toMatchObject({ attempts: 3 })
    expect(requests).toHaveLength(3)
  })

  test('is retried if the connection is refused or the host is not found', async () => {
    for (const code of ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']) {
      const fetch = vi.fn(() => Promise.reject(new TypeError('fetch failed', { cause: { code } })))
      const error = await rejectionOf(create(new Workbench({ token: TOKEN, fetch })))
      expect(error).toBeInstanceOf(ConnectionError)
      expect(error).toMatchObject({ code, attempts: 3 })
      expect(fetch).toHaveBeenCalledTimes(3)
    }
  })

  test('with an unusable response is an OutcomeUnknownError', async () => {
    const { workbench } = await startServer(() => recordResponse(keyRecord({ access_token: null }), 201))
    const error = await rejectionOf(create(workbench))
    expect(error).toBeInstanceOf(OutcomeUnknownError)
    expect(Object(error).cause).toBeInstanceOf(ProtocolError)
  })

  test('is an OutcomeUnknownError if it was aborted after sending, but not before', async () => {
    const controller = new AbortController()
    const fetch = () => {
      controller.abort('enough')
      return new Promise<Response>(() => {})
    }
    const workbench = new Workbench({ token: TOKEN, fetch })
    const error = await rejectionOf(workbench.apiKeys.create({ serviceAccount: 'a', name: 'b' }, controller))
    expect(error).toBeInstanceOf(OutcomeUnknownError)
    expect(error).toMatchObject({ cause: { name: 'AbortError', cause: 'enough' } })
    const unsent = await rejectionOf(workbench.apiKeys.create({ serviceAccount: 'a', name: 'b' }, controller))
    expect(unsent).toBeInstanceOf(AbortedError)
  })

  test.each([
    ['a name that lists cannot be filtered by', { name: 'a, b' }, { serviceAccount: 'an-account' }],
    ['a name that lists can be filtered by', { name: 'a b' }, { serviceAccount: 'an-account', name: 'a b' }],
  ])('with %s has a lookup query', async (_, { name }, lookupQuery) => {
    const { workbench } = await startServer(() => 'hang up')
    const error = await rejectionOf(workbench.apiKeys.create({ serviceAccount: 'an-account', name }))
    expect(Object(error).lookupQuery).toEqual(lookupQuery)
  })

  test('of a service account or a user account has a lookup query', async () => {
    const { workbench } = await startServer(() => 'hang up')
    const account = await rejectionOf(workbench.serviceAccounts.create({ name: 'ci', role: 'organization_admin' }))
    const person = await rejectionOf(workbench.userAccounts.create({ email: 'robin@example.com' }))
    expect([Object(account).lookupQuery, Object(person).lookupQuery]).toEqual([
      { name: 'ci' },
      { email: 'robin@example.com' },
    ])
  })
})

describe('limits', () => {
  test.each([0, 1, 4])('a call is retried %s times if the client or the call sets this option', async retries => {
    const { workbench, requests } = await startServer(() => 'hang up')
    await rejectionOf(workbench.apiKeys.get(KEY_ID, { retries }))
    await rejectionOf(workbench.withOptions({ retries }).apiKeys.get(KEY_ID))
    expect(requests).toHaveLength(2 * (retries + 1))
  })

  test.each([-1, 0.5, Number.NaN])('rejects %s retries', async retries => {
    const workbench = new Workbench({ token: TOKEN })
    expect(await rejectionOf(workbench.apiKeys.get(KEY_ID, { retries }))).toBeInstanceOf(InvalidArgumentError)
  })

  test('the timeout of a call includes its attempts and the delays between them', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    try {
      const never = vi.fn(() => new Promise<Response>(() => {}))
      const workbench = new Workbench({ token: TOKEN, fetch: never, timeout: 50_000 })
      const pending = rejectionOf(workbench.apiKeys.get(KEY_ID))
      await vi.advanceTimersByTimeAsync(50_000)
      expect(await pending).toBeInstanceOf(TimeoutError)
      expect(never).toHaveBeenCalledTimes(2)
    } finally {
      vi.useRealTimers()
    }
  })

  test('a call fails immediately if the retry delay exceeds the remaining time', async () => {
    const { workbench, requests } = await startServer(() => errorResponse(429, {}, { 'retry-after': '30' }))
    const error = await rejectionOf(workbench.apiKeys.get(KEY_ID, { timeout: 20_000 }))
    expect(error).toMatchObject({ name: 'RateLimitError', retryAfter: 30 })
    expect(requests).toHaveLength(1)
  })

  test('no attempt starts after the timeout of the call', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    try {
      const fetch = vi.fn(async () => errorResponse(429))
      // As if the machine were busy.
      const hooks = { retry: () => void vi.advanceTimersByTime(60_000) }
      const workbench = new Workbench({ token: TOKEN, fetch, hooks, timeout: 50_000 })
      const creation = rejectionOf(create(workbench))
      await vi.advanceTimersByTimeAsync(1_000)
      const error = await creation
      expect(error).toBeInstanceOf(TimeoutError)
      expect(error).toMatchObject({ attempts: 1 })
      expect(fetch).toHaveBeenCalledTimes(1)
    } finally {
      vi.useRealTimers()
    }
  })

  test('each attempt has its own timeout', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    try {
      const never = vi.fn(() => new Promise<Response>(() => {}))
      const workbench = new Workbench({ token: TOKEN, fetch: never, attemptTimeout: 1_000 })
      const pending = rejectionOf(workbench.apiKeys.get(KEY_ID))
      await vi.advanceTimersByTimeAsync(3_010)
      expect(await pending).toBeInstanceOf(TimeoutError)
      expect(never).toHaveBeenCalledTimes(3)
    } finally {
      vi.useRealTimers()
    }
  })

  test('the signal of a timed-out attempt is aborted', async () => {
    const signals: AbortSignal[] = []
    const fetch: Fetch = (_, { signal }) => {
      signals.push(signal)
      return new Promise<Response>(() => {})
    }
    await rejectionOf(new Workbench({ token: TOKEN, fetch }).apiKeys.get(KEY_ID, { attemptTimeout: 1, retries: 1 }))
    expect(signals.map(signal => signal.aborted)).toEqual([true, true])
  })

  test('delays are random, up to a bound that doubles', async () => {
    const waits = async (chance: number) => {
      vi.mocked(Math.random).mockReturnValue(chance)
      const seen: number[] = []
      const hooks = { retry: ({ wait }: { wait: number }) => void seen.push(wait) }
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
      const fetch = async () => errorResponse(500)
      const pending = rejectionOf(new Workbench({ token: TOKEN, fetch, hooks, retries: 6 }).apiKeys.get(KEY_ID))
      await vi.advanceTimersByTimeAsync(60_000)
      await pending
      vi.useRealTimers()
      return seen
    }
    expect(await waits(0)).toEqual([0, 0, 0, 0, 0, 0])
    expect(await waits(0.5)).toEqual([250, 500, 1_000, 2_000, 4_000, 4_000])
  })
})

test('the error after the last retry contains the number of attempts', async () => {
  const { workbench, requests } = await startServer(() => errorResponse(503))
  const error = await rejectionOf(workbench.apiKeys.get(KEY_ID))
  expect(error).toBeInstanceOf(ServerError)
  expect(error).toMatchObject({ status: 503, attempts: 3 })
  expect(requests).toHaveLength(3)
})

test('a call fails with the error of its last attempt', async () => {
  const { workbench } = await startServer(
    () => errorResponse(503),
    () => 'hang up',
  )
  expect(await rejectionOf(workbench.apiKeys.get(KEY_ID))).toBeInstanceOf(ConnectionError)
})

test.each([400, 401, 403, 404, 409, 501])('%s is not retried', async status => {
  const { workbench, requests } = await startServer(() => errorResponse(status))
  await rejectionOf(workbench.apiKeys.get(KEY_ID))
  expect(requests).toHaveLength(1)
})

describe('Retry-After', () => {
  const seconds = (wait: number) => () => errorResponse(429, {}, { 'retry-after': String(wait) })

  test('delays the retry', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const answers = [seconds(7)(), listResponse([])]
      const fetch = vi.fn(async () => answers.shift() ?? errorResponse(500))
      const pending = new Workbench({ token: TOKEN, fetch }).apiKeys.list().then(page => page.total)
      await vi.advanceTimersByTimeAsync(6_990)
      expect(fetch).toHaveBeenCalledTimes(1)
      await vi.advanceTimersByTimeAsync(20)
      expect(fetch).toHaveBeenCalledTimes(2)
      expect(await pending).toBe(0)
    } finally {
      vi.useRealTimers()
    }
  })

  const inSeconds = (wait: number) => new Date(Date.now() + wait * 1_000).toUTCString()

  test.each([
    ['7', 7_000],
    ['1.5', 1_500],
    ['3, 3', 3_000],
    ['3, 7', 7_000],
    ['7,3', 7_000],
    ['0', 0],
    [inSeconds(-60), 250],
    ['-5', 250],
    ['1e1', 250],
    ['soon', 250],
    ['', 250],
  ])('with the value %j', async (value, wait) => {
    vi.mocked(Math.random).mockReturnValue(0.5)
    expect(await waitAfter({ 'retry-after': value })).toBe(wait)
  })

  test.each([
    (date: string) => date,
    (date: string) => `${date}, ${date}`,
    (date: string) => `1, ${date}`,
    // RFC 850, and asctime.
    (date: string) => date.replace(/^(\w+), (\d+) (\w+) \d\d(\d\d)/, 'Thursday, $2-$3-$4'),
    (date: string) => date.replace(/^(\w+), (\d+) (\w+) (\d+) (\S+) GMT/, '$1 $3 $2 $5 $4'),
  ])('with a date is relative to the date of the response: %s', async format => {
    const headers = { date: inSeconds(300), 'retry-after': format(inSeconds(307)) }
    expect(await waitAfter(headers)).toBe(7_000)
  })

  test('with a date in a response without date is relative to the clock', async () => {
    const wait = Number(await waitAfter({ 'retry-after': inSeconds(30) }))
    expect([wait > 25_000, wait <= 30_000]).toEqual([true, true])
  })

  /** Returns the delay before a retry, in milliseconds. */
  async function waitAfter(headers: Record<string, string>) {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const waits: number[] = []
      const responses = [errorResponse(429, {}, headers)]
      const fetch = async () => responses.shift() ?? recordResponse(keyRecord())
      const hooks = { retry: (event: { wait: number }) => void waits.push(event.wait) }
      const pending = new Workbench({ token: TOKEN, fetch, hooks }).apiKeys.get(KEY_ID)
      await vi.advanceTimersByTimeAsync(60_000)
      await pending
      return waits[0]
    } finally {
      vi.useRealTimers()
    }
  }

  test('of more than a minute fails the call', async () => {
    const { workbench, requests } = await startServer(seconds(61), () => recordResponse(keyRecord()))
    const error = await rejectionOf(workbench.apiKeys.get(KEY_ID))
    expect(error).toBeInstanceOf(RateLimitError)
    expect(error).toMatchObject({ retryAfter: 61, attempts: 1 })
    expect(requests).toHaveLength(1)
  })
})

test('an attempt that takes more than 30 seconds is aborted and retried', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const fetch = vi.fn(() => new Promise<Response>(() => {}))
    const pending = rejectionOf(new Workbench({ token: TOKEN, fetch }).apiKeys.get(KEY_ID))
    await vi.advanceTimersByTimeAsync(91_000)
    expect(await pending).toBeInstanceOf(TimeoutError)
    expect(fetch).toHaveBeenCalledTimes(3)
  } finally {
    vi.useRealTimers()
  }
})

describe('a DELETE whose success is not confirmed by Workbench', () => {
  const answers: [string, () => LoopbackResponse][] = [
    ['no content', () => new Response(null, { status: 204 })],
    ['plain text', () => new Response('OK', { headers: { 'content-type': 'text/plain' } })],
    ['no body', () => new Response(null, { status: 200 })],
    ["a gateway's JSON", () => Response.json({ message: 'done' })],
    ['metadata of a portal', () => Response.json({ meta: { status: 'blocked' }, login: 'https://portal.example' })],
    ['metadata that is null', () => Response.json({ meta: null })],
    ['a queued request', () => Response.json({ jsonapi: { version: '1.0' }, meta: {} }, { status: 202 })],
    ['metadata with content', () => Response.json({ meta: { status: 'queued' } })],
    ['the record', () => recordResponse(keyRecord())],
  ]

  test.each([
    ['an empty document', () => Response.json({ jsonapi: { version: '1.0' }, links: { self: '/' } })],
    ['empty metadata, as stock jsonapi-server', done],
  ])('is a success after %s, without another request', async (_, deleted) => {
    const { workbench, requests } = await startServer(deleted)
    await workbench.apiKeys.delete(KEY_ID)
    expect(requests).toHaveLength(1)
  })

  test('is an error if the response contains errors', async () => {
    const errors = [{ title: 'Forbidden', detail: 'Not now.' }]
    const { workbench, requests } = await startServer(() => Response.json({ jsonapi: { version: '1.0' }, errors }))
    const error = await rejectionOf(workbench.apiKeys.delete(KEY_ID))
    expect(String(error)).toContain('DELETE /api/v2/api_keys/{id} failed with status 200. Forbidden: Not now.')
    expect(requests).toHaveLength(1)
  })

  test.each(answers)('is an error after %s if another server responds for the record', async (_, deleted) => {
    const { workbench } = await startServer(deleted, () => Response.json({ login_url: 'https://portal.example' }))
    expect(String(await rejectionOf(workbench.apiKeys.delete(KEY_ID)))).toBe(
      'ProtocolError: DELETE /api/v2/api_keys/{id} succeeded, but the response does not confirm it. Check baseUrl.',
    )
  })

  test.each(answers)('is a success after %s if the record no longer exists', async (_, deleted) => {
    const { workbench, requests } = await startServer(deleted, gone)
    await workbench.apiKeys.delete(KEY_ID)
    expect(requests.map(({ method }) => method)).toEqual(['DELETE', 'GET'])
  })

  test.each(answers)('is an error after %s if the record still exists', async (_, deleted) => {
    const { workbench } = await startServer(deleted, () => recordResponse(keyRecord()))
    const error = await rejectionOf(workbench.apiKeys.delete(KEY_ID))
    expect(String(error)).toBe('ProtocolError: DELETE /api/v2/api_keys/{id} succeeded, but the record still exists.')
  })

  test.each(answers)(
    'is an error after %s if the record cannot be read, and the error says what was accepted',
    async (_, deleted) => {
      const { workbench } = await startServer(deleted, () => errorResponse(401, { title: 'Authentication Failed' }))
      const error = await rejectionOf(workbench.apiKeys.delete(KEY_ID))
      expect(error).toBeInstanceOf(AuthenticationError)
      expect(error).toMatchObject({ status: 401, accepted: { id: KEY_ID } })
      expect(String(error)).toContain('DELETE /api/v2/api_keys/{id} succeeded, but is not confirmed. GET')
    },
  )

  test.each(answers)('is an error after %s if a proxy reports that the record does not exist', async (_, deleted) => {
    const { workbench } = await startServer(deleted, () => new Response('<html>', { status: 404 }))
    expect(await rejectionOf(workbench.apiKeys.delete(KEY_ID))).toBeInstanceOf(IntermediaryError)
  })
})

describe('a DELETE with status 404', () => {
  const lost: [string, () => LoopbackResponse][] = [
    ['a lost response', () => 'hang up'],
    ['a server error', () => errorResponse(502)],
  ]

  test.each(lost)('is a success after %s, because the first attempt deleted the record', async (_, fail) => {
    const { workbench, requests } = await startServer(fail, gone)
    await workbench.apiKeys.delete(KEY_ID)
    expect(requests).toHaveLength(2)
  })

  const elsewhere = 'b0c7a1d4-2f6e-4f0b-8b53-0d9f5f1c2a23'
  const unknown = (type: string, id: string) =>
    errorResponse(404, { title: 'Requested resource does not exist', detail: `There is no ${type} with id ${id}` })

  test('is a success if Workbench reports that this record does not exist', async () => {
    const { workbench } = await startServer(
      () => 'hang up',
      () => unknown('api_keys', KEY_ID),
    )
    await workbench.apiKeys.delete(KEY_ID)
  })

  test.each([
    ['another record', () => unknown('api_keys', elsewhere)],
    ['a record of another type', () => unknown('service_accounts', KEY_ID)],
    ['an unknown route', () => errorResponse(404, { title: 'Invalid Route' })],
    ['an unknown type', () => errorResponse(404, { title: 'Resource not found' })],
    ['a record without an id', () => errorResponse(404, { title: 'Requested resource does not exist' })],
    [
      'an error about another kind of record',
      () => errorResponse(404, { title: 'Requested resource does not exist', detail: 'There is no such organization' }),
    ],
    ['an error without title', () => Response.json({ errors: [] }, { status: 404 })],
    ['a page of a load balancer', () => new Response('<html>', { status: 404 })],
    ['an empty body', () => new Response(null, { status: 404 })],
    ['the JSON of a gateway', () => Response.json({ message: 'Not Found' }, { status: 404 })],
    ['a page with status 200', () => new Response('<html>')],
  ])('is an error after a lost response if it has %s', async (_, respond) => {
    const { workbench, requests } = await startServer(() => 'hang up', respond)
    expect(await rejectionOf(workbench.apiKeys.delete(KEY_ID))).toBeInstanceOf(WorkbenchError)
    expect(requests).toHaveLength(2)
  })

  test('is a success even if an attempt in between was rejected', async () => {
    const { workbench } = await startServer(
      () => 'hang up',
      () => errorResponse(429),
      gone,
    )
    await workbench.apiKeys.delete(KEY_ID)
  })

  test('is an error on the first attempt', async () => {
    const { workbench } = await startServer(gone)
    expect(await rejectionOf(workbench.apiKeys.delete(KEY_ID))).toBeInstanceOf(NotFoundError)
  })

  test('is an error after a rejected attempt', async () => {
    const { workbench } = await startServer(() => errorResponse(429), gone)
    expect(await rejectionOf(workbench.apiKeys.delete(KEY_ID))).toBeInstanceOf(NotFoundError)
  })
})

test('a PATCH with status 404 after a lost response is an error', async () => {
  const { workbench } = await startServer(() => 'hang up', gone)
  expect(await rejectionOf(workbench.apiKeys.disable(KEY_ID))).toBeInstanceOf(NotFoundError)
})
