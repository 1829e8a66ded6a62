import { AxeBuilder } from '@axe-core/playwright'
import { GUIDES, REFERENCE } from '../../../docs/.vitepress/sidebar.ts'
import { expect, open, test } from './fixtures.ts'

const LINKS = [...GUIDES, ...REFERENCE].flatMap(({ items = [] }) => items.flatMap(({ link }) => link ?? []))
const PHONE = { width: 375, height: 800 }
const DESKTOP = { width: 1280, height: 900 }

/** Pages with all kinds of content. axe takes seconds for each, so CI checks some of them in one color scheme. */
const EXAMPLES = [
  { link: '/', isNightly: false },
  { link: '/start/rotate', isNightly: false },
  { link: '/accuracy/rules', isNightly: false },
  { link: '/mock/docker', isNightly: true },
  { link: '/rotate/without-an-outage', isNightly: true },
  { link: '/reference/workbench-keys', isNightly: true },
  { link: '/reference/http', isNightly: true },
]

for (const name of new Set(LINKS.map(sectionOf))) {
  test(`the pages in ${name} open, have the text of their entry, and fit on a phone`, { tag: '@nightly' }, async ({
    page,
  }) => {
    await page.setViewportSize(PHONE)
    for (const link of LINKS.filter(each => sectionOf(each) === name)) {
      await open(page, link)
      await expect(page.locator('h1'), link).not.toContainText('404')
      expect(await page.evaluate(() => document.documentElement.scrollWidth), link).toBeLessThanOrEqual(PHONE.width)
    }
  })
}

for (const scheme of ['light', 'dark'] as const) {
  for (const { link, isNightly } of EXAMPLES) {
    const tag = isNightly || scheme === 'dark' ? '@nightly' : []
    test(`${link} is accessible in ${scheme} mode`, { tag }, async ({ page }) => {
      await page.setViewportSize(DESKTOP)
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      await open(page, link)
      const recordings = await page.locator('.recording').count()
      await expect(page.locator('.ap-player')).toHaveCount(recordings)
      await expect(page.locator('html')).toHaveClass(scheme === 'dark' ? /dark/ : '')
      const { violations } = await new AxeBuilder({ page }).analyze()
      await page.screenshot({ path: `artefacts/docs/${scheme}${link.replaceAll('/', '-')}.png` })
      expect(violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html)])).toEqual([])
    })
  }
}

function sectionOf(link: string): string {
  return link.split('/')[1] ?? ''
}
