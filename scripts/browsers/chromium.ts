import { access } from 'node:fs/promises'
import { chromium as playwright } from 'playwright-core'
import { START_TIMEOUT } from '../processes/process.ts'
import type { Browser } from './browser.ts'

/** The name of the Debian package. */
export const CHROMIUM = 'chromium-headless-shell'

export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export const BINARY = '/usr/bin/chromium-headless-shell'

export const isInstalled = (): Promise<boolean> =>
  access(BINARY).then(
    () => true,
    () => false,
  )

export const chromium: Browser = {
  name: 'Chromium',
  packages: [CHROMIUM],
  open: async () => {
    const browser = await playwright.launch({ executablePath: BINARY, args: FLAGS, timeout: START_TIMEOUT })
    const page = await browser.newPage()
    const printed: string[] = []
    page.on('console', message => printed.push(message.text()))
    return {
      goto: async url => void (await page.goto(url)),
      evaluate: expression => page.evaluate<unknown>(expression),
      output: async () => printed.join('\n'),
      [Symbol.asyncDispose]: () => browser.close(),
    }
  },
}
