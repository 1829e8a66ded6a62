import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Logger, WorkbenchOptions } from '../src/index.ts'
import { startServer } from './support/loopback-server.ts'
import { ACCOUNT_ID, KEY_ID, keyRecord, recordResponse } from './support/responses.ts'

let logged: string[]
beforeEach(() => {
  logged = []
  vi.spyOn(console, 'error').mockImplementation(message => void logged.push(message))
})
afterEach(() => vi.restoreAllMocks())

const fail = () => {
  throw new RangeError('the-token-of-an-application')
}
const reject = async () => fail()

/** Creates a key with these options. Returns its secret and the headers of the request. */
async function createWith(options: object) {
  const { workbench, requests } = await startServer(() =>
    recordResponse(keyRecord({ access_token: 'told once', display_name: 'deploy', name: 'deploy' }), 201),
  )
  const observed = workbench.withOptions(options as WorkbenchOptions)
  const { secret } = await observed.apiKeys.create({
    serviceAccount: ACCOUNT_ID,
    name: 'deploy',
  })
  return { secret: secret.reveal(), headers: requests[0]?.headers ?? {}, requests }
}

describe('a tracer does not change a call', () => {
  const span = { headers: {}, end: () => {} }
  test.each<[string, object, string[]]>([
    ['whose begin throws', { begin: fail }, ['The tracer threw RangeError.']],
    ['whose begin rejects', { begin: reject }, ['The tracer threw RangeError.']],
    ['whose end throws', { begin: () => ({ ...span, end: fail }) }, ['The tracer threw RangeError.']],
    ['whose end rejects', { begin: () => ({ ...span, end: reject }) }, ['The tracer threw RangeError.']],
    ['whose span is undefined', { begin: () => undefined }, []],
    ['whose span is null', { begin: () => null }, []],
    ['whose span is a string', { begin: () => 'span' }, []],
    ['whose span has nothing', { begin: () => ({}) }, []],
    ['whose headers are null', { begin: () => ({ ...span, headers: null }) }, []],
  ])('%s', async (_, tracing, messages) => {
    const { secret, requests } = await createWith({ tracing })
    expect(secret).toBe('told once')
    expect(requests).toHaveLength(1)
    await vi.waitFor(() => expect(logged).toEqual(messages))
  })

  test('whose headers are invalid: they are not sent', async () => {
    const headers = {
      traceparent: 'valid',
      'x-line': 'a\nb',
      'not a name': 'a',
      'x-number': 1,
      'content-length': '1',
      'transfer-encoding': 'chunked',
      authorization: 'Bearer another',
      Accept: 'text/plain',
    }
    const sent = await createWith({ tracing: { begin: () => ({ ...span, headers }) } })
    expect(sent.headers).toMatchObject({
      traceparent: 'valid',
      accept: 'application/vnd.api+json',
      authorization: expect.stringMatching(/^Bearer the-token/),
    })
    expect(Object.keys(sent.headers)).not.toEqual(expect.arrayContaining(['x-line']))
    expect(sent.headers).not.toHaveProperty('x-number')
  })
})

describe('a logger does not change a call', () => {
  const silent: Logger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

  test('that throws', async () => {
    expect((await createWith({ logger: { ...silent, debug: fail } })).secret).toBe('told once')
  })

  test('all of whose methods throw', async () => {
    const logger = { debug: fail, info: fail, warn: fail, error: fail }
    expect((await createWith({ logger, tracing: { begin: fail } })).secret).toBe('told once')
    await vi.waitFor(() => expect(logged).toContain('The tracer threw. So did the logger.'))
    expect(logged.join()).not.toContain('the-token-of-an-application')
  })
})

test('a hook that throws or rejects does not change a call', async () => {
  const hooks = { request: fail, response: reject }
  expect((await createWith({ hooks })).secret).toBe('told once')
  await vi.waitFor(() =>
    expect(logged).toEqual(['The request hook threw RangeError.', 'The response hook threw RangeError.']),
  )
})

test('a hook can abort the call before it is sent', async () => {
  const controller = new AbortController()
  const { workbench, requests } = await startServer(() => recordResponse(keyRecord()))
  const observed = workbench.withOptions({ hooks: { request: () => controller.abort() } })
  await expect(observed.apiKeys.get(KEY_ID, { signal: controller.signal })).rejects.toMatchObject({
    name: 'AbortError',
  })
  expect(requests).toEqual([])
})
