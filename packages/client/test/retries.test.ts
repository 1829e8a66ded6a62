import { beforeEach, describe, expect, test, vi } from 'vitest'
import {
  AbortedError,
  ConnectionError,
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
import { KEY_ID, keyRecord, one, pageOf, refusal } from './support/documents.ts'
import { type Answer, failure, loopback, TOKEN } from './support/loopback.ts'

// Full jitter at its least: nobody waits.
beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0)
  return () => vi.restoreAllMocks()
})

const gone = () => refusal(404, { title: 'Requested resource does not exist', code: 'ENOTFOUND' })
const done = () => new Response(null, { status: 204 })

const failures: [string, () => Answer][] = [
  ['a lost connection', () => 'hang up'],
  ['a body that is cut', () => 'cut'],
  ...[408, 429, 500, 502, 503, 504].map((status): [string, () => Answer] => [String(status), () => refusal(status)]),
]

describe.each(failures)('after %s', (_, fail) => {
  test('a GET is sent again, twice at most', async () => {
    const { workbench, arrived } = await loopback(fail, fail, () => one(keyRecord()))
    expect((await workbench.apiKeys.get(KEY_ID)).id).toBe(KEY_ID)
    expect(arrived).toHaveLength(3)
    expect(new Set(arrived.map(each => each.headers.authorization))).toEqual(new Set([`Bearer ${TOKEN}`]))
  })

  test('a PATCH is sent again, with its body', async () => {
    const { workbench, arrived } = await loopback(fail, () => one(keyRecord()))
    await workbench.apiKeys.disable(KEY_ID)
    expect(arrived.map(each => each.body)).toEqual(
      Array(2).fill({ data: { type: 'api_keys', id: KEY_ID, attributes: { active: false } } }),
    )
  })

  test('a DELETE is sent again', async () => {
    const { workbench, arrived } = await loopback(fail, done)
    await workbench.apiKeys.delete(KEY_ID)
    expect(arrived.map(each => each.method)).toEqual(['DELETE', 'DELETE'])
  })
})

/** What says for certain that nothing was made. */
const refusals: [string, () => Answer][] = [
  ['429', () => refusal(429)],
  ['503 with Retry-After', () => refusal(503, {}, { 'retry-after': '0' })],
]

const doubts = failures.filter(([name]) => name !== '429')
const create = ({ apiKeys }: Workbench) => apiKeys.create({ serviceAccount: 'an-account', name: 'deploy' })

describe('a creation', () => {
  test.each(doubts)('is not sent again after %s, as it may have made a key', async (_, fail) => {
    const { workbench, arrived } = await loopback(fail, () => one(keyRecord({ access_token: 'told once' }), 201))
    const error = await failure(create(workbench))
    expect(error).toBeInstanceOf(OutcomeUnknownError)
    expect(error).toMatchObject({ attempts: 1, lookupQuery: { serviceAccount: 'an-account', name: 'deploy' } })
    expect(Object(error).cause).toBeInstanceOf(WorkbenchError)
    expect(arrived).toHaveLength(1)
  })

  test.each(refusals)('is sent again after %s, which made nothing', async (_, refuse) => {
    const { workbench, arrived } = await loopback(refuse, refuse, () => one(keyRecord({ access_token: 'told' }), 201))
    expect((await create(workbench)).secret.reveal()).toBe('told')
    expect(arrived).toHaveLength(3)
  })

  test.each(refusals)('that is always refused by %s says so', async (_, refuse) => {
    const { workbench, arrived } = await loopback(refuse)
    const error = await failure(create(workbench))
    expect(error).not.toBeInstanceOf(OutcomeUnknownError)
    expect(error).toMatchObject({ attempts: 3 })
    expect(arrived).toHaveLength(3)
  })

  test('is sent again where the connection was refused or the name not found, and fails as that', async () => {
    for (const code of ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']) {
      const fetch = vi.fn(() => Promise.reject(new TypeError('fetch failed', { cause: { code } })))
      const error = await failure(create(new Workbench({ token: TOKEN, fetch })))
      expect(error).toBeInstanceOf(ConnectionError)
      expect(error).toMatchObject({ code, attempts: 3 })
      expect(fetch).toHaveBeenCalledTimes(3)
    }
  })

  test('of which a whole answer came that cannot be used may be found by the error', async () => {
    const { workbench } = await loopback(() => one(keyRecord({ access_token: null }), 201))
    const error = await failure(create(workbench))
    expect(error).toBeInstanceOf(OutcomeUnknownError)
    expect(Object(error).cause).toBeInstanceOf(ProtocolError)
  })

  test('that was aborted on the way is in doubt, and one that was not sent yet is not', async () => {
    const controller = new AbortController()
    const fetch = () => {
      controller.abort('enough')
      return new Promise<Response>(() => {})
    }
    const workbench = new Workbench({ token: TOKEN, fetch })
    const error = await failure(workbench.apiKeys.create({ serviceAccount: 'a', name: 'b' }, controller))
    expect(error).toBeInstanceOf(OutcomeUnknownError)
    expect(error).toMatchObject({ cause: { name: 'AbortError', cause: 'enough' } })
    const unsent = await failure(workbench.apiKeys.create({ serviceAccount: 'a', name: 'b' }, controller))
    expect(unsent).toBeInstanceOf(AbortedError)
  })

  test.each([
    ['a name that cannot be asked for', { name: 'a, b' }, { serviceAccount: 'an-account' }],
    ['a name that can', { name: 'a b' }, { serviceAccount: 'an-account', name: 'a b' }],
  ])('with %s is found by what can be asked for', async (_, { name }, lookupQuery) => {
    const { workbench } = await loopback(() => 'hang up')
    const error = await failure(workbench.apiKeys.create({ serviceAccount: 'an-account', name }))
    expect(Object(error).lookupQuery).toEqual(lookupQuery)
  })

  test('of an account or a person is found likewise', async () => {
    const { workbench } = await loopback(() => 'hang up')
    const account = await failure(workbench.serviceAccounts.create({ name: 'ci', role: 'organization_admin' }))
    const person = await failure(workbench.userAccounts.create({ email: 'robin@example.com' }))
    expect([Object(account).lookupQuery, Object(person).lookupQuery]).toEqual([
      { name: 'ci' },
      { email: 'robin@example.com' },
    ])
  })
})

describe('how often and how long', () => {
  test.each([0, 1, 4])(
    'a call is repeated %s times where it is told so, by the client or by the call',
    async retries => {
      const { workbench, arrived } = await loopback(() => 'hang up')
      await failure(workbench.apiKeys.get(KEY_ID, { retries }))
      await failure(workbench.withOptions({ retries }).apiKeys.get(KEY_ID))
      expect(arrived).toHaveLength(2 * (retries + 1))
    },
  )

  test.each([-1, 0.5, Number.NaN])('it cannot be %s times', async retries => {
    const workbench = new Workbench({ token: TOKEN })
    expect(await failure(workbench.apiKeys.get(KEY_ID, { retries }))).toBeInstanceOf(InvalidArgumentError)
  })

  test('the time of the whole call bounds its attempts, and the waiting between them', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    try {
      const never = vi.fn(() => new Promise<Response>(() => {}))
      const workbench = new Workbench({ token: TOKEN, fetch: never, timeout: 50_000 })
      const pending = failure(workbench.apiKeys.get(KEY_ID))
      await vi.advanceTimersByTimeAsync(50_000)
      expect(await pending).toBeInstanceOf(TimeoutError)
      expect(never).toHaveBeenCalledTimes(2)
    } finally {
      vi.useRealTimers()
    }
  })

  test('a wait that is longer than the time left is not begun: the refusal is told at once', async () => {
    const { workbench, arrived } = await loopback(() => refusal(429, {}, { 'retry-after': '30' }))
    const error = await failure(workbench.apiKeys.get(KEY_ID, { timeout: 20_000 }))
    expect(error).toMatchObject({ name: 'RateLimitError', retryAfter: 30 })
    expect(arrived).toHaveLength(1)
  })

  test('a wait that outlasts the time left is followed by no attempt', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    try {
      const fetch = vi.fn(async () => refusal(429))
      // As where the machine is busy with something else.
      const hooks = { retry: () => void vi.advanceTimersByTime(60_000) }
      const workbench = new Workbench({ token: TOKEN, fetch, hooks, timeout: 50_000 })
      const creation = failure(create(workbench))
      await vi.advanceTimersByTimeAsync(1_000)
      const error = await creation
      expect(error).toBeInstanceOf(TimeoutError)
      expect(error).toMatchObject({ attempts: 1 })
      expect(fetch).toHaveBeenCalledTimes(1)
    } finally {
      vi.useRealTimers()
    }
  })

  test('each attempt has a time of its own', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    try {
      const never = vi.fn(() => new Promise<Response>(() => {}))
      const workbench = new Workbench({ token: TOKEN, fetch: never, attemptTimeout: 1_000 })
      const pending = failure(workbench.apiKeys.get(KEY_ID))
      await vi.advanceTimersByTimeAsync(3_010)
      expect(await pending).toBeInstanceOf(TimeoutError)
      expect(never).toHaveBeenCalledTimes(3)
    } finally {
      vi.useRealTimers()
    }
  })

  test('what is given up is ended: its signal is aborted', async () => {
    const signals: AbortSignal[] = []
    const fetch = ({ signal }: Request) => {
      signals.push(signal)
      return new Promise<Response>(() => {})
    }
    await failure(new Workbench({ token: TOKEN, fetch }).apiKeys.get(KEY_ID, { attemptTimeout: 1, retries: 1 }))
    expect(signals.map(signal => signal.aborted)).toEqual([true, true])
  })

  test('waits are random, up to a bound that doubles', async () => {
    const waits = async (chance: number) => {
      vi.mocked(Math.random).mockReturnValue(chance)
      const seen: number[] = []
      const hooks = { retry: ({ wait }: { wait: number }) => void seen.push(wait) }
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
      const fetch = async () => refusal(500)
      const pending = failure(new Workbench({ token: TOKEN, fetch, hooks, retries: 6 }).apiKeys.get(KEY_ID))
      await vi.advanceTimersByTimeAsync(60_000)
      await pending
      vi.useRealTimers()
      return seen
    }
    expect(await waits(0)).toEqual([0, 0, 0, 0, 0, 0])
    expect(await waits(0.5)).toEqual([250, 500, 1_000, 2_000, 4_000, 4_000])
  })
})

test('after the third failure the error says how often it was tried', async () => {
  const { workbench, arrived } = await loopback(() => refusal(503))
  const error = await failure(workbench.apiKeys.get(KEY_ID))
  expect(error).toBeInstanceOf(ServerError)
  expect(error).toMatchObject({ status: 503, attempts: 3 })
  expect(arrived).toHaveLength(3)
})

test('the last failure is the one that is told', async () => {
  const { workbench } = await loopback(
    () => refusal(503),
    () => 'hang up',
  )
  expect(await failure(workbench.apiKeys.get(KEY_ID))).toBeInstanceOf(ConnectionError)
})

test.each([400, 401, 403, 404, 409, 501])('%s is not sent again', async status => {
  const { workbench, arrived } = await loopback(() => refusal(status))
  await failure(workbench.apiKeys.get(KEY_ID))
  expect(arrived).toHaveLength(1)
})

describe('Retry-After', () => {
  const seconds = (wait: number) => () => refusal(429, {}, { 'retry-after': String(wait) })

  test('is waited for', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const answers = [seconds(7)(), pageOf([])]
      const fetch = vi.fn(async () => answers.shift() ?? refusal(500))
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

  test('of more than a minute is left to the caller', async () => {
    const { workbench, arrived } = await loopback(seconds(61), () => one(keyRecord()))
    const error = await failure(workbench.apiKeys.get(KEY_ID))
    expect(error).toBeInstanceOf(RateLimitError)
    expect(error).toMatchObject({ retryAfter: 61, attempts: 1 })
    expect(arrived).toHaveLength(1)
  })
})

test('an attempt that takes more than 30 seconds is given up and repeated', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const fetch = vi.fn(() => new Promise<Response>(() => {}))
    const pending = failure(new Workbench({ token: TOKEN, fetch }).apiKeys.get(KEY_ID))
    await vi.advanceTimersByTimeAsync(91_000)
    expect(await pending).toBeInstanceOf(TimeoutError)
    expect(fetch).toHaveBeenCalledTimes(3)
  } finally {
    vi.useRealTimers()
  }
})

describe('a DELETE that meets 404', () => {
  const lost: [string, () => Answer][] = [
    ['its answer was lost', () => 'hang up'],
    ['the server failed', () => refusal(502)],
  ]

  test.each(lost)('is a success after %s: it was done the first time', async (_, fail) => {
    const { workbench, arrived } = await loopback(fail, gone)
    await workbench.apiKeys.delete(KEY_ID)
    expect(arrived).toHaveLength(2)
  })

  test('is a success also where a refusal came in between', async () => {
    const { workbench } = await loopback(
      () => 'hang up',
      () => refusal(429),
      gone,
    )
    await workbench.apiKeys.delete(KEY_ID)
  })

  test('is an error the first time', async () => {
    const { workbench } = await loopback(gone)
    expect(await failure(workbench.apiKeys.delete(KEY_ID))).toBeInstanceOf(NotFoundError)
  })

  test('is an error after a refusal, which did nothing', async () => {
    const { workbench } = await loopback(() => refusal(429), gone)
    expect(await failure(workbench.apiKeys.delete(KEY_ID))).toBeInstanceOf(NotFoundError)
  })
})

test('a PATCH that meets 404 after a lost answer is an error', async () => {
  const { workbench } = await loopback(() => 'hang up', gone)
  expect(await failure(workbench.apiKeys.disable(KEY_ID))).toBeInstanceOf(NotFoundError)
})
