import {
  type BrowserContext,
  test as base,
  expect as baseExpect,
  type Expect,
  type MatcherReturnType,
  type Page,
} from '@playwright/test'
import { WorkbenchMock } from '../mock/mock.ts'
import type { MockOptions } from '../mock/options.ts'
import { toResponse } from '../platform/http-message.ts'
import { routeHandler } from '../transports/playwright.ts'
import { type MockMatchers, matchers } from './matchers/matchers.ts'
import { watchUnhandledRequests } from './unhandled-requests.ts'

export type { AccountReference } from './matchers/active-keys.ts'
export type { RequestLike } from './matchers/request-like.ts'
export type { RequestLine } from './matchers/request-line.ts'

/** The fixtures of a test. */
export interface MockFixtures {
  /** The options of the mock. Set them with `test.use({ mockOptions: { … } })`, or in `use` of the configuration. */
  mockOptions: MockOptions
  /** A separate mock for each test, which receives the requests of its pages. An unhandled request fails the test. */
  mock: WorkbenchMock
}

/**
 * Playwright's `test`, whose pages reach a mock instead of Workbench. Other requests are not affected.
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
  // Depends on the mock, so that the pages never reach the real Workbench, even if a test does not use the mock.
  context: async ({ context, mock }, use) => {
    const stop = await routeToMock(context, mock)
    await use(context)
    await stop()
  },
})

/** The types of the matchers in the form that Playwright expects. */
type PlaywrightMatchers = {
  [Name in keyof MockMatchers]: (mock: WorkbenchMock, ...args: Parameters<MockMatchers[Name]>) => MatcherReturnType
}

/** Playwright's `expect`, with the matchers for a mock. */
export const expect: Expect<PlaywrightMatchers> = baseExpect.extend(matchers)

/**
 * Routes the requests of a page, or of all pages in a context, to a mock if they are for the mock's origin.
 *
 * @returns a function that stops the routing
 *
 * @example
 * const stop = await routeToMock(await browser.newContext(), mock)
 */
export async function routeToMock(pages: BrowserContext | Page, mock: WorkbenchMock): Promise<() => Promise<void>> {
  const stopped = new AbortController()
  const isForMock = (url: URL) => url.origin === mock.baseUrl
  const handler = routeHandler(async request => toResponse(await mock.handle(request)), stopped.signal)
  await pages.route(isForMock, handler)
  return async () => {
    stopped.abort()
    await pages.unroute(isForMock, handler)
  }
}
