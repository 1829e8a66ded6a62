import { type Page as ChromiumPage, chromium } from '@playwright/test'
import type { DrivenBrowser } from '../../../../scripts/browsers/browser.ts'
import { BINARY, FLAGS, isInstalled } from '../../../../scripts/browsers/chromium.ts'
import { startFirefox } from '../../../../scripts/browsers/firefox.ts'
import { startWebKit } from '../../../../scripts/browsers/webkit.ts'
import { bundleCommands, DrivenPage } from './driven/page.ts'
import type { Page } from './page.ts'

/** A started browser, which a worker shares between its tests. The origin of each test's site is its own. */
export interface Engine extends AsyncDisposable {
  /** Opens a page in the foreground. */
  readonly open: () => Promise<OpenPage>
}

export interface OpenPage extends AsyncDisposable {
  readonly page: Page
  /** The same page with all Playwright features. Undefined in the engines that Playwright cannot start. */
  readonly chromiumPage?: ChromiumPage
  /** The page's console output and uncaught errors. */
  readonly messages: () => Promise<readonly string[]>
  /** Takes a screenshot of the viewport, without secrets. */
  readonly takePicture: (path: string) => Promise<void>
}

const VIEWPORT = { width: 1280, height: 900 }
const TIME_ZONE = 'Asia/Kolkata'

/** The test id of the element that shows a secret. */
const SECRET = 'secret'

export const ENGINES = { chromium: startChromium, firefox: drive(startFirefox), webkit: drive(startWebKit) }

export type EngineName = keyof typeof ENGINES

/** Debian's Chromium if it is installed, otherwise Playwright's own. */
async function startChromium(): Promise<Engine> {
  const browser = await chromium.launch((await isInstalled()) ? { executablePath: BINARY, args: FLAGS } : {})
  return {
    open: async () => {
      // Without a window, Chromium does not grant the permissions of a tab in the foreground.
      const permissions = ['clipboard-write']
      const context = await browser.newContext({
        locale: 'en-GB',
        timezoneId: TIME_ZONE,
        viewport: VIEWPORT,
        permissions,
      })
      const page = await context.newPage()
      const messages: string[] = []
      page.on('console', message => messages.push(message.text()))
      page.on('pageerror', error => messages.push(String(error)))
      return {
        page,
        chromiumPage: page,
        messages: async () => messages,
        takePicture: async path => {
          await page.screenshot({ path, mask: [page.getByTestId(SECRET)], animations: 'disabled' })
        },
        [Symbol.asyncDispose]: () => context.close(),
      }
    },
    [Symbol.asyncDispose]: () => browser.close(),
  }
}

function drive(start: (env: NodeJS.ProcessEnv) => Promise<DrivenBrowser>) {
  return async (): Promise<Engine> => {
    const commands = await bundleCommands()
    const browser = await start({ TZ: TIME_ZONE })
    return {
      open: async () => {
        const tab = await browser.newTab()
        await tab.resize(VIEWPORT)
        const page = new DrivenPage(tab, commands)
        return {
          page,
          messages: async () => (await tab.output()).split('\n').filter(line => line !== ''),
          takePicture: path => page.takePicture(path, page.getByTestId(SECRET)),
          [Symbol.asyncDispose]: () => tab[Symbol.asyncDispose](),
        }
      },
      [Symbol.asyncDispose]: () => browser[Symbol.asyncDispose](),
    }
  }
}
