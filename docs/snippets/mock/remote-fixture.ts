import { expect, remoteTest } from '@workbench-sdk/mock/vitest' // or …/playwright

const test = remoteTest.extend({ mockUrl: 'http://127.0.0.1:4010', mockOptions: { scenario: 'typical' } })

test('the page lists the keys', async ({ mock, workbench }) => {
  await workbench.apiKeys.list()
  await expect(mock).toHaveReceived('GET /api_keys')
})
