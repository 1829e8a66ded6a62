import { createHost, WorkbenchMock } from '@workbench-sdk/mock'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkErrorDocument } from './contract.ts'

const JSON_TYPE = { 'content-type': 'application/json' }
const MIB = 2 ** 20
/** The maximum length of an error response, in characters. */
const MAX_RESPONSE = 20_000

const membersOf = (count: number, prefix = 'x') =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${prefix}${index}`, 1]))

/** Invalid values that would have long errors. */
const invalid = fc.oneof(
  fc.integer({ min: 21, max: 4_000 }).map(count => membersOf(count)),
  fc.integer({ min: 1, max: 500_000 }).map(length => ({ ['x'.repeat(length)]: 1 })),
  fc.integer({ min: 1, max: 500_000 }).map(length => 'x'.repeat(length)),
  fc.integer({ min: 1, max: 5_000 }).map(depth => JSON.parse('[['.repeat(depth) + ']]'.repeat(depth))),
  fc
    .tuple(fc.integer({ min: 21, max: 4_000 }), fc.constantFrom(1, 'a', null, [], {}))
    .map(([n, each]) => Array(n).fill(each)),
)

const anyBody = fc.oneof(
  invalid.map(value => ({ path: '/login', body: value })),
  invalid.map(username => ({ path: '/login', body: { username, password: 'b', otp: '0' } })),
  invalid.map(data => ({ path: '/service_accounts', body: { data } })),
  invalid.map(value => ({
    path: '/service_accounts',
    body: { data: { type: 'service_accounts', attributes: value } },
  })),
  fc.tuple(invalid, fc.constantFrom('restrictions', 'role', 'display_name', 'other')).map(([value, name]) => ({
    path: '/service_accounts',
    body: { data: { type: 'service_accounts', attributes: { role: 'organization_admin', [name]: value } } },
  })),
  invalid.map(value => ({
    path: '/api_keys',
    body: { data: { type: 'api_keys', attributes: {}, relationships: { service_account: { data: value } } } },
  })),
)

test('an error response has a maximum length, regardless of the length of the request', async () => {
  const mock = new WorkbenchMock()
  const authorization = `Bearer ${mock.tokens.readOnlyAdmin}`
  const admin = `Bearer ${mock.tokens.admin}`
  await fc.assert(
    fc.asyncProperty(anyBody, fc.constantFrom(authorization, admin), async ({ path, body }, token) => {
      const response = await mock.fetch(`https://x.test/api/v2${path}`, {
        method: 'POST',
        headers: { ...JSON_TYPE, authorization: token },
        body: JSON.stringify(body),
      })
      const text = await response.text()
      if (response.status < 400) return
      checkErrorDocument(text)
      expect(text.length).toBeLessThan(MAX_RESPONSE)
    }),
  )
  for (const request of mock.requests) expect(JSON.stringify(request).length).toBeLessThan(2 * MAX_RESPONSE)
})

const long = fc.oneof(
  fc.integer({ min: 1_000, max: 15_000 }).map(length => 'x'.repeat(length)),
  fc
    .tuple(fc.constantFrom('x', '', '=!', '~x', '>', '␀', 'a.b', 'true'), fc.integer({ min: 100, max: 7_000 }))
    .map(([element, count]) => Array(count).fill(element).join(',')),
)

/** A request with a long part outside of its body. */
const longRequest = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(
        'filter[created_at]',
        'filter[active]',
        'filter[display_name]',
        'sort',
        'include',
        'page[limit]',
        'x',
      ),
      long,
    )
    .map(([name, value]) => ({ path: `/api_keys?${name}=${value}`, headers: {} })),
  long.map(name => ({ path: `/api_keys?filter[${name}]=x`, headers: {} })),
  long.map(name => ({ path: `/api_keys?fields[${name}]=x&fields[api_keys]=${name}`, headers: {} })),
  long.map(id => ({ path: `/api_keys/${id}`, headers: {} })),
  long.map(type => ({ path: `/${type}`, headers: {} })),
  fc
    .tuple(fc.constantFrom('application/vnd.api+json;', 'application/json;charset='), long)
    .map(([start, end]) => ({ path: '/api_keys', headers: { 'content-type': `${start}${end.replaceAll('␀', '0')}` } })),
)

test('the error for a request with a long path, query or header is short', async () => {
  const mock = new WorkbenchMock()
  await fc.assert(
    fc.asyncProperty(longRequest, fc.constantFrom('GET', 'POST'), async ({ path, headers }, method) => {
      const response = await mock.fetch(`https://x.test/api/v2${path}`, {
        method,
        headers: { ...JSON_TYPE, authorization: `Bearer ${mock.tokens.admin}`, ...headers },
        ...(method === 'POST' && { body: '{}' }),
      })
      if (response.status < 400) return
      const { errors } = await response.json()
      expect(JSON.stringify(errors).length).toBeLessThan(10_000)
    }),
  )
})

test('lists twenty issues, and the number of remaining ones', async () => {
  const mock = new WorkbenchMock()
  const login = async (body: object) => {
    const response = await mock.fetch('https://x.test/api/v2/login', {
      method: 'POST',
      headers: JSON_TYPE,
      body: JSON.stringify({ username: 'a', password: 'b', otp: '0', ...body }),
    })
    return (await response.json()).errors[0].detail.map(({ message }: { message: string }) => message)
  }
  expect(await login(membersOf(20))).toHaveLength(20)
  const many = await login(membersOf(1_000))
  expect(many).toHaveLength(21)
  expect(many.at(-1)).toBe('and 980 more')
})

test.each([
  ['members', `{${Array.from({ length: 6_000 }, (_, index) => `"${index}":1`).join()}}`],
  ['items', `[${Array(6_000).fill('1').join()}]`],
  ['arrays', '['.repeat(6_000)],
  ['objects', '{"":'.repeat(6_000)],
])('rejects a body with too many %s without parsing it', async (_, body) => {
  const mock = new WorkbenchMock()
  const send = (text: string) =>
    mock.fetch('https://x.test/api/v2/login', { method: 'POST', headers: JSON_TYPE, body: text })
  expect((await send(body)).status).toBe(413)
  // In a string, these characters have no meaning.
  expect((await send(JSON.stringify({ username: `\\"${'[,{"'.repeat(6_000)}`, password: 'b', otp: '0' }))).status).toBe(
    401,
  )
})

test('rejects a form with too many fields', async () => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const response = await new WorkbenchMock().fetch('https://x.test/auth/v0/login', {
    method: 'POST',
    headers,
    body: 'a&'.repeat(6_000),
  })
  expect(response.status).toBe(413)
})

test('the recorded requests of all worlds together are limited in bytes', async () => {
  const host = createHost()
  const names = ['default', 'one', 'two', 'three']
  host.world('quiet')
  await host.world('quiet').fetch('https://x.test/api/v2/actors')
  for (let count = 0; count < 700; count++) {
    await host.world(names[count % names.length] ?? '').fetch(`https://x.test/api/v2/${'x'.repeat(15_000)}`)
  }
  const kept = names.flatMap(name => host.world(name).requests)
  expect(JSON.stringify(kept).length).toBeLessThan(16 * MIB)
  expect(kept.length).toBeGreaterThan(20)
  expect(kept.length).toBeLessThan(700)
  // A busy world does not displace the requests of another world.
  expect(host.world('quiet').requests).toHaveLength(1)
  // The newest ones are kept.
  for (const name of names) expect(host.world(name).requests.at(-1)?.id).toBe('req_175')
})

test('the recorded requests of a deleted world do not count', async () => {
  const host = createHost()
  const control = (method: string, path: string) =>
    host.fetch(new Request(`http://localhost/__mock__${path}`, { method }))
  const fill = async (name: string) => {
    for (let count = 0; count < 100; count++) {
      await host.world(name).fetch(`https://x.test/api/v2/${'x'.repeat(17_000)}`)
    }
  }
  await fill('a')
  await control('DELETE', '/worlds/a')
  await fill('b')
  await fill('c')
  expect(host.world('b').requests.length + host.world('c').requests.length).toBe(200)
})
