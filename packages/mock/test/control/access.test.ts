import { request } from 'node:http'
import { createHost, serve } from '@workbench-sdk/mock'
import { describe, expect, test } from 'vitest'
import { RawClient } from '../raw-client.ts'
import { ControlClient, checkControlResponse } from './control-client.ts'
import { serveWorlds, worldByPath } from './served.ts'

/** Sends a request with headers that `fetch` does not allow. */
function raw(url: string, method: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(url, { method, headers }, answer => {
      const chunks: Buffer[] = []
      answer.on('data', chunk => chunks.push(chunk))
      answer.on('end', () => {
        const response = new Response(null, { status: answer.statusCode ?? 0, headers: answer.headers as HeadersInit })
        checkControlResponse(method, new URL(url).pathname, response, Buffer.concat(chunks).toString())
        resolve(answer.statusCode)
      })
    })
      .on('error', reject)
      .end()
  })
}

describe('a web page', () => {
  test('cannot read or change a mock, unless it is the page of the server', async () => {
    const { server, host } = await serveWorlds({ scenario: 'typical' })
    host.mock.seed('typical')
    for (const origin of [
      'https://evil.test',
      'null',
      server.url.replace('127.0.0.1', 'localhost'),
      'http://127.0.0.1',
    ]) {
      expect(await raw(`${server.url}/__mock__`, 'GET', { origin })).toBe(403)
      expect(await raw(`${server.url}/__mock__/reset`, 'POST', { origin })).toBe(403)
      expect(await raw(`${server.url}/__mock__/reset`, 'OPTIONS', { origin })).toBe(403)
      expect(await raw(`${server.url}/__mock__/nothing`, 'GET', { origin })).toBe(403)
    }
    expect(host.mock.serviceAccounts()).toHaveLength(11)
    expect(await raw(`${server.url}/__mock__/reset`, 'POST', { origin: server.url })).toBe(204)
    expect(host.mock.serviceAccounts()).toHaveLength(7)
  })

  test.each(['cross-site', 'same-site'])('cannot change a mock by a %s request without an Origin', async site => {
    const { server, host } = await serveWorlds()
    const authorization = `Bearer ${host.mock.tokens.admin}`
    for (const headers of [{}, { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }, { authorization }]) {
      const call = (method: string, path: string) =>
        raw(server.url + path, method, { 'sec-fetch-site': site, ...headers })
      expect(await call('GET', '/__mock__/state')).toBe(403)
      expect(await call('POST', '/__mock__/reset')).toBe(403)
      expect(await call('GET', '/__world__/another/__mock__')).toBe(403)
    }
    for (const site of ['same-origin', 'none']) {
      expect(await raw(`${server.url}/__mock__/state`, 'GET', { 'sec-fetch-site': site })).toBe(200)
    }
    expect((await new ControlClient(server.url).get('/worlds')).body.worlds).toHaveLength(1)
  })

  test('cannot reach the control API by DNS rebinding', async () => {
    const host = createHost()
    const ask = async (origin: string) => {
      const answer = await host.fetch(new Request(`${origin}/__mock__`, { headers: { origin } }))
      checkControlResponse('GET', '/__mock__', answer, await answer.text())
      return answer.status
    }
    expect(await ask('http://evil.test:4010')).toBe(403)
    expect(await ask('http://127.0.0.1.evil.test:4010')).toBe(403)
    for (const name of ['localhost', 'workbench.localhost', '127.0.0.1', '[::1]', '192.168.1.7']) {
      expect(await ask(`http://${name}:4010`)).toBe(200)
    }
  })
})

describe('a control token', () => {
  test.each(['0.0.0.0', '::'])('is generated if a host without one is served on %s', async address => {
    const host = createHost()
    await using local = await serve(host)
    const statusAt = async (port: number, token?: string) =>
      raw(
        `http://127.0.0.1:${port}/__mock__/state`,
        'GET',
        token === undefined ? {} : { authorization: `Bearer ${token}` },
      )
    expect([host.controlToken, await statusAt(local.port)]).toEqual([undefined, 200])
    await using server = await serve(host, { host: address })
    for (const { port } of [server, local]) {
      expect([await statusAt(port), await statusAt(port, 'wrong'), await statusAt(port, host.controlToken)]).toEqual([
        401, 401, 200,
      ])
    }
  })

  test('can be read from the host, and is not replaced if the host is served on another address', async () => {
    const host = createHost({ controlToken: 'control-me' })
    await using _ = await serve(host, { host: '0.0.0.0' })
    expect(host.controlToken).toBe('control-me')
  })

  test('is required for all requests to the control API except the health check, and for no others', async () => {
    const controlToken = 'control-me'
    const { server, host } = await serveWorlds({ controlToken })
    const without = new ControlClient(server.url)
    for (const path of ['', '/healthy', '/state', '/nothing', '/requests/stream']) {
      const rejected = await without.get(path)
      expect([rejected.status, rejected.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
      expect(rejected.text).not.toContain(controlToken)
    }
    for (const authorization of [
      'Bearer control-m',
      'Bearer control-mee',
      'Basic control-me',
      `Bearer ${host.mock.tokens.admin}`,
    ]) {
      expect((await new ControlClient(server.url, { authorization }).get()).status).toBe(401)
    }
    expect((await without.get('/health')).status).toBe(200)
    expect(await raw(`${server.url}/__mock__/health`, 'GET', { 'sec-fetch-site': 'cross-site' })).toBe(403)
    const control = new ControlClient(server.url, { authorization: `Bearer ${controlToken}` })
    expect((await control.get()).status).toBe(200)
    // With a token, any host name is allowed.
    const named = new Request('http://mock.test/__mock__', { headers: { authorization: `Bearer ${controlToken}` } })
    expect((await host.fetch(named)).status).toBe(200)
    const admin = { authorization: `Bearer ${host.mock.tokens.admin}` }
    expect((await fetch(`${server.url}/api/v2/api_keys`, { headers: admin })).status).toBe(200)
  })

  test('is rejected if it is not a valid header value', () => {
    for (const controlToken of ['', 'two words', 'ü']) expect(() => createHost({ controlToken })).toThrow(TypeError)
  })
})

test('only responses that need secrets contain them', async () => {
  const { server } = await serveWorlds({ scenario: 'typical' })
  const { control, api } = worldByPath(server)
  const { tokens } = (await control.get()).body
  const { keys } = (await control.post('/seed', { serviceAccounts: [{ name: 'ci', keys: [{ name: 'key' }] }] })).body
    .serviceAccounts[0]
  const made = await (await api()).createKey((await control.get('/state')).body.serviceAccounts[0].id)
  const secrets = [...Object.values(tokens), keys[0].token, made.body.data.attributes.access_token]
  for (const path of ['/state', '/snapshot', '/requests', '/requests/req_1', '/worlds', '/faults', '/clock']) {
    const { text } = await control.get(path)
    for (const secret of secrets) expect(text).not.toContain(secret)
  }
})

test.each(['localhost.', 'localhost:', '127.0.0.1:', 'workbench.localhost.', 'localhost.:80', 'LOCALHOST'])(
  'the control API and the Workbench API accept the Host header %s',
  async host => {
    const { server } = await serveWorlds()
    expect(await raw(`${server.url}/__mock__/health`, 'GET', { host })).toBe(200)
    using client = new RawClient(server.port)
    const received = await client.send(`GET /api/v2/actors HTTP/1.1\r\nhost: ${host}\r\n\r\n`).until(/\r\n\r\n/)
    expect(received).toMatch(/^HTTP\/1\.1 401 /)
  },
)
