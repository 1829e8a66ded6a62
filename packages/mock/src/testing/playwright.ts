import {
  type BrowserContext,
  test as base,
  expect as baseExpect,
  type Expect,
  type MatcherReturnType,
  type Page,
} from '@playwright/test'
import type { Mock } from '../mock/mock.ts'
import type { MockOptions } from '../mock/options.ts'
import { WorkbenchMock } from '../mock/workbench-mock.ts'
import { takeRoute } from '../transports/playwright.ts'
import { type MockMatchers, matchers } from './matchers/matchers.ts'
import { watchUnhandledRequests } from './unhandled-requests.ts'

export type { AccountReference } from './matchers/active-keys.ts'
export type { RequestLike } from './matchers/request-like.ts'
export type { RequestLine } from './matchers/request-line.ts'

/** What a test is given. */
export interface MockFixtures {
  /** What the mock is made with: `test.use({ mockOptions: { … } })`, or `use` of the configuration. */
  mockOptions: MockOptions
  /** A mock of the test's own, which the calls of its pages reach. A call of what Workbench does not have fails the test. */
  mock: WorkbenchMock
}

/**
 * Playwright's `test`, whose pages reach a mock where they call Workbench. What they call elsewhere is left alone.
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
    const expectNoSurprises = watchUnhandledRequests(mock)
    await use(mock)
    expectNoSurprises()
  },
  // Also where a test does not ask for the mock: no call of its pages reaches the real Workbench.
  context: async ({ context, mock }, use) => {
    const stop = await routeToMock(context, mock)
    await use(context)
    await stop()
  },
})

/** The matchers as Playwright wants to know them. */
type ForPlaywright = {
  [Name in keyof MockMatchers]: (mock: Mock, ...args: Parameters<MockMatchers[Name]>) => MatcherReturnType
}

/** Playwright's `expect`, with the matchers for a mock. */
export const expect: Expect<ForPlaywright> = baseExpect.extend(matchers)

/**
 * Lets the calls of pages reach a mock where they go to its origin: of a context that a test has made itself, or of one page.
 *
 * @returns what ends it.
 *
 * @example
 * const stop = await routeToMock(await browser.newContext(), mock)
 */
export async function routeToMock(pages: BrowserContext | Page, mock: Mock): Promise<() => Promise<void>> {
  const ended = new AbortController()
  const isMocks = (url: URL) => url.origin === mock.baseUrl
  const take = takeRoute(request => mock.answer(request), ended.signal)
  await pages.route(isMocks, take)
  return async () => {
    ended.abort()
    await pages.unroute(isMocks, take)
  }
}
