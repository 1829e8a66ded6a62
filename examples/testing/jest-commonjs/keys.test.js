const { Workbench } = require('@workbench-sdk/client')
const { WorkbenchMock } = require('@workbench-sdk/mock')
const { expect } = require('@workbench-sdk/mock/jest')

const mock = new WorkbenchMock({ scenario: 'typical' })
const workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })

beforeEach(() => mock.reset())
afterEach(() => mock.expectNoUnhandledRequests())

test('an account gets a key', async () => {
  const account = await workbench.serviceAccounts.create({ name: 'ci', role: 'organization_analyst' })
  await workbench.apiKeys.create({ serviceAccount: account, name: 'deploy' })

  expect(mock).toHaveExactlyOneActiveKey('ci')
  expect(mock).toHaveReceived('POST /api_keys', { attributes: { display_name: 'deploy' }, status: 201 })
})
