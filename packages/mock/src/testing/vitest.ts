import { Workbench } from '@workbench-sdk/client'
import { test as base, expect } from 'vitest'
import type { MockOptions } from '../mock/options.ts'
import { WorkbenchMock } from '../mock/workbench-mock.ts'
import { type MockMatchers, matchers } from './matchers/matchers.ts'
import { watchUnhandledRequests } from './unhandled-requests.ts'

export type { AccountReference } from './matchers/active-keys.ts'
export type { RequestLike } from './matchers/request-like.ts'
export type { RequestLine } from './matchers/request-line.ts'
export { expect, type MockMatchers }

/** What a test is given. Each is made for one test alone, when that test asks for it. */
export interface MockFixtures {
  /** What the mock is made with. A suite has options of its own by `test.override({ mockOptions: { … } })`. */
  mockOptions: MockOptions
  /** A mock of the test's own. A call of what Workbench does not have fails the test, unless it says that it expects it. */
  mock: WorkbenchMock
  /** A client of that mock, as an Organization Admin. */
  workbench: Workbench
  /** A client of that mock, as an Organization Analyst. */
  analyst: Workbench
  /** A client of that mock, as an Organization Admin with read-only access. */
  readOnly: Workbench
}

/**
 * Vitest's `test`, with a mock and clients of it.
 *
 * @example
 * test('a key is made', async ({ mock, workbench }) => {
 *   await makeDeployKey(workbench)
 *   expect(mock).toHaveExactlyOneActiveKey('deployer')
 * })
 *
 * @example
 * describe('with old keys', () => {
 *   test.override({ mockOptions: { scenario: 'stale-keys', now: '2026-11-22' } })
 * })
 */
export const test = base.extend<MockFixtures>({
  mockOptions: {},
  mock: async ({ mockOptions }, use) => {
    const mock = new WorkbenchMock(mockOptions)
    const expectNoSurprises = watchUnhandledRequests(mock)
    await use(mock)
    expectNoSurprises()
  },
  workbench: async ({ mock }, use) => use(clientOf(mock, 'admin')),
  analyst: async ({ mock }, use) => use(clientOf(mock, 'analyst')),
  readOnly: async ({ mock }, use) => use(clientOf(mock, 'readOnlyAdmin')),
})

// The base URL is said, since the environment could have another one.
const clientOf = ({ tokens, baseUrl, fetch }: WorkbenchMock, who: keyof WorkbenchMock['tokens']): Workbench =>
  new Workbench({ token: tokens[who], baseUrl, fetch })

expect.extend(matchers)

declare global {
  namespace Chai {
    // Vitest's own interface for matchers has other type parameters in version 5 than in 3 and 4. Its assertions take over
    // what Chai's have, in each of them.
    interface Assertion extends MockMatchers {}
  }
}
