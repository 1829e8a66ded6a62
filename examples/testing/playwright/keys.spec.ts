import { expect, test } from '@workbench-sdk/mock/playwright'

test.use({ mockOptions: { scenario: 'typical' } })
test.beforeEach(({ page }) => page.goto(new URL('keys.html', import.meta.url).href))

test('the page lists the keys', async ({ page, mock }) => {
  await page.getByLabel('API key').fill(mock.tokens.readOnlyAdmin)
  await page.getByRole('button').click()

  await expect(page.getByRole('listitem')).toHaveText(mock.apiKeys().map(({ name }) => name))
  expect(mock).toHaveReceived('GET /api_keys', { caller: 'Mock read-only admin' })
})

test('the page shows an error from Workbench', async ({ page, mock }) => {
  mock.faults.add({ on: 'GET /api_keys', status: 503, title: 'Back soon' })
  await page.getByRole('button').click()

  await expect(page.getByRole('alert')).toHaveText('Back soon')
})
