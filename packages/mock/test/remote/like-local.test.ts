// A remote mock freezes the same results, and rejects the same arguments, as a mock in this process.
import type { Fault, Seed, Snapshot } from '@workbench-sdk/mock'
import { describe, expect, test } from 'vitest'
import { type AnyMock, local, remote, seedOf, useRemoteAndLocal } from './remote-and-local.ts'

useRemoteAndLocal()

/** The members that return objects. */
const RESULTS: Readonly<Record<string, (mock: AnyMock) => unknown>> = {
  tokens: mock => mock.tokens,
  assumptions: mock => mock.assumptions,
  state: mock => mock.state(),
  serviceAccounts: mock => mock.serviceAccounts(),
  apiKeys: mock => mock.apiKeys(),
  userAccounts: mock => mock.userAccounts(),
  investigativeActions: mock => mock.investigativeActions(),
  requests: mock => mock.requests,
  unhandledRequests: mock => mock.unhandledRequests,
  snapshot: mock => mock.snapshot(),
  seed: mock => seedOf(mock)({ serviceAccounts: [{ name: 'ci', keys: [{ name: 'deploy' }] }] }),
  'seed with a scenario': mock => mock.seed('stale-keys'),
  'faults.add': async mock => (await mock.faults.add(FAULT)).fault,
  'faults.list': async mock => {
    await mock.faults.add(FAULT)
    return mock.faults.list()
  },
}

const FAULT: Fault = { on: ['GET /api_keys'], latency: { seconds: 1 }, status: 503 }

/** The members that take arguments, called with a value in every place. */
const CALLS: Readonly<Record<string, (mock: AnyMock, value: never) => unknown>> = {
  seed: (mock, value) => seedOf(mock)(value),
  'seed with a function': (mock, value) => seedOf(mock)((): Seed => value),
  state: (mock, value) => mock.state(value),
  'state of an organization': (mock, value) => mock.state({ organizationId: value }),
  serviceAccounts: (mock, value) => mock.serviceAccounts({ organizationId: value }),
  apiKeys: (mock, value) => mock.apiKeys({ organizationId: value }),
  'apiKeys without an organization': (mock, value) => mock.apiKeys(value),
  userAccounts: (mock, value) => mock.userAccounts({ organizationId: value }),
  investigativeActions: (mock, value) => mock.investigativeActions({ organizationId: value }),
  explain: (mock, value) => mock.explain(value),
  'explain an id': (mock, value) => mock.explain({ id: value } as never),
  restore: (mock, value) => mock.restore(value),
  'restore a part': async (mock, value) => mock.restore({ ...(await mock.snapshot()), randomSeed: value }),
  'restore contents': async (mock, value) => mock.restore({ ...(await mock.snapshot()), contents: value }),
  'restore an unknown member': async (mock, value) =>
    mock.restore({ ...(await mock.snapshot()), more: value } as Snapshot),
  'clock.set': (mock, value) => mock.clock.set(value),
  'clock.advance': (mock, value) => mock.clock.advance(value),
  'clock.advance by days': (mock, value) => mock.clock.advance({ days: value }),
  'faults.add': (mock, value) => added(mock, value),
  'faults.add with a status': (mock, value) => added(mock, { status: value }),
  'faults.add with a route': (mock, value) => added(mock, { on: [value], status: 503 }),
  'faults.add with a delay': (mock, value) => added(mock, { status: 503, retryAfter: value }),
  'faults.remove': (mock, value) => mock.faults.remove(value),
}

async function added(mock: AnyMock, fault: Fault) {
  const { id, fault: copy, met } = await mock.faults.add(fault)
  return { id, copy, met: await met }
}

const VALUES: Readonly<Record<string, unknown>> = {
  undefined,
  null: null,
  'a number': 5,
  NaN: Number.NaN,
  'a boolean': true,
  'an empty string': '',
  'a string': 'text',
  'a path': '../clock',
  'the current folder': '.',
  'the parent folder': '..',
  'a lone surrogate': '\ud800',
  'a long string': 'x'.repeat(100_000),
  'an empty array': [],
  'an array': ['text'],
  'an object with an unknown member': { more: 1 },
  'an object with an undefined member': { more: undefined },
  'a function': () => 5,
  'a function in an object': { serviceAccounts: () => [] },
  'a symbol': Symbol('text'),
  'a bigint': 7n,
  'a date': new Date(0),
  'an invalid date': new Date(Number.NaN),
  'a map': new Map(),
}

/** Members without arguments or results, and those of the connection. */
const OTHERS = [
  ...['baseUrl', 'organizationId', 'otp', 'randomSeed', 'fetch', 'clock', 'faults', 'reset', 'clearRequests'],
  ...['expectNoUnhandledRequests', 'world', 'close', 'deleteWorld', 'onDiscard'],
  ...['clock.now', 'clock.resume', 'faults.clear'],
]

const namesOf = (object: object) => [
  ...Object.keys(object),
  ...Object.getOwnPropertyNames(Object.getPrototypeOf(object)).filter(name => name !== 'constructor'),
]

test('every member of a remote mock is compared', () => {
  const members = [
    ...namesOf(remote),
    ...namesOf(remote.clock).map(name => `clock.${name}`),
    ...namesOf(remote.faults).map(name => `faults.${name}`),
  ]
  const compared = [...Object.keys(RESULTS), ...Object.keys(CALLS), ...OTHERS]
  expect(members.filter(name => !compared.includes(name))).toEqual([])
})

async function call(mock: AnyMock): Promise<void> {
  const headers = { authorization: `Bearer ${mock.tokens.admin}`, 'content-type': 'application/vnd.api+json' }
  const attributes = { display_name: 'ci', role: 'organization_analyst' }
  const body = JSON.stringify({ data: { type: 'service_accounts', attributes } })
  await mock.fetch(`${mock.baseUrl}/api/v2/service_accounts`, { method: 'POST', headers, body })
  await mock.fetch(`${mock.baseUrl}/api/v2/unknown`, { headers })
}

/** Returns the paths of the objects and arrays, and whether they are frozen. A `Date` cannot be frozen. */
function frozenPaths(value: unknown, path = ''): (readonly [path: string, isFrozen: boolean])[] {
  if (typeof value !== 'object' || value === null || value instanceof Date) return []
  const inner = Object.entries(value).flatMap(([name, each]) => frozenPaths(each, `${path}/${name}`))
  return [[path, Object.isFrozen(value)], ...inner]
}

describe('objects are frozen as those of a mock in this process', () => {
  test.each(Object.keys(RESULTS))('%s', async name => {
    const observe = async (mock: AnyMock) => {
      await mock.reset()
      await call(mock)
      return frozenPaths(await RESULTS[name]?.(mock)).sort(([a], [b]) => a.localeCompare(b))
    }
    expect(await observe(remote)).toEqual(await observe(local))
  })
})

test('the state, the recorded requests and their parts cannot be changed', async () => {
  await call(remote)
  for (const mock of [remote, local]) {
    for (const name of ['state', 'serviceAccounts', 'requests', 'unhandledRequests', 'assumptions', 'tokens']) {
      const paths = frozenPaths(await RESULTS[name]?.(mock))
      expect(paths.filter(([, isFrozen]) => !isFrozen)).toEqual([])
    }
  }
})

/** Returns the result or the error. */
async function outcomeOf(mock: AnyMock, name: string, value: unknown) {
  await mock.reset()
  await mock.faults.add({ on: 'GET /api_keys', status: 503 })
  try {
    return { result: await CALLS[name]?.(mock, value as never), faults: (await mock.faults.list()).length }
  } catch (error) {
    const { name, message } = error as Error
    return { name, isTypeError: error instanceof TypeError, message }
  }
}

/** A URL cannot contain these, and these calls send them in the query. */
const NOT_IN_URLS = ['a lone surrogate', 'a long string']
const BY_QUERY = ['state of an organization', 'serviceAccounts', 'apiKeys', 'userAccounts', 'investigativeActions']

const CASES = Object.keys(CALLS).flatMap(name =>
  Object.keys(VALUES)
    .filter(value => !(NOT_IN_URLS.includes(value) && BY_QUERY.includes(name)))
    .map(value => [name, value] as const),
)

test.each(CASES)('%s with %s has the same outcome as in this process', async (name, value) => {
  const { message, ...outcome } = await outcomeOf(remote, name, VALUES[value])
  const { message: expected, ...expectedOutcome } = await outcomeOf(local, name, VALUES[value])
  expect({ ...outcome, message: typeof message }).toEqual({ ...expectedOutcome, message: typeof expected })
  // The rest of a snapshot contains secrets. A seed can contain passwords.
  if (message !== undefined) expect(message).toMatch(/^(Invalid|Unknown|Missing) /)
})

test.each<[string, unknown, RegExp]>([
  ['restore', undefined, /^Invalid snapshot: expected an object.*undefined/],
  ['restore', 5, /^Invalid snapshot: expected an object.*number/],
  ['apiKeys', 5, /^Invalid organizationId 5: expected an id\.$/],
  ['state', null, /^Invalid options null: expected an object/],
  ['state', 'text', /^Invalid options "text": expected an object/],
  ['seed', undefined, /^Invalid scenario undefined: expected the name of a scenario/],
  ['faults.add', [], /^Invalid fault \[\]: expected an object/],
  ['faults.add', { more: 1 }, /^Unknown fault option "more"/],
  ['clock.set', 5, /^Invalid time 5: expected/],
  ['clock.advance', { more: 1 }, /^Invalid duration \{"more":1\}: expected/],
])('%s with %j names the value, as in this process', async (name, value, message) => {
  for (const mock of [remote, local]) expect((await outcomeOf(mock, name, value)).message).toMatch(message)
})
