// Checks only types: the fixture and matchers are Playwright's.
import { WorkbenchMock } from '@workbench-sdk/mock'
import { expect, remoteTest, routeToMock, test } from '@workbench-sdk/mock/playwright'

test.use({ mockOptions: { scenario: ['typical', 'stale-keys'] } })
test('fixtures', async ({ mock, page, context }) => {
  const stop: () => Promise<void> = await routeToMock(context, mock)
  await expect(page).toHaveTitle('Keys')
  await stop()
})

remoteTest.use({ mockUrl: 'http://127.0.0.1:4010', mockOptions: { scenario: 'typical' } })
remoteTest('remote fixtures', async ({ mock }) => {
  await mock.faults.add({ status: 503 })
  await expect(mock).toHaveReceived('GET /organizations')
})

const mock = new WorkbenchMock()

expect(mock).toHaveReceived('POST /api_keys', { attributes: { display_name: 'deploy' }, caller: { readOnly: false } })
expect(mock).not.toHaveReceived(`DELETE /api_keys/${mock.organizationId}`)
expect(mock).toHaveReceivedTimes('DELETE *', 0)
expect(mock).toHaveRejected('read-only', { caller: 'Mock analyst' })
expect(mock).toHaveExactlyOneActiveKey(mock.serviceAccounts()[0] ?? 'deployer')
expect(mock).toHaveReceivedUnhandledRequest()
// @ts-expect-error Unknown route.
expect(mock).toHaveReceived('POST /apikeys')
// @ts-expect-error Unknown rule.
expect(mock).toHaveRejected('readonly')
