import type { Host } from '@workbench-sdk/mock'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runs } from '../../../../test/soak.ts'
import { ControlClient, type ControlOperation, operations } from './control-client.ts'
import { serveWorlds } from './served.ts'

/** The number of runs for each operation with a body. */
const RUNS = runs(50, 500)
const BEGINNING = { randomSeed: 7, scenario: 'typical', now: '2026-11-22T18:49:00Z' } as const

const taking = operations.filter(({ method }) => method === 'POST' || method === 'PUT')

describe('the control API with generated requests', () => {
  test.each(taking)('$id never responds with 5xx, and changes nothing if it rejects the request', async operation => {
    const { host, server } = await serveWorlds(BEGINNING)
    const control = new ControlClient(server.url)
    const path = operation.path.slice('/__mock__'.length)
    const statuses = new Map<boolean, number>()
    await fc.assert(
      fc.asyncProperty(bodyOf(operation, host), async body => {
        host.mock.reset()
        const before = whole(host)
        const { status } = await control.call(operation.method, path, body)
        statuses.set(status < 400, (statuses.get(status < 400) ?? 0) + 1)
        expect(status).toBeLessThan(500)
        if (status >= 400) expect(whole(host)).toEqual(before)
        host.mock.faults.clear()
        await expectSound(control, host)
      }),
      { numRuns: RUNS },
    )
    // The test would be useless if nearly all requests were rejected.
    expect(statuses.get(true)).toBeGreaterThan(RUNS / 50)
  })

  test('never responds to a query with 5xx', async () => {
    const { server } = await serveWorlds(BEGINNING)
    const control = new ControlClient(server.url)
    const names = fc.constantFrom(
      'route',
      'status',
      'rule',
      'surprises',
      'after',
      'limit',
      'organizationId',
      '__proto__',
    )
    const value = fc.oneof(fc.constantFrom('1', '-1', '403', 'true', '1e9', 'NaN', ''), fc.string())
    const query = fc.array(fc.tuple(fc.oneof(names, fc.string()), value), { maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('/requests', '/state', '/clock', ''), query, async (path, pairs) => {
        const { status } = await control.get(`${path}?${new URLSearchParams(pairs)}`)
        expect([200, 400]).toContain(status)
      }),
      { numRuns: RUNS },
    )
  })
})

const whole = ({ mock }: Host) => JSON.stringify([mock.snapshot(), mock.faults.list(), mock.tokens])

/** Asserts that the mock still works. */
async function expectSound(control: ControlClient, { mock }: Host): Promise<void> {
  const headers = { authorization: `Bearer ${mock.tokens.admin}` }
  for (const path of [
    'service_accounts?include=organization,created_by',
    'api_keys?include=service_account',
    'actors',
  ]) {
    const { status } = await mock.fetch(`${mock.baseUrl}/api/v2/${path}`, { headers })
    expect(status).toBeLessThan(500)
  }
  for (const path of ['', '/clock', '/faults']) expect((await control.get(path)).status).toBe(200)
  mock.userAccounts()
  mock.investigativeActions()
}

/** Generates valid bodies, corrupted ones, and arbitrary JSON and strings. */
function bodyOf({ id, examples }: ControlOperation, { mock }: Host): fc.Arbitrary<unknown> {
  const valid = fc.constantFrom(...(id === 'restoreSnapshot' ? [mock.snapshot()] : []), ...examples, ...VALID)
  return fc.oneof(
    { weight: 2, arbitrary: valid },
    { weight: 6, arbitrary: valid.chain(corrupted) },
    { weight: 1, arbitrary: fc.jsonValue() },
    { weight: 1, arbitrary: fc.string() },
  )
}

/** Larger bodies than the examples of the document, each valid for one operation. */
const VALID: readonly unknown[] = [
  {
    serviceAccounts: [{ name: 'ci', readOnly: true, active: false, keys: [{ name: 'key', active: false }] }],
    userAccounts: [{ email: 'robin@example.com', displayName: 'Robin', password: 'correct horse' }],
    investigativeActions: [{ title: 'Call', status: 'COMPLETED', createdAt: '2026-01-01T00:00:00Z' }],
    organizations: [{ name: 'Other organization', serviceAccounts: [{ name: 'other ci' }] }],
  },
  { on: ['GET *', 'PATCH /api_keys/7'], latency: [1, { seconds: 2 }], rate: 0.5, skip: 1, body: 'cut' },
]

const ODD = [null, true, -1, 0, 1e300, 2 ** 53, 0.5, '', '\0', 'x'.repeat(300), '9999-12-31T23:59:60Z', [], {}] as const

/** Replaces, removes or adds a value somewhere in a JSON value. */
function corrupted(value: unknown): fc.Arbitrary<unknown> {
  const other = fc.oneof(fc.constantFrom(...ODD), fc.jsonValue())
  return fc
    .tuple(fc.infiniteStream(fc.nat(99)), other, fc.constantFrom('put', 'remove', 'add'))
    .map(([picks, odd, how]) => changedAt(value, () => picks.next().value ?? 0, odd, how))
}

type How = 'put' | 'remove' | 'add'

function changedAt(value: unknown, pick: () => number, odd: unknown, how: How): unknown {
  if (typeof value !== 'object' || value === null || pick() < 10) return odd
  const entries = Object.entries(value)
  const index = pick() % (entries.length + 1)
  const isDeeper = pick() < 70
  const changed = entries.flatMap(([name, each], at): [string, unknown][] => {
    if (at !== index) return [[name, each]]
    if (isDeeper) return [[name, changedAt(each, pick, odd, how)]]
    return how === 'remove' ? [] : [[name, odd]]
  })
  if (Array.isArray(value)) return changed.map(([, each]) => each)
  if (how === 'add' && index === entries.length) changed.push(['__proto__', odd], ['extra', odd])
  return Object.fromEntries(changed)
}
