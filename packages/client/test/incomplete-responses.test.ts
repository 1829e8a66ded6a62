// The response to creating a key contains the only copy of its secret. The secret must not be lost, regardless of what
// happens to the rest of the response.
import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { type Fetch, MismatchError, OutcomeUnknownError, Workbench, type WorkbenchOptions } from '../src/index.ts'
import { listen } from './support/listen.ts'
import { rejectionOf, TOKEN } from './support/loopback-server.ts'
import { ACCOUNT_ID, KEY_ID, keyRecord } from './support/responses.ts'

const SECRET = 'the-secret-of-the-new-key'
const DOCUMENT = JSON.stringify({ data: keyRecord({ display_name: 'x', access_token: SECRET }) })
/** The document up to the secret, without its end. */
const PREFIX = DOCUMENT.slice(0, DOCUMENT.indexOf(SECRET) + SECRET.length + 1)
const HEADERS = { 'content-type': 'application/vnd.api+json' }

const create = (fetch: Fetch, options: WorkbenchOptions = {}, call = {}) =>
  new Workbench({ token: TOKEN, fetch, retries: 2, ...options }).apiKeys.create(
    { serviceAccount: ACCOUNT_ID, name: 'x' },
    call,
  )

/** Responds with a body that sends a string, and then ends in some way. */
const sending =
  (text: string, end: (controller: ReadableStreamDefaultController<Uint8Array>) => void | Promise<void>) =>
  async (): Promise<Response> =>
    new Response(
      new ReadableStream({
        start: controller => controller.enqueue(new TextEncoder().encode(text)),
        pull: end,
      }),
      { status: 201, headers: HEADERS },
    )

const breaks = (controller: ReadableStreamDefaultController<Uint8Array>) => controller.error(new Error('terminated'))
const stalls = () => new Promise<void>(() => {})

async function serverThat(respond: (response: ServerResponse) => void): Promise<string> {
  const server = createServer((_, response) => respond(response))
  onTestFinished(async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  })
  return listen(server)
}

describe('a complete document counts as a response, even if its body', () => {
  test('fails afterwards', async () => {
    expect((await create(sending(DOCUMENT, breaks))).secret.reveal()).toBe(SECRET)
  })

  test('does not end in time', async () => {
    expect((await create(sending(DOCUMENT, stalls), { attemptTimeout: 50 })).secret.reveal()).toBe(SECRET)
  })

  test.each<[string, Record<string, string>]>([
    ['chunked', {}],
    ['shorter than its content-length', { 'content-length': `${DOCUMENT.length + 10}` }],
  ])('is %s, and the connection breaks', async (_, headers) => {
    const baseUrl = await serverThat(response => {
      response.writeHead(201, { ...HEADERS, ...headers }).write(DOCUMENT, () => setImmediate(() => response.destroy()))
    })
    const workbench = new Workbench({ token: TOKEN, baseUrl })
    expect((await workbench.apiKeys.create({ serviceAccount: ACCOUNT_ID, name: 'x' })).secret.reveal()).toBe(SECRET)
  })

  test('is split within a character', async () => {
    const bytes = Buffer.from(JSON.stringify({ meta: { note: '🚀' }, ...JSON.parse(DOCUMENT) }))
    const at = bytes.indexOf('🚀') + 2
    const baseUrl = await serverThat(response => {
      response.writeHead(201, HEADERS).write(bytes.subarray(0, at), () => response.end(bytes.subarray(at)))
    })
    const workbench = new Workbench({ token: TOKEN, baseUrl })
    expect((await workbench.apiKeys.create({ serviceAccount: ACCOUNT_ID, name: 'x' })).secret.reveal()).toBe(SECRET)
  })

  test.each<[string, (bytes: Uint8Array<ArrayBuffer>) => unknown]>([
    ['buffers', bytes => bytes.slice().buffer],
    ['other views', bytes => new DataView(bytes.slice().buffer)],
  ])('contains %s instead of bytes', async (_, convert) => {
    const body = Readable.from([convert(new TextEncoder().encode(DOCUMENT))])
    const key = await create(async () => ({ status: 201, headers: new Headers(HEADERS), body, text: async () => '' }))
    expect(key.secret.reveal()).toBe(SECRET)
  })

  test('contains strings instead of bytes', async () => {
    const fetch: Fetch = async () => {
      const body = Readable.from([DOCUMENT.slice(0, 20), DOCUMENT.slice(20)]).setEncoding('utf8')
      return { status: 201, headers: new Headers(HEADERS), body, text: async () => '' }
    }
    expect((await create(fetch)).secret.reveal()).toBe(SECRET)
  })
})

describe('a partial document causes an OutcomeUnknownError with its secret, and no other request, if the body', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['breaks', () => create(sending(PREFIX, breaks))],
    ['does not end in time', () => create(sending(PREFIX, stalls), { attemptTimeout: 50 })],
    [
      'is larger than maxResponseSize',
      () => create(sending(`${PREFIX}${' '.repeat(10)}`, breaks), { maxResponseSize: PREFIX.length }),
    ],
    [
      'is aborted',
      () => {
        const abort = new AbortController()
        setTimeout(() => abort.abort(), 50)
        return create(sending(PREFIX, stalls), {}, { signal: abort.signal })
      },
    ],
    [
      'is whole, but the call is aborted',
      () => {
        const abort = new AbortController()
        setTimeout(() => abort.abort(), 50)
        return create(sending(DOCUMENT, stalls), {}, { signal: abort.signal })
      },
    ],
  ])('%s', async (_, call) => {
    const error = await rejectionOf(call())
    expect(error).toBeInstanceOf(OutcomeUnknownError)
    expect(Object(error).secret.reveal()).toBe(SECRET)
    expect(error).toMatchObject({ status: 201, attempts: 1 })
    expect(String(error)).toContain('The record was created: see `secret`.')
  })
})

test.each<[string, Buffer]>([
  ['within a character', Buffer.from(JSON.stringify({ ...JSON.parse(DOCUMENT), meta: '🚀' })).subarray(0, -4)],
  ['after a whole document and other text', Buffer.from(`${DOCUMENT}\n<!-- trailing`)],
])('a secret is not lost if the connection breaks %s', async (_, bytes) => {
  const baseUrl = await serverThat(response => {
    response.writeHead(201, HEADERS).write(bytes, () => setImmediate(() => response.destroy()))
  })
  const workbench = new Workbench({ token: TOKEN, baseUrl })
  const error = await rejectionOf(workbench.apiKeys.create({ serviceAccount: ACCOUNT_ID, name: 'x' }))
  expect(error).toBeInstanceOf(OutcomeUnknownError)
  expect(Object(error).secret.reveal()).toBe(SECRET)
})

test.each(['***', '[redacted]', '<masked>', 'abcd****', '[secret]', '••••••••', 'xxxxxxxx', '---'])(
  'a secret that a proxy replaced with %s is missing, and the error has the record',
  async masked => {
    const text = DOCUMENT.replace(SECRET, masked)
    const error = await rejectionOf(create(async () => new Response(text, { status: 201, headers: HEADERS })))
    expect(error).toBeInstanceOf(OutcomeUnknownError)
    expect(error).toMatchObject({ record: { id: KEY_ID }, secret: undefined })
    expect(String(error)).toContain('There is no secret')
  },
)

test.each(['a*b[c]<d>', 'x[', 'x<y>', '**x'])('a secret with unusual characters is not lost: %s', async unusual => {
  const text = DOCUMENT.replace(SECRET, unusual)
  const { secret } = await create(async () => new Response(text, { status: 201, headers: HEADERS }))
  expect(secret.reveal()).toBe(unusual)
})

test.each([429, 503, 401])(
  'a complete document with status %s has the secret, and the call is not retried',
  async status => {
    const fetch = vi.fn(async () => new Response(DOCUMENT, { status, headers: { ...HEADERS, 'retry-after': '0' } }))
    const error = await rejectionOf(create(fetch, { otp: () => '123456' }))
    expect(error).toBeInstanceOf(OutcomeUnknownError)
    expect(Object(error).secret.reveal()).toBe(SECRET)
    expect(fetch).toHaveBeenCalledTimes(1)
  },
)

describe('after a response has begun, an error does not prove that nothing was sent', () => {
  test.each<[string, Fetch]>([
    [
      'a body that a wrapper has locked',
      async () => {
        const response = new Response(DOCUMENT, { status: 201, headers: HEADERS })
        response.body?.getReader()
        return response
      },
    ],
    [
      'a body that is not a stream of bytes',
      async () => {
        const body = Readable.from([{}])
        return { status: 201, headers: new Headers(HEADERS), body, text: async () => '' }
      },
    ],
    ['no text', async () => ({ status: 201, headers: new Headers(HEADERS), text: async () => undefined as never })],
  ])('%s', async (_, fetch) => {
    const error = await rejectionOf(create(fetch))
    expect(error).toBeInstanceOf(OutcomeUnknownError)
    expect(String(error)).not.toContain('did not accept the request')
  })
})

describe('invalid headers of a custom fetch', () => {
  const response = (headers: object, document = DOCUMENT): Fetch =>
    (async () => ({ status: 201, headers, text: async () => document })) as unknown as Fetch
  const none = { get: () => null }

  test.each<[string, object]>([
    ['characters that are not in Latin-1', new Map([['x-note', '→']])],
    ['pseudo-headers', new Map([[':status', '201']])],
    ['no forEach', none],
    ['lists as values', { ...none, forEach: (call: (...args: unknown[]) => void) => call(['a', 'b'], 'x-list') }],
    ['symbols as names', { ...none, forEach: (call: (...args: unknown[]) => void) => call('a', Symbol('x')) }],
    [
      'methods that throw',
      {
        get() {
          throw new TypeError('no')
        },
        forEach() {
          throw new TypeError('no')
        },
      },
    ],
    ['numbers from get', { get: () => 5, forEach: () => {} }],
  ])('%s are omitted, and the key is returned', async (_, headers) => {
    const { data, response: info } = await create(response(headers)).withResponse()
    expect(data.secret.reveal()).toBe(SECRET)
    expect([...info.headers.keys()]).toEqual([])
  })

  test('do not hide that the record differs', async () => {
    const other = JSON.stringify({ data: keyRecord({ display_name: 'other', access_token: SECRET }) })
    const headers = { ...none, get: (name: string) => (name === 'x-request-id' ? ['a'] : null) }
    const error = await rejectionOf(create(response(headers, other)))
    expect(error).toBeInstanceOf(MismatchError)
    expect(Object(error).record.secret.reveal()).toBe(SECRET)
  })
})

describe('the new secret is not printed if the response echoes it', () => {
  const observed: unknown[] = []
  const echo = (status: number, headers: Record<string, string>, document: unknown) => async () =>
    new Response(JSON.stringify(document), { status, headers: { ...HEADERS, ...headers } })
  const options = { hooks: { response: (event: object) => void observed.push(event) } }

  test('in its headers', async () => {
    const headers = { 'x-auth-token': SECRET, 'x-echo': `it is ${SECRET}`, 'x-request-id': SECRET }
    const { response } = await create(echo(201, headers, JSON.parse(DOCUMENT)), options).withResponse()
    expect(JSON.stringify([observed, [...response.headers], response.requestId])).not.toContain(SECRET)
    expect(response.headers.get('x-echo')).toBe('it is [secret]')
  })

  test('in an error', async () => {
    const errors = [{ title: 'Failed', detail: `The key ${SECRET} was not stored.` }]
    const { data } = JSON.parse(DOCUMENT)
    const error = await rejectionOf(create(echo(500, {}, { errors, data }), options))
    expect(Object(error).secret.reveal()).toBe(SECRET)
    expect(`${error} ${JSON.stringify(error)} ${Object(error).detail}`).not.toContain(SECRET)
  })
})

describe('the secret is found if', () => {
  const quoted = (text: string) => DOCUMENT.replace(`"access_token":"${SECRET}"`, text)
  test.each<[string, string]>([
    ['truncated JSON has spaces around the colon', quoted(`"access_token" : "${SECRET}"`).slice(0, -3)],
    ['truncated JSON has a line break after the colon', quoted(`"access_token":\n  "${SECRET}"`).slice(0, -3)],
    ['truncated JSON has another spelling', quoted(`"accessToken":"${SECRET}"`).slice(0, -3)],
    ['truncated JSON has escapes', quoted(`"access_token":"${SECRET.replace('-', '\\u002d')}"`).slice(0, -3)],
  ])('%s', async (_, text) => {
    const error = await rejectionOf(create(async () => new Response(text, { status: 201, headers: HEADERS })))
    expect(Object(error).secret.reveal()).toBe(SECRET)
  })

  test.each<[string, string]>([
    ['it is in a list', quoted(`"access_token":["${SECRET}"]`)],
    ['it is in an object', quoted(`"access_token":{"value":"${SECRET}"}`)],
    ['it has another spelling', quoted(`"Access-Token":"${SECRET}"`)],
  ])('%s', async (_, text) => {
    const key = await create(async () => new Response(text, { status: 201, headers: HEADERS }))
    expect([key.id, key.secret.reveal()]).toEqual([KEY_ID, SECRET])
  })

  test('the record is JSON in a string', async () => {
    const data = JSON.stringify(JSON.parse(DOCUMENT).data)
    const error = await rejectionOf(create(async () => Response.json({ data }, { status: 201 })))
    expect(error).toBeInstanceOf(OutcomeUnknownError)
    expect(Object(error).secret.reveal()).toBe(SECRET)
  })
})
