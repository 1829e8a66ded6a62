// The layout follows the content and its container, from 320 pixels (a zoom of 400 % at 1280) to 2560. It is the same in both builds.
import { IS_SOAK } from '../../../../test/soak.ts'
import { accountNamed, expect, openPanel, type Page, test } from '../fixtures.ts'
import type { Site } from '../sites.ts'

test.use({ siteOptions: { scenario: 'stale-keys' } })

const NAMES = [
  'legacy-integration with a longer name than the others have',
  'Extraordinarily long-winded internationalization',
  'x'.repeat(255),
  'supercalifragilisticexpialidocious',
]

/** Adds accounts, some of them with keys, whose names are difficult to lay out. */
function seed(site: Site): void {
  site.host?.mock.seed({
    serviceAccounts: NAMES.map(name => ({
      name,
      role: 'organization_admin' as const,
      readOnly: true,
      keys: [{ name, createdAt: '2024-11-21T00:00:00Z' }, { name: 'forgotten' }],
    })),
  })
}

/** The width of the window, and the open panel. A short run has the extremes of both. */
const LAYOUTS = [
  [320, undefined],
  [1280, undefined],
  [900, 'Time'],
  [2560, 'Time'],
] as const
const MORE_LAYOUTS = [
  [768, undefined],
  [1024, undefined],
  [1024, 'Time'],
  [1280, 'Time'],
] as const

for (const [width, panel] of IS_SOAK ? [...LAYOUTS, ...MORE_LAYOUTS] : LAYOUTS) {
  test(`no text is covered, cut or broken at ${width} pixels${panel ? ' with the panel' : ''}`, async ({
    accountsPage: page,
    site,
    auditPage,
  }) => {
    seed(site)
    await page.reload()
    await page.setViewportSize({ width, height: 900 })
    await expect(page.getByRole('article')).toHaveCount(8)
    if (panel) await openPanel(page, panel)
    for (const name of ['legacy-integration', NAMES[1] ?? '']) {
      await page.getByRole('button', { name, exact: true }).focus()
      await page.keyboard.press('Enter')
      await expect(accountNamed(page, name).getByRole('button', { name: 'Delete API key forgotten' })).toBeVisible()
    }
    await expectLayout(page)
    await auditPage(`layout-accounts-${width}${panel ? '-panel' : ''}`)
    await page.getByRole('link', { name: /active API keys/ }).click()
    await expect(page.getByRole('heading', { name: 'API Keys' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Delete API key forgotten' }).first()).toBeVisible()
    await expectLayout(page)
    await auditPage(`layout-keys-${width}${panel ? '-panel' : ''}`)
  })
}

async function expectLayout(page: Page): Promise<void> {
  expect(await page.evaluate(findFlaws)).toEqual([])
}

/**
 * Runs in the page. Describes elements that are too wide, texts that overlap, and words that are broken although they
 * fit on a line.
 */
function findFlaws(): readonly string[] {
  const main = document.querySelector('main') ?? document.body
  const flaws: string[] = []
  const tooWide = document.documentElement.scrollWidth - document.documentElement.clientWidth
  if (tooWide > 0) flaws.push(`The page is ${tooWide} pixels too wide.`)

  const overlap = (a: DOMRect, b: DOMRect) =>
    a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 4 && b.top < a.bottom - 4
  const texts: { readonly text: string; readonly element: Element; readonly boxes: readonly DOMRect[] }[] = []
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    if (!element?.checkVisibility() || element.closest('.visually-hidden, option, svg')) continue
    for (const { 0: text, index } of (node.textContent ?? '').matchAll(/\S+/g)) {
      const range = new Range()
      range.setStart(node, index)
      range.setEnd(node, index + text.length)
      texts.push({ text, element, boxes: [...range.getClientRects()].filter(({ width }) => width > 0) })
    }
  }
  /** Every line has room for a word of this length in pixels. */
  const room = 240
  for (const { text, boxes } of texts) {
    const lines = new Set(boxes.map(({ top }) => Math.round(top))).size
    const length = boxes.reduce((sum, { width }) => sum + width, 0)
    // A word may be broken at its hyphens.
    if (lines > 1 && !text.includes('-') && length < room) flaws.push(`“${text}” is broken.`)
    for (const { right, left } of boxes) {
      if (left < 0 || right > document.documentElement.clientWidth) flaws.push(`“${text}” is out of view.`)
    }
  }
  texts.forEach((one, index) => {
    const row = one.element.closest('article, tr, .page-heading, .toolbar')
    for (const other of texts.slice(0, index)) {
      if (row?.contains(other.element) && one.boxes.some(a => other.boxes.some(b => overlap(a, b)))) {
        flaws.push(`“${one.text}” overlaps “${other.text}”.`)
      }
    }
  })
  return flaws
}
