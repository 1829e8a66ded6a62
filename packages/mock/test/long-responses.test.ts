import { type Fault, type ServeOptions, serve, WorkbenchMock } from '@workbench-sdk/mock'
import { expect, test, vi } from 'vitest'
import { RawClient, responseIn } from './raw-client.ts'

const KEYS = Array.from({ length: 100 }, (_, index) => ({ name: `key ${index} ü€😀` }))
const ACCOUNTS = Array.from({ length: 30 }, (_, index) => ({ name: `account ${index}`, keys: KEYS }))
const LONG = 'GET /api/v2/api_keys?page[limit]=5000&include=service_account.api_keys'

/** A mock on a port with 3,000 keys, and requests as raw bytes. */
async function servedKeys(options?: ServeOptions) {
  const mock = new WorkbenchMock({ randomSeed: 1 })
  const { serviceAccounts } = mock.seed({ serviceAccounts: ACCOUNTS })
  const server = await serve(mock, options)
  const request = (line: string, { token = mock.tokens.admin, headers = '' } = {}) =>
    `${line} HTTP/1.1\r\nhost: localhost:${server.port}\r\nauthorization: Bearer ${token}\r\n${headers}\r\n`
  return {
    mock,
    server,
    serviceAccounts,
    request,
    /** The connection is closed after the response. */
    long: (line = LONG, token?: string) => request(line, { token, headers: 'connection: close\r\n' }),
    small: request(`GET /api/v2/organizations/${mock.organizationId}`),
    [Symbol.asyncDispose]: server.close,
  }
}

type Served = Awaited<ReturnType<typeof servedKeys>>

/** Returns the response to a request that is handled at once, because no server has other clients to respond to. */
async function atOnce({ mock, server }: Served, line: string) {
  const [method = '', path = ''] = line.split(' ')
  const headers = { authorization: `Bearer ${mock.tokens.admin}` }
  const response = await mock.fetch(`http://localhost:${server.port}${path}`, { method, headers })
  return { status: response.status, length: response.headers.get('content-length'), body: await response.text() }
}

/** Returns the response on a connection that ends after it. */
async function lastOn(client: RawClient) {
  const { status, body } = responseIn(await client.all())
  const length = /^content-length: (\d+)/im.exec(client.received)?.[1]
  return { status, length, body: Buffer.from(body, 'latin1').toString() }
}

/** Sends a request with a long response, and resolves while the response is being created. */
async function started({ server, small, mock }: Served, long: string): Promise<RawClient> {
  using other = new RawClient(server.port)
  await other.send(small).until(/^HTTP\/1\.1 200/)
  const reader = new RawClient(server.port).send(long)
  const before = mock.requests.length
  // The first of them can arrive before the long one.
  for (let count = 1; count <= 2; count++) {
    other.received = ''
    await other.send(small).until(/^HTTP\/1\.1 200/)
  }
  expect(mock.requests.slice(before).map(({ route }) => route)).toEqual(Array(2).fill('GET /organizations/{id}'))
  return reader
}

test.each([
  ['', 'GET /api_keys'],
  ['x-workbench-mock-observer: 1\r\n', undefined],
])('a small request is answered while a long response is being created, with %j', async (header, recorded) => {
  await using served = await servedKeys()
  const headers = `connection: close\r\n${header}`
  using reader = await started(served, served.request(LONG, { headers }))
  expect(reader.received).toBe('')
  const response = await lastOn(reader)
  expect(served.mock.requests.find(({ route }) => route === 'GET /api_keys')?.route).toBe(recorded)
  const expected = await atOnce(served, LONG)
  expect(JSON.parse(expected.body).data).toHaveLength(3_003)
  expect(response).toEqual(expected)
})

test.each([
  'GET /api/v2/api_keys?page[limit]=5000',
  'GET /api/v2/api_keys?page[limit]=5000&sort=-display_name&fields[api_keys]=display_name,role',
  'GET /api/v2/api_keys?page[limit]=300&page[offset]=2900&include=service_account,created_by',
  'GET /api/v2/service_accounts?include=api_keys&page[limit]=10',
  'GET /api/v2/service_accounts?include=api_keys&page[limit]=1&filter[display_name]=account+7',
  'GET /api/v2/service_accounts?include=api_keys&page[limit]=2&filter[display_name]=:account',
  'GET /api/v2/organizations?include=api_keys.service_account.api_keys.organization.api_keys',
  'GET /api/v2/api_keys?page[limit]=200&include=service_account.organization.api_keys,organization.user_accounts',
  'GET /api/v2/api_keys?page[limit]=5000&include=created_by,service_account,organization.api_keys.service_account,updated_by',
  'HEAD /api/v2/api_keys?page[limit]=5000',
])('a response in parts is the same as one at once: %s', async line => {
  await using served = await servedKeys()
  using client = new RawClient(served.server.port).send(served.long(line))
  expect(await lastOn(client)).toEqual(await atOnce(served, line))
  const [sent, read] = served.mock.requests
  expect(sent?.answerBytes).toBe(read?.answerBytes)
})

test('changes do not affect a response that is being created', async () => {
  await using served = await servedKeys()
  const { mock, serviceAccounts } = served
  const expected = await atOnce(served, LONG)
  using reader = await started(served, served.long())
  const [first, second, third] = serviceAccounts
  const send = async (method: string, path: string, data?: object) => {
    const headers = { authorization: `Bearer ${mock.tokens.admin}`, 'content-type': 'application/vnd.api+json' }
    const init = { method, headers, ...(data && { body: JSON.stringify({ data }) }) }
    expect((await mock.fetch(`${mock.baseUrl}/api/v2${path}`, init)).ok).toBe(true)
  }
  await send('PATCH', `/service_accounts/${first?.id}`, {
    type: 'service_accounts',
    attributes: { role: 'organization_analyst', restrictions: ['read_only'] },
  })
  await send('DELETE', `/service_accounts/${second?.id}`)
  await send('DELETE', `/api_keys/${third?.keys[0]?.id}`)
  mock.seed({ serviceAccounts: [{ name: 'another', keys: KEYS }] })
  expect(await lastOn(reader)).toEqual(expected)
  expect(await atOnce(served, LONG)).not.toEqual(expected)
})

test('a reset does not affect a response that is being created, and the new state does not record it', async () => {
  await using served = await servedKeys()
  const expected = await atOnce(served, LONG)
  using reader = await started(served, served.long())
  served.mock.reset()
  expect(await lastOn(reader)).toEqual(expected)
  expect(served.mock.requests).toEqual([])
})

test('a client does not wait for all the long responses of another client', async () => {
  await using served = await servedKeys()
  const { server, mock, long } = served
  const others = Array.from({ length: 10 }, () =>
    new RawClient(server.port).send(long(LONG, mock.tokens.readOnlyAdmin)),
  )
  const [first] = others
  await first?.until(/^HTTP/)
  using client = new RawClient(server.port).send(long())
  await client.until(/^HTTP/)
  expect(mock.requests.length).toBeLessThan(others.length)
  for (const { socket } of others) socket.destroy()
})

test.each([
  ['without faults', []],
  ['with a fault', [{ latency: 1 }]],
] as const)('the response to a client that has left is neither created nor recorded, %s', async (_, faults) => {
  await using served = await servedKeys()
  const { server, mock, long } = served
  for (const fault of faults) mock.faults.add(fault)
  using reader = await started(served, long())
  const lost = Array.from({ length: 5 }, () => new RawClient(server.port).send(long()))
  using last = new RawClient(server.port).send(long())
  reader.socket.destroy()
  for (const { socket } of lost) socket.destroy()
  await last.all()
  expect(mock.requests.filter(({ route }) => route === 'GET /api_keys')).toHaveLength(1)
})

test('parts that a client does not read count as buffered', async () => {
  await using served = await servedKeys({ maxBufferedBytes: 1_000_000 })
  const { server, long } = served
  using stalled = new RawClient(server.port)
  stalled.socket.pause()
  stalled.send(long())
  await vi.waitFor(() => expect(served.mock.requests).toHaveLength(1))
  using reader = new RawClient(server.port).send(long())
  expect((await lastOn(reader)).status).toBe(200)
  stalled.socket.resume()
  expect((await stalled.all()).length).toBeLessThan((await atOnce(served, LONG)).body.length)
})

test('faults affect a response that is created in parts', async () => {
  await using served = await servedKeys()
  const { server, mock, long } = served
  const { body, length } = await atOnce(served, LONG)
  const responses = []
  const faults: readonly Fault[] = [{ body: 'cut' }, { body: 'malformed' }, { latency: 1 }]
  for (const fault of faults) {
    using _ = mock.faults.add(fault)
    using client = new RawClient(server.port).send(long())
    responses.push(await lastOn(client))
  }
  // The half can end within a character.
  const half = Buffer.from(body.slice(0, body.length >> 1)).toString()
  expect(responses).toEqual([
    { status: 200, length, body: half },
    { status: 200, length: String(Buffer.byteLength(half)), body: half },
    { status: 200, length, body },
  ])
})
