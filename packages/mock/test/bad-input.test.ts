import { connect } from 'node:net'
import { serve, WorkbenchMock } from '@workbench-sdk/mock'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyRequest, type Known } from './any-request.ts'
import { Api } from './api.ts'
import { checkAnswer, checkErrorDocument, checkedFetch } from './contract.ts'

const SEED = {
  serviceAccounts: [
    { name: 'ci', keys: [{ name: 'one' }, { name: 'two' }] },
    { name: 'off', active: false, keys: [{ name: 'three' }] },
  ],
  userAccounts: [{ email: 'robin@example.com', password: 'correct horse' }],
  investigativeActions: [{ title: 'Call the owner' }],
} as const

test('whatever is sent is answered, never with 5xx, and as the contract says; no invariant breaks', async () => {
  const mock = new WorkbenchMock()
  const seeded = mock.seed(SEED)
  const { data: actors } = (await apiOf(mock).get('/actors')).body
  const known: Known = {
    tokens: mock.tokens,
    login: { username: 'robin@example.com', password: 'correct horse', otp: mock.otp },
    ids: {
      organizations: [mock.organizationId],
      service_accounts: seeded.serviceAccounts.map(({ id }) => id),
      api_keys: seeded.serviceAccounts.flatMap(({ keys }) => keys.map(({ id }) => id)),
      user_accounts: seeded.userAccounts.map(({ id }) => id),
      investigative_actions: seeded.investigativeActions.map(({ id }) => id),
      actors: actors.map(({ id }: { id: string }) => id),
    },
  }
  const succeeded = new Set<string>()
  await fc.assert(
    fc.asyncProperty(fc.array(anyRequest(known), { minLength: 1, maxLength: 8 }), async requests => {
      mock.reset()
      mock.seed(SEED)
      for (const { method, path, headers, body } of requests) {
        const url = `${mock.baseUrl}${path}`
        const response = await mock.fetch(url, { method, headers, ...(body !== undefined && { body }) })
        expect(response.status).toBeLessThan(500)
        if (response.ok) succeeded.add(`${method} ${response.status}`)
        if (method !== 'OPTIONS') await checkAnswer(method, url, response)
      }
      await expectWhole(mock)
    }),
    { numRuns: 1_000 },
  )
  // Requests that are all refused at the door would prove little.
  expect([...succeeded]).toEqual(expect.arrayContaining(['GET 200', 'POST 201', 'PATCH 200', 'DELETE 204', 'POST 200']))
})

const apiOf = (mock: WorkbenchMock) =>
  new Api({ baseUrl: mock.baseUrl, fetch: mock.fetch, close: () => undefined }, mock.tokens.admin)

/** Every key has its account, and none is active on one that is not. */
async function expectWhole(mock: WorkbenchMock): Promise<void> {
  const { data, included } = (await apiOf(mock).get('/api_keys?include=service_account&page[limit]=100000')).body
  const active = new Map<string, boolean>(
    included.map((each: { id: string; attributes: { active: boolean } }) => [each.id, each.attributes.active]),
  )
  for (const key of data) {
    const account = key.relationships.service_account.data.id
    expect(active.has(account)).toBe(true)
    expect(key.attributes.active && !active.get(account)).toBe(false)
  }
}

const RAW = {
  'no HTTP at all': 'hello\r\n\r\n',
  'a broken request line': 'GET\r\n\r\n',
  'no host': 'GET /api/v2/organizations HTTP/1.1\r\n\r\n',
  'a host that is none': 'GET /api/v2/organizations HTTP/1.1\r\nHost: [::\r\n\r\n',
  'a path that is none': 'GET * HTTP/1.1\r\nHost: a\r\n\r\n',
  'an absolute URL of another place': 'GET http://elsewhere/x HTTP/1.1\r\nHost: a\r\n\r\n',
  'a double slash': 'GET //api/v2/organizations HTTP/1.1\r\nHost: a\r\n\r\n',
  'a header that is none': 'GET / HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n',
  'headers without end': `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
  'two lengths': 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx',
  'broken chunks': 'POST /api/v2/login HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
  'a method that nobody knows': 'BREW /api/v2/organizations HTTP/1.1\r\nHost: a\r\n\r\n',
  TRACE: 'TRACE /api/v2/organizations HTTP/1.1\r\nHost: a\r\n\r\n',
}

test.each(Object.entries(RAW))(
  'on a port, %s is answered by the error document, and the next caller is served',
  async (_, bytes) => {
    const mock = new WorkbenchMock()
    await using server = await serve(mock)
    const answer = await raw(server.port, bytes)
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /)
    const text = answer.slice(answer.indexOf('{'), answer.lastIndexOf('}') + 1)
    checkErrorDocument(text)
    expect(JSON.parse(text).errors[0].status).toBe(answer.slice(9, 12))
    const headers = { authorization: `Bearer ${mock.tokens.admin}` }
    expect((await checkedFetch(`${server.url}/api/v2/organizations`, { headers })).status).toBe(200)
  },
)

function raw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    socket.setEncoding('utf8')
    socket.on('data', (chunk: string) => {
      answer += chunk
      if (answer.includes('\r\n\r\n{') && answer.endsWith('}')) socket.end()
    })
    socket.on('error', reject)
    socket.on('close', () => resolve(answer))
  })
}
