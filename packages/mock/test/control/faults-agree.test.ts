import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../../../../test/soak.ts'
import { type Fault, WorkbenchMock } from '../../src/index.ts'
import { matches } from './control-client.ts'
import { serveWorlds, worldByPath } from './served.ts'

/** Values of a property that both accept, and others, most of which neither accepts. */
const mixed = (accepted: fc.Arbitrary<unknown>, ...others: unknown[]) =>
  fc.oneof({ weight: 9, arbitrary: accepted }, fc.constantFrom(...others, null, '', 'x', -1, 0, 1.5, [], {}, true))

const count = fc.integer({ min: 0, max: 3 })
const part = fc.oneof(fc.nat(40), fc.constantFrom(1e9, -1, 0.5, '1', null))
const parts = fc.dictionary(fc.constantFrom('days', 'hours', 'minutes', 'seconds', 'weeks'), part, { maxKeys: 3 })
const duration = fc.oneof(fc.nat(1_000), parts, fc.constantFrom(0, 2_592_000_000, 2_592_000_001, 1e300, -1))
const route = fc.constantFrom('*', 'GET *', 'POST /api_keys', 'POST /api_key', 'PATCH /api_keys/1', '')
const text = fc.constantFrom('x', 'x'.repeat(10_000), 'x'.repeat(10_001))

/** A time as JSON. Programs use a `Date`. */
const TIME = '2030-01-01T00:00:00Z'

const PROPERTIES = {
  on: mixed(fc.oneof(route, fc.array(route, { maxLength: 3 }))),
  times: mixed(count, 2 ** 53),
  skip: mixed(count, 2 ** 53),
  rate: mixed(fc.constantFrom(0, 0.5, 1), 1.1),
  when: mixed(fc.constantFrom('before-commit', 'after-commit')),
  latency: mixed(fc.oneof(duration, fc.array(duration, { maxLength: 3 }))),
  status: mixed(fc.integer({ min: 399, max: 600 })),
  retryAfter: mixed(fc.oneof(count, fc.constant(TIME)), '2030-01-01', '2030-13-01T00:00:00Z', 2 ** 53),
  title: mixed(text),
  detail: mixed(text),
  drop: mixed(fc.boolean()),
  body: mixed(fc.constantFrom('cut', 'malformed')),
  rateLimit: mixed(
    fc.record(
      { limit: mixed(count, 2 ** 53), per: duration, burst: fc.constant(1) },
      { requiredKeys: ['limit', 'per'] },
    ),
  ),
}

/** One of the kinds of faults, with some of the other properties. */
const fault = fc
  .tuple(
    fc.constantFrom('status', 'drop', 'body', 'latency', 'rateLimit'),
    fc.subarray(Object.keys(PROPERTIES) as (keyof typeof PROPERTIES)[], { maxLength: 3 }),
  )
  .chain(([kind, others]) =>
    fc.record(Object.fromEntries([kind, ...others].map(name => [name, PROPERTIES[name as keyof typeof PROPERTIES]]))),
  )

const RUNS = runs(150, 10_000)

test('the control API accepts exactly the faults that a program can add', async () => {
  const { control } = worldByPath((await serveWorlds()).server)
  let accepted = 0
  await fc.assert(
    fc.asyncProperty(fault, async value => {
      const { faults } = new WorkbenchMock()
      const ofProgram = value.retryAfter === TIME ? { ...value, retryAfter: new Date(TIME) } : value
      const isAccepted = accepts(() => faults.add(ofProgram as unknown as Fault))
      accepted += Number(isAccepted)
      const { status, body } = await control.post('/faults', value)
      expect(status, JSON.stringify(body)).toBe(isAccepted ? 201 : 400)
      if (isAccepted) await control.delete(`/faults/${body.id}`)
    }),
    { numRuns: RUNS },
  )
  // Neither is the property true because everything is rejected.
  expect(accepted).toBeGreaterThan(RUNS / 10)
})

/** A valid value of each property. */
const VALID = {
  ...{ on: '*', times: 1, skip: 0, rate: 1, when: 'before-commit', latency: 1, status: 503, retryAfter: 1, title: 'x' },
  ...{ detail: 'x', drop: true, body: 'cut', rateLimit: { limit: 1, per: 1 } },
}

test('the document permits the same combinations of properties as the mock', () => {
  const entries = Object.entries(VALID)
  expect(Object.keys(VALID).toSorted()).toEqual(Object.keys(PROPERTIES).toSorted())
  const { faults } = new WorkbenchMock()
  let accepted = 0
  for (let chosen = 0; chosen < 2 ** entries.length; chosen++) {
    const value = Object.fromEntries(entries.filter((_, index) => chosen & (1 << index)))
    const isAccepted = accepts(() => faults.add(value as unknown as Fault).remove())
    accepted += Number(isAccepted)
    if (matches({ $ref: '#/components/schemas/Fault' }, value) !== isAccepted) expect(value).toBe(isAccepted)
  }
  expect(accepted).toBeGreaterThan(300)
})

test('another fault conflicts with the state of a world that already has 1,000', async () => {
  const { host, server } = await serveWorlds()
  const { control } = worldByPath(server)
  for (let count = 0; count < 1_000; count++) host.mock.faults.add({ drop: true })
  const rejected = await control.post('/faults', { drop: true })
  expect([rejected.status, rejected.body.error]).toEqual([409, expect.stringContaining('1000 active faults')])
})

test('counts the characters of a string as JSON Schema does', async () => {
  const { control } = worldByPath((await serveWorlds()).server)
  const add = async (title: string) => (await control.post('/faults', { status: 503, title })).status
  expect([await add('😀'.repeat(9_000)), await add('😀'.repeat(10_001)), await add('x'.repeat(10_001))]).toEqual([
    201, 400, 400,
  ])
})

function accepts(add: () => void): boolean {
  try {
    add()
    return true
  } catch (error) {
    expect(error).toBeInstanceOf(TypeError)
    return false
  }
}
