// The panels of the mock's own side, in each of its forms. They are drawn by the same program in both builds.
import { expect, openPanel, test } from '../console-test.ts'

/** Wide and light they are looked at where they are used. */
const LOOKS = { 320: ['light', 'dark'], 1280: ['dark'] } as const

for (const [width, schemes] of Object.entries(LOOKS)) {
  test(`each panel fits ${width} pixels, ${schemes.join(' and ')}`, async ({ console: page, look }) => {
    await page.setViewportSize({ width: Number(width), height: 900 })
    await openPanel(page, 'Who am I')
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click()
      for (const colorScheme of schemes) {
        await page.emulateMedia({ colorScheme })
        await look(`panel-${width}-${(await tab.textContent())?.toLowerCase().replaceAll(' ', '-')}-${colorScheme}`)
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(Number(width))
    }
  })
}
