import { WorkbenchMock } from '@workbench-sdk/mock'
import { expect, test } from 'vitest'
import { serveWorlds } from './control/served.ts'

const OBSERVER = { 'x-workbench-mock-observer': 'a page' }

const init = (token: string, headers: Record<string, string> = OBSERVER) => ({
  headers: { authorization: `Bearer ${token}`, ...headers },
})

const account = (name: string) =>
  JSON.stringify({
    data: { type: 'service_accounts', attributes: { display_name: name, role: 'organization_analyst' } },
  })

/** Returns everything that an observer request could change. */
const traceOf = (mock: WorkbenchMock) => ({
  requests: mock.requests,
  faults: mock.faults.list(),
  snapshot: mock.snapshot(),
})

test('an observer receives the same responses, and is not recorded', async () => {
  const { host, server } = await serveWorlds({ scenario: 'typical', now: '2026-11-22T12:00:00Z' })
  const { mock } = host
  const recorded: string[] = []
  mock.onRequest(({ path }) => recorded.push(path))
  const before = traceOf(mock)
  for (const path of ['/api/v2/service_accounts?sort=-created_at', '/api/v2/api_keys', '/api/v2/nothing', '/nowhere']) {
    for (const method of ['GET', 'HEAD']) {
      const observed = await fetch(server.url + path, { method, ...init(mock.tokens.readOnlyAdmin) })
      expect(traceOf(mock)).toEqual(before)
      const ordinary = await fetch(server.url + path, { method, ...init(mock.tokens.readOnlyAdmin, {}) })
      expect([observed.status, await observed.text()]).toEqual([ordinary.status, await ordinary.text()])
      expect(observed.headers.get('content-length')).toBe(ordinary.headers.get('content-length'))
      mock.reset()
    }
  }
  expect(recorded).toHaveLength(8)
})

test('observer requests have no id, and leave no gaps in the ids', async () => {
  const mock = new WorkbenchMock()
  const idOf = async (headers: Record<string, string>) =>
    (await mock.fetch(`${mock.baseUrl}/api/v2/api_keys`, init(mock.tokens.admin, headers))).headers.get('x-request-id')
  expect([await idOf({}), await idOf(OBSERVER), await idOf({})]).toEqual(['req_1', null, 'req_2'])
})

test('faults neither affect observer requests nor count them', async () => {
  /** Returns the statuses of other calls, with this number of observer requests before each of them. */
  const statuses = async (observerRequests: number) => {
    const mock = new WorkbenchMock({ randomSeed: 1 })
    mock.faults.add({ times: 1, skip: 1, status: 502 })
    mock.faults.add({ rate: 0.5, status: 503 })
    mock.faults.add({ rateLimit: { limit: 6, per: { days: 1 } } })
    const status = async (headers: Record<string, string>) =>
      (await mock.fetch(`${mock.baseUrl}/api/v2/api_keys`, init(mock.tokens.admin, headers))).status
    const seen: number[] = []
    for (let call = 0; call < 20; call++) {
      for (let count = 0; count < observerRequests; count++) expect(await status(OBSERVER)).toBe(200)
      seen.push(await status({}))
    }
    return seen
  }
  const withoutObserver = await statuses(0)
  expect(new Set(withoutObserver)).toEqual(new Set([200, 502, 503, 429]))
  expect(await statuses(3)).toEqual(withoutObserver)
})

test('the observer header is ignored for writes', async () => {
  const mock = new WorkbenchMock()
  const body = account('made')
  const url = `${mock.baseUrl}/api/v2/service_accounts`
  const headers = { ...init(mock.tokens.admin).headers, 'content-type': 'application/vnd.api+json' }
  mock.faults.add({ times: 1, status: 503 })
  expect((await mock.fetch(url, { method: 'POST', headers, body })).status).toBe(503)
  expect((await mock.fetch(url, { method: 'POST', headers, body })).headers.get('x-request-id')).toBe('req_2')
  expect(mock.requests.map(({ method }) => method)).toEqual(['POST', 'POST'])
})

test('CORS allows the observer header', async () => {
  const { server } = await serveWorlds()
  const { headers } = await fetch(`${server.url}/api/v2/api_keys`, {
    method: 'OPTIONS',
    headers: {
      origin: 'http://localhost:3000',
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'authorization,x-workbench-mock-observer',
    },
  })
  expect(headers.get('access-control-allow-headers')).toContain('x-workbench-mock-observer')
})
