// Checks only types: the fixtures and matchers are Vitest's.
import type { Workbench } from '@workbench-sdk/client'
import { WorkbenchMock } from '@workbench-sdk/mock'
import type { RemoteMock } from '@workbench-sdk/mock/remote'
import { expect, remoteTest, test } from '@workbench-sdk/mock/vitest'

test.override({ mockOptions: { scenario: 'typical', now: '2026-11-22T12:00:00Z' } })
// @ts-expect-error Unknown scenario.
test.override({ mockOptions: { scenario: 'odd' } })
test('fixtures', ({ mock, workbench, analyst, readOnly }) => {
  const clients: Workbench[] = [workbench, analyst, readOnly]
  if (clients.length > mock.requests.length) mock.reset()
})

remoteTest.override({ mockUrl: 'http://127.0.0.1:4010', mockOptions: { scenario: 'typical' } })
remoteTest('remote fixtures', async ({ mock, workbench }) => {
  const remote: RemoteMock = mock
  const client: Workbench = workbench
  await client.organizations.list()
  await expect(remote).toHaveReceived('GET /organizations')
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
// @ts-expect-error Unknown attribute of an API key.
expect(mock).toHaveReceived('POST /api_keys', { attributes: { displayName: 'deploy' } })
