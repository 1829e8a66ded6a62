import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Actions, Builder, Key, Origin, type WebDriver } from 'selenium-webdriver'
import { freePort } from '../processes/free-port.ts'
import { Process, START_TIMEOUT } from '../processes/process.ts'
import {
  type Browser,
  type DrivenBrowser,
  fromJson,
  onlyTab,
  type Point,
  type Size,
  type Tab,
  toJson,
} from './browser.ts'

/**
 * Records the page's output, because the driver does not report it. Output from workers, and from documents that the page itself
 * loads, is not recorded.
 */
const KEEP_OUTPUT = `
  if (!globalThis.printed) {
    globalThis.printed = []
    for (const level of ['debug', 'log', 'info', 'warn', 'error']) {
      console[level] = (...args) => void printed.push(...args.map(arg => String(arg) + JSON.stringify(arg)))
    }
    addEventListener('error', ({ message }) => void printed.push(message))
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      printed.push('Content Security Policy: ' + violatedDirective + ' blocks ' + blockedURI)
    })
    addEventListener('unhandledrejection', ({ reason }) => void printed.push(String(reason)))
  }`

/** The size of the display, larger than the largest viewport. */
const SCREEN: Size = { width: 2700, height: 1500 }

export const webkit: Browser = {
  name: 'WebKit',
  packages: ['webkit2gtk-driver', 'xvfb'],
  open: () => onlyTab(startWebKit()),
}

/** Starts WebKitGTK's MiniBrowser on a separate display. */
export async function startWebKit(env: NodeJS.ProcessEnv = {}): Promise<DrivenBrowser> {
  await using resources = new AsyncDisposableStack()
  const screen = `${SCREEN.width}x${SCREEN.height}x24`
  const display = resources.use(new Process('Xvfb', ['-displayfd', '1', '-nolisten', 'tcp', '-screen', '0', screen]))
  const DISPLAY = `:${await display.match(/^(\d+)$/)}`
  const port = await freePort()
  resources.use(new Process('WebKitWebDriver', [`--port=${port}`], { ...process.env, ...env, DISPLAY }))
  await untilListening(port)
  const driver = await new Builder()
    .usingServer(`http://127.0.0.1:${port}`)
    .withCapabilities({ browserName: 'MiniBrowser', unhandledPromptBehavior: 'ignore' })
    .build()
  resources.defer(() => driver.quit())
  const started = resources.move()
  const windows = await Windows.of(driver)
  return {
    newTab: async () => drive(driver, windows, await windows.open()),
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  }
}

async function untilListening(port: number): Promise<void> {
  const signal = AbortSignal.timeout(START_TIMEOUT)
  while (!(await isListening(port))) {
    if (signal.aborted) throw new Error(`WebKitWebDriver did not start within ${START_TIMEOUT / 1000} s.`)
    await sleep(20)
  }
}

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  const result = await once(socket, 'connect').then(
    () => true,
    () => false,
  )
  socket.destroy()
  return result
}

/**
 * The windows of a session. Commands go to the session's current window, so they take turns. The first window is reused, because
 * only it has the focus: the display has no window manager.
 */
class Windows {
  readonly #driver: WebDriver
  readonly #idle: string[] = []
  #current = ''
  #last: Promise<unknown> = Promise.resolve()

  private constructor(driver: WebDriver) {
    this.#driver = driver
  }

  static async of(driver: WebDriver): Promise<Windows> {
    const windows = new Windows(driver)
    windows.#current = await driver.getWindowHandle()
    windows.#idle.push(windows.#current)
    return windows
  }

  /** Returns the first window if it is free, otherwise a new one. */
  async open(): Promise<string> {
    return this.#idle.pop() ?? (await this.#inTurn(() => this.#openNew()))
  }

  /** Closes a window, or clears it if it is the only one. */
  async close(handle: string): Promise<void> {
    await this.in(handle, async () => {
      const handles = await this.#driver.getAllWindowHandles()
      if (handles[0] !== handle) return this.#driver.close()
      await this.#driver.get('about:blank')
      this.#idle.push(handle)
    })
  }

  in<T>(handle: string, command: () => Promise<T>): Promise<T> {
    return this.#inTurn(async () => {
      if (handle !== this.#current) await this.#driver.switchTo().window(handle)
      this.#current = handle
      return await command()
    })
  }

  async #openNew(): Promise<string> {
    await this.#driver.switchTo().newWindow('window')
    this.#current = await this.#driver.getWindowHandle()
    return this.#current
  }

  #inTurn<T>(command: () => Promise<T>): Promise<T> {
    const result = this.#last.then(command)
    this.#last = result.catch(() => undefined)
    return result
  }
}

function drive(driver: WebDriver, windows: Windows, handle: string): Tab {
  const here = <T>(command: () => Promise<T>) => windows.in(handle, command)
  const actions = () => driver.actions({ async: true })
  const moved = ({ x, y }: Point) => actions().move({ x, y, duration: 0, origin: Origin.VIEWPORT })
  let point: Point = { x: 0, y: 0 }
  return {
    goto: url =>
      here(async () => {
        await driver.get(url)
        await driver.executeScript(KEEP_OUTPUT)
      }),
    evaluate: expression => here(() => evaluate(driver, expression)),
    output: () => here(async () => String(await driver.executeScript('return globalThis.printed?.join("\\n") ?? ""'))),
    reload: () =>
      here(async () => {
        await driver.navigate().refresh()
        await driver.executeScript(KEEP_OUTPUT)
      }),
    bringToFront: () => here(() => driver.switchTo().window(handle)),
    resize: size => here(() => resize(driver, size)),
    press: keys =>
      here(async () => {
        const codes = keys.split('+').map(toCode)
        const sequence = codes.reduce((sequence, code) => sequence.keyDown(code), actions())
        await codes
          .toReversed()
          .reduce((sequence, code) => sequence.keyUp(code), sequence)
          .perform()
      }),
    type: text => here(() => actions().sendKeys(text).perform()),
    click: (point, clicks = 1) =>
      here(() => {
        const sequence = moved(point)
        for (let click = 0; click < clicks; click++) sequence.press().release()
        return sequence.perform()
      }),
    move: next =>
      here(() => {
        point = next
        return moved(next).perform()
      }),
    wheel: (deltaX, deltaY) =>
      here(() => (actions() as Actions & Wheel).scroll(point.x, point.y, deltaX, deltaY, Origin.VIEWPORT).perform()),
    screenshot: () => here(async () => Buffer.from(await driver.takeScreenshot(), 'base64')),
    leave: answer => here(() => leave(driver, answer)),
    [Symbol.asyncDispose]: () => windows.close(handle),
  }
}

/** A method that is missing in selenium-webdriver's types. */
interface Wheel {
  scroll(x: number, y: number, deltaX: number, deltaY: number, origin: Origin): Actions
}

type Evaluated = { readonly value?: string } | { readonly problem: string }

async function evaluate(driver: WebDriver, expression: string): Promise<unknown> {
  const result = await driver.executeAsyncScript<Evaluated>(`
    const done = arguments[arguments.length - 1]
    const evaluated = ${toJson(expression)}
    evaluated.then(value => done({ value }), error => done({ problem: String(error) }))`)
  if ('problem' in result) throw new Error(result.problem)
  return fromJson(result.value)
}

/**
 * Resizes the window so that its viewport has the specified size. The window is in the middle of the screen, below the pointer,
 * because without a window manager, the window below the pointer has the focus.
 */
async function resize(driver: WebDriver, viewport: Size): Promise<void> {
  const window = driver.manage().window()
  const outer = await window.getRect()
  const inner = await driver.executeScript<Size>('return { width: innerWidth, height: innerHeight }')
  const width = viewport.width + outer.width - inner.width
  const height = viewport.height + outer.height - inner.height
  await window.setRect({ x: (SCREEN.width - width) / 2, y: (SCREEN.height - height) / 2, width, height })
}

/** Converts a key name, e.g. `ArrowUp` or `Shift`, to the character that represents it in WebDriver. */
function toCode(name: string): string {
  if (name === 'Space') return ' '
  const code = Key[name.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase() as keyof typeof Key]
  return typeof code === 'string' ? code : name
}

async function leave(driver: WebDriver, answer: 'stay' | 'leave'): Promise<boolean> {
  await driver.executeScript('setTimeout(() => { location.href = "about:blank" })')
  const prompt = await driver
    .switchTo()
    .alert()
    .catch(() => undefined)
  await (answer === 'leave' ? prompt?.accept() : prompt?.dismiss())
  return prompt !== undefined
}
