// The document of the control API and the mock accept the same requests.
import { createHost, type Host } from '@workbench-sdk/mock'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runs } from '../../../../test/soak.ts'
import { AnyValue } from './any-value.ts'
import {
  ControlClient,
  type ControlOperation,
  type ControlResponse,
  matches,
  operations,
  queryOf,
  schemaAt,
} from './control-client.ts'

/**
 * A rejection of a body that matches the document. JSON Schema cannot express the reason. It is in a description in the
 * document, or depends on the mock's state.
 */
interface Refusal {
  /** The error. */
  readonly error: RegExp
  /** A part of the body as JSON, if others have the same error. */
  readonly body?: RegExp
  /** A body that is rejected for this reason. */
  readonly example: unknown
}

type Refusals = Readonly<Record<string, Refusal>>

const PARTS = /"(days|hours|minutes|seconds)":/
/** The pattern of a time does not consider its offset. */
const AT_THE_END = /0001-01-01T00:00:00\+01:00|9998-12-31T23:59:59-01:00/
/** UUIDs that a `format` permits, and that no record has. */
const OTHER_UUIDS = /urn:uuid:|00000000-0000-0000-0000-000000000000/
const LAST = '9998-12-31T23:59:59-01:00'
const ID = '5d1f1f4e-8a55-4a0e-9f2b-6d1f3f0a7b11'

const actor = (parentActorId: string) => ({ actors: [{ type: 'user', name: 'a', isExpel: false, parentActorId }] })

const refusalsOf = ({ mock }: Host): Readonly<Record<string, Refusals>> => {
  const snapshot = snapshotOf(mock)
  const { contents } = snapshot
  const [record] = contents.records
  const withRecords = (records: readonly unknown[]) => ({ ...snapshot, contents: { ...contents, records } })
  return {
    seed: {
      'a user has the email address': {
        error: /expected an email address that no other user has/,
        example: { userAccounts: [{ email: 'ROBIN@example.com' }] },
      },
      'the related record does not exist': { error: /expected the id of one of the /, example: actor(ID) },
      'no record can have the id': { error: /expected an id\./, body: OTHER_UUIDS, example: actor(`urn:uuid:${ID}`) },
      'it has too many levels': {
        error: /^Invalid seed.*: expected data with at most 100 levels/,
        example: nested(50),
      },
      'a time is outside the years': {
        error: /in the years 1 to 9998\./,
        body: AT_THE_END,
        example: { serviceAccounts: [{ name: 'a', createdAt: LAST }] },
      },
    },
    putInScenarios: {
      'the scenario does not exist': { error: /^Unknown scenario "/, example: { scenario: 'typical:1' } },
    },
    restoreSnapshot: {
      'a record does not match the contract': {
        error:
          /^Invalid snapshot: contents\.records\[\d+\]\.(attributes\.|related\.|(type|organizationId|secretHash|disabledAlone) is not|(secretHash|disabledAlone|credentials) is unknown)/,
        example: withRecords(contents.records.map(each => ({ ...each, attributes: {} }))),
      },
      'two records have the same id': {
        error: /^Invalid snapshot: two records of an organization have the same id/,
        example: withRecords([record, record]),
      },
      'two sessions or keys have the same secret': {
        error: /^Invalid snapshot: .* is the same as in /,
        example: { ...snapshot, contents: { ...contents, sessions: [...contents.sessions, ...contents.sessions] } },
      },
      'the organization of the random seed is missing': {
        error: /^Invalid snapshot: it does not contain the organization/,
        example: { ...snapshot, randomSeed: 8 },
      },
      'the clock would be outside the years': {
        error: /^Invalid time: the clock supports the years 1 to 9998/,
        example: { ...snapshot, clock: { aheadMs: 1e300 } },
      },
      'a time is outside the years': {
        error: /^Invalid body/,
        body: AT_THE_END,
        example: { ...snapshot, clock: { standsAt: LAST } },
      },
      'it has too many levels': {
        error: /^Invalid snapshot.*: expected data with at most 100 levels/,
        example: withRecords([{ ...record, attributes: { ...record?.attributes, extra: nested(50) } }]),
      },
    },
    setClock: {
      'the time is outside the years': { error: /^Invalid body/, body: AT_THE_END, example: { now: LAST } },
    },
    advanceClock: {
      'the time would be outside the years': {
        error: /^Invalid (time: the clock supports the years|duration)/,
        example: { days: 1e9 },
      },
    },
    addFault: {
      'the route does not exist': { error: /^Unknown route "/, example: { on: 'GET /nothing', drop: true } },
      'it has too many characters as JSON': {
        error: /^Invalid fault: expected at most 20000 characters as JSON/,
        example: { status: 503, title: 'x'.repeat(10_000), detail: 'x'.repeat(10_000) },
      },
      'the parts of a duration have an invalid sum': {
        error: /^Invalid fault option "(latency|rateLimit)": expected .*30 days/,
        body: PARTS,
        example: { latency: { days: 30, seconds: 1 } },
      },
      'a time is outside the years': {
        error: /^Invalid body/,
        body: AT_THE_END,
        example: { status: 503, retryAfter: LAST },
      },
    },
  }
}

const RECORDS = {
  serviceAccounts: [
    {
      ...{ name: 'a', role: 'organization_admin', readOnly: true, active: true, createdAt: '2026-01-01T00:00:00Z' },
      keys: [{ name: 'b', active: true, createdAt: '2026-01-01T00:00:00Z' }],
    },
  ],
  userAccounts: [{ email: 'a@example.com', displayName: 'a', active: true, password: 'b', role: 'organization_admin' }],
  investigativeActions: [{ title: 'a', reason: 'b', status: 'COMPLETED', createdAt: '2026-01-01T00:00:00Z' }],
  actors: [{ type: 'user', name: 'a', isExpel: false, parentActorId: null, createdAt: '2026-01-01T00:00:00Z' }],
}

/** Bodies that together have every property. */
const COMPLETE: Readonly<Record<string, readonly unknown[]>> = {
  seed: [{ ...RECORDS, organizations: [{ name: 'a' }] }, { organizations: [{ name: 'a', actors: [] }] }],
  putInScenarios: [{ scenario: 'fleet:2' }, { scenario: ['empty', 'fleet:2'] }],
  setClock: [{ now: '2026-11-22T18:49:00Z' }],
  advanceClock: [{ days: 1, hours: 1, minutes: 1, seconds: 1 }],
  addFault: [
    {
      ...{ on: '*', times: 1, skip: 1, rate: 0.5, when: 'after-commit', latency: 1, status: 503, retryAfter: 1 },
      ...{ title: 'a', detail: 'b' },
    },
    { on: ['GET *', '*'], status: 503, retryAfter: '2026-11-22T18:49:00Z', latency: [1, { seconds: 1 }] },
    { drop: true, when: 'before-commit', latency: { days: 1, hours: 1, minutes: 1, seconds: 1 } },
    { body: 'cut', latency: 1 },
    { latency: [1, 2], when: 'before-commit' },
    { on: '*', rateLimit: { limit: 1, per: 1 } },
    { rateLimit: { limit: 1, per: { days: 1, hours: 1, minutes: 1, seconds: 1 } } },
  ],
}

/** The number of bodies for each operation: the mock takes longest for a seed and a snapshot. */
const RUNS: Readonly<Record<string, number>> = { restoreSnapshot: 30, seed: 50, putInScenarios: 30 }

const anyValue = new AnyValue(schemaAt)
const withBody = operations.filter(({ body }) => body)

describe.each(withBody)('the document and the mock accept the same bodies of $id', operation => {
  test('if they are generated', async () => {
    const { host, verdictOf } = begin(operation)
    const { id, body: schema = {} } = operation
    const examples = id === 'restoreSnapshot' ? [snapshotOf(host.mock)] : operation.examples
    const near = fc.constantFrom(...examples).chain(each => anyValue.near(schema, each))
    const counts = new Map<string, number>()
    const few = RUNS[id] ?? 120
    const numRuns = runs(few, 150 * few)
    await fc.assert(
      fc.asyncProperty(fc.oneof(anyValue.of(schema), near), async body => {
        const verdict = await verdictOf(body)
        counts.set(verdict, (counts.get(verdict) ?? 0) + 1)
      }),
      { numRuns },
    )
    // The property would be useless if nearly all bodies had the same verdict.
    for (const verdict of ['accepted', 'refused']) expect(counts.get(verdict)).toBeGreaterThan(numRuns / 20)
  })

  test('if they differ from a valid body in one location', async () => {
    const { host, verdictOf } = begin(operation)
    const { id, body: schema = {} } = operation
    for (const body of [...(COMPLETE[id] ?? [snapshotOf(host.mock)])]) {
      expect(await verdictOf(body)).toBe('accepted')
      for (const each of anyValue.deviations(schema, body)) await verdictOf(each)
    }
  })

  test('except those with a reason that a schema cannot express', async () => {
    const { refusals, verdictOf } = begin(operation)
    for (const [name, { example }] of Object.entries(refusals)) expect(await verdictOf(example)).toBe(name)
  })
})

describe.each(['getState', 'listRequests', 'getMock', 'getClock'])('the query of %s', id => {
  test('is accepted if each parameter matches the document and occurs once', async () => {
    const { control } = create()
    const parameters = queryOf(id)
    const isValid = new Ajv2020({ coerceTypes: true, strict: false }).compile({
      type: 'object',
      additionalProperties: false,
      properties: parameters,
    })
    const value = fc.constantFrom('1', '0', '99', '100', '403', '599', '600', '10000', '10001', 'true', 'x', '', '1.5')
    const name = fc.constantFrom(...Object.keys(parameters), ...Object.keys(parameters), 'other', '__proto__')
    const path = operations.find(each => each.id === id)?.path.slice('/__mock__'.length) ?? ''
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(name, value), { maxLength: 3 }), async pairs => {
        const isOnce = new Set(pairs.map(([each]) => each)).size === pairs.length
        // No value is a route or a rule. A schema cannot express these; their descriptions do.
        const isKnown = pairs.every(([each]) => each !== 'route' && each !== 'rule')
        const { status } = await control.get(`${path}?${new URLSearchParams(pairs)}`)
        expect([pairs, status]).toEqual([pairs, isOnce && isKnown && isValid(Object.fromEntries(pairs)) ? 200 : 400])
      }),
      { numRuns: runs(50, 10_000) },
    )
  })
})

test('the name of a world is accepted if it matches the document', async () => {
  const { host } = create()
  const schema = { $ref: '#/components/schemas/WorldName' }
  const character = fc.constantFrom('a', 'Z', '0', '_', '-', '.', 'ä', '~', '!')
  const name = fc.oneof(
    fc.string({ unit: character, minLength: 1, maxLength: 5 }),
    fc.constantFrom(64, 65).map(length => 'x'.repeat(length)),
  )
  await fc.assert(
    fc.asyncProperty(name, async world => {
      const isValid = matches(schema, world)
      const url = `http://127.0.0.1/__world__/${encodeURIComponent(world)}/__mock__/health`
      const inPath = await host.fetch(new Request(url))
      // A URL has no segments `.` and `..`.
      expect([world, inPath.status]).toEqual([world, /^\.\.?$/.test(world) ? 404 : isValid ? 200 : 400])
      const headers = { 'x-workbench-mock-world': world }
      const { status } = await host.fetch(new Request('http://127.0.0.1/__mock__/health', { headers }))
      expect([world, status]).toEqual([world, isValid ? 200 : 400])
    }),
  )
})

function create() {
  const host = createHost({ randomSeed: 7, scenario: 'typical', now: '2026-11-22T18:49:00Z' })
  // Without a port, because generating a large body takes longer than an idle connection lasts.
  const control = new ControlClient('http://127.0.0.1', {}, (input, init) => host.fetch(new Request(input, init)))
  return { host, control }
}

function begin(operation: ControlOperation) {
  const { host, control } = create()
  const refusals = refusalsOf(host)[operation.id] ?? {}
  const path = operation.path.slice('/__mock__'.length)
  const verdictOf = async (body: unknown) => {
    host.mock.reset()
    const text = JSON.stringify(body)
    const verdict = verdictOn(operation, refusals, text, await control.call(operation.method, path, text))
    if (verdict === 'accepted') await checkResponses(control)
    return verdict
  }
  return { host, refusals, verdictOf }
}

/**
 * Returns the verdict of the document and the mock: `accepted`, `refused`, or the reason why only the mock refuses the body.
 *
 * @throws Error if they do not agree
 */
function verdictOn(
  { body: schema = {} }: ControlOperation,
  refusals: Refusals,
  text: string,
  response: ControlResponse,
) {
  const { status, body: answer } = response
  const isValid = matches(schema, JSON.parse(text))
  if (isValid && status < 300) return 'accepted'
  if (!isValid && status === 400) return 'refused'
  const [reason] =
    Object.entries(refusals).find(([, { error, body = /^/ }]) => error.test(answer?.error) && body.test(text)) ?? []
  if (isValid && status === 400 && reason !== undefined) return reason
  const verb = isValid ? 'accepts' : 'rejects'
  throw new Error(`The document ${verb} ${text.slice(0, 300)}; the mock returned ${status} ${JSON.stringify(answer)}`)
}

/** Reads everything from a world. The client compares each response with the document. */
async function checkResponses(control: ControlClient): Promise<void> {
  for (const path of ['', '/state', '/snapshot', '/clock', '/faults', '/requests', '/worlds']) {
    expect((await control.get(path)).status).toBe(200)
  }
}

/** A snapshot with a session and a deleted record. */
function snapshotOf(mock: Host['mock']) {
  const snapshot = mock.snapshot()
  const { organizationId } = mock
  const userAccountId = mock.userAccounts()[0]?.id ?? ''
  const sessions = [{ tokenHash: 'x', organizationId, userAccountId, expiresAt: 1e10 }]
  return { ...snapshot, contents: { ...snapshot.contents, deleted: { [organizationId]: [ID] }, sessions } }
}

/** A seed with organizations in each other. */
const nested = (levels: number): object =>
  levels === 0 ? {} : { organizations: [{ name: 'a', ...nested(levels - 1) }] }
