import { type Fault, WorkbenchMock } from '@workbench-sdk/mock'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { type Transport, transports } from './transports.ts'

interface Fixture {
  readonly mock: WorkbenchMock
  createKey(): Promise<Response>
  list(signal?: AbortSignal | null): Promise<Response>
  head(): Promise<Response>
  /** The number of keys of the account. */
  keys(): number
}

/** Runs a test with an account on a mock, over a transport. */
async function withMock(transport: Transport, run: (fixture: Fixture) => Promise<void>, randomSeed = 1): Promise<void> {
  const mock = new WorkbenchMock({ now: '2026-11-22T12:00:00Z', randomSeed })
  const { id } = mock.seed({ serviceAccounts: [{ name: 'ci' }] }).serviceAccounts[0]
  const { baseUrl, fetch, close } = await transport.open(mock)
  const headers = { authorization: `Bearer ${mock.tokens.admin}`, 'content-type': 'application/vnd.api+json' }
  const data = {
    type: 'api_keys',
    attributes: { display_name: 'deploy' },
    relationships: { service_account: { data: { type: 'service_accounts', id } } },
  }
  try {
    await run({
      mock,
      createKey: () => fetch(`${baseUrl}/api/v2/api_keys`, { method: 'POST', headers, body: JSON.stringify({ data }) }),
      list: (signal: AbortSignal | null = null) => fetch(`${baseUrl}/api/v2/api_keys`, { headers, signal }),
      head: () => fetch(`${baseUrl}/api/v2/api_keys`, { method: 'HEAD', headers }),
      keys: () => mock.apiKeys().filter(({ serviceAccountId }) => serviceAccountId === id).length,
    })
  } finally {
    await close()
  }
}

/** Spellings of a path that Workbench treats the same. */
const SPELLINGS: readonly ((path: string) => string)[] = [
  path => path,
  path => `${path}/`,
  path => path.replace(/[^/]+$/, id => id.toUpperCase()),
  path => path.replace(/[^/]$/, last => `%${last.charCodeAt(0).toString(16)}`),
  path => path.replace('organizations', 'or%67anizations'),
]

const [direct] = transports
if (!direct) throw new Error('Expected at least one transport.')

describe.each(transports)('over $name', transport => {
  test('a status fault responds with an error document and does not execute the request', () =>
    withMock(transport, async ({ mock, createKey, keys }) => {
      mock.faults.add({ on: 'POST /api_keys', times: 1, status: 503, retryAfter: 2 })
      const response = await createKey()
      expect([response.status, response.headers.get('retry-after'), keys()]).toEqual([503, '2', 0])
      expect((await response.json()).errors[0]).toMatchObject({ status: '503', title: 'Service Unavailable' })
      expect([(await createKey()).status, keys()]).toEqual([201, 1])
    }))

  test('a status fault has no body in response to HEAD', () =>
    withMock(transport, async ({ mock, head }) => {
      mock.faults.add({ on: 'GET /api_keys', status: 503 })
      const response = await head()
      expect([response.status, await response.text()]).toEqual([503, ''])
      expect(Number(response.headers.get('content-length'))).toBeGreaterThan(0)
    }))

  test('a status fault after the commit executes the request', () =>
    withMock(transport, async ({ mock, createKey, keys }) => {
      mock.faults.add({ on: 'POST /api_keys', times: 1, status: 502, when: 'after-commit' })
      expect([(await createKey()).status, keys()]).toEqual([502, 1])
    }))

  test.each([
    ['before-commit', 0],
    ['after-commit', 1],
  ] as const)('a drop fault closes the connection %s', (when, made) =>
    withMock(transport, async ({ mock, createKey, keys }) => {
      mock.faults.add({ on: 'POST /api_keys', times: 1, drop: true, when })
      await expect(createKey()).rejects.toThrow(TypeError)
      expect(keys()).toBe(made)
      expect(mock.requests.at(-1)).toMatchObject({ route: 'POST /api_keys', status: undefined, fault: 'fault-1' })
      expect((await createKey()).status).toBe(201)
    }),
  )

  test('a cut fault truncates the body', () =>
    withMock(transport, async ({ mock, createKey, keys }) => {
      mock.faults.add({ on: 'POST /api_keys', times: 1, body: 'cut' })
      // With MSW, `fetch` may already reject before the status is known.
      await expect(createKey().then(response => response.text())).rejects.toThrow(TypeError)
      expect([keys(), mock.requests.at(-1)?.status]).toEqual([1, 201])
    }))

  test('a malformed fault sends invalid JSON', () =>
    withMock(transport, async ({ mock, list }) => {
      mock.faults.add({ on: 'GET *', times: 1, body: 'malformed' })
      const text = await (await list()).text()
      expect(() => JSON.parse(text)).toThrow(SyntaxError)
    }))

  test('a latency fault delays the response, and a request aborted during the delay is not executed', () =>
    withMock(transport, async ({ mock, list }) => {
      const fault = mock.faults.add({ on: 'GET /api_keys', latency: { hours: 1 } })
      const controller = new AbortController()
      const call = list(controller.signal)
      controller.abort()
      await expect(call).rejects.toMatchObject({ name: 'AbortError' })
      fault.remove()
      expect((await list()).status).toBe(200)
      expect(mock.requests).toHaveLength(1)
    }))

  test('a rate limit sends its headers, and allows requests again as the clock advances', () =>
    withMock(transport, async ({ mock, list }) => {
      mock.faults.add({ rateLimit: { limit: 2, per: { seconds: 10 } } })
      const said = async () => {
        const { status, headers } = await list()
        return [status, headers.get('ratelimit-remaining'), headers.get('ratelimit-reset'), headers.get('retry-after')]
      }
      expect(await said()).toEqual([200, '1', '5', null])
      expect(await said()).toEqual([200, '0', '10', null])
      expect(await said()).toEqual([429, '0', '10', '5'])
      mock.clock.advance({ seconds: 5 })
      expect(await said()).toEqual([200, '0', '10', null])
      expect((await said())[0]).toBe(429)
    }))
})

describe('faults', () => {
  test('match a route, a method, a URL path, several of these, or all requests', () =>
    withMock(direct, async ({ mock, createKey, list }) => {
      const statuses = async () => [(await list()).status, (await createKey()).status]
      const { data } = await (await createKey()).json()
      const address = `${mock.baseUrl}/api/v2/api_keys/${data.id}`
      const read = async () => {
        const headers = { authorization: `Bearer ${mock.tokens.admin}` }
        return (await mock.fetch(address, { headers })).status
      }
      const cases: [Fault['on'], number[]][] = [
        ['GET /api_keys', [500, 201, 200]],
        ['GET *', [500, 201, 500]],
        ['GET /api_keys/{id}', [200, 201, 500]],
        [`GET /api_keys/${data.id}`, [200, 201, 500]],
        ['GET /api_keys/00000000-0000-4000-8000-000000000000', [200, 201, 200]],
        [
          ['GET /api_keys', 'POST /api_keys'],
          [500, 500, 200],
        ],
        [undefined, [500, 500, 500]],
      ]
      for (const [on, expected] of cases) {
        using _ = mock.faults.add({ ...(on && { on }), status: 500 })
        expect([on, ...(await statuses()), await read()]).toEqual([on, ...expected])
      }
      expect([...(await statuses()), await read()]).toEqual([200, 201, 200])
    }))

  test('match a request in any spelling of its path', () =>
    fc.assert(
      fc.asyncProperty(fc.constantFrom(...SPELLINGS), fc.constantFrom(...SPELLINGS), async (pattern, request) => {
        const mock = new WorkbenchMock({ randomSeed: 1 })
        const path = `/organizations/${mock.organizationId}`
        mock.faults.add({ on: `GET ${pattern(path)}`, status: 503 })
        const { status } = await mock.fetch(`${mock.baseUrl}/api/v2${request(path)}`)
        expect(status).toBe(503)
      }),
    ))

  test.each([
    'GET /organizations/x?include=actor',
    'GET /organizations/x#top',
    'GET /organizations/x y',
    'GET /organizations/..',
    'GET /organizations/:id',
    'GET /organizations/*',
    'GET /organizations/%7Bid%7D',
    'GET /organizations/%2A',
    'GET /organizations/<id>',
    'GET /organizations/[id]',
    'GET /organizations/$id',
    'GET /api/v2/organizations/:id',
    'GET /organizations x',
    'GET organizations',
    '/organizations',
    'get *',
    '* ',
    'GET * *',
    ' GET *',
    'PUT *',
    '',
  ])('are rejected if their pattern matches no request: %j', on => {
    expect(() => new WorkbenchMock().faults.add({ on, status: 503 })).toThrow(/^Unknown route/)
  })

  test.each([
    ['GET /service_accounts/:id', 'GET /service_accounts/{id}'],
    ['GET /service_accounts/*/', 'GET /service_accounts/{id}'],
    ['PATCH /api/v2/api_keys/%7Bid%7D', 'PATCH /api_keys/{id}'],
    ['get /service_accounts/:accountId/api_keys', 'GET /service_accounts/{id}/api_keys'],
    ['get /organizations', 'GET /organizations'],
  ])('are rejected with the route if they have a placeholder of another tool: %s', (on, route) => {
    expect(() => new WorkbenchMock().faults.add({ on, status: 503 })).toThrow(
      `Unknown route "${on}". Did you mean "${route}"?`,
    )
  })

  test('can skip requests, and expire after a number of requests', () =>
    withMock(direct, async ({ mock, list }) => {
      const fault = mock.faults.add({ skip: 1, times: 2, status: 500 })
      const statuses: number[] = []
      for (let call = 0; call < 5; call++) statuses.push((await list()).status)
      expect(statuses).toEqual([200, 500, 500, 200, 200])
      expect([fault.met, mock.faults.list()]).toEqual([2, []])
    }))

  test('use the first of several that match, and do not count the others', () =>
    withMock(direct, async ({ mock, list }) => {
      mock.faults.add({ times: 1, status: 500 })
      mock.faults.add({ times: 1, status: 503 })
      expect([(await list()).status, (await list()).status, (await list()).status]).toEqual([500, 503, 200])
    }))

  test('affect the same random requests for the same seed', async () => {
    const pattern = async (randomSeed: number) => {
      const statuses: number[] = []
      await withMock(
        direct,
        async ({ mock, list }) => {
          mock.faults.add({ rate: 0.3, status: 500 })
          for (let call = 0; call < 40; call++) statuses.push((await list()).status)
          mock.reset()
          mock.faults.add({ rate: 0.3, status: 500 })
          const again: number[] = []
          for (let call = 0; call < 40; call++) again.push((await list()).status)
          expect(again).toEqual(statuses)
        },
        randomSeed,
      )
      return statuses
    }
    const seven = await pattern(7)
    expect(await pattern(7)).toEqual(seven)
    expect(await pattern(8)).not.toEqual(seven)
    expect(new Set(seven)).toEqual(new Set([200, 500]))
  })

  test('use real timers even if a test has fake ones', () =>
    withMock(direct, async ({ mock, list }) => {
      vi.useFakeTimers()
      try {
        mock.faults.add({ times: 1, latency: [1, 2] })
        expect((await list()).status).toBe(200)
      } finally {
        vi.useRealTimers()
      }
    }))

  test('support delays longer than the maximum of a timer', () =>
    withMock(direct, async ({ mock, list }) => {
      mock.faults.add({ latency: { days: 30 } })
      await expect(list(AbortSignal.timeout(50))).rejects.toMatchObject({ name: 'TimeoutError' })
    }))

  test('are explained without the title of the replaced error', () =>
    withMock(direct, async ({ mock }) => {
      mock.faults.add({ status: 500, when: 'after-commit' })
      const rejected = await mock.fetch(`${mock.baseUrl}/api/v2/api_keys`)
      expect(mock.explain(rejected)).toMatch(/^GET \/api\/v2\/api_keys received 500\.\n/)
    }))

  test('ignore undefined options', () =>
    withMock(direct, async ({ mock, createKey, keys }) => {
      const left = { body: undefined, drop: undefined, rateLimit: undefined, when: undefined, status: undefined }
      // For programs without types.
      const add = (fault: object) => mock.faults.add({ ...left, ...fault } as unknown as Fault)
      add({ status: 503, times: 1 })
      expect([(await createKey()).status, keys()]).toEqual([503, 0])
      add({ latency: 1 })
      expect([(await createKey()).status, keys()]).toEqual([201, 1])
    }))

  test('are validated with a message about the invalid option', () => {
    const { faults } = new WorkbenchMock()
    const cases: [object, RegExp][] = [
      [{}, /expected one of status, drop, body, latency, rateLimit/],
      [{ status: 200 }, /"status": expected an integer from 400 to 599, received 200/],
      [{ status: 500, tims: 1 }, /Unknown fault option "tims"\. Did you mean "times"\?/],
      [{ status: 500, times: 0 }, /"times": expected a positive integer, received 0/],
      [{ status: 500, rate: 2 }, /"rate": expected a number from 0 to 1, received 2/],
      [{ status: 500, body: 'cut' }, /"body" cannot be combined with "status"/],
      [{ drop: true, retryAfter: 1 }, /"retryAfter" cannot be combined with "drop"/],
      [{ body: 'torn' }, /"cut" or "malformed", received "torn"/],
      [{ latency: { weeks: 1 } }, /latency/],
      [{ latency: -1 }, /latency/],
      [{ rateLimit: { limit: 0, per: 1 } }, /rateLimit/],
      [{ on: 'POST /apikeys', status: 500 }, /Unknown route "POST \/apikeys"\. Did you mean "POST \/api_keys"/],
      [{ on: 'POST', status: 500 }, /Unknown route "POST"/],
      [{ on: [], status: 500 }, /"on": expected a route.*received \[\]/],
    ]
    for (const [fault, says] of cases) expect(() => faults.add(fault as Fault)).toThrow(says)
    expect(faults.list()).toEqual([])
  })

  test('allow exactly the requests that the bucket has tokens for', () =>
    fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5 }),
        // Mostly without pauses, so that the bucket becomes empty.
        fc.array(fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, fc.nat(3_000)), { maxLength: 60 }),
        (limit, pauses) =>
          withMock(direct, async ({ mock, list }) => {
            mock.faults.add({ rateLimit: { limit, per: { seconds: 1 } } })
            let tokens = limit
            for (const pause of pauses) {
              mock.clock.advance(pause)
              tokens = Math.min(limit, tokens + (pause * limit) / 1_000)
              const allowed = tokens >= 1 - 1e-9
              if (allowed) tokens -= 1
              expect((await list()).status).toBe(allowed ? 200 : 429)
            }
          }),
      ),
      { numRuns: 30 },
    ))
})
