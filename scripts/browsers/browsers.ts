import type { Browser } from './browser.ts'
import { chromium } from './chromium.ts'
import { firefox } from './firefox.ts'
import { webkit } from './webkit.ts'

/** One browser for each engine. */
export const BROWSERS: readonly Browser[] = [chromium, firefox, webkit]

/** The Debian packages of all browsers. */
export const BROWSER_PACKAGES = BROWSERS.flatMap(({ packages }) => packages)
