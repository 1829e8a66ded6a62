import { accountBody } from '../api.ts'
import { is, so } from '../assert.ts'
import type { Section } from '../case.ts'
import { shown, status } from '../refused.ts'
import { NotApplicable } from '../verdict.ts'

/** What holds for every request. */
export const groundRules: Section = {
  title: 'Ground rules',
  file: 'wire/ground-rules.ts',
  cases: [
    {
      id: 'media-type',
      says: 'answers, refusals included, are of JSON:API and have no parameters',
      check: async ({ admin, nobody }) => {
        for (const reply of [
          await admin.get('/organizations'),
          await admin.get('/nonsense'),
          await nobody.get('/organizations'),
        ]) {
          is(`${reply.asked}: content-type`, reply.headers.get('content-type'), JSON_API)
        }
      },
    },
    {
      id: 'request-media-types',
      says: 'a body is taken as JSON:API and as plain JSON, with and without a character set',
      check: async ({ admin, workshop }) => {
        for (const contentType of [JSON_API, 'application/json', 'application/json; charset=utf-8']) {
          const body = accountBody(workshop.name(contentType))
          status(await admin.post('/service_accounts', body, { 'content-type': contentType }), 201)
        }
      },
    },
    {
      id: 'accept',
      says: 'any Accept that has a place for JSON:API will do, and so will none',
      check: async ({ admin }) => {
        for (const accept of ['*/*', 'application/*', JSON_API, `text/html, ${JSON_API};q=0.9`, '']) {
          status(await admin.get('/organizations', { accept }), 200)
        }
      },
    },
    {
      id: 'times',
      says: 'created_at and updated_at are in UTC, with milliseconds and a Z',
      check: async ({ admin }) => {
        for (const path of ['/service_accounts', '/api_keys', '/organizations', '/actors']) {
          for (const { attributes } of (await admin.get(`${path}?page[limit]=10`)).records) {
            const times = [attributes.created_at, attributes.updated_at]
            so(
              path,
              times.every(time => TIME.test(String(time))),
              'yyyy-mm-ddThh:mm:ss.mmmZ',
              times,
            )
          }
        }
      },
    },
    {
      id: 'ids',
      says: 'ids of whatever type are UUIDs',
      check: async ({ admin }) => {
        for (const path of ['/service_accounts', '/api_keys', '/organizations', '/actors', '/user_accounts']) {
          for (const { id } of (await admin.get(`${path}?page[limit]=10`)).records)
            so(path, UUID.test(id), 'a UUID', id)
        }
      },
    },
    {
      id: 'trailing-slash',
      says: 'a list, a record and what is related are found with a slash at the end as well',
      check: async ({ admin }) => {
        const [first] = (await admin.get('/service_accounts?page[limit]=1')).records
        const record = `/service_accounts/${first?.id}`
        for (const path of ['/service_accounts', record, `${record}/actor`, `${record}/relationships/actor`]) {
          const [bare, slashed] = [await admin.get(path), await admin.get(`${path}/`)]
          status(slashed, 200)
          is(slashed.asked, slashed.document.data, bare.document.data)
        }
      },
    },
    {
      id: 'id-of-the-url',
      says: "a body's own id, wherever it is, makes a PATCH change no other record",
      check: async ({ admin, workshop }) => {
        const [one, two] = [await workshop.account(), await workshop.account()]
        const attributes = { display_name: workshop.name('renamed') }
        const body = { id: two.id, data: { type: 'service_accounts', id: two.id, attributes } }
        is('the id of the answer', (await admin.patch(`/service_accounts/${one.id}`, body)).record.id, one.id)
        const read = (await admin.get(`/service_accounts/${two.id}`)).record
        is('the other record', read, two)
      },
    },
    {
      id: 'head',
      says: 'HEAD has the status and the type of GET, its length where it tells one, and no body',
      check: async ({ admin, nobody }) => {
        for (const [api, path] of [
          [admin, '/organizations'],
          [admin, '/nonsense'],
          [nobody, '/organizations'],
        ] as const) {
          const [head, get] = [await api.call('HEAD', path), await api.get(path)]
          is(`${head.asked}: status`, head.status, get.status)
          is(`${head.asked}: content-type`, head.headers.get('content-type'), get.headers.get('content-type'))
          is(`${head.asked}: body`, head.text, '')
          const length = head.headers.get('content-length')
          const expected = String(new TextEncoder().encode(get.text).length)
          so(`${head.asked}: content-length`, length === null || length === expected, expected, length)
        }
      },
    },
    {
      id: 'cors',
      says: 'a preflight is allowed its method and headers, and every answer may be read',
      check: async ({ admin, nobody }) => {
        if (!canBeSent(PREFLIGHT)) throw new NotApplicable('A page has its preflights made by the browser.')
        const preflight = await nobody.call('OPTIONS', '/service_accounts', undefined, PREFLIGHT)
        so(preflight.asked, preflight.status === 200 || preflight.status === 204, 'status 204', shown(preflight))
        for (const reply of [preflight, await admin.get('/organizations'), await nobody.get('/organizations')]) {
          const origin = reply.headers.get('access-control-allow-origin')
          so(`${reply.asked}: access-control-allow-origin`, origin === '*' || origin === PREFLIGHT.origin, '*', origin)
        }
        const methods = preflight.headers.get('access-control-allow-methods') ?? ''
        for (const method of ['GET', 'POST', 'PATCH', 'DELETE']) {
          so('access-control-allow-methods', methods.includes(method), `${method} among them`, methods)
        }
        const headers = (preflight.headers.get('access-control-allow-headers') ?? '').toLowerCase()
        for (const header of ['authorization', 'content-type']) {
          so('access-control-allow-headers', headers.includes(header), `${header} among them`, headers)
        }
      },
    },
    {
      id: 'login',
      says: 'the older login takes JSON',
      check: async ({ nobody, login, otp }) => {
        status(await nobody.post('/login', { ...login, otp }, { 'content-type': 'application/json' }), 200)
      },
    },
    {
      id: 'login-form',
      says: 'the newer login takes a form, with the code in X-ExpelInc-Otp',
      check: async ({ nobody, login, otp }) => {
        const form = new URLSearchParams({ grant_type: 'password', ...login }).toString()
        const headers = { 'content-type': 'application/x-www-form-urlencoded', 'x-expelinc-otp': otp }
        status(await nobody.post('/auth/v0/login', form, headers), 200)
        status(await nobody.post('/auth/v0/login', { ...login, otp }, { 'content-type': 'application/json' }), 200)
      },
    },
    {
      id: 'login-without-code',
      says: 'without a code, with a wrong one, or with a wrong password nobody is let in',
      check: async bench => {
        const { nobody, login, otp } = bench
        const wrong = otp === '000000' ? '000001' : '000000'
        for (const path of ['/login', '/auth/v0/login']) {
          for (const body of [login, { ...login, otp: wrong }, { ...login, password: `${login.password}x`, otp }]) {
            bench.refused(await nobody.post(path, body, { 'content-type': 'application/json' }), 'unauthenticated')
          }
        }
      },
    },
    {
      id: 'session',
      says: 'the answer to a login is one flat object, and its token works',
      check: async ({ admin, nobody, login, otp }) => {
        const reply = await nobody.post('/login', { ...login, otp }, { 'content-type': 'application/json' })
        const { document } = reply
        is('its members', Object.keys(document), SESSION)
        is(
          'token_type, username, realm',
          [document.token_type, document.username, document.realm],
          ['bearer', login.username, 'public'],
        )
        status(await nobody.as(String(document.access_token)).get('/organizations'), 200)
        const { attributes } = (await admin.get(`/user_accounts/${document.user_id}`)).record
        is('its user', attributes.email, login.username)
      },
    },
  ],
}

const JSON_API = 'application/vnd.api+json'
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const SESSION = [
  'access_token',
  'created_at',
  'expires_in',
  'token_type',
  'user_id',
  'username',
  'role',
  'organization_id',
  'realm',
]
const PREFLIGHT = {
  origin: 'https://example.com',
  'access-control-request-method': 'PATCH',
  'access-control-request-headers': 'authorization,content-type',
}

/** A browser drops these headers from what a page asks for, without a word. */
function canBeSent(headers: Readonly<Record<string, string>>): boolean {
  const request = new Request('https://example.com', { headers })
  return Object.keys(headers).every(name => request.headers.has(name))
}
