import { WorkbenchMock } from '@workbench-sdk/mock'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../../../../../test/soak.ts'
import type { Fault } from '../../mock/control-api.ts'
import { describeFault } from './describe-fault.ts'
import {
  FAULT_TYPES,
  type FaultTypeId,
  FIELDS,
  type FieldId,
  INITIAL_DRAFT,
  issueIn,
  isUsable,
  toFault,
} from './fault-fields.ts'

test.each<[Fault, string]>([
  [{ status: 503 }, 'All requests: responds with 503, before the change is saved'],
  [
    { status: 429, retryAfter: 2, times: 1 },
    'All requests: responds with 429 and Retry-After 2 s, before the change is saved, once',
  ],
  [
    { on: 'POST /api_keys', drop: true, when: 'after-commit', times: 3, skip: 1 },
    'POST /api_keys: drops the connection, after the change is saved, skips the first 1, 3 times',
  ],
  [{ on: ['GET *', 'PATCH *'], body: 'cut', rate: 0.125 }, 'GET *, PATCH *: cuts off the body, 13% of requests'],
  [{ body: 'malformed' }, 'All requests: sends a body that is not valid JSON'],
  [{ latency: [250, 2_000] }, 'All requests: responds normally, delayed by 250 ms to 2 s, before the change is saved'],
  [{ rateLimit: { limit: 10, per: { minutes: 1 } } }, 'All requests: allows 10 requests per 60 s'],
])('describes a fault: %j', (fault, sentence) => {
  expect(describeFault(fault)).toBe(sentence)
})

test.each(Object.keys(FAULT_TYPES) as FaultTypeId[])('describes a fault that the form creates: %s', type => {
  const fault = toFault(type, INITIAL_DRAFT)
  expect(describeFault(fault)).toMatch(/^All requests: \w/)
})

test('reads the fields of the form', () => {
  const draft = { ...INITIAL_DRAFT, on: 'POST /api_keys', rate: '25', skip: '2', maxDelay: '3000' }
  expect(toFault('latency', draft)).toEqual({ on: 'POST /api_keys', latency: [2_000, 3_000], rate: 0.25, skip: 2 })
  expect(toFault('latency', { ...draft, delay: '', rate: ' ', skip: '' })).toEqual({
    on: 'POST /api_keys',
    latency: [0, 3_000],
  })
})

test.each([
  ['status', '999', 'Enter a whole number from 400 to 599.'],
  ['status', '', 'Enter a whole number from 400 to 599.'],
  ['status', '500.5', 'Enter a whole number from 400 to 599.'],
  ['times', '0', 'Enter a whole number, 1 or more.'],
  ['rate', '101', 'Enter a number from 0 to 100.'],
  ['delay', '1e12', 'Enter a number from 0 to 86400000.'],
  ['skip', 'x', 'Enter a whole number, 0 or more.'],
  ['status', '599', undefined],
  ['times', '', undefined],
  ['rate', '12.5', undefined],
  ['on', 'anything', undefined],
] as const)('suggests what to enter in %s instead of "%s"', (id, text, issue) => {
  expect(issueIn(id, { ...INITIAL_DRAFT, [id]: text })).toBe(issue)
})

test('the mock accepts everything that the form accepts', async () => {
  const mock = new WorkbenchMock()
  const text = fc.oneof(
    fc.constantFrom('', ' ', '0', '1', '-1', '1.5', '400', '599', '600', '1e3', 'x'),
    fc.double().map(String),
  )
  const drafts = fc.record(
    Object.fromEntries(Object.keys(FIELDS).map(id => [id, text])) as Record<FieldId, typeof text>,
  )
  fc.assert(
    fc.property(fc.constantFrom(...(Object.keys(FAULT_TYPES) as FaultTypeId[])), drafts, (type, draft) => {
      const full = { ...draft, on: '*', body: 'cut', when: 'after-commit' }
      if (isUsable(type, full)) mock.faults.add(toFault(type, full) as Parameters<typeof mock.faults.add>[0])
    }),
    { numRuns: runs(200, 1_000) },
  )
})
