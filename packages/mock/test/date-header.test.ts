import { createHost, serve } from '@workbench-sdk/mock'
import { expect, test } from 'vitest'
import { RawClient } from './raw-client.ts'

const NOW = 'Wed, 01 Jan 2020 00:00:00 GMT'
const IN_WORLD = 'Fri, 01 Jan 2021 00:00:00 GMT'

const request = (method: string, path: string, headers = '', body = '') =>
  `${method} ${path} HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n${body}`

/** Requests to the Workbench API that the mock, the host, the server or Node responds to. */
const REQUESTS: Readonly<Record<string, string>> = {
  'a request without a token': request('GET', '/api/v2/actors'),
  'an unknown route': request('GET', '/elsewhere'),
  'a preflight': request('OPTIONS', '/api/v2/actors', 'Origin: http://localhost:3000\r\n'),
  'a foreign page': request('GET', '/api/v2/actors', 'Origin: http://elsewhere.test\r\n'),
  'HEAD from a foreign page': request('HEAD', '/api/v2/actors', 'Origin: http://elsewhere.test\r\n'),
  'an unknown host': 'GET /api/v2/actors HTTP/1.1\r\nHost: elsewhere.test\r\n\r\n',
  'no host': 'GET /api/v2/actors HTTP/1.1\r\n\r\n',
  'a path with dot segments': request('GET', '/api/v2/../actors'),
  'an invalid world': request('GET', '/__world__/a%20b/api/v2/actors'),
  'a body that is too long': request('POST', '/api/v2/login', 'Content-Length: 99999999\r\n'),
  'an unsupported expectation': request('POST', '/api/v2/login', 'Expect: miracles\r\nContent-Length: 2\r\n', '{}'),
  'headers that are too long': request('GET', '/api/v2/actors', `X: ${'x'.repeat(20_000)}\r\n`),
  'bytes that are not HTTP': 'hello\r\n\r\n',
  CONNECT: 'CONNECT localhost:1 HTTP/1.1\r\nHost: localhost\r\n\r\n',
}

test.each(Object.entries(REQUESTS))("the response to %s has the mock's time", async (_, bytes) => {
  await using server = await serve(createHost({ now: new Date(NOW) }))
  using client = new RawClient(server.port).send(bytes)
  expect(await client.until(/\r\n\r\n/)).toMatch(new RegExp(`^date: ${NOW}\r$`, 'im'))
})

test('an error of the server has the time of the world that the request selects', async () => {
  const host = createHost({ now: new Date(NOW) })
  host.world('a').clock.set(new Date(IN_WORLD))
  await using server = await serve(host)
  using client = new RawClient(server.port)
  client.send(request('POST', '/__world__/a/api/v2/login', 'Content-Length: 99999999\r\n'))
  expect(await client.until(/\r\n\r\n/)).toMatch(new RegExp(`^HTTP/1.1 413 [^]*^date: ${IN_WORLD}\r$`, 'im'))
})

/** A body and its length. */
const withBody = (body: object) => {
  const text = JSON.stringify(body)
  return [`Content-Type: application/json\r\nContent-Length: ${text.length}\r\n`, text] as const
}

test('pipelined requests are answered in order, even if different parts of the server respond', async () => {
  const host = createHost({ now: new Date(NOW) })
  await using server = await serve(host)
  const token = `Authorization: Bearer ${host.mock.tokens.admin}\r\n`
  const [headers, body] = withBody({
    data: { type: 'service_accounts', attributes: { display_name: 'n', role: 'organization_admin' } },
  })
  using client = new RawClient(server.port)
  client.send(
    [
      request('POST', '/api/v2/service_accounts', token + headers, body),
      request('GET', '/__mock__/health'),
      request('GET', '/api/v2/nope', token),
      request('GET', '/'),
      request('OPTIONS', '/api/v2/actors'),
      request('HEAD', '/api/v2/organizations', token),
      request('PUT', '/__mock__/clock', ...withBody({ now: new Date(IN_WORLD) })),
      request('GET', '/api/v2/organizations', token),
      'hello\r\n\r\n',
    ].join(''),
  )
  const received = await client.all()
  const statuses = [...received.matchAll(/HTTP\/1\.1 (\d+) /g)].map(([, status]) => Number(status))
  expect(statuses).toEqual([201, 200, 404, 200, 204, 200, 200, 200, 400])
})
