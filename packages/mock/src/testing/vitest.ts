import { Workbench } from '@workbench-sdk/client'
import { test as base, expect } from 'vitest'
import { WorkbenchMock } from '../mock/mock.ts'
import type { MockOptions } from '../mock/options.ts'
import type { RemoteMock } from '../remote/remote-mock.ts'
import { clientFetch } from './client-fetch.ts'
import { type MockMatchers, matchers } from './matchers/matchers.ts'
import { DEFAULT_URL, type RemoteMockOptions, RemoteWorlds, useRemoteMock } from './remote-worlds.ts'
import { watchUnhandledRequests } from './unhandled-requests.ts'

export type { AccountReference } from './matchers/active-keys.ts'
export type { RequestLike } from './matchers/request-like.ts'
export type { RequestLine } from './matchers/request-line.ts'
export type { RemoteMockOptions } from './remote-worlds.ts'
export { expect, type MockMatchers }

/** The fixtures of a test. Each fixture is created for one test, and only if the test uses it. */
export interface MockFixtures {
  /** The options for the mock. Set them for a suite with `test.override({ mockOptions: { … } })`. */
  mockOptions: MockOptions
  /** A separate mock for each test. An unhandled request fails the test, unless the test expects it. */
  mock: WorkbenchMock
  /** A client of the mock that acts as an Organization Admin. */
  workbench: Workbench
  /** A client of the mock that acts as an Organization Analyst. */
  analyst: Workbench
  /** A client of the mock that acts as an Organization Admin with read-only access. */
  readOnly: Workbench
}

/**
 * Vitest's `test` with a mock and its clients as fixtures.
 *
 * @example
 * test('creates a key', async ({ mock, workbench }) => {
 *   await createDeployKey(workbench)
 *   expect(mock).toHaveExactlyOneActiveKey('deployer')
 * })
 *
 * @example
 * describe('with old keys', () => {
 *   test.override({ mockOptions: { scenario: 'stale-keys', now: '2026-11-22T12:00:00Z' } })
 * })
 */
export const test = base.extend<MockFixtures>({
  mockOptions: {},
  mock: async ({ mockOptions }, use) => {
    const mock = new WorkbenchMock(mockOptions)
    const expectNoUnhandledRequests = watchUnhandledRequests(mock)
    await use(mock)
    expectNoUnhandledRequests()
  },
  workbench: async ({ mock }, use) => use(clientOf(mock, 'admin')),
  analyst: async ({ mock }, use) => use(clientOf(mock, 'analyst')),
  readOnly: async ({ mock }, use) => use(clientOf(mock, 'readOnlyAdmin')),
})

/** Milliseconds. The default time limit of a test is 5 s. */
const CONNECT_TIMEOUT = 4_000

/** The fixtures of a test with a mock in another process. */
export interface RemoteMockFixtures {
  /**
   * The server's URL. Set it for a suite with `test.override({ mockUrl: … })`, or for all suites with the environment variable
   * WORKBENCH_MOCK_URL. The control token is read from WORKBENCH_MOCK_CONTROL_TOKEN.
   */
  mockUrl: string | undefined
  /** The mock's state at the start of a test. */
  mockOptions: RemoteMockOptions
  /** @internal The worker's worlds. */
  remoteWorlds: { at(url: string | undefined): Promise<RemoteMock> }
  /** The worker's own world. It is reset before each test. An unhandled request fails the test. */
  mock: RemoteMock
  /** A client of the mock that acts as an Organization Admin. */
  workbench: Workbench
  /** A client of the mock that acts as an Organization Analyst. */
  analyst: Workbench
  /** A client of the mock that acts as an Organization Admin with read-only access. */
  readOnly: Workbench
}

/**
 * Vitest's `test` with a mock in another process and its clients as fixtures. Each worker has its own world. The world is deleted
 * when the worker exits.
 *
 * @example
 * const test = remoteTest.extend({ mockUrl: 'http://127.0.0.1:4010' })
 * test('creates a key', async ({ mock, workbench }) => {
 *   await createDeployKey(workbench)
 *   await expect(mock).toHaveExactlyOneActiveKey('deployer')
 * })
 */
export const remoteTest = base.extend<RemoteMockFixtures>({
  mockUrl: DEFAULT_URL,
  mockOptions: {},
  remoteWorlds: [
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the names of the fixtures from this parameter.
    async ({}, use) => {
      const worlds = new RemoteWorlds(CONNECT_TIMEOUT)
      await use(worlds)
      await worlds.release()
    },
    { scope: 'worker' },
  ],
  mock: async ({ remoteWorlds, mockUrl, mockOptions }, use) =>
    useRemoteMock(await remoteWorlds.at(mockUrl), mockOptions, use),
  workbench: async ({ mock }, use) => use(remoteClientOf(mock, 'admin')),
  analyst: async ({ mock }, use) => use(remoteClientOf(mock, 'analyst')),
  readOnly: async ({ mock }, use) => use(remoteClientOf(mock, 'readOnlyAdmin')),
})

// Allows HTTP, because the host can be the name of a container without TLS.
const remoteClientOf = ({ tokens, baseUrl }: RemoteMock, role: keyof RemoteMock['tokens']): Workbench =>
  new Workbench({ token: tokens[role], baseUrl, allowInsecureHttp: true })

// Sets the base URL, because the environment could contain another one.
const clientOf = (mock: WorkbenchMock, role: keyof WorkbenchMock['tokens']): Workbench =>
  new Workbench({ token: mock.tokens[role], baseUrl: mock.baseUrl, fetch: clientFetch(mock) })

expect.extend(matchers)

declare global {
  namespace Chai {
    // The type parameters of Vitest's own matcher interface differ between versions 3, 4 and 5. In each version, Vitest's
    // assertions extend Chai's.
    interface Assertion extends MockMatchers {}
  }
}
