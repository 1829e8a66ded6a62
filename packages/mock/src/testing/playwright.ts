import {
  type BrowserContext,
  test as base,
  expect as baseExpect,
  type Expect,
  type MatcherReturnType,
  type Page,
} from '@playwright/test'
import { WorkbenchMock } from '../mock/mock.ts'
import { type MockOptions, WORKBENCH_URL } from '../mock/options.ts'
import { toResponse } from '../platform/http-message.ts'
import type { RemoteMock } from '../remote/remote-mock.ts'
import { routeHandler } from '../transports/playwright.ts'
import type { AnyMock, Awaitable } from './any-mock.ts'
import { type MockMatchers, matchers } from './matchers/matchers.ts'
import { DEFAULT_URL, type RemoteMockOptions, RemoteWorlds, useRemoteMock } from './remote-worlds.ts'
import { watchUnhandledRequests } from './unhandled-requests.ts'

export type { AccountReference } from './matchers/active-keys.ts'
export type { RequestLike } from './matchers/request-like.ts'
export type { RequestLine } from './matchers/request-line.ts'
export type { RemoteMockOptions } from './remote-worlds.ts'

/** The fixtures of a test. */
export interface MockFixtures {
  /** The options for the mock. Set them with `test.use({ mockOptions: { … } })`, or in `use` in the configuration. */
  mockOptions: MockOptions
  /** A separate mock for each test. It receives the requests from the test's pages. An unhandled request fails the test. */
  mock: WorkbenchMock
}

/**
 * Playwright's `test` with a mock. Requests from pages to Workbench reach the mock. Other requests are not affected.
 *
 * @example
 * test('the page lists the keys', async ({ page, mock }) => {
 *   mock.seed('typical')
 *   await page.goto('/keys')
 *   await expect(page.getByRole('row')).toHaveCount(9)
 *   expect(mock).toHaveReceived('GET /api_keys')
 * })
 */
export const test = base.extend<MockFixtures>({
  mockOptions: [{}, { option: true }],
  mock: async ({ mockOptions }, use) => {
    const mock = new WorkbenchMock(mockOptions)
    const expectNoUnhandledRequests = watchUnhandledRequests(mock)
    await use(mock)
    expectNoUnhandledRequests()
  },
  // Depends on the mock, so that pages never reach the real Workbench, even if a test does not use the mock.
  context: async ({ context, mock }, use) => {
    const stop = await routeToMock(context, mock)
    await use(context)
    await stop()
  },
})

/** Milliseconds. The default time limit of a test is 30 s. */
const CONNECT_TIMEOUT = 20_000

/** The fixtures of a test with a mock in another process. */
export interface RemoteMockFixtures {
  /** The mock's state at the start of a test. */
  mockOptions: RemoteMockOptions
  /** The worker's own world. It is reset before each test. An unhandled request fails the test. */
  mock: RemoteMock
}

/** The fixtures of a worker with a mock in another process. */
export interface RemoteWorkerFixtures {
  /**
   * The server's URL. Set it in `use` in the configuration, or with the environment variable WORKBENCH_MOCK_URL. The
   * control token is read from WORKBENCH_MOCK_CONTROL_TOKEN.
   */
  mockUrl: string | undefined
  /** @internal The worker's world. */
  remoteWorld: RemoteMock
}

/**
 * Playwright's `test` with a mock in another process. Each worker has its own world. The world is deleted when the worker exits.
 * Requests from pages to `https://workbench.expel.io` reach that world.
 *
 * @example
 * remoteTest('the page lists the keys', async ({ page, mock }) => {
 *   await mock.seed('typical')
 *   await page.goto('/keys')
 *   await expect(mock).toHaveReceived('GET /api_keys')
 * })
 */
export const remoteTest = base.extend<RemoteMockFixtures, RemoteWorkerFixtures>({
  mockUrl: [DEFAULT_URL, { option: true, scope: 'worker' }],
  // Depends on the URL, so that a server started by a fixture outlives the world.
  remoteWorld: [
    async ({ mockUrl }, use) => {
      const worlds = new RemoteWorlds(CONNECT_TIMEOUT)
      await use(await worlds.at(mockUrl))
      await worlds.release()
    },
    { scope: 'worker' },
  ],
  mockOptions: [{}, { option: true }],
  mock: async ({ remoteWorld, mockOptions }, use) => useRemoteMock(remoteWorld, mockOptions, use),
  context: async ({ context, mock }, use) => {
    const stop = await routeToMock(context, mock)
    await use(context)
    await stop()
  },
})

/** The matcher types in the form that Playwright expects. */
type PlaywrightMatchers = {
  [Name in keyof MockMatchers]: (mock: AnyMock, ...args: Parameters<MockMatchers[Name]>) => Awaitable<MatcherReturnType>
}

/** Playwright's `expect` with the matchers for mocks. */
export const expect: Expect<PlaywrightMatchers> = baseExpect.extend(matchers)

/**
 * Routes requests from a page, or from all pages in a context, to a mock. This affects requests to the mock's origin, or to
 * `https://workbench.expel.io` for a remote mock.
 *
 * @returns a function that stops the routing
 *
 * @example
 * const stop = await routeToMock(await browser.newContext(), mock)
 */
export async function routeToMock(pages: BrowserContext | Page, mock: AnyMock): Promise<() => Promise<void>> {
  const stopped = new AbortController()
  const origin = 'handle' in mock ? mock.baseUrl : WORKBENCH_URL
  const isForMock = (url: URL) => url.origin === origin
  const handler = routeHandler(
    'handle' in mock ? async request => toResponse(await mock.handle(request)) : request => forward(request, mock),
    stopped.signal,
  )
  await pages.route(isForMock, handler)
  return async () => {
    stopped.abort()
    await pages.unroute(isForMock, handler)
  }
}

/** Sends a request to the same path of a remote mock. A lost connection becomes a network error. */
function forward(request: Request, mock: RemoteMock): Promise<Response> {
  const { pathname, search } = new URL(request.url)
  const forwarded = new Request(mock.baseUrl + pathname + search, request)
  // The server rejects pages of unknown origins. The page calls Workbench; the test, not the page, calls the server.
  for (const name of [...forwarded.headers.keys()]) if (FROM_PAGES.test(name)) forwarded.headers.delete(name)
  return mock.fetch(forwarded).catch(() => Response.error())
}

const FROM_PAGES = /^(origin|referer|host|sec-.*)$/
