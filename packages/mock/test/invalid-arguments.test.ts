import {
  createHost,
  type Fault,
  type HostOptions,
  type MockOptions,
  type Seed,
  type Snapshot,
  serve,
  WorkbenchMock,
} from '@workbench-sdk/mock'
import { connectMock, RemoteMockError } from '@workbench-sdk/mock/remote'
import { expect, test } from 'vitest'

/** Wraps a value many times. */
const nested = (depth: number, wrap: (value: unknown) => unknown) =>
  Array.from({ length: depth }).reduce<unknown>(value => wrap(value), {})

function circular(): unknown {
  const object: Record<string, unknown> = {}
  object.self = [object]
  return object
}

function circularArray(): unknown {
  const array: unknown[] = []
  array.push(array)
  return array
}

function throwing(): never {
  throw new Error('A getter failed.')
}

/** Values that a program in JavaScript can pass by mistake. */
const VALUES: Readonly<Record<string, () => unknown>> = {
  'an object that contains itself': circular,
  'an array that contains itself': circularArray,
  'deep objects': () => nested(20_000, each => ({ organizations: [each] })),
  'deep arrays': () => nested(20_000, each => [each]),
  'the same object many times': () => nested(40, each => ({ organizations: [each, each] })),
  'a long array': () => new Array(100_000).fill(1),
  'a very long array': () => new Array(2 ** 31),
  'a long string': () => 'x'.repeat(1_000_000),
  'many properties': () => Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`x${index}`, 1])),
  'a getter that throws': () => Object.defineProperty({}, 'name', { get: throwing, enumerable: true }),
  'a toJSON that throws': () => ({ toJSON: throwing }),
  'a BigInt': () => 7n,
  'a BigInt in an object': () => ({ name: 7n, seconds: 7n, status: 7n }),
  'a symbol': () => Symbol('x'),
  'a function': () => () => 7n,
  'an invalid date': () => new Date(Number.NaN),
  'a map': () => new Map(),
  'an object without a prototype': () => Object.create(null),
  null: () => null,
}

type Call = () => unknown

const seedsWith = (value: unknown) =>
  [
    value,
    { serviceAccounts: value },
    { serviceAccounts: [value] },
    { serviceAccounts: [{ name: value }] },
    { serviceAccounts: [{ name: 'a', keys: [{ name: 'k', createdAt: value }] }] },
    { organizations: [value] },
    { actors: value },
  ] as Seed[]

const faultsWith = (value: unknown) =>
  [
    value,
    { status: value },
    { on: value, status: 500 },
    { on: [value], status: 500 },
    { latency: value },
    { latency: [value, 1] },
    { latency: { seconds: value } },
    { rateLimit: value },
    { rateLimit: { limit: 1, per: value } },
    { status: 500, title: value },
    { status: 500, retryAfter: value },
    { drop: true, times: value },
    { status: 500, more: value },
  ] as Fault[]

function snapshotsWith(snapshot: Snapshot, value: unknown): Snapshot[] {
  const { contents, ...rest } = snapshot
  const records = (change: object) => contents.records.map(record => ({ ...record, ...change }))
  const all: unknown[] = [
    value,
    ...Object.keys(snapshot).map(name => ({ ...snapshot, [name]: value })),
    { ...snapshot, more: value },
    ...Object.keys(contents).map(name => ({ ...rest, contents: { ...contents, [name]: value } })),
    { ...snapshot, drawn: { mock: value } },
    { ...snapshot, clock: { standsAt: value } },
    { ...snapshot, contents: { ...contents, records: [value] } },
    { ...snapshot, contents: { ...contents, records: records({ attributes: value }) } },
    { ...snapshot, contents: { ...contents, records: records({ attributes: { display_name: value } }) } },
    { ...snapshot, contents: { ...contents, records: records({ more: value }) } },
    { ...snapshot, contents: { ...contents, sessions: [value] } },
  ]
  return all as Snapshot[]
}

const OPTIONS = ['baseUrl', 'scenario', 'faults', 'profile', 'assumptions', 'now', 'randomSeed', 'keepRequests']
const SERVE_OPTIONS = ['port', 'host', 'allowedHosts', 'corsOrigins', 'maxBodyBytes', 'timeouts', 'tls']

/** The functions of the package that take data, called with a value in every place. */
const ENTRIES: Readonly<Record<string, (value: never) => readonly Call[]>> = {
  'mock.seed': (value: unknown) => seedsWith(value).map(seed => () => new WorkbenchMock().seed(seed)),
  'a scenario': (value: unknown) => seedsWith(value).map(seed => () => new WorkbenchMock({ scenario: () => seed })),
  'mock.faults': (value: unknown) =>
    faultsWith(value).map(fault => () => {
      const { faults } = new WorkbenchMock()
      faults.add(fault)
      faults.list()
    }),
  'the options of a mock': (value: unknown) => [
    () => new WorkbenchMock(value as MockOptions),
    ...OPTIONS.flatMap(name => [
      () => new WorkbenchMock({ [name]: value }),
      () => new WorkbenchMock({ [name]: [value] }),
    ]),
    () => new WorkbenchMock({ profile: { profile: 1, assumptions: value as Record<string, unknown> } }),
    () => new WorkbenchMock({ assumptions: { forbiddenTitle: value as string } }),
  ],
  'mock.restore': (value: unknown) => {
    const mock = new WorkbenchMock()
    return snapshotsWith(mock.snapshot(), value).map(snapshot => () => mock.restore(snapshot))
  },
  'mock.clock': (value: never) => [
    () => new WorkbenchMock().clock.set(value),
    () => new WorkbenchMock().clock.advance(value),
    () => new WorkbenchMock().clock.advance({ days: value }),
  ],
  'other methods of a mock': (value: never) => [
    () => new WorkbenchMock().explain(value),
    () => new WorkbenchMock().apiKeys({ organizationId: value }),
    () => new WorkbenchMock().state({ organizationId: value }),
    () => new WorkbenchMock().onChange(value),
    () => new WorkbenchMock().onRequest(value),
    () => new WorkbenchMock().faults.remove(value),
  ],
  createHost: (value: unknown) => [
    () => createHost(value as HostOptions),
    ...['maxWorlds', 'controlToken', 'randomSeed'].map(name => () => createHost({ [name]: value })),
    () => createHost().world(value as string),
  ],
  serve: (value: never) => [
    () => closed(serve(value)),
    () => closed(serve(new WorkbenchMock(), value)),
    ...SERVE_OPTIONS.flatMap(name => [
      () => closed(serve(new WorkbenchMock(), { [name]: value })),
      () => closed(serve(new WorkbenchMock(), { [name]: [value] })),
    ]),
  ],
  connectMock: (value: never) => [
    () => connectMock(value),
    () => connectMock('http://127.0.0.1:1', Object.assign(Object(value), { connectTimeout: 1 })),
    () => connectMock('http://127.0.0.1:1', { world: value, connectTimeout: 1 }),
    () => connectMock('http://127.0.0.1:1', { timeout: value, connectTimeout: 1 }),
  ],
}

async function closed(starting: ReturnType<typeof serve>): Promise<void> {
  await (await starting).close()
}

/** Returns the error of a call, if it fails. */
async function errorOf(call: Call): Promise<unknown> {
  try {
    await call()
    return undefined
  } catch (error) {
    return error
  }
}

const CASES = Object.keys(ENTRIES).flatMap(entry => Object.keys(VALUES).map(value => [entry, value] as const))

test.each(CASES)('%s accepts %s, or rejects it with a short message', async (entry, name) => {
  for (const call of ENTRIES[entry]?.(VALUES[name]?.() as never) ?? []) {
    const error = await errorOf(call)
    if (error === undefined || error instanceof RemoteMockError) continue
    expect(error).toBeInstanceOf(entry === 'createHost' ? Error : TypeError)
    const { message } = error as Error
    expect(message).toMatch(/^(Invalid|Unknown|Missing) /)
    expect(message.length).toBeLessThan(3_000)
  }
})

test('a mock has at most 1,000 active faults', () => {
  const { faults } = new WorkbenchMock()
  for (let count = 0; count < 1_000; count++) faults.add({ status: 503, times: 1 })
  expect(() => faults.add({ drop: true })).toThrow('Invalid fault: the mock already has 1000 active faults.')
  faults.remove('fault-7')
  expect(faults.add({ drop: true }).id).toBe('fault-1001')
})

test('a fault has at most 20,000 characters', () => {
  const { faults } = new WorkbenchMock()
  const on = Array.from({ length: 100 }, (_, index) => `PATCH /api_keys/${String(index).repeat(200)}`)
  expect(() => faults.add({ on, drop: true })).toThrow(/^Invalid fault: expected at most 20000 characters as JSON/)
  expect(() => faults.add({ status: 503, title: 'x'.repeat(10_001) })).toThrow(
    /"title": expected a string with at most/,
  )
  faults.add({ on: on.slice(0, 20), drop: true })
})

const DEEP = `${'{"organizations":['.repeat(20_000)}${']}'.repeat(20_000)}`

test.each([
  ['POST', '/seed', DEEP],
  ['POST', '/faults', `{"status":${DEEP}}`],
  ['POST', '/faults', `{"on":${DEEP},"drop":true}`],
  ['PUT', '/snapshot', DEEP],
  ['PUT', '/snapshot', '{"snapshot":1,"randomSeed":1,"drawn":{},"clock":{"aheadMs":0},"contents":#}'],
  ['PUT', '/clock', `{"now":${DEEP}}`],
  ['POST', '/clock/advance', DEEP],
  ['POST', '/scenarios', `{"scenario":[${DEEP}]}`],
])('the control API rejects a deeply nested body of %s %s', async (method, path, body) => {
  const response = await createHost().fetch(
    new Request(`http://localhost/__mock__${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: body.replace('#', DEEP),
    }),
  )
  expect(response.status).toBe(400)
  expect((await response.text()).length).toBeLessThan(5_000)
})

const ADDRESS = 'https://user:SECRET@localhost/x'

test.each<[string, Call]>([
  ['the baseUrl of a mock', () => new WorkbenchMock({ baseUrl: ADDRESS })],
  ['the host of a server', () => serve(new WorkbenchMock(), { host: 'user:SECRET@localhost' })],
  ['the allowedHosts of a server', () => serve(new WorkbenchMock(), { allowedHosts: [ADDRESS] })],
  ['the corsOrigins of a server', () => serve(new WorkbenchMock(), { corsOrigins: [ADDRESS] })],
  [
    'corsOrigins that are not a list',
    () => serve(new WorkbenchMock(), { corsOrigins: ADDRESS as unknown as readonly string[] }),
  ],
  ['the URL of connectMock', () => connectMock(ADDRESS.replace('https:', 'ftp:'))],
])('%s can contain a password, which the error does not repeat', async (_, call) => {
  const error = await (async () => call())().catch((error: unknown) => error)
  expect(error).toBeInstanceOf(TypeError)
  expect(String(error)).toMatch(/^TypeError: Invalid /)
  expect(String(error)).not.toContain('SECRET')
})
