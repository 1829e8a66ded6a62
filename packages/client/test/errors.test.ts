import { createServer } from 'node:net'
import { describe, expect, test, vi } from 'vitest'
import * as client from '../src/index.ts'
import {
  AbortedError,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  ConnectionError,
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
    [403, 'Resource not supported', UnsupportedOperationError],
    [403, 'Requested resource already exists', ConflictError],
    [403, 'Something new', PermissionDeniedError],
    [404, 'Requested resource does not exist', NotFoundError],
    [404, 'Invalid Route', NotFoundError],
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

  test('an HTML page from a proxy is an error that does not contain the page', async () => {
    const { workbench } = await startServer(() => new Response('<h1>blocked</h1>', { status: 403 }))
    const error = await rejectionOf(create(workbench))
    expect(error).toBeInstanceOf(PermissionDeniedError)
    expect(String(error)).not.toContain('blocked')
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
    expect(String(error)).toContain('The record may have been created')
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

describe('an aborted call is an AbortedError', () => {
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

  test('every class has a name, also in minified code', () => {
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
