import { type Mock, WorkbenchMock } from '@workbench-sdk/mock'
import { expect, test } from 'vitest'
import { serveWorlds } from './control/served.ts'

const LOOKING_ON = { 'x-workbench-mock-observer': 'a page' }

const asked = (token: string, headers: Record<string, string> = LOOKING_ON) => ({
  headers: { authorization: `Bearer ${token}`, ...headers },
})

const account = (name: string) =>
  JSON.stringify({
    data: { type: 'service_accounts', attributes: { display_name: name, role: 'organization_analyst' } },
  })

/** All that looking on could change. */
const traceOf = (mock: Mock) => ({
  requests: mock.requests,
  faults: mock.faults.list(),
  snapshot: mock.snapshot(),
})

test('whoever looks on is answered as anybody is, and leaves no trace', async () => {
  const { host, server } = await serveWorlds({ scenario: 'typical', now: '2026-11-22T12:00:00Z' })
  const { mock } = host
  const told: string[] = []
  mock.onRequest(({ path }) => told.push(path))
  const before = traceOf(mock)
  for (const path of ['/api/v2/service_accounts?sort=-created_at', '/api/v2/api_keys', '/api/v2/nothing', '/nowhere']) {
    for (const method of ['GET', 'HEAD']) {
      const looked = await fetch(server.url + path, { method, ...asked(mock.tokens.readOnlyAdmin) })
      expect(traceOf(mock)).toEqual(before)
      const ordinary = await fetch(server.url + path, { method, ...asked(mock.tokens.readOnlyAdmin, {}) })
      expect([looked.status, await looked.text()]).toEqual([ordinary.status, await ordinary.text()])
      expect(looked.headers.get('content-length')).toBe(ordinary.headers.get('content-length'))
      mock.reset()
    }
  }
  expect(told).toHaveLength(8)
})

test('ids of requests go on without a hole, and there is none of looking on', async () => {
  const mock = new WorkbenchMock()
  const idOf = async (headers: Record<string, string>) =>
    (await mock.fetch(`${mock.baseUrl}/api/v2/api_keys`, asked(mock.tokens.admin, headers))).headers.get('x-request-id')
  expect([await idOf({}), await idOf(LOOKING_ON), await idOf({})]).toEqual(['req_1', null, 'req_2'])
})

test('no fault meets whoever looks on, and none is spent', async () => {
  /** What the calls of others are answered with, where somebody looks on so often before each of them. */
  const statuses = async (looks: number) => {
    const mock = new WorkbenchMock({ randomSeed: 1 })
    mock.faults.add({ times: 1, skip: 1, status: 502 })
    mock.faults.add({ rate: 0.5, status: 503 })
    mock.faults.add({ rateLimit: { limit: 6, per: { days: 1 } } })
    const status = async (headers: Record<string, string>) =>
      (await mock.fetch(`${mock.baseUrl}/api/v2/api_keys`, asked(mock.tokens.admin, headers))).status
    const seen: number[] = []
    for (let call = 0; call < 20; call++) {
      for (let look = 0; look < looks; look++) expect(await status(LOOKING_ON)).toBe(200)
      seen.push(await status({}))
    }
    return seen
  }
  const alone = await statuses(0)
  expect(new Set(alone)).toEqual(new Set([200, 502, 503, 429]))
  expect(await statuses(3)).toEqual(alone)
})

test('the header means nothing on a request that may write', async () => {
  const mock = new WorkbenchMock()
  const body = account('made')
  const url = `${mock.baseUrl}/api/v2/service_accounts`
  const headers = { ...asked(mock.tokens.admin).headers, 'content-type': 'application/vnd.api+json' }
  mock.faults.add({ times: 1, status: 503 })
  expect((await mock.fetch(url, { method: 'POST', headers, body })).status).toBe(503)
  expect((await mock.fetch(url, { method: 'POST', headers, body })).headers.get('x-request-id')).toBe('req_2')
  expect(mock.requests.map(({ method }) => method)).toEqual(['POST', 'POST'])
})

test('a page of another origin may send the header', async () => {
  const { server } = await serveWorlds()
  const { headers } = await fetch(`${server.url}/api/v2/api_keys`, {
    method: 'OPTIONS',
    headers: {
      origin: 'http://elsewhere.test',
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'authorization,x-workbench-mock-observer',
    },
  })
  expect(headers.get('access-control-allow-headers')).toContain('x-workbench-mock-observer')
})
