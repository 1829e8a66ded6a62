import { AxeBuilder } from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'
import { type Build, type Hosting, SITES, type Site } from './sites.ts'

export { expect }

export interface Options {
  readonly build: Build
}

interface Fixtures {
  /** Keeps secrets out of what is reported of a failure, which tells what the page showed. */
  readonly discretion: undefined
  /** What the mock is made with, where it is on a port. */
  readonly hosting: Hosting
  readonly site: Site
  /** What the page has said on its console, and which errors it had. A test fails where there is anything at its end. */
  readonly said: string[]
  /** The page, open and with its accounts. */
  readonly console: Page
  /** Looks at the page as it is: axe finds nothing, and there is a picture of it. */
  readonly look: (name: string) => Promise<void>
}

/** What the browser itself says of each answer that is a refusal. */
const OF_CHROMIUM = /^Failed to load resource: /

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

export const test = base.extend<Fixtures, Options>({
  build: ['served', { option: true, scope: 'worker' }],

  hosting: [{}, { option: true }],

  discretion: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it that nothing else is needed
    async ({}, use, testInfo) => {
      await use(undefined)
      for (const error of testInfo.errors) redact(error)
    },
    { auto: true },
  ],

  site: async ({ build, hosting }, use) => {
    await using site = await SITES[build](hosting)
    await use(site)
  },

  said: async ({ page }, use) => {
    const said: string[] = []
    page.on('console', message => {
      if (!OF_CHROMIUM.test(message.text())) said.push(message.text())
    })
    page.on('pageerror', error => said.push(String(error)))
    await use(said)
    expect(said.map(withoutSecrets)).toEqual([])
  },

  console: async ({ page, site, said: _ }, use) => {
    await page.goto(site.url)
    await expect(page.getByRole('article').first()).toBeVisible()
    await use(page)
  },

  look: async ({ page, build }, use) => {
    await use(async name => {
      // The page has no frames: without a second page to put their findings together it takes half as long.
      const axe = new AxeBuilder({ page }).withTags(TAGS).setLegacyMode()
      const { violations } = await axe.analyze()
      expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => withoutSecrets(html))])).toEqual([])
      // A picture shows what is there to be seen, but for a secret.
      const mask = [page.getByTestId('secret')]
      await page.screenshot({ path: `../../artefacts/console/${build}/${name}.png`, mask, animations: 'disabled' })
    })
  },
})

function redact(error: object): void {
  for (const [name, value] of Object.entries(error)) {
    if (typeof value === 'string') Object.assign(error, { [name]: withoutSecrets(value) })
    else if (typeof value === 'object' && value !== null) redact(value)
  }
}

/** For what a report may show. */
const withoutSecrets = (text: string) => text.replaceAll(/wbmock_\w+/g, '[secret]')

/** An account as it stands in the list. */
export const accountNamed = (page: Page, name: string) => page.getByRole('article', { name, exact: true })

/** Chooses from the menu beside Generate API Key. */
export async function choose(page: Page, account: string, item: string): Promise<void> {
  await accountNamed(page, account)
    .getByRole('button', { name: `More for ${account}` })
    .click()
  await page.getByRole('menuitem', { name: item, exact: true }).click()
}

/** Generates a key by the dialog, up to where it is shown. @returns its secret. */
export async function generateKey(page: Page, account: string, name: string): Promise<string> {
  await accountNamed(page, account)
    .getByRole('button', { name: `Generate API Key for ${account}` })
    .click()
  await page.getByLabel('API key name').fill(name)
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByTestId('secret')).toHaveText(/^wbmock_\w{20,}$/)
  return (await page.getByTestId('secret').textContent()) ?? ''
}

/** The status of a call with a key, to the mock that the page shows. Where nothing else is said, one that every key may make. */
export function statusWith(page: Page, secret: string, path = '/api/v2/investigative_actions'): Promise<number> {
  return page.evaluate(
    async ([path, token]) => {
      const answer = await fetch(path, { headers: { authorization: `Bearer ${token}` } })
      await answer.text()
      return answer.status
    },
    [path, secret] as const,
  )
}

/** Opens a panel of the mock's own side. */
export async function openPanel(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name: 'The mock’s own side' })
  if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click()
  await page.getByRole('tab', { name }).click()
  await expect(page.getByRole('tabpanel', { name })).toBeVisible()
}
