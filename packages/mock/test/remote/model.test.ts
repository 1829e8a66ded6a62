// The same operations on a mock in this process and on a remote one have the same results.
import { type Fault, fleet, type RecordedRequest, type Seed } from '@workbench-sdk/mock'
import { expect as expectMock } from '@workbench-sdk/mock/vitest'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../../../../test/soak.ts'
import { type AnyMock, local, remote, seedOf, useRemoteAndLocal } from './remote-and-local.ts'

type Operation = (mock: AnyMock) => unknown

useRemoteAndLocal()

const anySeed: fc.Arbitrary<Seed> = fc.oneof(
  fc.record({
    serviceAccounts: fc.array(
      fc.record(
        {
          name: fc.string({ unit: 'grapheme', minLength: 0, maxLength: 12 }),
          readOnly: fc.boolean(),
          createdAt: fc.date({ min: new Date('2020-01-01'), max: new Date('2026-11-01'), noInvalidDate: true }),
          keys: fc.array(fc.record({ name: fc.constantFrom('deploy', 'spare', ''), active: fc.boolean() }), {
            maxLength: 2,
          }),
        },
        { requiredKeys: ['name'] },
      ),
      { maxLength: 2 },
    ),
  }),
  fc.constant({ organizations: [{ name: 'Other', serviceAccounts: [{ name: 'ci' }] }] }),
)

const anyFault: fc.Arbitrary<Fault> = fc.constantFrom<Fault[]>(
  { on: 'GET /api_keys', times: 1, status: 503, retryAfter: 2 },
  { on: 'GET *', times: 1, status: 429, retryAfter: new Date('2026-12-01T00:00:00Z') },
  { on: 'POST *', times: 2, drop: true, when: 'after-commit' },
  { on: 'GET *', rate: 0.5, body: 'cut' },
  { latency: 1 },
  { rateLimit: { limit: 2, per: { minutes: 1 } } },
  { on: 'GET /unknown', status: 503 },
  { status: 200 },
)

const anyCall = fc.constantFrom(
  ['GET', '/api_keys'],
  ['GET', '/service_accounts?page[limit]=1&filter[name]=ci'],
  ['GET', '/api_kyes'],
  ['POST', '/service_accounts'],
  ['DELETE', '/service_accounts/00000000-0000-4000-8000-000000000000'],
)

const anyOperation: fc.Arbitrary<Operation> = fc.oneof(
  anySeed.map(seed => (mock: AnyMock) => seedOf(mock)(seed)),
  fc.constantFrom<Operation>(
    mock => mock.seed('stale-keys'),
    mock => mock.seed('unknown' as 'typical'),
    mock => seedOf(mock)(fleet(3)),
    mock => mock.clock.advance({ days: 91, seconds: 1.001 }),
    mock => mock.clock.advance(1001),
    mock => mock.clock.advance(Number.NaN),
    mock => mock.clock.set('2027-01-01T00:00:00.001Z'),
    mock => mock.clock.set(new Date(Number.NaN)),
    mock => mock.faults.clear(),
    mock => mock.faults.remove('fault-1'),
    mock => mock.reset(),
    mock => mock.clearRequests(),
    mock => mock.expectNoUnhandledRequests(),
    mock => mock.explain('req_1'),
    mock => mock.explain('req_99'),
    async mock => void (await expectMock(mock).toHaveReceived('GET /api_keys', { status: 200, caller: 'Mock admin' })),
    async mock =>
      void (await expectMock(mock).not.toHaveReceived('POST /service_accounts', {
        attributes: { display_name: 'ci' },
      })),
    async mock => void (await expectMock(mock).toHaveReceivedTimes('GET *', 1)),
    async mock => void (await expectMock(mock).toHaveExactlyOneActiveKey('deployer')),
    async mock => void (await expectMock(mock).toHaveExactlyOneActiveKey('legacy-integration')),
    async mock => void (await expectMock(mock).toHaveReceivedUnhandledRequest('GET /api_kyes')),
    async mock => void (await expectMock(mock).toHaveRejected('authentication')),
    async mock => {
      const snapshot = await mock.snapshot()
      await mock.seed('typical')
      await mock.restore(snapshot)
    },
    mock => mock.restore({ snapshot: 2 } as never),
  ),
  anyFault.map(fault => async (mock: AnyMock) => {
    const added = await mock.faults.add(fault)
    return [added.id, added.fault, await added.met]
  }),
  fc.tuple(anyCall, fc.constantFrom('admin', 'analyst', 'none')).map(
    ([[method, path], caller]) =>
      (mock: AnyMock) =>
        call(mock, method, path, caller),
  ),
)

async function call(mock: AnyMock, method = 'GET', path = '', caller = 'admin'): Promise<unknown> {
  const token = new Map<string, string>(Object.entries(mock.tokens)).get(caller) ?? 'none'
  const data = { type: 'service_accounts', attributes: { display_name: 'ci' } }
  const response = await mock.fetch(`${mock.baseUrl}/api/v2${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/vnd.api+json' },
    ...(method === 'POST' && { body: JSON.stringify({ data }) }),
  })
  return [response.status, response.headers.get('x-request-id'), await response.text()]
}

const outcomeOf = async (work: () => unknown) => {
  try {
    return { result: await work() }
  } catch (error) {
    const { name, message } = error as Error
    // Only the mock in this process names the program's own functions.
    return { name, ...(name === 'AssertionError' && { message }) }
  }
}

/** Removes everything that depends on the connection and on the time. */
const comparable = ({ durationMs: _, headers: __, ...request }: RecordedRequest) => request

async function observe(mock: AnyMock, operations: readonly Operation[]) {
  await mock.reset()
  const outcomes: unknown[] = []
  for (const operation of operations) outcomes.push(await outcomeOf(() => operation(mock)))
  return {
    outcomes,
    requests: (await mock.requests).map(comparable),
    unhandled: (await mock.unhandledRequests).map(comparable),
    state: await mock.state(),
    lists: [
      await mock.serviceAccounts(),
      await mock.apiKeys(),
      await mock.userAccounts(),
      await mock.investigativeActions(),
    ],
    faults: (await mock.faults.list()).map(({ id, fault, met }) => ({ id, fault, met })),
    now: await mock.clock.now(),
    snapshot: await mock.snapshot(),
    described: [mock.tokens, mock.otp, mock.organizationId, mock.randomSeed, mock.assumptions, mock.baseUrl],
  }
}

test('a remote mock returns the same results as a mock in this process', () =>
  fc.assert(
    fc.asyncProperty(fc.array(anyOperation, { maxLength: 12 }), async operations => {
      expect(await observe(remote, operations)).toEqual(await observe(local, operations))
    }),
    { numRuns: runs(20, 600) },
  ))
