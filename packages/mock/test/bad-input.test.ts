import { connect } from 'node:net'
import { serve, WorkbenchMock } from '@workbench-sdk/mock'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Api } from './api.ts'
import { checkAnswer, operations } from './contract.ts'

const TYPES = ['service_accounts', 'api_keys', 'user_accounts', 'investigative_actions', 'organizations', 'actors']

test('whatever is sent is answered, never with 5xx, and as the contract says; no invariant breaks', async () => {
  const mock = new WorkbenchMock()
  const { serviceAccounts } = mock.seed({
    serviceAccounts: [
      { name: 'ci', keys: [{ name: 'one' }, { name: 'two' }] },
      { name: 'off', active: false, keys: [{ name: 'three' }] },
    ],
    userAccounts: [{ email: 'robin@example.com', password: 'correct horse' }],
    investigativeActions: [{ title: 'Call the owner' }],
  })
  const ids = serviceAccounts.flatMap(({ id, keys }) => [id, ...keys.map(key => key.id)])
  await fc.assert(
    fc.asyncProperty(request(mock, ids), async ({ method, path, query, headers, body }) => {
      const url = `${mock.baseUrl}${path}${query}`
      const withBody = body === undefined || /^(get|head)$/i.test(method) ? {} : { body }
      const response = await mock.fetch(url, { method, headers, ...withBody })
      expect(response.status).toBeLessThan(500)
      if (method !== 'OPTIONS') await checkAnswer(method, url, response)
    }),
    { numRuns: 4_000 },
  )
  await expectWhole(mock)
})

/** Valid requests, requests with one thing wrong, and requests with nothing right. */
function request(mock: WorkbenchMock, ids: readonly string[]) {
  const id = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...ids) },
    fc.uuid(),
    fc.string(),
    fc.constantFrom('..', '%00', '%', 'a b', '𝒳'),
  )
  const template = fc.constantFrom(...operations)
  const word = fc.oneof(fc.constantFrom(...WORDS), fc.string({ maxLength: 8 }))
  const bracketed = fc.array(word, { maxLength: 4 }).map(keys => keys.map(key => `[${key}]`).join(''))
  const value = fc.oneof(fc.constantFrom(...VALUES), fc.constantFrom(...ids), fc.string(), word)
  const parameter = fc.tuple(fc.oneof(fc.constantFrom(...PARAMETERS), word), bracketed, value)
  const place = fc.oneof(
    {
      weight: 6,
      arbitrary: fc
        .tuple(template, id)
        .map(([{ method, path }, some]) => ({ method, path: path.replace('{id}', encodeURIComponent(some)) })),
    },
    { weight: 2, arbitrary: fc.record({ method: fc.constantFrom(...METHODS), path: fc.webPath() }) },
    {
      weight: 1,
      arbitrary: fc.record({ method: fc.constantFrom(...METHODS), path: fc.string().map(text => `/api/v2/${text}`) }),
    },
  )
  return fc
    .record({
      place,
      query: fc.oneof(
        fc.constant(''),
        fc
          .array(parameter, { maxLength: 4 })
          .map(list => `?${list.map(([name, keys, text]) => `${name}${keys}=${text}`).join('&')}`),
        fc.webQueryParameters().map(text => `?${text}`),
      ),
      token: fc.constantFrom(
        mock.tokens.admin,
        mock.tokens.admin,
        mock.tokens.admin,
        mock.tokens.analyst,
        mock.tokens.readOnlyAdmin,
        'nonsense',
      ),
      contentType: fc.constantFrom(...CONTENT_TYPES),
      accept: fc.constantFrom(...ACCEPTS),
      body: fc.oneof(document(ids), fc.json(), fc.string(), fc.constant(undefined)),
    })
    .map(({ place: { method, path }, query, token, contentType, accept, body }) => ({
      method,
      path: path.startsWith('/') ? path : `/${path}`,
      query: query.replaceAll('#', '%23'),
      body,
      headers: { authorization: `Bearer ${token}`, accept, 'content-type': contentType },
    }))
}

function document(ids: readonly string[]) {
  const linkage = fc.record({ data: fc.record({ type: fc.constantFrom(...TYPES), id: fc.constantFrom(...ids) }) })
  const attributes = fc.dictionary(
    fc.constantFrom(...WORDS),
    fc.oneof(fc.constantFrom(...VALUES), fc.boolean(), fc.jsonValue()),
  )
  const relationships = fc.dictionary(fc.constantFrom(...WORDS), fc.oneof(linkage, fc.jsonValue()))
  const data = fc.record(
    { type: fc.constantFrom(...TYPES), id: fc.constantFrom(...ids), attributes, relationships },
    { requiredKeys: [] },
  )
  return fc
    .record({ data: fc.oneof({ weight: 5, arbitrary: data }, fc.jsonValue()) })
    .map(value => JSON.stringify(value))
}

const METHODS = ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE', 'PUT', 'OPTIONS', 'QUERY', 'get']
const PARAMETERS = ['filter', 'filter', 'sort', 'page', 'include', 'fields', 'flag']
const WORDS = [
  ...[
    'display_name',
    'name',
    'role',
    'restrictions',
    'active',
    'created_at',
    'access_token',
    'email',
    'status',
    'title',
    'id',
  ],
  ...[
    'organization',
    'service_account',
    'api_keys',
    'created_by',
    'actor',
    'limit',
    'offset',
    'assigned_to_actor',
    'parent_actor',
  ],
  ...['__proto__', 'constructor', 'toString', 'data', ...TYPES],
]
const VALUES = [
  '',
  ',',
  'true',
  '␀true',
  '␀',
  '>2026',
  '<2026-01-01T00:00:00',
  '≥',
  ':a',
  '^a',
  '~a',
  '!a',
  '!',
  '-created_at',
  '0',
  '-1',
  '1e9',
  '99999999999999999999',
  'organization.api_keys',
  'read_only',
  'organization_admin',
  '%',
  '%E2%90',
  '[]',
]
const CONTENT_TYPES = [
  'application/vnd.api+json',
  'application/vnd.api+json',
  'application/json',
  'application/json; charset=utf-8',
  'application/vnd.api+json; ext=x',
  'text/plain',
  'application/x-www-form-urlencoded',
  ';',
  '',
]
const ACCEPTS = [
  '*/*',
  '*/*',
  'application/vnd.api+json',
  'application/json',
  'text/html',
  'application/vnd.api+json;q=0',
  '',
  ';,',
]

/** Every key has its account, and none is active on one that is not. */
async function expectWhole(mock: WorkbenchMock): Promise<void> {
  const admin = new Api({ baseUrl: mock.baseUrl, fetch: mock.fetch, close: () => undefined }, mock.tokens.admin)
  const { data, included } = (await admin.get('/api_keys?include=service_account&page[limit]=100000')).body
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
    const document = JSON.parse(answer.slice(answer.indexOf('{'), answer.lastIndexOf('}') + 1))
    expect(document.errors[0]).toMatchObject({
      status: answer.slice(9, 12),
      code: expect.any(String),
      title: expect.any(String),
    })
    const headers = { authorization: `Bearer ${mock.tokens.admin}` }
    expect((await fetch(`${server.url}/api/v2/organizations`, { headers })).status).toBe(200)
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
