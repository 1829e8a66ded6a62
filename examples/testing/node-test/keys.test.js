import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Workbench } from '@workbench-sdk/client'
import { WorkbenchMock } from '@workbench-sdk/mock'

/** Creates a mock and a client for one test. */
function setUp(t) {
  const mock = new WorkbenchMock({ scenario: 'typical' })
  t.after(() => mock.expectNoUnhandledRequests())
  return { mock, workbench: new Workbench({ token: mock.tokens.admin, fetch: mock.fetch }) }
}

test('an account gets a key', async t => {
  const { mock, workbench } = setUp(t)
  const account = await workbench.serviceAccounts.create({ name: 'ci', role: 'organization_analyst' })
  const key = await workbench.apiKeys.create({ serviceAccount: account, name: 'deploy' })

  assert.equal(mock.apiKeys().find(({ id }) => id === key.id)?.serviceAccountId, account.id)
  assert.equal(mock.requests.at(-1)?.route, 'POST /api_keys')
})
