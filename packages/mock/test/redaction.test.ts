import { stripVTControlCharacters } from 'node:util'
import { createHost, serve, WorkbenchMock } from '@workbench-sdk/mock'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { expectGrowthBelow } from './growth.ts'

/** A token of a real deployment, which is unknown to the mock. */
const REAL_TOKEN = 'pR0d/K3y+4cc0unt=a91fE77cZq'

const percentEncodedFully = (text: string) =>
  Array.from(new TextEncoder().encode(text), byte => `%${byte.toString(16).padStart(2, '0')}`).join('')

const ENCODINGS: Record<string, (secret: string) => string> = {
  'percent-encoded': encodeURIComponent,
  'percent-encoded completely': percentEncodedFully,
  'percent-encoded twice': secret => encodeURIComponent(percentEncodedFully(secret)),
  'percent-encoded three times': secret => encodeURIComponent(encodeURIComponent(percentEncodedFully(secret))),
  'in base64': secret => encodeURIComponent(Buffer.from(secret).toString('base64')),
  'in base64url, with a user': secret => Buffer.from(`user:${secret}`).toString('base64url'),
  'in another case': secret => encodeURIComponent(secret.toUpperCase()),
}

/** Everything that the mock records about its requests. */
function recorded(mock: WorkbenchMock): string {
  const { requests } = mock
  return JSON.stringify([requests, requests.map(request => mock.explain(request))])
}

/** The parts of a secret that must not be visible. */
const parts = (secret: string) => [secret, secret.slice(0, 16), secret.slice(-16)].map(part => part.toLowerCase())

function expectNoSecret(text: string, ...secrets: string[]): void {
  const visible = [text, decodeURIComponent(text.replaceAll(/%(?![\da-f]{2})/gi, '%25'))].join('\n').toLowerCase()
  for (const secret of secrets) for (const part of parts(secret)) expect(visible).not.toContain(part)
}

describe.each(Object.entries(ENCODINGS))('a secret %s', (_, encode) => {
  test('is not recorded if it is in the path', async () => {
    const mock = new WorkbenchMock({ randomSeed: 1 })
    for (const token of [REAL_TOKEN, mock.tokens.admin]) {
      for (const path of ['/api_keys/', '/typo/', '/api_keys?include=', '/api_keys?filter[display_name]=', '/x?y=']) {
        const headers = { authorization: `Bearer ${token}` }
        await mock.fetch(`${mock.baseUrl}/api/v2${path}${encode(token)}`, { headers })
        await mock.fetch(`${mock.baseUrl}/api/v2${path}a${encode(token)}b`, { headers: { authorization: token } })
      }
      expectNoSecret(recorded(mock), token, encode(token))
    }
    expect(mock.requests).toHaveLength(20)
  })

  test('is not recorded if it is in a body', async () => {
    const mock = new WorkbenchMock({ randomSeed: 1 })
    for (const token of [REAL_TOKEN, mock.tokens.admin]) {
      const attributes = { display_name: `x ${encode(token)}`, role: 'organization_admin', [encode(token)]: 1 }
      await mock.fetch(`${mock.baseUrl}/api/v2/service_accounts`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ data: { type: 'service_accounts', attributes } }),
      })
      expectNoSecret(recorded(mock), token, encode(token))
    }
  })
})

test('a mock secret is not recorded in hexadecimal, without its prefix, or in parts', async () => {
  const mock = new WorkbenchMock({ randomSeed: 1 })
  const digits = mock.tokens.analyst.replace('wbmock_', '')
  const headers = { authorization: `Bearer ${mock.tokens.admin}`, 'content-type': 'application/json' }
  const hex = Buffer.from(mock.tokens.analyst).toString('hex')
  for (const text of [hex, digits, digits.toUpperCase(), percentEncodedFully(digits), digits.slice(0, 40)]) {
    for (const path of [
      `/api_keys/${text}`,
      `/api_keys?filter[name]=${text}`,
      `/${text}`,
      `/x?${text}`,
      `/x?${text}=1`,
    ]) {
      await mock.fetch(`${mock.baseUrl}/api/v2${path}`, { headers })
    }
  }
  const data = { type: 'service_accounts', attributes: { display_name: digits, role: 'organization_admin' } }
  const post = { method: 'POST', headers, body: JSON.stringify({ data }) }
  expect((await mock.fetch(`${mock.baseUrl}/api/v2/service_accounts`, post)).status).toBe(201)
  expectNoSecret(recorded(mock), digits, hex)
})

test('a file hash is recorded', async () => {
  const mock = new WorkbenchMock()
  const hash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
  const attributes = { title: 'Look at a file', instructions: `sha256 ${hash}` }
  await mock.fetch(`${mock.baseUrl}/api/v2/investigative_actions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${mock.tokens.analyst}`, 'content-type': 'application/json' },
    body: JSON.stringify({ data: { type: 'investigative_actions', attributes } }),
  })
  expect(recorded(mock)).toContain(hash)
})

describe('a credential', () => {
  const SECRET = 'hunter2-hunter3'
  const names = [
    ...['access_token', 'accessToken', 'Password', 'passwrd', 'pasword', 'pwd', 'pass', 'passphrase', 'otp', 'api_key'],
    ...['x-api-key', 'tokn', 'acess_token', 'client_secret', 'Authorization', 'credentials', 'key', 'id_token'],
    ...['paswd', 'pword', '2fa', 'mfa_2', 'creds', 'client_assertion', 'verification_code', 'license_key', 'totp'],
    ...['pw', 'mfa', 'one_time_code', 'jwt', 'access_key', 'signingKey', 'ssh_key', 'auth', 'sessionid', 'pem'],
  ]

  test.each(names)('in the query is not recorded: %s', async name => {
    const mock = new WorkbenchMock()
    for (const path of ['/api_keys', '/login', '/typo', '/api_keys/x']) {
      for (const query of [`?${name}=${SECRET}`, `?include=organization&${name}=${SECRET}&x=1`, `;${name}=${SECRET}`]) {
        await mock.fetch(`${mock.baseUrl}/api/v2${path}${query}`)
      }
      for (const encoded of [
        `;${name}%3D${SECRET}`,
        `%3B${name}=${SECRET}`,
        `%3F${name}=${SECRET}%2Fx`,
        `/${name}=${SECRET}`,
      ]) {
        await mock.fetch(`${mock.baseUrl}/api/v2${path}${encoded}`)
        await mock.fetch(`${mock.baseUrl}/api/v2${path}?include=organization${encoded}`)
      }
      await mock.fetch(`${mock.baseUrl}/api/v2${path}%253B${name}%253D${SECRET}`)
      await mock.fetch(`${mock.baseUrl}/api/v2${path}?include=a?${name}=${SECRET}`)
      await mock.fetch(`${mock.baseUrl}/api/v2${path}?include=https://robin:${SECRET}@x.test`)
      await mock.fetch(`${mock.baseUrl}/api/v2${path}?flag[${name}]=${SECRET}`)
      await mock.fetch(`${mock.baseUrl}/api/v2${path}?filter[${name}]=${SECRET}`)
    }
    expectNoSecret(recorded(mock), SECRET)
  })

  test.each(names)('in a body is not recorded, at any depth: %s', async name => {
    const mock = new WorkbenchMock()
    const bodies = [
      { [name]: SECRET },
      { user: { [name]: [SECRET] } },
      { data: { attributes: { [name]: { a: SECRET } } } },
    ]
    for (const path of ['/api_keys', '/service_accounts', '/typo']) {
      for (const body of bodies) {
        await mock.fetch(`${mock.baseUrl}/api/v2${path}`, {
          method: 'POST',
          headers: { authorization: `Bearer ${mock.tokens.admin}`, 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
      }
    }
    expectNoSecret(recorded(mock), SECRET)
    expect(mock.requests).toHaveLength(9)
  })

  test('of a login is not recorded, in any structure: only the username is', () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom('/api/v2/login', '/api/v2/login/', '/auth/v0/login', '/api/v2/logins', '/auth/v1/token'),
        fc.constantFrom('application/json', 'application/x-www-form-urlencoded'),
        fc.dictionary(fc.string({ minLength: 1, maxLength: 9 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 }),
        fc.constantFrom<(value: object) => unknown>(
          value => ({ ...value, passwrd: SECRET }),
          value => ({ ...value, username: 'robin', pwd: [SECRET], [SECRET]: 1 }),
          value => [value, SECRET],
          value => ({ credentials: { ...value, p: SECRET } }),
          () => SECRET,
        ),
        async (path, contentType, value, structure) => {
          const mock = new WorkbenchMock()
          const body = JSON.stringify(structure(value))
          const headers = { 'content-type': contentType }
          for (const method of ['POST', 'PATCH']) await mock.fetch(mock.baseUrl + path, { method, headers, body })
          expectNoSecret(recorded(mock), SECRET)
        },
      ),
    ))
})

describe('JSON in another place than a JSON body', () => {
  const SECRET = 'hunter2-"hunter3'
  const json = JSON.stringify({
    data: { attributes: { display_name: 'ci', password: SECRET, a: { client_secret: 'hunter2-4' } } },
  })

  test.each([
    ['/api/v2/api_keys', 'POST'],
    ['/api/v2/login', 'POST'],
    ['/api/v2/api_keys/x', 'PATCH'],
    ['/typo', 'PUT'],
  ])('is not recorded as the name of a form field: %s', async (path, method) => {
    const mock = new WorkbenchMock()
    for (const body of [json, `${json}=1`, `a&${json}`, `x=${encodeURIComponent(json)}`, 'hunter2-1=1&a=hunter2-1']) {
      await mock.fetch(mock.baseUrl + path, {
        method,
        headers: { 'content-type': 'application/x-www-form-urlencoded', authorization: `Bearer ${mock.tokens.admin}` },
        body,
      })
    }
    expect(mock.requests).toHaveLength(5)
    expect(recorded(mock)).not.toMatch(/hunter/)
  })

  test('is recorded without its secrets if it is in a string or in a name', async () => {
    const mock = new WorkbenchMock()
    const texts = [json, JSON.stringify(json), json.slice(0, -20), `x ${json}`, '{ "password" : 1234567 }']
    texts.push(JSON.stringify({ a: json }), JSON.stringify({ a: JSON.stringify([json]) }))
    for (const text of texts) {
      for (const attributes of [{ display_name: text }, { [text]: 1 }]) {
        await mock.fetch(`${mock.baseUrl}/api/v2/service_accounts`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${mock.tokens.admin}` },
          body: JSON.stringify({ data: { type: 'service_accounts', attributes } }),
        })
      }
    }
    expect(mock.requests).toHaveLength(14)
    expect(recorded(mock)).not.toMatch(/hunter|1234567/)
    expect(JSON.stringify(mock.requests[0]?.body)).toContain('display_name')
  })
})

test('the parameters of the contract are recorded', async () => {
  const mock = new WorkbenchMock()
  const query =
    '?filter[api_keys][display_name]=:a&sort=-created_at&page[limit]=1&include=api_keys&fields[api_keys]=name'
  await mock.fetch(`${mock.baseUrl}/api/v2/service_accounts${query}`)
  expect(mock.requests[0]?.path).toBe(`/api/v2/service_accounts${query}`)
})

test('the time to record a request is proportional to its length', async () => {
  const mock = new WorkbenchMock()
  const send = (length: number) => {
    const token = 'a1,'.repeat(length)
    const headers = { authorization: `Bearer ${token}` }
    return mock.fetch(`${mock.baseUrl}/api/v2/api_keys?filter[name]=${'a1%'.repeat(length)}`, { headers })
  }
  await expectGrowthBelow(64, [300, 4_800], send)
})

describe('a request by a browser or a probe', () => {
  const paths = [
    '/favicon.ico',
    '/favicon-32x32.png',
    '/apple-touch-icon-precomposed.png',
    '/robots.txt',
    '/sitemap.xml',
    '/manifest.json',
    '/health',
    '/healthz',
    '/livez',
    '/readyz',
    '/ping',
    '/.well-known/appspecific/com.chrome.devtools.json',
    '/.well-known/security.txt',
    '/json/version',
    '/json/list',
    ...['/', '/index.html', '/installHook.js.map', '/assets/index-D3.css.map', '/sw.js', '/service-worker.js'],
    ...['/mockServiceWorker.js', '/manifest.webmanifest', '/site.webmanifest', '/humans.txt', '/ads.txt'],
    ...['/security.txt', '/crossdomain.xml', '/browserconfig.xml', '/sitemap_index.xml', '/mstile-150x150.png'],
    ...['/_health', '/health-check', '/healthcheck/', '/-/healthy', '/-/ready', '/actuator/health/liveness'],
    ...['/actuator/prometheus', '/api/health', '/api/healthz', '/liveness', '/readiness', '/up', '/status', '/metrics'],
  ]

  test.each(paths)('is not an unhandled request: %s', async path => {
    const mock = new WorkbenchMock()
    mock.faults.add({ status: 503, times: 1 })
    for (const method of ['GET', 'HEAD']) {
      expect((await mock.fetch(`${mock.baseUrl}${path}?x=1`, { method })).status).toBe(404)
    }
    expect([mock.requests, mock.faults.list().map(({ met }) => met)]).toEqual([[], [0]])
    mock.expectNoUnhandledRequests()
  })

  test('is not an unhandled request of a world, or on a port', async () => {
    const host = createHost()
    await using server = await serve(host)
    const world = host.world('ci')
    for (const path of ['/', '/__world__/ci/', '/__world__/ci', '/__world__/ci/favicon.ico']) {
      for (const method of ['GET', 'HEAD']) await fetch(server.url + path, { method })
    }
    expect([host.mock.requests, world.requests]).toEqual([[], []])
  })

  test('does not include other requests to the same paths, or similar ones', async () => {
    const mock = new WorkbenchMock()
    await mock.fetch(`${mock.baseUrl}/health`, { method: 'POST' })
    for (const path of [
      ...['/api/v2/health', '/api/v2/', '/api/v2/index.html', '/auth/v0/login.js', '/api/', '/api/v1/health'],
      ...['/api_keys.json', '/service_accounts.json', '/api_keys.xml', '/logo.png', '/update', '/upload', '/api/keys'],
      '/healthy',
      '/favicon',
      '/api_keys',
      '/well-known/x',
      '/json/x',
    ]) {
      await mock.fetch(mock.baseUrl + path)
    }
    expect(mock.unhandledRequests).toHaveLength(19)
  })
})

test('the stream and the list of requests contain no secrets', async () => {
  const host = createHost({ randomSeed: 1 })
  const base = 'http://127.0.0.1:4010'
  const stream = await host.fetch(new Request(`${base}/__mock__/requests/stream`))
  const reader = stream.body?.getReader()
  await reader?.read()
  const query = `access_token=${encodeURIComponent(REAL_TOKEN)}&password=hunter2-hunter3`
  await host.fetch(new Request(`${base}/api/v2/api_keys?${query}`))
  const event = new TextDecoder().decode((await reader?.read())?.value)
  const list = await (await host.fetch(new Request(`${base}/__mock__/requests`))).text()
  for (const text of [event, list]) {
    expect(stripVTControlCharacters(text)).toContain('access_token=[secret]')
    expectNoSecret(text, REAL_TOKEN, 'hunter2-hunter3')
  }
  host.endStreams()
})

test('a secret is not recorded, even if another caller has used the same text before', async () => {
  const mock = new WorkbenchMock({ randomSeed: 1 })
  const call = (token: string, path: string) =>
    mock.fetch(`${mock.baseUrl}${path}`, { headers: { authorization: `Bearer ${token}`, 'user-agent': `a ${path}` } })
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(20), fc.nat(20)), { maxLength: 60 }), async calls => {
      mock.reset()
      for (const [caller, target] of calls) {
        await call(`tok-${caller}-${caller}${caller}`, `/api/v2/tok-${target}-${target}${target}`)
      }
      mock.requests.forEach(({ path, headers }, index) => {
        const [caller, target] = calls[index] ?? []
        const isOwn = caller === target
        expect(path.includes('[secret]'), path).toBe(isOwn)
        expect(headers['user-agent']?.includes('[secret]')).toBe(isOwn)
      })
    }),
  )
})

test.each(['"a":"', '\\', '\\"a\\":', '"a"   '])(
  'the time to redact JSON in a string is proportional: %j',
  async unit => {
    const mock = new WorkbenchMock()
    const send = (length: number) => {
      const data = { type: 'api_keys', attributes: { display_name: `${unit.repeat(length)}":` } }
      return mock.fetch(`${mock.baseUrl}/api/v2/api_keys`, {
        method: 'POST',
        headers: { authorization: `Bearer ${mock.tokens.admin}`, 'content-type': 'application/json' },
        body: JSON.stringify({ data }),
      })
    }
    await expectGrowthBelow(64, [250, 4_000], send)
  },
)

test('the time to redact a path barely depends on the length of the token', async () => {
  const mock = new WorkbenchMock()
  const path = `/api/v2/${'unknown_records/'.repeat(4_000)}`
  const send = (authorization: string) => mock.fetch(`https://x.test${path}`, { headers: { authorization } })
  await expectGrowthBelow(3, ['0123456789ab', '0123456789abcdef'.repeat(32)], send)
})

test.each([
  '/api/v2/log_in',
  '/api/v2/LOGIN',
  '/api/v2/%6c%6Fgin',
  '/api/v2/log%255fin',
  '/api/v2/lgoin',
  '/ap/v2/enter',
])('the credentials in the body of a login to the misspelled path %s are not recorded', async path => {
  const mock = new WorkbenchMock()
  const secret = 'correct horse battery staple'
  for (const name of ['password', 'pw', 'psw', 'code', 'x']) {
    await mock.fetch(mock.baseUrl + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'robin@example.com', [name]: secret }),
    })
  }
  expectNoSecret(recorded(mock), secret)
  expect(mock.requests[0]?.body).toMatchObject({ username: 'robin@example.com' })
})

test('the names of invalid parameters are recorded', async () => {
  const mock = new WorkbenchMock()
  await mock.fetch(`${mock.baseUrl}/api/v2/api_keys`, {
    method: 'POST',
    headers: { authorization: `Bearer ${mock.tokens.admin}`, 'content-type': 'application/json' },
    body: JSON.stringify({ data: { type: 'api_keys', attributes: { shade: 1 } } }),
  })
  expect(JSON.stringify(mock.requests[0]?.answer)).toContain('"key":"shade"')
})
