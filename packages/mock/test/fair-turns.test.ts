import { serve, WorkbenchMock } from '@workbench-sdk/mock'
import { expect, test } from 'vitest'
import { RawClient } from './raw-client.ts'

const LARGE_CLIENTS = 20
/** Requests that a client with large ones sends at once. */
const PIPELINE = 10
const SMALL = 5

/** A mock on a port with 300 keys, and requests as raw bytes. */
async function servedKeys() {
  const mock = new WorkbenchMock({ randomSeed: 1 })
  const keys = Array.from({ length: 30 }, (_, index) => ({ name: `key ${index}` }))
  mock.seed({ serviceAccounts: Array.from({ length: 10 }, (_, index) => ({ name: `account ${index}`, keys })) })
  const server = await serve(mock)
  const get = (path: string) =>
    `GET /api/v2${path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${mock.tokens.admin}\r\n\r\n`
  return {
    mock,
    server,
    large: get('/api_keys?page[limit]=1000&include=organization,service_account'),
    small: get(`/organizations/${mock.organizationId}`),
    [Symbol.asyncDispose]: server.close,
  }
}

test.each(['one connection', 'new connections'])(
  'small requests on %s do not wait for all the large ones of other clients',
  async connections => {
    await using served = await servedKeys()
    const others = Array.from({ length: LARGE_CLIENTS }, () => new RawClient(served.server.port))
    for (const other of others) other.send(served.large.repeat(PIPELINE))
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
  },
)
