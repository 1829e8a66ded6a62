import assert from 'node:assert/strict'
import { Workbench } from '@workbench-sdk/client'
import { WorkbenchMock } from '@workbench-sdk/mock'

describe('a mock', () => {
  it('responds to a client', async () => {
    const mock = new WorkbenchMock()
    const workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })
    assert.equal((await workbench.serviceAccounts.list()).total, 3)
  })
})
