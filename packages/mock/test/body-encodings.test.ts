import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { createHost, type Host, serve, WorkbenchMock } from '@workbench-sdk/mock'
import { describe, expect, onTestFinished, test } from 'vitest'
import { checkErrorDocument } from './contract.ts'
import { transports } from './transports.ts'

const bodyWith = (display_name: string) =>
  JSON.stringify({ data: { type: 'service_accounts', attributes: { display_name, role: 'organization_analyst' } } })

const NAME = 'Zoë 🔑'
const BODY = bodyWith(NAME)
const utf16 = Buffer.from(BODY, 'utf16le')
/** An invalid byte in a string. */
const invalid = Buffer.from(BODY.replace('Zo', 'Z\u00ff'), 'latin1')

describe.each(transports)('over $name, a body', ({ open }) => {
  async function create(body: Uint8Array<ArrayBuffer>, headers: Record<string, string>) {
    const mock = new WorkbenchMock()
    const { baseUrl, fetch, close } = await open(mock)
    const response = await fetch(`${baseUrl}/api/v2/service_accounts`, {
      method: 'POST',
      headers: { authorization: `Bearer ${mock.tokens.admin}`, 'content-type': 'application/json', ...headers },
      body,
    })
    const text = await response.text()
    await close()
    if (response.status !== 201) checkErrorDocument(text)
    return { status: response.status, text, names: mock.serviceAccounts().map(({ name }) => name) }
  }
  const bytes = (buffer: Buffer) => new Uint8Array(buffer)

  test.each([
    ['gzip', gzipSync(BODY)],
    ['GZIP', gzipSync(BODY)],
    ['x-gzip', gzipSync(BODY)],
    ['deflate', deflateSync(BODY)],
    ['identity', Buffer.from(BODY)],
  ])('is decoded from %s', async (coding, body) => {
    const { status, names } = await create(bytes(body), { 'content-encoding': coding })
    expect([status, names.includes(NAME)]).toEqual([201, true])
  })

  test.each(['utf-8', 'UTF-8', '"utf-8"', 'utf8'])('can declare the charset %s', async charset => {
    const contentType = `application/json; charset=${charset}`
    expect((await create(bytes(Buffer.from(BODY)), { 'content-type': contentType })).status).toBe(201)
  })

  test.each([
    ['another encoding', 415, brotliCompressSync(BODY), { 'content-encoding': 'br' }],
    ['two encodings', 415, gzipSync(gzipSync(BODY)), { 'content-encoding': 'gzip, gzip' }],
    ['another charset', 415, utf16, { 'content-type': 'application/json; charset=utf-16' }],
    ['another charset in quotes', 415, invalid, { 'content-type': 'application/json;charset="iso-8859-1"' }],
    ['invalid UTF-8', 400, invalid, {}],
    ['UTF-16 without a charset', 400, utf16, {}],
    ['invalid UTF-8 in gzip', 400, gzipSync(invalid), { 'content-encoding': 'gzip' }],
    ['no gzip', 400, Buffer.from(BODY), { 'content-encoding': 'gzip' }],
    ['incomplete gzip', 400, gzipSync(BODY).subarray(0, -9), { 'content-encoding': 'gzip' }],
    ['too many bytes in gzip', 413, gzipSync(bodyWith('x'.repeat(2 ** 21))), { 'content-encoding': 'gzip' }],
    ['too many bytes in deflate', 413, deflateSync(Buffer.alloc(2 ** 26)), { 'content-encoding': 'deflate' }],
  ])('with %s is rejected with %d', async (_, expected, body, headers) => {
    const { status, names } = await create(bytes(body), headers)
    expect([status, names.length]).toEqual([expected, 3])
  })
})

test('the maximum size of the port applies to the decompressed body', async () => {
  const mock = new WorkbenchMock()
  await using server = await serve(mock, { maxBodyBytes: 1_000 })
  const headers = {
    authorization: `Bearer ${mock.tokens.admin}`,
    'content-type': 'application/json',
    'content-encoding': 'gzip',
  }
  const send = (body: string) =>
    fetch(`${server.url}/api/v2/service_accounts`, { method: 'POST', headers, body: new Uint8Array(gzipSync(body)) })
  expect((await send(BODY)).status).toBe(201)
  expect((await send(bodyWith('x'.repeat(1_000)))).status).toBe(413)
})

/** Ways to reach the control API. */
const doors: readonly { readonly name: string; open(host: Host): Promise<Door> }[] = [
  {
    name: 'host.fetch',
    open: async host => ({
      url: 'http://127.0.0.1',
      call: (url, init) => host.fetch(new Request(url, init)),
      close: () => undefined,
    }),
  },
  {
    name: 'a port',
    open: async host => {
      const server = await serve(host)
      return { url: server.url, call: (...call) => fetch(...call), close: () => server.close() }
    },
  },
]

interface Door {
  readonly url: string
  call(url: string, init: RequestInit): Promise<Response>
  close(): unknown
}

const SEED = JSON.stringify({ serviceAccounts: [{ name: NAME }] })
const GZIP = { 'content-encoding': 'gzip' }
const MIB = 2 ** 20

describe.each(doors)('over $name, a body of the control API', ({ open }) => {
  async function send(method: string, path: string, body: Uint8Array, headers: Record<string, string> = {}) {
    const host = createHost({ randomSeed: 7, now: '2026-11-22T12:00:00Z' })
    const door = await open(host)
    onTestFinished(() => void door.close())
    const response = await door.call(`${door.url}/__mock__${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      body: new Uint8Array(body),
    })
    return { status: response.status, text: await response.text(), mock: host.mock }
  }

  test.each([
    ['gzip', gzipSync(SEED)],
    ['GZIP', gzipSync(SEED)],
    ['x-gzip', gzipSync(SEED)],
    ['deflate', deflateSync(SEED)],
    ['identity', Buffer.from(SEED)],
  ])('is decoded from %s', async (coding, body) => {
    const { status, mock } = await send('POST', '/seed', body, { 'content-encoding': coding })
    expect([status, mock.serviceAccounts().some(({ name }) => name === NAME)]).toEqual([201, true])
  })

  test('can be a compressed snapshot that is longer than other bodies', async () => {
    const mock = new WorkbenchMock({ randomSeed: 7, scenario: 'fleet:9000' })
    const body = JSON.stringify(mock.snapshot())
    expect(body.length).toBeGreaterThan(16 * MIB)
    expect((await send('PUT', '/snapshot', gzipSync(body, { level: 1 }), GZIP)).status).toBe(204)
  })

  test.each<[number, string, string, Buffer, Record<string, string>]>([
    [415, 'another encoding', '/seed', brotliCompressSync(SEED), { 'content-encoding': 'br' }],
    [415, 'two encodings', '/seed', gzipSync(gzipSync(SEED)), { 'content-encoding': 'gzip, gzip' }],
    [415, 'another charset', '/seed', utf16, { 'content-type': 'application/json; charset=utf-16' }],
    [415, 'another content type', '/seed', gzipSync(SEED), { ...GZIP, 'content-type': 'text/plain' }],
    [400, 'invalid UTF-8', '/scenarios', Buffer.from('{"scenario":"\u00ff"}', 'latin1'), {}],
    [400, 'no gzip', '/seed', Buffer.from(SEED), GZIP],
    [400, 'incomplete gzip', '/seed', gzipSync(SEED).subarray(0, -9), GZIP],
    [400, 'no JSON in gzip', '/seed', gzipSync('{'), GZIP],
    [413, 'too many bytes in gzip', '/seed', gzipSync(Buffer.alloc(17 * MIB)), GZIP],
    [
      413,
      'too many bytes in deflate',
      '/faults',
      deflateSync(Buffer.alloc(64 * MIB)),
      { 'content-encoding': 'deflate' },
    ],
  ])('is rejected with %d for %s', async (expected, _, path, body, headers) => {
    const { status, text, mock } = await send('POST', path, body, headers)
    expect([status, JSON.parse(text).status, mock.serviceAccounts().length]).toEqual([expected, expected, 3])
  })

  test('can declare the charset utf-8', async () => {
    const headers = { 'content-type': 'application/json; charset=utf-8' }
    expect((await send('POST', '/clock/advance', Buffer.from('{"days":1}'), headers)).status).toBe(200)
  })
})

test('a body is only decompressed up to the limit', async () => {
  // Its end is missing, which would be found if it was decompressed completely.
  const bomb = gzipSync(Buffer.alloc(64 * MIB)).subarray(0, -9)
  const response = await createHost().fetch(
    new Request('http://127.0.0.1/__mock__/seed', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...GZIP },
      body: new Uint8Array(bomb),
    }),
  )
  expect([response.status, (await response.json()).error]).toEqual([
    413,
    `The decompressed body exceeds the limit of ${16 * MIB} bytes.`,
  ])
})

test('an unauthorized caller cannot make the control API decompress a body', async () => {
  const host = createHost({ controlToken: 'control-me' })
  const response = await host.fetch(
    new Request('http://127.0.0.1/__mock__/seed', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...GZIP },
      body: new Uint8Array(gzipSync(Buffer.alloc(17 * MIB))),
    }),
  )
  expect(response.status).toBe(401)
})
