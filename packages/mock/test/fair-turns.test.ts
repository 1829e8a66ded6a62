import { createHost, serve, WorkbenchMock } from '@workbench-sdk/mock'
import { expect, test, vi } from 'vitest'
import { withPersistenceErrors } from '../src/cli/serve/persistence.ts'
import { RawClient } from './raw-client.ts'

const LARGE_CLIENTS = 20
/** The number of large requests that a client sends at once. */
const PIPELINE = 10
const SMALL = 5

/** A mock on a port with 300 keys, and requests as raw bytes. */
async function servedKeys() {
  const mock = new WorkbenchMock({ randomSeed: 1 })
  const keys = Array.from({ length: 30 }, (_, index) => ({ name: `key ${index}` }))
  mock.seed({ serviceAccounts: Array.from({ length: 10 }, (_, index) => ({ name: `account ${index}`, keys })) })
  const server = await serve(mock)
  const get = (path: string, token = mock.tokens.admin) =>
    `GET /api/v2${path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${token}\r\n\r\n`
  return {
    mock,
    server,
    get,
    large: get('/api_keys?page[limit]=1000&include=organization,service_account'),
    // The longest response that is not created in parts.
    medium: get('/api_keys?page[limit]=150&include=service_account'),
    small: get(`/organizations/${mock.organizationId}`),
    [Symbol.asyncDispose]: server.close,
  }
}

test.each([
  ['one connection', 'medium'],
  ['new connections', 'large'],
] as const)('small requests on %s do not wait for all %s requests of other clients', async (connections, size) => {
  await using served = await servedKeys()
  const others = Array.from({ length: LARGE_CLIENTS }, () => new RawClient(served.server.port))
  for (const other of others) other.send(served[size].repeat(PIPELINE))
  let client = new RawClient(served.server.port)
  for (let count = 1; count <= SMALL; count++) {
    client.send(served.small)
    await client.until(/HTTP\/1\.1 200/)
    client.received = ''
    if (connections === 'new connections') {
      client.socket.destroy()
      client = new RawClient(served.server.port)
    }
  }
  const handled = served.mock.requests.map(({ route }) => route)
  expect(handled.filter(route => route !== 'GET /api_keys')).toHaveLength(SMALL)
  // Without turns, each small request would wait for two large ones of each client, several times.
  expect(handled.length).toBeLessThan((LARGE_CLIENTS * PIPELINE * 3) / 4)
  for (const { socket } of [client, ...others]) socket.destroy()
})

/** The number of connections that an attack opens at once. */
const CONNECTIONS = 150
const LARGE = '/api_keys?page[limit]=1000&include=organization,service_account'

test.each([
  ['large requests with another token', 'readOnlyAdmin', () => LARGE],
  ['large requests with the same token', 'admin', () => LARGE],
  ['long paths without a valid token', undefined, (index: number) => `/${index}${'/x'.repeat(7_000)}`],
] as const)('a new client does not wait for new connections that send %s', async (_, token, pathOf) => {
  await using served = await servedKeys()
  const { server, mock, get, small } = served
  const others = Array.from({ length: CONNECTIONS }, (_, index) => {
    const other = new RawClient(server.port)
    return other.send(get(pathOf(index), token ? mock.tokens[token] : `wrong ${index}`).repeat(2))
  })
  // The other clients are connected, and their requests are waiting.
  await Promise.race(others.map(other => other.until(/HTTP\/1\.1/)))
  const before = mock.requests.length
  using client = new RawClient(server.port)
  await client.send(small).until(/HTTP\/1\.1 200/)
  expect(mock.requests.length - before).toBeLessThan((CONNECTIONS * 2) / 3)
  for (const { socket } of others) socket.destroy()
})

test.each([
  ['a host', (host: ReturnType<typeof createHost>) => host],
  ['a host with a state file', (host: ReturnType<typeof createHost>) => withPersistenceErrors(host, () => undefined)],
])('%s lets a caller with a token pass requests without one that arrived earlier', async (_, servable) => {
  const host = createHost()
  const { mock } = host
  await using server = await serve(servable(host))
  const get = (path: string, token: string) =>
    `GET /api/v2${path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${token}\r\n\r\n`
  const others = Array.from({ length: CONNECTIONS }, (_, index) =>
    new RawClient(server.port).send(get(`/${index}${'/x'.repeat(7_000)}`, `wrong ${index}`)),
  )
  await Promise.race(others.map(other => other.until(/HTTP\/1\.1/)))
  const before = mock.requests.length
  expect(before).toBeLessThan(CONNECTIONS / 3)
  using client = new RawClient(server.port)
  await client.send(get(`/organizations/${mock.organizationId}`, mock.tokens.admin)).until(/HTTP\/1\.1 200/)
  expect(mock.requests.length).toBeLessThan((CONNECTIONS * 2) / 3)
  for (const { socket } of others) socket.destroy()
})

test('a long response on a new connection does not wait for those on busy connections with the same token', async () => {
  await using served = await servedKeys()
  const { server, mock, get, large } = served
  const others = Array.from({ length: LARGE_CLIENTS }, () => new RawClient(server.port).send(large.repeat(PIPELINE)))
  await vi.waitFor(() => expect(mock.requests.length).toBeGreaterThan(LARGE_CLIENTS), { interval: 5 })
  const before = mock.requests.length
  using client = new RawClient(server.port)
  await client.send(get('/api_keys?page[limit]=1000')).until(/HTTP\/1\.1 200/)
  // In the order of arrival, it would wait for two requests of each connection.
  expect(mock.requests.length - before).toBeLessThan(LARGE_CLIENTS)
  for (const { socket } of others) socket.destroy()
})

test('a client that has been busy does not wait until other clients have used as much time', async () => {
  await using served = await servedKeys()
  const { server, mock, small, get } = served
  // These are created at once, so that other requests wait.
  const medium = '/api_keys?page[limit]=180'
  const flood = (token: string) =>
    Array.from({ length: LARGE_CLIENTS }, () => new RawClient(server.port).send(get(medium, token).repeat(PIPELINE)))
  const busy = flood(mock.tokens.admin)
  await vi.waitFor(() => expect(mock.requests).toHaveLength(LARGE_CLIENTS * PIPELINE), { timeout: 20_000 })
  const others = flood(mock.tokens.readOnlyAdmin)
  await Promise.race(others.map(other => other.until(/HTTP\/1\.1/)))
  const before = mock.requests.length
  using client = new RawClient(server.port)
  await client.send(small).until(/HTTP\/1\.1 200/)
  expect(mock.requests.length - before).toBeLessThan((LARGE_CLIENTS * PIPELINE) / 4)
  for (const { socket } of [...busy, ...others]) socket.destroy()
})

test('the server stops reading if a client sends requests without waiting for responses', async () => {
  let handled = 0
  await using server = await serve({
    fetch: async request => {
      if (request.url.endsWith('/small')) return new Response('ok')
      handled++
      return new Promise(() => undefined)
    },
  })
  using other = new RawClient(server.port)
  other.send(`GET /${'x'.repeat(14_000)} HTTP/1.1\r\nhost: localhost\r\n\r\n`.repeat(2_000))
  using client = new RawClient(server.port)
  for (let count = 0; count < 200; count++) {
    await client.send('GET /small HTTP/1.1\r\nhost: localhost\r\n\r\n').until(/ok$/)
    client.received = ''
  }
  expect(handled).toBe(2)
  // Most of the 28 MB is still waiting to be sent. The operating system buffers a few.
  expect(other.socket.writableLength).toBeGreaterThan(14_000_000)
})
