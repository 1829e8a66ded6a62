// The layout of the mock controls, which is the same in both builds.
import { expect, openPanel, test } from '../fixtures.ts'

/** Color schemes by width; 1280 in light mode is covered by devtools.spec.ts. */
const SCHEMES = { 320: ['light', 'dark'], 1280: ['dark'] } as const

for (const [width, schemes] of Object.entries(SCHEMES)) {
  test(`fits each panel into ${width} pixels (${schemes.join(' and ')})`, { tag: '@dark' }, async ({
    accountsPage: page,
    auditPage,
  }) => {
    await page.setViewportSize({ width: Number(width), height: 900 })
    await openPanel(page, 'Identity')
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click()
      for (const colorScheme of schemes) {
        await page.emulateMedia({ colorScheme })
        await auditPage(
          `panel-${width}-${(await tab.textContent())?.toLowerCase().replaceAll(' ', '-')}-${colorScheme}`,
        )
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(Number(width))
    }
  })
}
