import { AxeBuilder } from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'
import { IS_SOAK } from '../../../test/soak.ts'
import { type Build, SITES, type Site, type SiteOptions } from './sites.ts'

export { expect }

export interface Options {
  readonly build: Build
}

interface Fixtures {
  /** Removes secrets from the errors in the report, which can quote the page. */
  readonly redactErrors: undefined
  /** Options of the mock; only used by the served build. */
  readonly siteOptions: SiteOptions
  readonly site: Site
  /** Console messages and uncaught errors of the page. A test fails if there are any at its end. */
  readonly pageMessages: string[]
  /** The page with the account list loaded. */
  readonly accountsPage: Page
  /** Checks the current page with axe, and takes a screenshot. */
  readonly auditPage: (name: string) => Promise<void>
}

/** Chromium logs this for each response with an error status. */
const FAILED_TO_LOAD = /^Failed to load resource: /

const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

export const test = base.extend<Fixtures, Options>({
  build: ['served', { option: true, scope: 'worker' }],

  siteOptions: [{}, { option: true }],

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

  pageMessages: async ({ page }, use) => {
    const messages: string[] = []
    page.on('console', message => {
      if (!FAILED_TO_LOAD.test(message.text())) messages.push(message.text())
    })
    page.on('pageerror', error => messages.push(String(error)))
    await use(messages)
    expect(messages.map(redact)).toEqual([])
  },

  accountsPage: async ({ page, site, pageMessages: _ }, use) => {
    await page.goto(site.url)
    await expect(page.getByRole('article').first()).toBeVisible()
    await use(page)
  },

  auditPage: async ({ page, build }, use) => {
    await use(async name => {
      // Both builds render the same elements.
      if (build === 'static' && !IS_SOAK) return
      // Legacy mode does not open a second page, which is only needed for frames, and takes half as long.
      const axe = new AxeBuilder({ page }).withTags(AXE_TAGS).setLegacyMode()
      const { violations } = await axe.analyze()
      expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => redact(html))])).toEqual([])
      const mask = [page.getByTestId('secret')]
      await page.screenshot({ path: `../../artefacts/console/${build}/${name}.png`, mask, animations: 'disabled' })
    })
  },
})

function redactInPlace(error: object): void {
  for (const [name, value] of Object.entries(error)) {
    if (typeof value === 'string') Object.assign(error, { [name]: redact(value) })
    else if (typeof value === 'object' && value !== null) redactInPlace(value)
  }
}

const redact = (text: string) => text.replaceAll(/wbmock_\w+/g, '[secret]')

/** Returns an account in the list. */
export const accountNamed = (page: Page, name: string) => page.getByRole('article', { name, exact: true })

/** Chooses an item of the menu to the right of Generate API Key. */
export async function chooseMenuItem(page: Page, account: string, item: string): Promise<void> {
  await accountNamed(page, account)
    .getByRole('button', { name: `More actions for ${account}` })
    .click()
  await page.getByRole('menuitem', { name: item, exact: true }).click()
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
    async ([path, token]) => {
      const response = await fetch(path, { headers: { authorization: `Bearer ${token}` } })
      await response.text()
      return response.status
    },
    [path, secret] as const,
  )
}

/** Opens a panel of the mock controls. */
export async function openPanel(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name: 'Mock controls' })
  if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click()
  await page.getByRole('tab', { name }).click()
  await expect(page.getByRole('tabpanel', { name })).toBeVisible()
}
