import { AxeBuilder } from '@axe-core/playwright'
import { GUIDES, REFERENCE } from '../../../docs/.vitepress/sidebar.ts'
import { expect, open, test } from './fixtures.ts'

const LINKS = [...GUIDES, ...REFERENCE].flatMap(({ items = [] }) => items.flatMap(({ link }) => link ?? []))
const PHONE = { width: 375, height: 800 }
const DESKTOP = { width: 1280, height: 900 }

/** Pages with all kinds of content. */
const EXAMPLES = [
  '/',
  '/start/rotate',
  '/mock/docker',
  '/rotate/without-an-outage',
  '/accuracy/rules',
  '/reference/workbench-keys',
  '/reference/http',
]

for (const name of new Set(LINKS.map(sectionOf))) {
  test(`the pages in ${name} open, have the text of their entry, and fit on a phone @all`, async ({ page }) => {
    await page.setViewportSize(PHONE)
    for (const link of LINKS.filter(each => sectionOf(each) === name)) {
      await open(page, link)
      await expect(page.locator('h1'), link).not.toContainText('404')
      expect(await page.evaluate(() => document.documentElement.scrollWidth), link).toBeLessThanOrEqual(PHONE.width)
    }
  })
}

for (const scheme of ['light', 'dark'] as const) {
  test(`the pages are accessible in ${scheme} mode`, async ({ page }) => {
    await page.setViewportSize(DESKTOP)
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    const problems: unknown[] = []
    for (const link of EXAMPLES) {
      await open(page, link)
      const recordings = await page.locator('.recording').count()
      await expect(page.locator('.ap-player'), link).toHaveCount(recordings)
      await expect(page.locator('html')).toHaveClass(scheme === 'dark' ? /dark/ : '')
      const { violations } = await new AxeBuilder({ page }).analyze()
      problems.push(...violations.map(({ id, nodes }) => [link, id, nodes.slice(0, 3).map(({ html }) => html)]))
      await page.screenshot({ path: `artefacts/docs/${scheme}${link.replaceAll('/', '-')}.png` })
    }
    expect(problems).toEqual([])
  })
}

function sectionOf(link: string): string {
  return link.split('/')[1] ?? ''
}
