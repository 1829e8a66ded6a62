import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { createHost, serve, WorkbenchMock } from '@workbench-sdk/mock'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { checkErrorDocument } from './contract.ts'
import { RawClient, responseIn } from './raw-client.ts'

interface Answer {
  readonly status: number | undefined
  readonly headers: Record<string, unknown>
  readonly body: string
}

/** Sends a request with headers that `fetch` does not allow. */
function send(url: string, method: string, headers: Record<string, string>, body = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request(url, { method, headers }, async answer =>
      resolve({ status: answer.statusCode, headers: answer.headers, body: await text(answer) }),
    )
      .on('error', reject)
      .end(body)
  })
}

async function served(corsOrigins: readonly string[] = []) {
  const mock = new WorkbenchMock()
  const server = await serve(mock, { corsOrigins })
  onTestFinished(() => server.close())
  const authorized = { authorization: `Bearer ${mock.tokens.admin}` }
  return { mock, url: server.url, api: `${server.url}/api/v2`, port: server.port, authorized }
}

const LOGIN = JSON.stringify({ username: 'a', password: 'b', otp: '0' })
const JSON_TYPE = { 'content-type': 'application/json' }
const PREFLIGHT = {
  'access-control-request-method': 'POST',
  'access-control-request-headers': 'authorization,content-type',
}

describe('a page of another origin', () => {
  const FOREIGN = [
    'http://evil.test',
    'https://localhost.evil.test',
    'http://10.0.0.1:4010',
    'null',
    'nonsense',
    'file://',
  ]

  test.each(FOREIGN)('of %s is rejected without any effect, and cannot read the response', async origin => {
    const { mock, api, authorized } = await served()
    const answers = [
      await send(`${api}/login`, 'OPTIONS', { origin, ...PREFLIGHT }),
      await send(`${api}/login`, 'POST', { origin, ...JSON_TYPE }, LOGIN),
      await send(`${api}/login`, 'POST', { origin, 'content-type': 'text/plain' }, LOGIN),
      await send(`${api}/service_accounts`, 'GET', { origin }),
      await send(`${api}/service_accounts`, 'GET', { origin, ...authorized }),
    ]
    for (const { status, headers, body } of answers) {
      expect(status).toBe(403)
      expect(headers).not.toHaveProperty('access-control-allow-origin')
      expect(headers).not.toHaveProperty('access-control-allow-headers')
      checkErrorDocument(body)
      expect(JSON.parse(body).errors[0].detail).toMatch(/--cors-origin/)
    }
    expect(mock.requests).toEqual([])
  })

  test('is allowed if it is a loopback origin, the origin of the server, or listed', async () => {
    const { api, url, port, authorized } = await served(['https://App.example.test', 'null'])
    const label = fc.stringMatching(/^[a-z0-9]{1,8}$/)
    const origins = fc.oneof(
      fc.constantFrom(url, 'https://app.example.test', 'null', 'http://[::1]:5173', `https://127.0.0.1:${port}`),
      fc.nat(65_535).map(other => `http://localhost:${other}`),
      fc.tuple(label, fc.constantFrom('http', 'https')).map(([name, scheme]) => `${scheme}://${name}.localhost`),
    )
    await fc.assert(
      fc.asyncProperty(origins, async origin => {
        const preflight = await send(`${api}/service_accounts`, 'OPTIONS', { origin, ...PREFLIGHT })
        expect([preflight.status, preflight.headers['access-control-allow-origin']]).toEqual([204, '*'])
        const answer = await send(`${api}/service_accounts`, 'GET', {
          origin,
          'sec-fetch-site': 'cross-site',
          ...authorized,
        })
        expect([answer.status, answer.headers['access-control-allow-origin']]).toEqual([200, '*'])
      }),
      { numRuns: 50 },
    )
    expect((await send(api, 'GET', { origin: 'https://app.example.test:444' })).status).toBe(403)
  })

  test('is allowed if any origin is allowed', async () => {
    const { api } = await served(['*'])
    for (const origin of FOREIGN)
      expect((await send(`${api}/login`, 'OPTIONS', { origin, ...PREFLIGHT })).status).toBe(204)
  })

  test('cannot read headers that Workbench does not expose', async () => {
    const { api, authorized } = await served()
    const { headers } = await send(`${api}/service_accounts`, 'GET', { origin: 'http://localhost:5173', ...authorized })
    expect(headers['access-control-expose-headers']).toBe('x-workbench-mock-rule')
  })

  test.each([[['evil.test']], [['https://evil.test/']], [['https://evil.test/path']], [['']], [['http://*.test']]])(
    'cannot be allowed by the invalid origin %j',
    async corsOrigins => {
      await expect(serve(new WorkbenchMock(), { corsOrigins })).rejects.toThrow(
        /Invalid CORS origin ".*": expected an origin/,
      )
    },
  )
})

describe('a request without an Origin', () => {
  const image = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' }

  test('of another site is rejected, unless it has a token', async () => {
    const { mock, api, url, authorized } = await served()
    for (const headers of [image, { ...image, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' }]) {
      for (const path of ['/service_accounts', '/login', '/nothing']) {
        expect((await send(api + path, 'GET', headers)).status).toBe(403)
      }
    }
    expect((await send(`${url}/__world__/e0/`, 'GET', image)).status).toBe(403)
    expect(mock.requests).toEqual([])
    expect((await send(`${api}/service_accounts`, 'GET', { ...image, ...authorized })).status).toBe(200)
  })

  test('is not rejected if the user follows a link', async () => {
    const { url } = await served()
    const link = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
    expect((await send(`${url}/api/v2/actors`, 'GET', link)).status).toBe(401)
    expect((await send(`${url}/api/v2/login`, 'POST', link)).status).toBe(403)
  })
})

describe('every response', () => {
  test('prevents type sniffing, and embedding in pages of other origins', async () => {
    const server = await serve(createHost())
    onTestFinished(() => server.close())
    const answers = [
      await send(`${server.url}/api/v2/actors`, 'GET', {}),
      await send(`${server.url}/api/v2/actors`, 'OPTIONS', PREFLIGHT),
      await send(`${server.url}/__mock__`, 'GET', {}),
      await send(`${server.url}/__mock__/reset`, 'POST', {}),
      await send(`${server.url}/__mock__/nothing`, 'GET', {}),
      await send(`${server.url}/api/v2/actors`, 'GET', { host: 'evil.test' }),
      await send(`${server.url}/__mock__`, 'GET', { host: 'evil.test' }),
      await send(`${server.url}/api/v2/login`, 'POST', { 'content-length': '99999999' }).catch(() => undefined),
    ]
    using client = new RawClient(server.port)
    const raw = await client.send('nonsense\r\n\r\n').all()
    expect(raw).toContain('x-content-type-options: nosniff\r\n')
    expect(raw).toContain('cross-origin-resource-policy: same-origin\r\n')
    for (const answer of answers) {
      expect(answer?.headers ?? {}).toMatchObject({
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'same-origin',
      })
    }
  })
})

describe('a path with dot segments', () => {
  const up = fc.constantFrom('..', '%2e%2e', '%2E.', '.%2e', '%2e%2E', './..', '%2e/..')
  const paths = fc.oneof(
    up.map(dots => `/api/v2/${dots}/${dots}/__mock__/state`),
    up.map(dots => `/__world__/ci/${dots}/${dots}/__mock__/state`),
    up.map(dots => `http://localhost/api/v2/${dots}/${dots}/__mock__/state`),
    up.map(dots => `/${dots}/__mock__/state`),
    fc.constantFrom('/./__mock__/state', '/%2e/__mock__/state', '/__mock__/state/.', '/__mock__/clock/%2e%2e/state'),
  )

  test('does not reach the control API', async () => {
    const server = await serve(createHost())
    onTestFinished(() => server.close())
    await fc.assert(
      fc.asyncProperty(paths, fc.constantFrom('', '?a=b'), async (path, query) => {
        using client = new RawClient(server.port)
        const { status, body } = responseIn(
          await client.send(`GET ${path}${query} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`).all(),
        )
        expect([path, status]).toEqual([path, 404])
        expect(body).not.toContain('serviceAccounts')
      }),
    )
    using client = new RawClient(server.port)
    client.send('GET /__mock__/state?after=/../x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')
    expect(responseIn(await client.all()).status).toBe(400)
  })
})
