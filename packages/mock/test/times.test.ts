import { createHost, type Snapshot, WorkbenchMock } from '@workbench-sdk/mock'
import { describe, expect, test } from 'vitest'
import { transports } from './transports.ts'

/** Passes a time to a mock, and returns the resulting time. */
type EntryPoint = (text: string) => Date | undefined | Promise<Date | undefined>

async function control(method: string, path: string, body: object) {
  const host = createHost({ scenario: 'typical' })
  const response = await host.fetch(
    new Request(`http://127.0.0.1:4010/__mock__${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  )
  if (response.status === 400) throw new TypeError(await response.text())
  expect(response.ok).toBe(true)
  return host.mock
}

const seedOf = (createdAt: string) => ({ serviceAccounts: [{ name: 'a', createdAt }] })
const accountIn = (mock: Pick<WorkbenchMock, 'serviceAccounts'>) =>
  mock.serviceAccounts().find(({ name }) => name === 'a')?.createdAt

const ENTRY_POINTS: Record<string, EntryPoint> = {
  'the option now': now => new WorkbenchMock({ now }).clock.now(),
  'the option now after a reset': now => {
    const mock = new WorkbenchMock({ now })
    mock.clock.resume()
    mock.reset()
    return mock.clock.now()
  },
  'clock.set': at => {
    const mock = new WorkbenchMock()
    mock.clock.set(at)
    return mock.clock.now()
  },
  'PUT /clock': async now => (await control('PUT', '/clock', { now })).clock.now(),
  seed: createdAt => {
    const mock = new WorkbenchMock()
    mock.seed(seedOf(createdAt))
    return accountIn(mock)
  },
  'the option scenario': createdAt => accountIn(new WorkbenchMock({ scenario: () => seedOf(createdAt) })),
  'POST /seed': async createdAt => accountIn(await control('POST', '/seed', seedOf(createdAt))),
  'the clock of a snapshot': standsAt => {
    const mock = new WorkbenchMock()
    mock.restore({ ...mock.snapshot(), clock: { standsAt } })
    return mock.clock.now()
  },
  'POST /faults': async retryAfter => {
    const mock = await control('POST', '/faults', { status: 503, retryAfter })
    const response = await mock.fetch(`${mock.baseUrl}/api/v2/api_keys`)
    const added = mock.faults.list()[0]?.fault as { readonly retryAfter: Date } | undefined
    expect(response.headers.get('retry-after')).toBe(added?.retryAfter.toUTCString())
    return added?.retryAfter
  },
}

const INVALID = [
  ...['2026-01-01', '2026-01-01 00:00', '2026-01-01T00:00', '2026-01-01T00:00:00', '2026-01-01T00:00:00.000'],
  ...['01/02/2026', 'January 2, 2026', 'soon', '', '1767225600000', '2026-02-30T00:00:00Z', '2026-13-01T00:00:00Z'],
  ...['2026-01-01T24:00:00Z', '2026-06-30T23:59:60Z', '2026-01-01T00:00:00+24:00', '2026-01-01 00:00:00Z'],
  ...['0000-01-01T00:00:00Z', '9999-12-31T00:00:00Z', '+010000-01-01T00:00:00Z'],
]

describe.each(Object.entries(ENTRY_POINTS))('%s', (_, understood) => {
  test.each([
    ['2026-01-01T00:00:00Z', '2026-01-01T00:00:00.000Z'],
    ['2024-02-29T23:59:59.999Z', '2024-02-29T23:59:59.999Z'],
    ['2026-01-01T00:30:00+01:00', '2025-12-31T23:30:00.000Z'],
    ['2026-01-01T00:30:00.5-11:45', '2026-01-01T12:15:00.500Z'],
  ])('accepts %s', async (text, time) => {
    expect((await understood(text))?.toISOString()).toBe(time)
  })

  test.each(INVALID)('rejects "%s"', async text => {
    await expect((async () => understood(text))()).rejects.toThrow(TypeError)
  })
})

describe('a filter', () => {
  const CREATED_AT = '2026-03-02T00:00:00.000Z'
  const mock = new WorkbenchMock()
  mock.seed(seedOf(CREATED_AT))

  async function find(condition: string) {
    const query = new URLSearchParams({ 'filter[display_name]': 'a', 'filter[created_at]': condition })
    const headers = { authorization: `Bearer ${mock.tokens.admin}` }
    const response = await mock.fetch(`${mock.baseUrl}/api/v2/service_accounts?${query}`, { headers })
    return { status: response.status, body: await response.json() }
  }

  test.each([
    ...[CREATED_AT, '2026-03-02', '2026-03-02 00:00', '2026-03-02T00:00', '2026-03-02T00:00:00', '2026-03-02T00:00Z'],
    ...['2026-03-02T01:30:00+01:30', '2026-03-02 01:30+0130', '2026-03-01T12:15:00.000000-11:45'],
    ...['>2024-02-29', '<9999-12-31', '<9999-12-31T23:59:59.999Z', '>0000-01-01', '≥2026-03-01T23:59:59.999999999'],
  ])('accepts %s', async condition => {
    const { status, body } = await find(condition)
    expect([status, body.data?.length]).toEqual([200, 1])
  })

  const OFFSETS = ['+24:00', '+01:60', '+2400']
  test.each([
    ...[
      '2026-02-30',
      '2026-02-29',
      '2026-02-31T00:00',
      '2026-04-31 00:00:00Z',
      '2026-13-01',
      '2026-00-10',
      '2026-01-00',
    ],
    ...[
      '2026-02-30T00:00:00.000Z',
      '2026-03-01T24:00:00Z',
      '2026-03-01T24:00',
      '2026-03-01T23:59:60Z',
      '2026-03-01T23:60',
    ],
    ...OFFSETS.map(offset => `2026-03-02T00:00:00${offset}`),
    ...['9999-12-31T23:59:59-01:00', '0000-01-01T00:00:00+01:00', '1 March 2026', '1772409600000'],
  ])('rejects %s', async text => {
    for (const condition of ['', '>', '<', '≥', '≤', '!'].map(operator => operator + text)) {
      const { status, body } = await find(condition)
      expect([status, body.errors?.[0]?.detail]).toEqual([403, expect.stringContaining('valid date string')])
    }
  })
})

test('a snapshot has only timestamps in the format of the API', () => {
  const mock = new WorkbenchMock()
  const snapshot = mock.snapshot()
  for (const created_at of [
    '2026-01-01',
    '2026-01-01T00:00:00Z',
    '2026-01-01T00:00:00.000+00:00',
    '2026-02-30T00:00:00.000Z',
  ]) {
    const text = JSON.stringify(snapshot).replace(/"created_at":"[^"]*"/, `"created_at":"${created_at}"`)
    expect(() => mock.restore(JSON.parse(text) as Snapshot)).toThrow(/created_at is missing or invalid/)
  }
})

test('a Date that is changed afterwards does not change the mock', () => {
  const now = new Date('2026-01-01T00:00:00Z')
  const mock = new WorkbenchMock({ now })
  now.setFullYear(1999)
  mock.reset()
  expect(mock.clock.now()).toEqual(new Date('2026-01-01T00:00:00Z'))
})

describe.each(transports)('the header Date over $name', ({ open }) => {
  test("is the time of the mock's clock in every response", async () => {
    const mock = new WorkbenchMock({ now: '2026-11-22T18:49:00.999Z' })
    const connection = await open(mock)
    const dateOf = async (path: string, init?: RequestInit) =>
      (await connection.fetch(`${connection.baseUrl}${path}`, init)).headers.get('date')
    const headers = { authorization: `Bearer ${mock.tokens.admin}` }
    try {
      for (const time of ['2026-11-22T18:49:00Z', '2031-02-28T23:59:59Z', '1999-12-31T00:00:00Z']) {
        mock.clock.set(time)
        const date = new Date(time).toUTCString()
        expect(await dateOf('/api/v2/service_accounts', { headers })).toBe(date)
        expect(await dateOf('/api/v2/service_accounts', { headers, method: 'HEAD' })).toBe(date)
        expect(await dateOf('/api/v2/service_accounts', { method: 'OPTIONS' })).toBe(date)
        expect(await dateOf('/api/v2/service_accounts')).toBe(date)
        expect(await dateOf('/api/v2/nothing')).toBe(date)
        expect(await dateOf('/api/v2/actors', { headers: { ...headers, 'x-workbench-mock-observer': '1' } })).toBe(date)
        for (const fault of [{ status: 503, retryAfter: 1 }, { rateLimit: { limit: 1, per: { days: 1 } } }] as const) {
          mock.faults.add(fault)
          expect(await dateOf('/api/v2/actors', { headers })).toBe(date)
          expect(await dateOf('/api/v2/actors', { headers })).toBe(date)
          mock.faults.clear()
        }
      }
    } finally {
      await connection.close()
    }
  })
})
