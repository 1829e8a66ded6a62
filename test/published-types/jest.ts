// Checks only types: the matchers are Jest's.
import { WorkbenchMock } from '@workbench-sdk/mock'
import { expect } from '@workbench-sdk/mock/jest'

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
