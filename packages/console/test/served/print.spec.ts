// The printed page, which is the same in both builds.
import type { Page as ChromiumPage } from '@playwright/test'
import { accountNamed, expect, openPanel, test } from '../fixtures.ts'

/** The number of pages of the PDF that the browser prints. */
async function countPages(page: ChromiumPage): Promise<number> {
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1')
  return [...pdf.matchAll(/\/Type\s*\/Page\b/g)].length
}

test('prints the accounts and their keys, without the mock controls', { tag: '@print' }, async ({
  accountsPage: page,
  chromiumPage,
}) => {
  await accountNamed(page, 'deployer').getByRole('button', { name: 'deployer', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Delete API key rollback' })).toBeVisible()
  const count = await countPages(chromiumPage)
  expect(count).toBeLessThanOrEqual(2)
  await openPanel(page, 'Conformance')
  expect(await countPages(chromiumPage)).toBe(count)
  await chromiumPage.emulateMedia({ media: 'print' })
  await expect(page.getByRole('button', { name: 'Mock controls' })).toBeHidden()
  await expect(page.getByText('Rotate keys after (days)')).toBeHidden()
  await expect(page.getByRole('button', { name: 'Generate API Key for deployer' })).toBeHidden()
  await expect(page.getByText('rollback', { exact: true })).toBeVisible()
  // The header would cover a row on each page.
  expect(
    await page.evaluate(() => getComputedStyle(document.querySelector('.page > header') as Element).position),
  ).toBe('static')
})

test.describe('a list of 10,000 accounts', () => {
  test.use({ siteOptions: { scenario: 'fleet:10000' } })

  test('prints no empty pages', { tag: '@print' }, async ({ accountsPage: page, chromiumPage }) => {
    expect(await countPages(chromiumPage)).toBeLessThanOrEqual(3)
    await chromiumPage.emulateMedia({ media: 'print' })
    await expect(page.getByText('Only the accounts that were in view are printed.')).toBeVisible()
  })
})

test.describe('a list of 300 accounts', () => {
  test.use({ siteOptions: { scenario: 'fleet:300' } })

  test('prints all of them, and does not split a row', { tag: '@print' }, async ({
    accountsPage: page,
    chromiumPage,
  }) => {
    await expect(page.getByRole('article')).toHaveCount(303)
    const count = await countPages(chromiumPage)
    expect(count).toBeGreaterThan(10)
    expect(count).toBeLessThan(40)
    await chromiumPage.emulateMedia({ media: 'print' })
    expect(await page.getByRole('article').evaluateAll(rows => getComputedStyle(rows[0] as Element).breakInside)).toBe(
      'avoid',
    )
  })
})
