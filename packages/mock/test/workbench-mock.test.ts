import { ASSUMPTIONS, WorkbenchMock } from '@workbench-sdk/mock'
import { mswHandlers } from '@workbench-sdk/mock/msw'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { describe, expect, test } from 'vitest'
import { Api } from './api.ts'
import { checkedFetch, operations } from './contract.ts'

const apiOf = (mock: WorkbenchMock, token: string = mock.tokens.admin) =>
  new Api({ baseUrl: mock.baseUrl, fetch: mock.fetch, close: () => undefined }, token)

describe('a mock', () => {
  test('starts with an admin, an analyst and a read-only admin, each with one key', async () => {
    const api = apiOf(new WorkbenchMock())
    const { body } = await api.get('/service_accounts')
    const accounts = body.data.map((each: { attributes: { role: string; restrictions: string[] } }) => [
      each.attributes.role,
      each.attributes.restrictions,
    ])
    expect(accounts).toHaveLength(3)
    expect(accounts).toEqual(
      expect.arrayContaining([
        ['organization_admin', []],
        ['organization_analyst', []],
        ['organization_admin', ['read_only']],
      ]),
    )
    for (const { id } of body.data) {
      expect((await api.get(`/service_accounts/${id}/api_keys`)).body.meta.page.total).toBe(1)
    }
  })

  test('is isolated: the token of one mock is unknown to another', async () => {
    const [one, other] = [new WorkbenchMock(), new WorkbenchMock()]
    expect((await apiOf(other, one.tokens.admin).get('/organizations')).status).toBe(401)
  })

  test('behaves identically with the same seed and time', async () => {
    const run = async () => {
      const mock = new WorkbenchMock({ randomSeed: 7, now: '2026-11-22T18:49:00Z' })
      const api = apiOf(mock)
      const account = (await api.createAccount()).body.data.id
      return [mock.tokens, mock.otp, (await api.createKey(account)).text, (await api.get('/actors')).text]
    }
    expect(await run()).toEqual(await run())
  })

  test('returns to its initial state after a reset, including tokens and clock', async () => {
    const mock = new WorkbenchMock({ now: '2026-11-22T18:49:00Z' })
    const api = apiOf(mock)
    const snapshot = async () => [
      (await api.get('/service_accounts')).text,
      (await api.get('/api_keys')).text,
      mock.clock.now(),
    ]
    const { tokens, otp } = mock
    const before = await snapshot()
    mock.clock.advance({ days: 3 })
    await api.createAccount()
    mock.seed({ serviceAccounts: [{ name: 'more' }] })
    mock.reset()
    expect([mock.tokens, mock.otp]).toEqual([tokens, otp])
    expect(await snapshot()).toEqual(before)
  })

  test('never reuses an id, even if a client chose it', async () => {
    const createAccount = async (mock: WorkbenchMock) => (await apiOf(mock).createAccount()).body.data
    const newMock = () => new WorkbenchMock({ randomSeed: 1, now: '2026-11-22T18:49:00Z' })
    const account = await createAccount(newMock())
    for (const next of [account.id, account.relationships.actor.data.id]) {
      const mock = newMock()
      const create = (id: string) =>
        apiOf(mock).post('/service_accounts', {
          data: { type: 'service_accounts', id, attributes: { display_name: 'ci', role: 'organization_analyst' } },
        })
      expect((await create(next)).body.data.relationships.actor.data.id).not.toBe(next)
      const other = await createAccount(mock)
      expect([other.id, other.relationships.actor.data.id]).not.toContain(next)
      expect(mock.serviceAccounts()).toHaveLength(5)
    }
  })

  test('omits URL fragments from its links', async () => {
    const { body } = await apiOf(new WorkbenchMock()).get('/api_keys?page[limit]=1#keys')
    expect(Object.values(body.links).join(' ')).not.toContain('#keys')
  })

  test('does not print a secret', async () => {
    const mock = new WorkbenchMock()
    const { inspect } = await import('node:util')
    const { keys } = mock.seed({ serviceAccounts: [{ name: 'ci', keys: [{ name: 'deploy' }] }] }).serviceAccounts[0]
    const printed = inspect(mock, { depth: Number.POSITIVE_INFINITY, showHidden: true }) + JSON.stringify(mock)
    for (const secret of [...Object.values(mock.tokens), keys[0].token]) expect(printed).not.toContain(secret)
  })

  test('rejects an aborted call like fetch', async () => {
    const mock = new WorkbenchMock()
    const call = mock.fetch(`${mock.baseUrl}/api/v2/organizations`, { signal: AbortSignal.abort() })
    await expect(call).rejects.toMatchObject({ name: 'AbortError' })
  })

  test('rejects an invalid option with a message', () => {
    // @ts-expect-error There is no such assumption.
    expect(() => new WorkbenchMock({ assumptions: { otpOnKeyCreation: true } })).toThrow(
      /otpOnKeyCreation.*otpOnKeyCreate/,
    )
    // @ts-expect-error There is no such alternative.
    expect(() => new WorkbenchMock({ assumptions: { enableCascade: 'some' } })).toThrow(/"all" or "untouched-only"/)
    for (const baseUrl of ['workbench', 'ftp://workbench.test', 'https://workbench.test/api/v2']) {
      expect(() => new WorkbenchMock({ baseUrl })).toThrow(/origin/)
    }
    expect(() => new WorkbenchMock({ now: 'yesterday' })).toThrow(/ISO 8601/)
    // @ts-expect-error There is no such option.
    expect(() => new WorkbenchMock({ scenarios: 'typical' })).toThrow(
      /Unknown option "scenarios"\. Did you mean "scenario"/,
    )
    // @ts-expect-error A number is not a scenario.
    expect(() => new WorkbenchMock({ scenario: 7 })).toThrow(/Invalid scenario 7: expected the name of a scenario/)
  })

  test('uses the default of every assumption, and documents the reason', () => {
    const { assumptions } = new WorkbenchMock()
    for (const [name, { reason, ...row }] of Object.entries(ASSUMPTIONS)) {
      expect(assumptions).toHaveProperty(name, row.default)
      expect(reason).toMatch(/[.]"?$/)
    }
  })
})

describe('the clock', () => {
  test('follows the system clock until it is set, then changes only when advanced', () => {
    const { clock } = new WorkbenchMock()
    expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(10_000)
    clock.advance({ days: 1, hours: 1 })
    expect(clock.now().getTime() - Date.now()).toBeGreaterThan(25 * 3_600_000 - 10_000)
    clock.set('2026-11-22T18:49:00Z')
    clock.advance(1_500)
    expect(clock.now().toISOString()).toBe('2026-11-22T18:49:01.500Z')
  })
})

describe('a seed', () => {
  test('creates records with the specified creation time and state', async () => {
    const mock = new WorkbenchMock()
    const createdAt = new Date('2026-01-01T00:00:00Z')
    const { keys } = mock.seed({
      serviceAccounts: [
        {
          name: 'ci',
          createdAt,
          keys: [
            { name: 'old', createdAt },
            { name: 'off', active: false },
          ],
        },
      ],
    }).serviceAccounts[0]
    const attributes = async (id: string) => (await apiOf(mock).get(`/api_keys/${id}`)).body.data.attributes
    expect(await attributes(keys[0].id)).toMatchObject({ created_at: '2026-01-01T00:00:00.000Z', active: true })
    expect(await attributes(keys[1].id)).toMatchObject({ active: false })
  })

  test('that violates the contract is rejected with a message about the violation, and creates nothing', async () => {
    const mock = new WorkbenchMock()
    const invalid = { name: 'Other organization', serviceAccounts: [{ name: 'ci', keys: [{ name: '' }] }] }
    expect(() => mock.seed({ serviceAccounts: [{ name: 'valid' }], organizations: [invalid] })).toThrow(
      /organizations\[0\]\.serviceAccounts\[0\]\.keys\[0\]\.name/,
    )
    expect((await apiOf(mock).get('/service_accounts')).body.meta.page.total).toBe(3)
    expect(() => mock.seed({ serviceAccounts: [{ name: '' }] })).toThrow(/seed\.serviceAccounts\[0\]\.name/)
    // @ts-expect-error Service accounts cannot have this role.
    expect(() => mock.seed({ serviceAccounts: [{ name: 'ci', role: 'expel_admin' }] })).toThrow(/role/)
  })
})

describe('the MSW handlers', () => {
  test('include one for each route of the contract, and one for all other requests', () => {
    expect(mswHandlers(new WorkbenchMock())).toHaveLength(operations.length + 1)
  })

  test('respond at the configured base URL, with or without a trailing slash', async () => {
    const mock = new WorkbenchMock({ baseUrl: 'https://workbench.test' })
    const server = setupServer(...mswHandlers(mock))
    server.listen({ onUnhandledFrame: 'error' })
    try {
      const headers = { authorization: `Bearer ${mock.tokens.admin}` }
      for (const path of ['service_accounts', 'service_accounts/', 'not/a/route']) {
        const response = await checkedFetch(`https://workbench.test/api/v2/${path}`, { headers })
        expect(response.headers.get('content-type')).toBe('application/vnd.api+json')
      }
    } finally {
      server.close()
    }
  })

  test('can be overridden for one call', async () => {
    const mock = new WorkbenchMock()
    const server = setupServer(...mswHandlers(mock))
    server.listen({ onUnhandledFrame: 'error' })
    try {
      const url = `${mock.baseUrl}/api/v2/service_accounts`
      server.use(http.get(url, () => HttpResponse.json({}, { status: 503 }), { once: true }))
      const call = () => fetch(url, { headers: { authorization: `Bearer ${mock.tokens.admin}` } })
      expect([(await call()).status, (await call()).status]).toEqual([503, 200])
    } finally {
      server.close()
    }
  })
})
