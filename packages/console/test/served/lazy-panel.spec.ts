// A part of the page that cannot be loaded. In the static build, a service worker sends the requests, and a test cannot
// block those.
import { expect, test } from '../fixtures.ts'

test('a panel that could not be loaded can be loaded again', { tag: '@network' }, async ({
  accountsPage: page,
  chromiumPage,
  auditPage,
}) => {
  await chromiumPage.route('**/assets/devtools-*.js', route => route.abort(), { times: 1 })
  await page.getByRole('button', { name: 'Mock controls' }).click()
  await expect(page.getByRole('alert')).toContainText('couldn’t be loaded')
  await auditPage('panel-not-loaded')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('tabpanel', { name: 'Use this mock' })).toBeVisible()
})

test('after an upgrade, a reload opens the requested panel', { tag: '@network' }, async ({
  accountsPage: page,
  chromiumPage,
}) => {
  await chromiumPage.route('**/assets/devtools-*.js', route => route.fulfill({ status: 404 }))
  await page.getByRole('button', { name: 'Mock controls' }).click()
  for (const _ of [1, 2]) {
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByRole('alert')).toContainText('reload the page')
  }
  await chromiumPage.unroute('**/assets/devtools-*.js')
  await page.getByRole('button', { name: 'Reload the page' }).click()
  await expect(page.getByRole('tabpanel', { name: 'Use this mock' })).toBeVisible()
})
