import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { test as base, type Page as ChromiumPage } from '@playwright/test'
import type { AxeResults, RunOptions } from 'axe-core'
import { IS_SOAK } from '../../../test/soak.ts'
import { ENGINES, type Engine, type EngineName, type OpenPage } from './engines/engines.ts'
import { expect } from './engines/expect.ts'
import { reasonsToSkip } from './engines/limits.ts'
import type { Page } from './engines/page.ts'
import { type Build, SITES, type Site, type SiteOptions } from './sites.ts'

export type { Page } from './engines/page.ts'
export { expect }

export interface Options {
  readonly build: Build
  readonly engineName: EngineName
}

interface WorkerFixtures {
  readonly engine: Engine
}

interface Fixtures {
  /** Skips a test if its tag names a feature that the engine lacks. */
  readonly skipBeyondLimits: undefined
  /** Removes secrets from the errors in the report, which can quote the page. */
  readonly redactErrors: undefined
  /** Options of the mock; only used by the served build. */
  readonly siteOptions: SiteOptions
  readonly site: Site
  readonly opened: OpenPage
  /** An empty page, in any engine. */
  readonly emptyPage: Page
  /** The same page with all of Playwright's methods, for tests whose tag excludes the other engines. */
  readonly chromiumPage: ChromiumPage
  /** Reads the console messages and uncaught errors of the page. A test fails if there are any at its end. */
  readonly pageMessages: PageMessages
  /** A page that has loaded the account list. */
  readonly accountsPage: Page
  /** Checks the current page with axe, and takes a screenshot. */
  readonly auditPage: (name: string) => Promise<void>
}

interface PageMessages {
  readonly read: () => Promise<readonly string[]>
  /** Exempts the messages so far from the check at the end of the test. */
  readonly accept: () => Promise<void>
}

/**
 * Messages that do not report a defect: Chromium logs each response with an error status, Firefox each request that the page aborts while
 * the service worker of MSW handles it, and WebKit each resize observer that continues in the next frame.
 */
const HARMLESS =
  /^(Failed to load resource: |Error: Failed to load ‘.*A ServiceWorker intercepted the request|ResizeObserver loop completed)/

const AXE = fileURLToPath(import.meta.resolve('axe-core/axe.min.js'))
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

export const test = base.extend<Fixtures, Options & WorkerFixtures>({
  build: ['served', { option: true, scope: 'worker' }],

  engineName: ['chromium', { option: true, scope: 'worker' }],

  engine: [
    async ({ engineName }, use) => {
      await using engine = await ENGINES[engineName]()
      await use(engine)
    },
    { scope: 'worker' },
  ],

  siteOptions: [{}, { option: true }],

  skipBeyondLimits: [
    async ({ engineName }, use, testInfo) => {
      const reasons = reasonsToSkip(testInfo.tags, engineName)
      testInfo.skip(reasons.length > 0, `${engineName}: ${reasons.join('; ')}`)
      await use(undefined)
    },
    { auto: true },
  ],

  redactErrors: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright requires a destructuring pattern
    async ({}, use, testInfo) => {
      await use(undefined)
      for (const error of testInfo.errors) redactInPlace(error)
    },
    { auto: true },
  ],

  site: async ({ build, siteOptions }, use) => {
    await using site = await SITES[build](siteOptions)
    await use(site)
  },

  opened: async ({ engine }, use) => {
    await using opened = await engine.open()
    await use(opened)
  },

  emptyPage: async ({ opened }, use) => use(opened.page),

  context: async ({ chromiumPage }, use) => use(chromiumPage.context()),

  chromiumPage: async ({ opened: { chromiumPage } }, use) => {
    if (!chromiumPage)
      throw new Error('A test with the fixture chromiumPage needs a tag that excludes the other engines.')
    await use(chromiumPage)
  },

  pageMessages: async ({ opened }, use) => {
    let accepted = 0
    const read = async () => (await opened.messages()).filter(message => !HARMLESS.test(message))
    const accept = async () => {
      accepted = (await read()).length
    }
    await use({ read, accept })
    expect((await read()).slice(accepted).map(redact)).toEqual([])
  },

  accountsPage: async ({ emptyPage: page, site, pageMessages: _ }, use) => {
    await page.goto(site.url)
    await expect(page.getByRole('article').first()).toBeVisible()
    await use(page)
  },

  auditPage: async ({ opened, emptyPage: page, build, engineName }, use, { file }) => {
    await use(async name => {
      // axe takes longer than the rest of most tests, so the sample checks only the pages of the help article.
      if (process.env.WORKBENCH_SAMPLE && !file.endsWith('help-article.spec.ts')) return
      // Both builds render the same elements.
      if (build === 'static' && !IS_SOAK) return
      await page.evaluate(`(() => { ${await readFile(AXE, 'utf8')} })()`)
      // It would cover part of the elements that are scrolled below it, and axe would report them as too small.
      await page.evaluate(setHeaderPosition, 'static')
      const violations = await page.evaluate(runAxe, { runOnly: AXE_TAGS, resultTypes: ['violations'] } as const)
      await page.evaluate(setHeaderPosition, '')
      expect(violations.map(redact)).toEqual([])
      await opened.takePicture(`../../artefacts/console/${build}-${engineName}/${name}.png`)
    })
  },
})

/** Runs in the page. */
function setHeaderPosition(position: string): void {
  document.querySelector<HTMLElement>('.page > header')?.style.setProperty('position', position)
}

/** Runs in the page, which has axe as a global. Resolves to the violations, each with its element. */
async function runAxe({ runOnly, resultTypes }: { runOnly: readonly string[]; resultTypes: readonly string[] }) {
  const { axe } = globalThis as unknown as { axe: { run: (options: RunOptions) => Promise<AxeResults> } }
  const { violations } = await axe.run({
    runOnly: [...runOnly],
    resultTypes: resultTypes as RunOptions['resultTypes'] & {},
  })
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

function redactInPlace(error: object): void {
  for (const [name, value] of Object.entries(error)) {
    if (typeof value === 'string') Object.assign(error, { [name]: redact(value) })
    else if (typeof value === 'object' && value !== null) redactInPlace(value)
  }
}

const redact = (text: string) => text.replaceAll(/wbmock_\w+/g, '[secret]')

/** Returns an account in the list. */
export const accountNamed = (page: Page, name: string) => page.getByRole('article', { name, exact: true })

/**
 * Chooses an item of the menu to the right of Generate API Key, with the keyboard: Playwright can scroll the page before it
 * clicks, and then clicks next to the menu, which closes it.
 */
export async function chooseMenuItem(page: Page, account: string, item: string): Promise<void> {
  await accountNamed(page, account)
    .getByRole('button', { name: `More actions for ${account}` })
    .click()
  await page.getByRole('menuitem', { name: item, exact: true }).focus()
  await page.keyboard.press('Enter')
}

/** Generates a key in the dialog, confirms that it is saved, and leaves the dialog open. Resolves to the secret. */
export async function generateKey(page: Page, account: string, name: string): Promise<string> {
  await accountNamed(page, account)
    .getByRole('button', { name: `Generate API Key for ${account}` })
    .click()
  await page.getByLabel('API key name').fill(name)
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByTestId('secret')).toHaveText(/^wbmock_\w{20,}$/)
  await page.getByLabel('I have saved this API key').check()
  return (await page.getByTestId('secret').textContent()) ?? ''
}

/** Calls the mock with a key, and resolves to the status. @default path: one that every role may read */
export function statusWith(page: Page, secret: string, path = '/api/v2/investigative_actions'): Promise<number> {
  return page.evaluate(
    async ([path, token]: readonly string[]) => {
      const response = await fetch(String(path), { headers: { authorization: `Bearer ${token}` } })
      await response.text()
      return response.status
    },
    [path, secret],
  )
}

/** Opens a panel of the mock controls. */
export async function openPanel(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name: 'Mock controls' })
  if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click()
  await page.getByRole('tab', { name }).click()
  await expect(page.getByRole('tabpanel', { name })).toBeVisible()
}

/** Pastes into a new text field and returns the text, because not every engine lets a page read the clipboard. */
export async function readClipboard(page: Page): Promise<string> {
  await page.evaluate(() => {
    const field = document.createElement('textarea')
    field.dataset.testid = 'pasted'
    // Only the open dialog can have the focus.
    const parent = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body
    parent.append(field)
  })
  const field = page.getByTestId('pasted')
  // Right after a dialog was closed, a script cannot focus a new field in WebKit, but a click can.
  await field.click()
  await page.keyboard.press('Control+v')
  // WebKit pastes after it has handled the key.
  await expect(field).not.toHaveValue('')
  const text = await field.inputValue()
  await page.evaluate(() => document.querySelector('[data-testid=pasted]')?.remove())
  return text
}
