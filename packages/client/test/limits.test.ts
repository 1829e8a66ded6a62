import { createServer } from 'node:http'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import {
  type CallOptions,
  type Fetch,
  InvalidArgumentError,
  ProtocolError,
  Workbench,
  type WorkbenchOptions,
} from '../src/index.ts'
import { listen } from './support/listen.ts'
import { rejectionOf, startServer, TOKEN } from './support/loopback-server.ts'
import { KEY_ID, keyRecord, recordResponse } from './support/responses.ts'

const KEY = JSON.stringify({ data: { ...keyRecord(), padding: 'ä'.repeat(1_000) } })
const SIZE = Buffer.byteLength(KEY)

/** Starts a server that responds with the key, with these headers. */
async function startKeyServer(headers: Record<string, string>, body: string | Buffer = KEY) {
  const requests: string[] = []
  const server = createServer(({ url = '' }, response) => {
    requests.push(url)
    response.writeHead(200, { 'content-type': 'application/vnd.api+json', ...headers }).end(body)
  })
  const baseUrl = await listen(server)
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { workbench: new Workbench({ token: TOKEN, baseUrl }), requests }
}

describe('maxResponseSize', () => {
  const stream =
    (body: unknown): Fetch =>
    async () => ({ status: 200, headers: new Headers(), body, text: async () => KEY })
  const chunks = () => [KEY.slice(0, 700), KEY.slice(700)].map(text => Buffer.from(text))

  test.each([
    ['with a length', { 'content-length': String(SIZE) }, KEY],
    ['without a length', { 'transfer-encoding': 'chunked' }, KEY],
    ['that is compressed', { 'content-encoding': 'gzip' }, gzipSync(KEY)],
  ])('bounds a response %s, after decompression', async (_, headers, body) => {
    const { workbench, requests } = await startKeyServer(headers, body)
    expect((await workbench.apiKeys.get(KEY_ID, { maxResponseSize: SIZE })).id).toBe(KEY_ID)
    const error = await rejectionOf(workbench.apiKeys.get(KEY_ID, { maxResponseSize: SIZE - 1 }))
    expect(error).toBeInstanceOf(ProtocolError)
    expect(String(error)).toContain(`exceeds maxResponseSize (${SIZE - 1} bytes).`)
    expect(requests).toHaveLength(2)
  })

  test.each<[string, () => unknown]>([
    ['a web stream', () => Readable.toWeb(Readable.from(chunks()))],
    ['a stream of Node, as of node-fetch', () => Readable.from(chunks())],
    ['only text()', () => undefined],
  ])('bounds the body of a custom fetch: %s', async (_, body) => {
    const get = (maxResponseSize: number) =>
      new Workbench({ token: TOKEN, fetch: stream(body()), maxResponseSize }).apiKeys.get(KEY_ID)
    expect((await get(SIZE)).id).toBe(KEY_ID)
    expect(await rejectionOf(get(1_000))).toBeInstanceOf(ProtocolError)
  })

  test('is 16 MiB by default', async () => {
    const body = gzipSync(Buffer.alloc(16 * 1024 * 1024 + 1, ' '))
    const { workbench } = await startKeyServer({ 'content-encoding': 'gzip' }, body)
    expect(String(await rejectionOf(workbench.apiKeys.get(KEY_ID)))).toContain(
      'exceeds maxResponseSize (16777216 bytes)',
    )
  })

  test.each([0, -1, Number.NaN])('cannot be %s', maxResponseSize => {
    expect(() => new Workbench({ token: TOKEN, maxResponseSize })).toThrow('Invalid maxResponseSize')
  })
})

describe('http', () => {
  test.each(['http://workbench.expel.io', 'http://10.0.0.1:4010', 'http://localhost.evil.test'])(
    'is rejected for another machine unless it is allowed: %s',
    baseUrl => {
      const make = (options: WorkbenchOptions = {}) => new Workbench({ token: TOKEN, baseUrl, ...options })
      expect(make).toThrow(InvalidArgumentError)
      expect(make).toThrow('allowInsecureHttp: true')
      const allowed = make({ allowInsecureHttp: true })
      expect(() => allowed.withOptions({ retries: 0 })).not.toThrow()
      expect(() => allowed.withOptions({ allowInsecureHttp: false })).toThrow(InvalidArgumentError)
    },
  )

  test.each(['http://127.0.0.1:1', 'http://127.1', 'http://[::1]:1', 'http://localhost', 'http://mock.localhost'])(
    'is accepted for this machine: %s',
    baseUrl => {
      expect(() => new Workbench({ token: TOKEN, baseUrl })).not.toThrow()
    },
  )
})

describe('an unknown option', () => {
  const unknown = (options: object) => options as WorkbenchOptions & CallOptions

  test('of a client or a call is rejected with a suggestion', async () => {
    const workbench = new Workbench({ token: TOKEN })
    const message = 'Unknown option "baseURL". Did you mean "baseUrl"?'
    expect(() => new Workbench(unknown({ token: TOKEN, baseURL: 'https://a.example' }))).toThrow(message)
    expect(() => workbench.withOptions(unknown({ baseURL: 'https://a.example' }))).toThrow(message)
    const error = await rejectionOf(workbench.apiKeys.get(KEY_ID, unknown({ timeOut: 1 })))
    expect(error).toBeInstanceOf(InvalidArgumentError)
    expect(String(error)).toContain('Unknown option "timeOut". Did you mean "timeout"?')
  })

  test('that is undefined is ignored', async () => {
    const fetch = async () => recordResponse(keyRecord())
    const workbench = new Workbench(unknown({ token: TOKEN, fetch, baseURL: undefined }))
    expect((await workbench.apiKeys.get(KEY_ID, unknown({ timeOut: undefined }))).id).toBe(KEY_ID)
  })
})

describe('a signal', () => {
  test.each<unknown>([{ aborted: false }, new AbortController(), 'signal', null])('cannot be %j', async signal => {
    const { workbench } = await startServer(() => recordResponse(keyRecord()))
    const error = await rejectionOf(workbench.apiKeys.get(KEY_ID, { signal: signal as AbortSignal }))
    expect(error).toBeInstanceOf(InvalidArgumentError)
    expect(String(error)).toContain('expected an AbortSignal')
  })

  test('that is shared by many calls has one listener, and none after they have ended', async () => {
    const { signal } = new AbortController()
    const add = vi.spyOn(signal, 'addEventListener')
    const remove = vi.spyOn(signal, 'removeEventListener')
    const { workbench } = await startServer(() => recordResponse(keyRecord()))
    await Promise.all(Array.from({ length: 40 }, () => workbench.apiKeys.get(KEY_ID, { signal })))
    expect(add.mock.calls.length).toBeLessThanOrEqual(2)
    expect(remove).toHaveBeenCalledTimes(add.mock.calls.length)
  })
})
