import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { createHost, serve, WorkbenchMock } from '@workbench-sdk/mock'
import { describe, expect, test } from 'vitest'
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

test.each([
  [415, 'application/json', { 'content-encoding': 'gzip' }, gzipSync('{"days":1}')],
  [415, 'application/json; charset=utf-16', {}, Buffer.from('{"days":1}', 'utf16le')],
  [400, 'application/json', {}, Buffer.from('{"scenario":"\u00ff"}', 'latin1')],
  [200, 'application/json; charset=utf-8', {}, Buffer.from('{"days":1}')],
])('the control API returns %d for %s %o', async (status, contentType, more, body) => {
  const host = createHost()
  const response = await host.fetch(
    new Request('http://127.0.0.1/__mock__/clock/advance', {
      method: 'POST',
      headers: { 'content-type': contentType, ...more },
      body: new Uint8Array(body),
    }),
  )
  expect([response.status, await response.text()]).toEqual([status, expect.any(String)])
})
