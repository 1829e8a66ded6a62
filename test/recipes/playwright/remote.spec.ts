import { createHost, serve } from '@workbench-sdk/mock'
import { expect, remoteTest } from '@workbench-sdk/mock/playwright'

const test = remoteTest.extend<object, { mockUrl: string | undefined }>({
  mockUrl: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this parameter.
    async ({}, use) => {
      await using server = await serve(createHost())
      await use(server.url)
    },
    { scope: 'worker' },
  ],
})

test.use({ mockOptions: { scenario: 'typical' } })
test.beforeEach(({ page }) => page.goto('data:text/html,<title>Page</title>'))

for (const round of [1, 2]) {
  test(`the pages reach a world of the worker, round ${round}`, async ({ page, mock }) => {
    expect(mock.baseUrl).toMatch(/\/__world__\/worker-/)
    const total = await page.evaluate(async token => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/vnd.api+json' }
      const data = { type: 'service_accounts', attributes: { display_name: 'é', role: 'organization_admin' } }
      const url = 'https://workbench.expel.io/api/v2/service_accounts'
      await fetch(url, { method: 'POST', headers, body: JSON.stringify({ data }) })
      const list = await fetch(url, { headers })
      return (await list.json()).meta.page.total
    }, mock.tokens.admin)
    expect(total).toBe((await mock.serviceAccounts()).length)
    await expect(mock).toHaveReceivedTimes('POST /service_accounts', 1, { attributes: { display_name: 'é' } })
  })
}

test('a fault can drop the connection of a page', async ({ page, mock }) => {
  await mock.faults.add({ drop: true })
  const failed = page.evaluate(() => fetch('https://workbench.expel.io/api/v2/api_keys'))
  await expect(failed).rejects.toThrow(/Failed to fetch/)
})
