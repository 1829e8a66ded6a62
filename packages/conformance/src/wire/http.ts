import { accountBody } from '../api.ts'
import { assertEqual, assertThat } from '../assert.ts'
import { assertStatus, summarize } from '../assert-response.ts'
import type { Section } from '../case.ts'
import type { Login } from '../deployment.ts'
import { NotApplicable, Skipped } from '../outcome.ts'

/** Media types, formats, CORS and logins. */
export const http: Section = {
  title: 'HTTP and login',
  file: 'wire/http.ts',
  cases: [
    {
      id: 'media-type',
      title: 'returns responses and errors as JSON:API, without media type parameters',
      check: async ({ admin, anonymous }) => {
        for (const response of [
          await admin.get('/organizations'),
          await admin.get('/nonsense'),
          await anonymous.get('/organizations'),
        ]) {
          assertEqual(`${response.requestLine}: content-type`, response.headers.get('content-type'), JSON_API)
        }
      },
    },
    {
      id: 'request-media-types',
      title: 'accepts a body as JSON:API and as JSON, with and without a charset',
      check: async ({ admin, factory }) => {
        for (const contentType of [JSON_API, 'application/json', 'application/json; charset=utf-8']) {
          const body = accountBody(factory.name(contentType))
          assertStatus(await admin.post('/service_accounts', body, { 'content-type': contentType }), 201)
        }
      },
    },
    {
      id: 'accept',
      title: 'accepts any Accept that includes JSON:API, and an empty one',
      check: async ({ admin }) => {
        for (const accept of ['*/*', 'application/*', JSON_API, `text/html, ${JSON_API}`, '']) {
          assertStatus(await admin.get('/organizations', { accept }), 200)
        }
      },
    },
    {
      id: 'times',
      title: 'returns created_at and updated_at in UTC, with milliseconds and a Z',
      check: async ({ admin }) => {
        for (const path of ['/service_accounts', '/api_keys', '/organizations', '/actors']) {
          for (const { attributes } of (await admin.get(`${path}?page[limit]=10`)).records) {
            const times = [attributes.created_at, attributes.updated_at]
            assertThat(
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
      title: 'returns UUIDs as ids for every type',
      check: async ({ admin }) => {
        for (const path of ['/service_accounts', '/api_keys', '/organizations', '/actors', '/user_accounts']) {
          for (const { id } of (await admin.get(`${path}?page[limit]=10`)).records)
            assertThat(path, UUID.test(id), 'a UUID', id)
        }
      },
    },
    {
      id: 'trailing-slash',
      title: 'ignores a trailing slash in the paths of lists, records and relationships',
      check: async ({ admin }) => {
        const [first] = (await admin.get('/service_accounts?page[limit]=1')).records
        const record = `/service_accounts/${first?.id}`
        for (const path of ['/service_accounts', record, `${record}/actor`, `${record}/relationships/actor`]) {
          const [without, slashed] = [await admin.get(path), await admin.get(`${path}/`)]
          assertStatus(slashed, 200)
          assertEqual(slashed.requestLine, slashed.document.data, without.document.data)
        }
      },
    },
    {
      id: 'head',
      title: 'returns the status, media type and length of GET for HEAD, without a body',
      check: async ({ admin, anonymous }) => {
        for (const [api, path] of [
          [admin, '/organizations'],
          [admin, '/nonsense'],
          [anonymous, '/organizations'],
        ] as const) {
          const [head, get] = [await api.call('HEAD', path), await api.get(path)]
          assertEqual(`${head.requestLine}: status`, head.status, get.status)
          assertEqual(
            `${head.requestLine}: content-type`,
            head.headers.get('content-type'),
            get.headers.get('content-type'),
          )
          assertEqual(`${head.requestLine}: body`, head.text, '')
          const length = head.headers.get('content-length')
          const expected = String(new TextEncoder().encode(get.text).length)
          assertThat(`${head.requestLine}: content-length`, length === null || length === expected, expected, length)
        }
      },
    },
    {
      id: 'cors',
      title: 'allows the method and headers of a preflight, and pages of another origin to read responses',
      check: async ({ admin, anonymous }) => {
        if (!canBeSent(PREFLIGHT)) throw new NotApplicable('In a page, only the browser can send preflights.')
        const preflight = await anonymous.call('OPTIONS', '/service_accounts', undefined, PREFLIGHT)
        assertThat(
          preflight.requestLine,
          preflight.status === 200 || preflight.status === 204,
          'status 204',
          summarize(preflight),
        )
        for (const response of [preflight, await admin.get('/organizations'), await anonymous.get('/organizations')]) {
          const origin = response.headers.get('access-control-allow-origin')
          assertThat(
            `${response.requestLine}: access-control-allow-origin`,
            origin === '*' || origin === PREFLIGHT.origin,
            '*',
            origin,
          )
        }
        const methods = preflight.headers.get('access-control-allow-methods') ?? ''
        for (const method of ['GET', 'POST', 'PATCH', 'DELETE']) {
          assertThat('access-control-allow-methods', methods.includes(method), `a list with ${method}`, methods)
        }
        const headers = (preflight.headers.get('access-control-allow-headers') ?? '').toLowerCase()
        for (const header of ['authorization', 'content-type']) {
          assertThat('access-control-allow-headers', headers.includes(header), `a list with ${header}`, headers)
        }
      },
    },
    {
      id: 'login',
      title: 'accepts JSON at /api/v2/login',
      check: async ({ anonymous, login, otp }) => {
        assertStatus(await anonymous.post('/login', { ...login, otp }, JSON_BODY), 200)
      },
    },
    {
      id: 'login-form',
      title: 'accepts a form at /auth/v0/login, with the one-time code in X-ExpelInc-Otp',
      check: async ({ anonymous, login, otp }) => {
        assertStatus(await anonymous.post('/auth/v0/login', form(login), { ...FORM_BODY, 'x-expelinc-otp': otp }), 200)
      },
    },
    {
      id: 'login-pairs',
      title: 'rejects a form at /api/v2/login, JSON at /auth/v0/login, and a one-time code in the wrong place',
      assumption: 'loginPairs',
      observe: async ({ anonymous, login, otp }) => {
        const header = { 'x-expelinc-otp': otp }
        const responses = [
          await anonymous.post('/login', form(login), { ...FORM_BODY, ...header }),
          await anonymous.post('/auth/v0/login', { ...login, otp }, JSON_BODY),
          await anonymous.post('/login', login, { ...JSON_BODY, ...header }),
        ]
        if (responses.every(({ status }) => status === 200)) return 'any'
        if (responses.every(({ status }) => status >= 400 && status < 500)) return 'documented'
        return responses.map(summarize)
      },
    },
    {
      id: 'login-email-case',
      title: "rejects a user's email address in another case",
      assumption: 'loginEmailCase',
      observe: async ({ anonymous, login, otp }) => {
        const username = login.username.toUpperCase()
        if (username === login.username)
          throw new Skipped('Needs a user whose email address contains lowercase letters.')
        const response = await anonymous.post('/login', { ...login, username, otp }, JSON_BODY)
        return { 200: 'any', 401: 'exact' }[response.status] ?? summarize(response)
      },
    },
    {
      id: 'login-without-code',
      title: 'returns 401 for a missing or wrong one-time code, and for a wrong password',
      check: async context => {
        const { anonymous, login, otp } = context
        const wrong = otp === '000000' ? '000001' : '000000'
        const wrongLogin = { ...login, password: `${login.password}x` }
        for (const body of [login, { ...login, otp: wrong }, { ...wrongLogin, otp }]) {
          context.assertError(await anonymous.post('/login', body, JSON_BODY), 'unauthenticated')
        }
        for (const [who, header] of [
          [login, {}],
          [login, { 'x-expelinc-otp': wrong }],
          [wrongLogin, { 'x-expelinc-otp': otp }],
        ] as const) {
          assertStatus(await anonymous.post('/auth/v0/login', form(who), { ...FORM_BODY, ...header }), 401)
        }
      },
    },
    {
      id: 'login-form-error',
      title: "returns OAuth's error and error_description for a rejected form login",
      assumption: 'formLoginError',
      observe: async ({ anonymous, login }) => {
        const body = form({ ...login, password: `${login.password}x` })
        const response = await anonymous.post('/auth/v0/login', body, FORM_BODY)
        const { error, error_description, errors } = response.document
        if (typeof error === 'string' && typeof error_description === 'string') return 'oauth'
        return Array.isArray(errors) ? 'document' : summarize(response)
      },
    },
    {
      id: 'session',
      title: 'returns a flat object with a working token for a login',
      check: async ({ admin, anonymous, login, otp }) => {
        const response = await anonymous.post('/login', { ...login, otp }, JSON_BODY)
        const { document } = response
        assertEqual('the members', Object.keys(document), SESSION)
        assertEqual(
          'token_type, username, realm',
          [document.token_type, document.username, document.realm],
          ['bearer', login.username, 'public'],
        )
        assertStatus(await anonymous.withToken(String(document.access_token)).get('/organizations'), 200)
        const { attributes } = (await admin.get(`/user_accounts/${document.user_id}`)).record
        assertEqual("the user's email address", attributes.email, login.username)
      },
    },
    {
      id: 'session-times',
      title: "returns a whole number of seconds as a session's created_at",
      assumption: 'sessionTimes',
      observe: async ({ anonymous, login, otp }) => {
        const response = await anonymous.post('/login', { ...login, otp }, JSON_BODY)
        assertStatus(response, 200)
        const { created_at } = response.document
        if (isSeconds(created_at)) return 'seconds'
        return TIME.test(String(created_at)) ? 'timestamp' : created_at
      },
    },
  ],
}

const JSON_API = 'application/vnd.api+json'
const JSON_BODY = { 'content-type': 'application/json' }
const FORM_BODY = { 'content-type': 'application/x-www-form-urlencoded' }
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
  // A mock on a port only allows loopback origins by default.
  origin: 'http://localhost:3000',
  'access-control-request-method': 'PATCH',
  'access-control-request-headers': 'authorization,content-type',
}

/** Returns whether a request keeps these headers. Browsers silently remove them from a page's requests. */
function canBeSent(headers: Readonly<Record<string, string>>): boolean {
  const request = new Request('https://example.com', { headers })
  return Object.keys(headers).every(name => request.headers.has(name))
}

/** Returns the body for OAuth's password grant. */
function form({ username, password }: Login): string {
  return new URLSearchParams({ grant_type: 'password', username, password }).toString()
}

/** Whether a value is plausible as a current time in seconds. In milliseconds, the same number would be a date between 1970 and 2001. */
function isSeconds(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) > 1e9 && Number(value) < 1e12
}
