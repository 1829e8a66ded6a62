import { expect, remoteTest as test } from '@workbench-sdk/mock/vitest'
import { describe } from 'vitest'

describe('an organization with accounts', () => {
  test.override({ mockOptions: { scenario: 'typical' } })

  test('gets another key, in the world of this worker', async ({ mock, workbench }) => {
    const account = await workbench.serviceAccounts.list({ name: 'siem-export' }).first()
    if (!account) throw new Error('The scenario has no account "siem-export".')
    await workbench.apiKeys.create({ serviceAccount: account, name: 'spare' })

    expect((await mock.apiKeys()).filter(({ name }) => name === 'spare')).toHaveLength(1)
    await expect(mock).toHaveReceived('POST /api_keys', { attributes: { display_name: 'spare' }, status: 201 })
  })
})

test('an outage is an error of the client', async ({ mock, workbench }) => {
  await mock.faults.add({ on: 'GET /api_keys', status: 503 })
  await expect(workbench.withOptions({ retries: 0 }).apiKeys.list()).rejects.toThrow(/503/)
})
