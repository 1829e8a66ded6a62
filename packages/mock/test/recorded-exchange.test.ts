import { createHost, serve, WorkbenchMock } from '@workbench-sdk/mock'
import { connectMock } from '@workbench-sdk/mock/remote'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const LIST = '/api/v2/service_accounts'

/** Sends a request, and resolves to its entry in the journal. */
async function record(mock: WorkbenchMock, init: RequestInit = {}, path = LIST) {
  await mock.fetch(mock.baseUrl + path, init)
  const request = mock.requests.at(-1)
  if (!request) throw new Error('The request was not recorded.')
  return request
}

test('records the headers of a request and of its response', async () => {
  const mock = new WorkbenchMock()
  const headers = { authorization: `Bearer ${mock.tokens.admin}`, accept: 'application/json', 'user-agent': 'probe/1' }
  const request = await record(mock, { headers })
  expect(request.headers).toEqual({
    accept: 'application/json',
    authorization: 'Bearer [secret]',
    'user-agent': 'probe/1',
  })
  expect(request.answerHeaders).toMatchObject({
    'content-type': 'application/vnd.api+json',
    'x-request-id': request.id,
  })
})

test('records the sizes of both bodies in bytes', async () => {
  const mock = new WorkbenchMock()
  const headers = { authorization: `Bearer ${mock.tokens.admin}`, 'content-type': 'application/json' }
  const attributes = { display_name: 'Zürich 🚀', role: 'organization_analyst' }
  const body = JSON.stringify({ data: { type: 'service_accounts', attributes } })
  const response = await mock.fetch(mock.baseUrl + LIST, { method: 'POST', headers, body })
  const answer = await response.arrayBuffer()
  expect(mock.requests.at(-1)).toMatchObject({
    bodyBytes: Buffer.byteLength(body),
    answerBytes: answer.byteLength,
  })
  expect(await record(mock, { headers })).toMatchObject({ bodyBytes: 0 })
})

test('records 0 bytes for the response to HEAD, and no response headers for a lost connection', async () => {
  const mock = new WorkbenchMock()
  const headers = { authorization: `Bearer ${mock.tokens.admin}` }
  expect(await record(mock, { method: 'HEAD', headers })).toMatchObject({ answerBytes: 0 })
  mock.faults.add({ drop: true })
  await expect(mock.fetch(mock.baseUrl + LIST, { headers })).rejects.toThrow(TypeError)
  expect(mock.requests.at(-1)).toMatchObject({ status: undefined, answerHeaders: undefined, answerBytes: 0 })
})

test('records the duration, including the delays of faults', async () => {
  const mock = new WorkbenchMock()
  mock.faults.add({ latency: 40, times: 1 })
  mock.faults.add({ latency: 60, when: 'after-commit', times: 1 })
  expect((await record(mock)).durationMs).toBeGreaterThanOrEqual(95)
  const { durationMs } = await record(mock)
  expect(durationMs).toBeGreaterThanOrEqual(0)
  expect(Number.isFinite(durationMs)).toBe(true)
})

/** Tries to change everything that a value contains. */
function tamper(value: unknown): void {
  if (value instanceof Date) value.setTime(0)
  if (typeof value !== 'object' || value === null) return
  for (const [name, inner] of Object.entries(value)) {
    tamper(inner)
    Reflect.set(value, name, 'tampered')
  }
  Reflect.set(value, 'length', 0)
}

test('a reader or a listener cannot change what is recorded', async () => {
  const host = createHost({ now: '2026-11-22T12:00:00Z' })
  const { mock } = host
  await using server = await serve(host)
  await using remote = await connectMock(server.url)
  const headers = { authorization: `Bearer ${mock.tokens.admin}`, 'content-type': 'application/json' }
  const attributes = { display_name: 'ci', role: 'organization_analyst', restrictions: ['read_only'] }
  const body = JSON.stringify({ data: { type: 'service_accounts', attributes } })
  const seen: string[] = []
  mock.onRequest(tamper)
  mock.onChange(tamper)
  mock.onRequest(({ at }) => seen.push(at.toISOString()))
  mock.onChange(change =>
    seen.push(change.kind === 'commit' ? JSON.stringify(change.changes).slice(0, 7) : change.kind),
  )
  mock.faults.add({ on: 'POST /login', status: 429, retryAfter: new Date('2030-01-01T00:00:00Z') })
  await fetch(server.url + LIST, { method: 'POST', headers, body })
  expect(seen).toEqual(['[{"put"', '2026-11-22T12:00:00.000Z'])
  const everything = async () =>
    JSON.stringify([
      mock.requests,
      mock.state(),
      mock.faults.list(),
      await remote.requests,
      remote.tokens,
      remote.assumptions,
    ])
  const before = await everything()
  for (const value of [mock.requests, mock.state(), mock.faults.list(), mock.unhandledRequests, mock.tokens])
    tamper(value)
  for (const value of [await remote.requests, await remote.state(), await remote.faults.list()]) tamper(value)
  for (const value of [remote.tokens, remote.assumptions, mock.assumptions, mock.clock.now()]) tamper(value)
  expect(await everything()).toBe(before)
  expect((await remote.requests)[0]?.at).toEqual(new Date('2026-11-22T12:00:00Z'))
  expect((await (await fetch(`${server.url}/__mock__/requests`)).json()).requests[0].at).toBe(
    '2026-11-22T12:00:00.000Z',
  )
})

const SECRET = 'hunter2-Hunter3-hunter4'

test.each([
  ...['cookie', 'x-api-key', 'proxy-authorization', 'x-auth-token', 'x-amz-security-token', 'x-custom', 'api-key'],
  ...['x-workbench-mock-control-token', 'x-workbench-mock-x'],
  ...['set-cookie', 'x-csrf', 'x-goog-iam', 'from', 'authentication', 'x-session', 'sec-websocket-protocol'],
])('the value of the header %s is not recorded', async name => {
  const mock = new WorkbenchMock()
  const request = await record(mock, { headers: { [name]: SECRET } })
  expect(request.headers[name]).toBe('[secret]')
  expect(JSON.stringify(request)).not.toContain(SECRET)
})

test.each([
  `Bearer ${SECRET}`,
  SECRET,
  `${SECRET} ${SECRET}`,
  `Basic ${btoa(`robin:${SECRET}`)}`,
  `Digest username="robin", response="${SECRET}"`,
])('credentials are not recorded, regardless of the scheme: %s', async authorization => {
  const request = await record(new WorkbenchMock(), { headers: { authorization } })
  expect(request.headers.authorization).toMatch(/^((Bearer|Basic|Digest) )?\[secret\]$/)
  expect(JSON.stringify(request)).not.toMatch(/hunter/i)
})

test('a secret in a header that usually contains none is not recorded', async () => {
  const mock = new WorkbenchMock()
  const secrets = [SECRET, mock.tokens.admin, mock.tokens.analyst]
  for (const secret of secrets) {
    const name = secret.replaceAll('_', '-').slice(0, 40)
    const request = await record(mock, {
      headers: {
        authorization: `Bearer ${SECRET}`,
        'user-agent': `probe ${secret}`,
        referer: `https://x.test/?token=${secret}&q=${encodeURIComponent(secret)}`,
        accept: `application/json; key=${secret}`,
        [`x-${name}`]: '1',
      },
    })
    expect(JSON.stringify(request)).not.toContain(secret)
    expect(JSON.stringify(request)).not.toContain(secret.slice(-20))
  }
  // The same value is harmless for one caller, and the token of another.
  expect((await record(mock, { headers: { 'user-agent': 'agent-47-agent' } })).headers['user-agent']).toBe(
    'agent-47-agent',
  )
  const request = await record(mock, {
    headers: { authorization: 'Bearer agent-47-agent', 'user-agent': 'agent-47-agent' },
  })
  expect(JSON.stringify(request)).not.toContain('agent-47')
})

test.each([
  `https://robin:${SECRET}@x.test/a?b`,
  `https://${SECRET}@x.test/`,
  `//robin:${SECRET}@x.test/`,
  `https://x.test/callback#access_token=${SECRET}`,
  `https://x.test/callback#${SECRET}`,
  `https://x.test/callback;token%3D${SECRET}`,
  `https://x.test/?next=https://robin:${SECRET}@x.test`,
])('a secret in a URL in a header is not recorded: %s', async url => {
  const mock = new WorkbenchMock()
  for (const name of ['referer', 'content-location', 'location', 'origin']) {
    const request = await record(mock, { headers: { [name]: url } })
    expect(request.headers[name]).toMatch(/\[secret\]/)
    expect(JSON.stringify(request)).not.toContain(SECRET)
  }
  const agent = `probe/1 (+https://robin:${SECRET}@x.test)`
  expect((await record(mock, { headers: { 'user-agent': agent } })).headers['user-agent']).toBe(
    'probe/1 (+https://[secret]@x.test)',
  )
})

test('recorded headers have a maximum length, regardless of what was sent', async () => {
  const mock = new WorkbenchMock()
  const names = fc.stringMatching(/^[a-z][a-z-]{0,30}$/)
  const lengths = fc.integer({ min: 0, max: 50_000 })
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(fc.oneof(names, fc.constantFrom('user-agent', 'accept', 'referer', 'traceparent')), lengths),
      fc.integer({ min: 0, max: 600 }),
      async (headers, count) => {
        const sent = new Headers(Object.entries(headers).map(([name, length]) => [name, 'a'.repeat(length)]))
        for (let index = 0; index < count; index++) sent.set(`x-${index}`, 'b'.repeat(99))
        const request = await record(mock, { headers: sent })
        expect(JSON.stringify(request).length).toBeLessThan(20_000)
      },
    ),
    { numRuns: 50 },
  )
})

test('records the same on a port, and returns it to a remote mock', async () => {
  const host = createHost()
  await using server = await serve(host)
  await using remote = await connectMock(server.url)
  const headers = { authorization: `Bearer ${host.mock.tokens.admin}`, 'user-agent': 'probe/1', 'x-custom': SECRET }
  const length = (await (await fetch(server.url + LIST, { headers })).arrayBuffer()).byteLength
  const [request] = await remote.requests
  expect(request).toMatchObject({
    headers: { authorization: 'Bearer [secret]', 'user-agent': 'probe/1', 'x-custom': '[secret]' },
    answerHeaders: { 'content-type': 'application/vnd.api+json' },
    bodyBytes: 0,
    answerBytes: length,
    durationMs: expect.any(Number),
  })
  expect(request).toEqual(JSON.parse(JSON.stringify({ ...host.mock.requests[0] }), reviveAt))
})

const reviveAt = (name: string, value: unknown) => (name === 'at' ? new Date(String(value)) : value)

test('the recorded caller matches the identities of the mock', async () => {
  const host = createHost()
  await using server = await serve(host)
  const { tokens, identities } = await (await fetch(`${server.url}/__mock__`)).json()
  for (const name of ['admin', 'analyst', 'readOnlyAdmin'] as const) {
    await fetch(server.url + LIST, { headers: { authorization: `Bearer ${tokens[name]}` } })
    expect(host.mock.requests.at(-1)?.caller).toMatchObject({
      id: identities[name].serviceAccountId,
      apiKey: { id: identities[name].apiKeyId },
    })
  }
})
