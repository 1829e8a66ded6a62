import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { build } from 'esbuild'
import { getByLabelSelector, getByRoleSelector, getByTestIdSelector, getByTextSelector } from 'ivya'
import type { Tab } from '../../../../../scripts/browsers/browser.ts'
import type { FilePayload, Locator, Page, Queries, Role, RoleOptions } from '../page.ts'
import type { commands, Facts, Result } from './in-page.ts'

type Commands = typeof commands
type Value<Name extends keyof Commands> = Awaited<ReturnType<Commands[Name]>> extends Result<infer T> ? T : never

/** Milliseconds after which a lookup or an assertion fails. */
export const TIMEOUT = 20_000

/** Milliseconds between two attempts. */
const INTERVAL = 40

/** A page of an engine that Playwright cannot start. */
export class DrivenPage implements Page {
  readonly keyboard: Page['keyboard']
  readonly mouse: Page['mouse']
  readonly tab: Tab
  readonly #commands: string
  readonly #queries: DrivenLocator
  #url = ''

  constructor(tab: Tab, commands: string) {
    this.tab = tab
    this.#commands = commands
    this.#queries = new DrivenLocator(this, '')
    this.keyboard = { press: keys => tab.press(keys), type: text => tab.type(text) }
    this.mouse = {
      click: (x, y, { clickCount = 1 } = {}) => tab.click({ x, y }, clickCount),
      move: (x, y) => tab.move({ x, y }),
      wheel: (deltaX, deltaY) => tab.wheel(deltaX, deltaY),
    }
  }

  goto(url: string): Promise<void> {
    return this.tab.goto(url)
  }

  reload(): Promise<void> {
    return this.tab.reload()
  }

  goBack = () => this.#travel(-1)
  goForward = () => this.#travel(1)
  title = () => this.evaluate<string>('document.title')

  async #travel(delta: number): Promise<void> {
    await this.evaluate(`void (
      globalThis.isTraveling = true,
      addEventListener('popstate', () => { globalThis.isTraveling = false }, { once: true }),
      history.go(${delta})
    )`)
    const deadline = performance.now() + TIMEOUT
    while (performance.now() < deadline && (await this.evaluate('globalThis.isTraveling'))) await sleep(INTERVAL)
  }

  /** The URL as of the last `readUrl`. */
  url(): string {
    return this.#url
  }

  async readUrl(): Promise<string> {
    this.#url = await this.evaluate(() => location.href)
    return this.#url
  }

  async evaluate<T>(pageFunction: unknown, argument?: unknown): Promise<T> {
    const expression =
      typeof pageFunction === 'function'
        ? `(${pageFunction})(${argument === undefined ? '' : JSON.stringify(argument)})`
        : pageFunction
    return (await this.tab.evaluate(String(expression))) as T
  }

  setViewportSize(size: { readonly width: number; readonly height: number }): Promise<void> {
    return this.tab.resize(size)
  }

  bringToFront(): Promise<void> {
    return this.tab.bringToFront()
  }

  async emulateMedia({ colorScheme }: { readonly colorScheme: 'light' | 'dark' }): Promise<void> {
    if (colorScheme !== 'light') throw new Error(`The driver cannot emulate the color scheme ${colorScheme}.`)
  }

  /** Takes a screenshot without the text of some elements. */
  async takePicture(path: string, secret: DrivenLocator): Promise<void> {
    await this.run('mask', secret.selector, true)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, await this.tab.screenshot())
    await this.run('mask', secret.selector, false)
  }

  getByLabel: Queries['getByLabel'] = (...args) => this.#queries.getByLabel(...args)
  getByRole: Queries['getByRole'] = (...args) => this.#queries.getByRole(...args)
  getByTestId = (id: string) => this.#queries.getByTestId(id)
  getByText: Queries['getByText'] = (...args) => this.#queries.getByText(...args)
  locator: Queries['locator'] = (...args) => this.#queries.locator(...args)

  /** Runs a command in the page until it is possible. */
  async run<Name extends keyof Commands>(name: Name, ...args: Parameters<Commands[Name]>): Promise<Value<Name>> {
    const deadline = performance.now() + TIMEOUT
    for (;;) {
      const result = await this.#tryOnce(name, args)
      if ('value' in result) return result.value as Value<Name>
      if (performance.now() > deadline) throw new Error(`${name} ${args.join(', ')}: ${result.problem}.`)
      await sleep(INTERVAL)
    }
  }

  async #tryOnce(name: string, args: readonly unknown[]): Promise<Result<unknown>> {
    const call = `globalThis.walkthrough?.${name}(...${JSON.stringify(args)})`
    return ((await this.tab.evaluate(call)) ?? (await this.#inject(call))) as Result<unknown>
  }

  /** Adds the commands to a new document first. */
  #inject(call: string): Promise<unknown> {
    return this.tab.evaluate(`(() => { ${this.#commands}; return ${call} })()`)
  }
}

export class DrivenLocator implements Locator {
  readonly page: DrivenPage
  readonly selector: string

  constructor(page: DrivenPage, selector: string) {
    this.page = page
    this.selector = selector
  }

  getByLabel: Queries['getByLabel'] = (text, options) => this.locator(getByLabelSelector(text, options))
  getByRole: Queries['getByRole'] = (role: Role, options: RoleOptions = {}) =>
    this.locator(getByRoleSelector(role, options))
  getByTestId = (id: string) => this.locator(getByTestIdSelector('data-testid', id))
  getByText: Queries['getByText'] = (text, options) => this.locator(getByTextSelector(text, options))

  locator(selector: string): DrivenLocator {
    return new DrivenLocator(this.page, this.selector === '' ? selector : `${this.selector} >> ${selector}`)
  }

  filter({ hasText, hasNotText }: { readonly hasText?: string | RegExp; readonly hasNotText?: string | RegExp }) {
    const by = (text: string | RegExp, engine: string) => getByTextSelector(text).replace('internal:text', engine)
    const having = hasText === undefined ? this : this.locator(by(hasText, 'internal:has-text'))
    return hasNotText === undefined ? having : having.locator(by(hasNotText, 'internal:has-not-text'))
  }

  first = () => this.nth(0)
  last = () => this.nth(-1)
  nth = (index: number) => this.locator(`nth=${index}`)

  facts(): Promise<Facts[]> {
    return this.page.run('facts', this.selector)
  }

  async all(): Promise<DrivenLocator[]> {
    return (await this.facts()).map((_, index) => this.nth(index))
  }

  async allTextContents(): Promise<string[]> {
    return (await this.facts()).map(({ text }) => text)
  }

  boundingBox = async () => (await this.#single()).box

  async evaluateAll<Result>(pageFunction: (elements: HTMLElement[]) => Result): Promise<Result> {
    // Adds the commands to the document.
    await this.facts()
    return this.page.evaluate(`(${pageFunction})(walkthrough.elements(${JSON.stringify(this.selector)}))`)
  }

  async hover(): Promise<void> {
    await this.page.tab.move(await this.page.run('aim', this.selector))
  }

  async count(): Promise<number> {
    return (await this.facts()).length
  }

  async click({ clickCount = 1 } = {}): Promise<void> {
    do await this.page.tab.click(await this.page.run('aim', this.selector), clickCount)
    while (!(await this.page.run('hasHit')))
  }

  dblclick = () => this.click({ clickCount: 2 })

  async check(isChecked = true): Promise<void> {
    if ((await this.#single()).isChecked !== isChecked) await this.click()
  }

  uncheck = () => this.check(false)

  async fill(value: string): Promise<void> {
    await this.page.run('fill', this.selector, value)
  }

  async focus(): Promise<void> {
    await this.page.run('focus', this.selector)
  }

  async press(keys: string): Promise<void> {
    await this.focus()
    await this.page.tab.press(keys)
  }

  async selectOption(label: string): Promise<void> {
    await this.page.run('select', this.selector, label)
  }

  async setInputFiles({ name, mimeType, buffer }: FilePayload): Promise<void> {
    await this.page.run('choose', this.selector, name, mimeType, buffer.toString('base64'))
  }

  getAttribute = async (name: string) => (await this.#single()).attributes[name] ?? null
  inputValue = async () => (await this.#single()).value
  textContent = async () => (await this.#single()).text
  isChecked = async () => (await this.#single()).isChecked
  isVisible = async () => (await this.facts())[0]?.isVisible ?? false

  /** Waits for the only element. */
  async #single(): Promise<Facts> {
    const deadline = performance.now() + TIMEOUT
    for (;;) {
      const facts = await this.facts()
      if (facts.length === 1 && facts[0]) return facts[0]
      if (performance.now() > deadline) throw new Error(`${this.selector}: there are ${facts.length} elements.`)
      await sleep(INTERVAL)
    }
  }
}

/** Bundles the commands, and the library that they use, into one script. */
export async function bundleCommands(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [new URL('in-page.ts', import.meta.url).pathname],
    bundle: true,
    write: false,
    format: 'iife',
    minify: true,
    target: 'es2022',
  })
  return outputFiles[0]?.text ?? ''
}
