import puppeteer, { type ConsoleMessage, type KeyInput, type Page } from 'puppeteer-core'
import { START_TIMEOUT } from '../processes/process.ts'
import { type Browser, type DrivenBrowser, fromJson, onlyTab, type Tab, toJson } from './browser.ts'

const BINARY = '/usr/bin/firefox-esr'

/** Preferences in addition to Puppeteer's. They prevent requests to Mozilla's servers. */
const PREFERENCES = {
  'app.normandy.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
}

export const firefox: Browser = {
  name: 'Firefox',
  packages: ['firefox-esr'],
  open: () => onlyTab(startFirefox()),
}

/** Starts Firefox, which supports WebDriver BiDi without a driver. */
export async function startFirefox(env: NodeJS.ProcessEnv = {}): Promise<DrivenBrowser> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: BINARY,
    extraPrefsFirefox: PREFERENCES,
    timeout: START_TIMEOUT,
    env: { ...process.env, ...env },
  })
  return {
    newTab: async () => drive(await browser.newPage()),
    [Symbol.asyncDispose]: () => browser.close(),
  }
}

function drive(page: Page): Tab {
  const printed: Promise<string>[] = []
  page.on('console', message => printed.push(textOf(message)))
  page.on('pageerror', error => printed.push(Promise.resolve(String(error))))
  return {
    goto: async url => void (await page.goto(url)),
    evaluate: async expression => fromJson(await page.evaluate(toJson(expression))),
    output: async () => (await Promise.all(printed)).join('\n'),
    reload: async () => void (await page.reload()),
    bringToFront: () => page.bringToFront(),
    resize: size => page.setViewport(size),
    press: keys => press(page, keys.replace('Space', ' ').split('+') as KeyInput[]),
    type: text => page.keyboard.type(text),
    click: ({ x, y }, clicks = 1) => page.mouse.click(x, y, { count: clicks }),
    move: ({ x, y }) => page.mouse.move(x, y),
    wheel: (deltaX, deltaY) => page.mouse.wheel({ deltaX, deltaY }),
    screenshot: () => page.screenshot(),
    leave: answer => leave(page, answer),
    [Symbol.asyncDispose]: () => page.close(),
  }
}

/**
 * Returns the text of a console message, including the content of objects. After navigation, this content is no longer available.
 */
async function textOf(message: ConsoleMessage): Promise<string> {
  const contents = await Promise.all(message.args().map(arg => arg.jsonValue().catch(() => '')))
  return [
    message.text(),
    ...contents.filter(content => typeof content === 'object').map(content => JSON.stringify(content)),
  ].join(' ')
}

async function press(page: Page, keys: readonly KeyInput[]): Promise<void> {
  for (const key of keys) await page.keyboard.down(key)
  for (const key of keys.toReversed()) await page.keyboard.up(key)
}

async function leave(page: Page, answer: 'stay' | 'leave'): Promise<boolean> {
  let asked = false
  page.once('dialog', async dialog => {
    asked = true
    await (answer === 'leave' ? dialog.accept() : dialog.dismiss())
  })
  await page.evaluate('void (location.href = "about:blank")')
  await page.close({ runBeforeUnload: true })
  return asked
}
