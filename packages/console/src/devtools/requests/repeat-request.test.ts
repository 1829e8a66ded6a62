import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { promisify } from 'node:util'
import { createHost, type MockServer, type RecordedRequest, serve } from '@workbench-sdk/mock'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RecordedRequest as RequestOfApi } from '../../mock/control-api.ts'
import { canBrowserSend, obstacleTo, toCurl } from './repeat-request.ts'

const host = createHost({ scenario: 'typical' })
let server: MockServer
beforeAll(async () => {
  server = await serve(host)
})
afterAll(() => server.close())

/** Sends a request, and resolves to its log entry as the page reads it. */
async function record(path: string, init: RequestInit = {}): Promise<RequestOfApi> {
  const headers = new Headers(init.headers)
  headers.set('authorization', `Bearer ${host.mock.tokens.admin}`)
  await (await host.fetch(new Request(server.url + path, { ...init, headers }))).text()
  return JSON.parse(JSON.stringify(latest()))
}

function latest(): RecordedRequest {
  const request = host.mock.requests.at(-1)
  if (!request) throw new Error('No request was recorded.')
  return request
}

/** Runs a command in a shell, exactly as printed. */
async function run(command: string): Promise<void> {
  const env = { ...process.env, WORKBENCH_API_KEY: host.mock.tokens.admin }
  await promisify(execFile)('sh', ['-c', command], { env })
}

const json = (body: unknown) => ({
  method: 'POST',
  headers: { 'content-type': 'application/vnd.api+json' },
  body: JSON.stringify(body),
})

describe('a copied command', () => {
  test.each<[string, RequestInit]>([
    ['/api/v2/service_accounts?filter[display_name]=a{b}&page[limit]=2', {}],
    ['/api/v2/api_keys', { method: 'HEAD' }],
    ['/api/v2/service_accounts/00000000-0000-4000-8000-000000000000', { method: 'DELETE' }],
    [
      '/api/v2/service_accounts',
      json({
        data: {
          type: 'service_accounts',
          attributes: { display_name: `it's "$HOME" \`x\` \\ é`, role: 'organization_analyst' },
        },
      }),
    ],
    [
      '/auth/v0/typo',
      { ...json({}), headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=b%26c&d=%C3%A9' },
    ],
    ['/nowhere', { method: 'PUT' }],
  ])('sends %s again', async (path, init) => {
    const original = await record(path, init)
    const count = host.mock.requests.length
    await run(toCurl(original, server.url))
    expect(host.mock.requests).toHaveLength(count + 1)
    expect(latest()).toMatchObject({
      method: original.method,
      path: original.path,
      body: original.body,
      caller: original.caller,
    })
  })

  test('sends any name unchanged', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), async name => {
        const attributes = { display_name: name, role: 'organization_analyst' }
        const original = await record(
          '/api/v2/service_accounts',
          json({ data: { type: 'service_accounts', attributes } }),
        )
        await run(toCurl(original, server.url))
        expect(latest().body).toEqual(original.body)
      }),
      { numRuns: 8 },
    )
  })

  test('contains the key neither in its text nor in the arguments of a process', async () => {
    const original = await record('/api/v2/api_keys')
    const command = toCurl(original, server.url)
    expect(command).not.toContain(host.mock.tokens.admin)
    // Prints the arguments that curl would receive.
    const { stdout } = await promisify(execFile)('bash', ['-c', `curl() { echo "$@"; }; ${command}`], {
      env: { ...process.env, WORKBENCH_API_KEY: 'the-key' },
    })
    expect(stdout).toContain('/api/v2/api_keys')
    expect(stdout).not.toContain('the-key')
  })

  test('has no key if the request had none', async () => {
    await host.fetch(new Request(`${server.url}/api/v2/api_keys`, { headers: { accept: '*/*' } }))
    expect(toCurl(JSON.parse(JSON.stringify(latest())), server.url)).toBe(
      `curl \\\n  -H 'accept: */*' \\\n  '${server.url}/api/v2/api_keys'`,
    )
  })
})

test('reports which requests cannot be repeated', async () => {
  const long = { data: { type: 'service_accounts', attributes: { display_name: 'x'.repeat(20_000) } } }
  expect(obstacleTo(await record('/api/v2/service_accounts', json(long)))).toContain('too long')
  expect(obstacleTo(await record('/api/v2/login', json({ username: 'a', password: 'b' })))).toContain('secrets')
  expect(obstacleTo(await record('/api/v2/api_keys?api_key=b'))).toContain('secrets')
  const text = { method: 'POST', headers: { 'content-type': 'text/plain', 'content-length': '1' }, body: 'x' }
  expect(obstacleTo(await record('/api/v2/service_accounts', text))).toContain('not recorded')
  expect(obstacleTo(await record('/api/v2/api_keys'))).toBeUndefined()
})

test('reports that the body of a GET request was not recorded', async () => {
  const body = '{"filter":1}'
  const call = request(`${server.url}/api/v2/api_keys`, { method: 'GET', headers: { 'content-length': body.length } })
  call.end(body)
  const [response] = (await once(call, 'response')) as [IncomingMessage]
  response.resume()
  await once(response, 'end')
  expect(latest().method).toBe('GET')
  expect(obstacleTo(JSON.parse(JSON.stringify(latest())))).toContain('not recorded')
})

describe('a browser', () => {
  const sent = { path: '/api/v2/api_keys', headers: { 'content-type': 'application/json' } }

  test.each(['TRACE', 'CONNECT', 'TRACK', 'trace', 'NOT A METHOD'])('cannot send %s', method => {
    expect(canBrowserSend({ ...sent, method, body: undefined })).toBe(false)
  })

  test.each(['GET', 'HEAD'])('cannot send a body with %s', method => {
    expect(canBrowserSend({ ...sent, method, body: { a: 1 } })).toBe(false)
  })

  test('cannot send a header that is not valid', () => {
    const headers = { accept: 'ünïcode \u2713' }
    expect(canBrowserSend({ ...sent, headers, method: 'GET', body: undefined })).toBe(false)
  })

  test.each(['GET', 'HEAD', 'POST', 'PATCH', 'DELETE', 'PUT', 'OPTIONS', 'QUERY'])('can send %s', method => {
    expect(canBrowserSend({ ...sent, method, body: undefined })).toBe(true)
  })
})
