// The mock controls next to the page or over it, wherever it was scrolled. They are the same in both builds.
import { IS_SOAK } from '../../../../test/soak.ts'
import { expect, openPanel, type Page, test } from '../fixtures.ts'

test.use({ siteOptions: { scenario: 'fleet:40' } })

const drawer = (page: Page) => page.getByRole('complementary', { name: 'Mock controls' })
const toggle = (page: Page) => page.getByRole('button', { name: 'Mock controls', exact: true })

for (const width of IS_SOAK ? [320, 768, 1024, 1279] : [320, 1279]) {
  test(`opens in view at ${width} pixels, and restores the focus when it closes`, async ({
    accountsPage: page,
    auditPage,
  }) => {
    await page.setViewportSize({ width, height: 720 })
    await page.evaluate(() => scrollTo(0, 1_500))
    // The header of a small window has been scrolled away.
    await toggle(page).evaluateAll(([button]) => button?.focus({ preventScroll: true }))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('tab', { name: 'Use this mock' })).toBeVisible()
    const box = await drawer(page).boundingBox()
    // A browser may have a minimum size for its windows.
    const [innerWidth = 0, innerHeight = 0] = await page.evaluate(() => [window.innerWidth, window.innerHeight])
    expect(box).toMatchObject({ y: 0, height: innerHeight })
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeGreaterThan(innerWidth - 20)
    await expect(drawer(page).locator(':focus')).toHaveText('Mock controls')
    if (width === 1279) await auditPage('drawer')

    await page.keyboard.press('Tab')
    await expect(page.locator(':focus')).toHaveAccessibleName('Close panel')
    await page.keyboard.press('Escape')
    await expect(drawer(page)).toBeHidden()
    await expect(toggle(page)).toBeFocused()

    await page.keyboard.press('Enter')
    await drawer(page).getByRole('button', { name: 'Close panel' }).click()
    await expect(drawer(page)).toBeHidden()
    await expect(toggle(page)).toBeFocused()
  })

  test(`never covers the focused element at ${width} pixels`, async ({ accountsPage: page }) => {
    await page.setViewportSize({ width, height: 720 })
    await openPanel(page, 'Time')
    await drawer(page).getByRole('button', { name: '30 days' }).focus()
    for (let step = 0; step < 30; step++) {
      await page.keyboard.press('Tab')
      expect(await page.evaluate(isFocusCovered)).toBe(false)
    }
  })
}

test('a long log scrolls separately from the accounts', async ({ accountsPage: page, site }) => {
  await page.setViewportSize({ width: 1024, height: 720 })
  const url = `${site.url}api/v2/service_accounts?page[limit]=1`
  for (let count = 0; count < 60; count++) await (await fetch(url)).text()
  const position = () => page.getByRole('article').first().evaluateAll(topOf)
  await openPanel(page, 'Time')
  const before = await position()
  expect(before).toBeLessThan(720)
  await openPanel(page, 'Requests')
  await expect(page.locator('.request-log > li')).toHaveCount(60)
  expect(await position()).toBe(before)
  expect(await drawer(page).evaluateAll(isScrollable)).toBe(true)
})

test('Escape preserves typed text, and closes a dialog before the mock controls', async ({ accountsPage: page }) => {
  await openPanel(page, 'Snapshots')
  await page.getByLabel('Snapshot name').fill('before')
  await page.keyboard.press('Escape')
  await expect(page.getByLabel('Snapshot name')).toHaveValue('before')
  await openPanel(page, 'Scenarios')
  await page.getByRole('button', { name: 'Reset' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(drawer(page)).toBeVisible()
})

/** Runs in the page. Returns whether the focused element is covered or out of view. */
function isFocusCovered(): boolean {
  const element = document.activeElement
  // After the last element, the focus is on the browser's own controls.
  if (!element || element === document.body) return false
  const { left, top, width, height } = element.getBoundingClientRect()
  const front = document.elementFromPoint(left + width / 2, top + height / 2)
  return !front || !(element.contains(front) || front.contains(element))
}

/** Runs in the page. */
const topOf = ([element]: readonly HTMLElement[]) => (element?.getBoundingClientRect().top ?? 0) + scrollY

/** Runs in the page. */
const isScrollable = (elements: readonly HTMLElement[]) =>
  elements.some(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight)
