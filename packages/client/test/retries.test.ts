import { beforeEach, describe, expect, test, vi } from 'vitest'
import { ConnectionError, NotFoundError, RateLimitError, ServerError, TimeoutError, Workbench } from '../src/index.ts'
import { KEY_ID, keyRecord, one, pageOf, refusal } from './documents.ts'
import { type Answer, failure, loopback, TOKEN } from './loopback.ts'

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

  test('a POST is not: it may have made a key', async () => {
    const { workbench, arrived } = await loopback(fail, () => one(keyRecord({ access_token: 'a' }), 201))
    expect(await failure(workbench.apiKeys.create({ serviceAccount: 'a', name: 'b' }))).toMatchObject({ attempts: 1 })
    expect(arrived).toHaveLength(1)
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
