import { WorkbenchMock } from '@workbench-sdk/mock'
import { expect, test } from 'vitest'
import { expectGrowthBelow } from './growth.ts'

/** A mock that received this many unhandled requests with paths of this length. */
async function mockWithUnhandled(count: number, length: number): Promise<WorkbenchMock> {
  const mock = new WorkbenchMock()
  for (let index = 0; index < count; index++) await mock.fetch(`${mock.baseUrl}/api/v2/${index}/${'a'.repeat(length)}`)
  return mock
}

function messageOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    return (error as Error).message
  }
  throw new Error('Expected an error.')
}

test('the error for unhandled requests has a maximum length', async () => {
  const mock = await mockWithUnhandled(50, 8_000)
  const message = messageOf(() => mock.expectNoUnhandledRequests())
  expect(message.length).toBeLessThan(5_000)
  expect(message).toMatch(/Did you mean "GET \/.*and 40 more$/s)
})

test('the explanation of an unhandled request has a maximum length', async () => {
  const mock = await mockWithUnhandled(1, 8_000)
  expect(mock.explain('req_1').length).toBeLessThan(1_000)
})

test('the error for a pattern has a maximum length', () => {
  const { faults } = new WorkbenchMock()
  for (const on of [`GET /${'a'.repeat(10_000)}`, 'a'.repeat(10_000)]) {
    expect(messageOf(() => faults.add({ on, status: 500 })).length).toBeLessThan(1_000)
  }
  expect(messageOf(() => faults.add({ ['a'.repeat(10_000)]: 1 } as never)).length).toBeLessThan(1_000)
  expect(messageOf(() => faults.add({ status: 'a'.repeat(10_000) } as never)).length).toBeLessThan(1_000)
})

test.each([
  // A longer pattern is rejected without a suggestion.
  ['a pattern', (text: string) => ({ on: `GET /${text}`, status: 500 })],
  ['an option', (text: string) => ({ [text]: 1 })],
])('a suggestion for %s that is long takes no longer than for a short one', async (_, faultOf) => {
  const { faults } = new WorkbenchMock()
  const reject = (length: number) => messageOf(() => faults.add(faultOf('a'.repeat(length)) as never))
  await expectGrowthBelow(10, [200, 9_000], reject)
})

test('the time to match a request does not depend on the number of patterns of a fault', async () => {
  const create = (patterns: number) => {
    const mock = new WorkbenchMock()
    mock.faults.add({ on: Array.from({ length: patterns }, (_, index) => `GET /api_keys/${index}`), status: 500 })
    return mock
  }
  const send = async (mock: WorkbenchMock) => {
    for (let count = 0; count < 20; count++) await mock.fetch(`${mock.baseUrl}/api/v2/organizations`)
  }
  await expectGrowthBelow(10, [create(9), create(900)], send)
})
