import {
  type Locator as ChromiumLocator,
  type Page as ChromiumPage,
  expect as expectInChromium,
} from '@playwright/test'
import { expectLocator, expectPage, type LocatorAssertions, type PageAssertions } from './driven/expect.ts'
import { DrivenLocator, DrivenPage } from './driven/page.ts'
import type { Locator, Page } from './page.ts'

interface Expect {
  (actual: ChromiumLocator): ReturnType<typeof expectInChromium<ChromiumLocator>>
  (actual: ChromiumPage): ReturnType<typeof expectInChromium<ChromiumPage>>
  (actual: Locator): LocatorAssertions
  (actual: Page): PageAssertions
  <T>(actual: T): ReturnType<typeof expectInChromium<T>>
  readonly poll: typeof expectInChromium.poll
}

/** Playwright's `expect`, which also accepts the pages and locators of other engines. */
export const expect: Expect = Object.assign(
  (actual: unknown) => {
    if (actual instanceof DrivenLocator) return expectLocator(actual)
    if (actual instanceof DrivenPage) return expectPage(actual)
    return expectInChromium(actual)
  },
  { poll: expectInChromium.poll },
) as Expect
