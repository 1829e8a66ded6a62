import { expect, remoteTest as test } from '@workbench-sdk/mock/vitest'

// The world of this worker starts with the server's scenario, "typical".
test('an account gets another key', async ({ mock, workbench }) => {
  const [account, ...others] = await workbench.serviceAccounts.list({ name: 'siem-export' }).toArray()
  if (!account) throw new Error('There is no account "siem-export". Start the mock with --scenario typical.')
  expect(others).toEqual([])
  await workbench.apiKeys.create({ serviceAccount: account, name: 'spare' })

  expect((await mock.apiKeys()).filter(({ name }) => name === 'spare')).toHaveLength(1)
  await expect(mock).toHaveReceived('POST /api_keys', { attributes: { display_name: 'spare' }, status: 201 })
})

test('an outage is an error of the client', async ({ mock, workbench }) => {
  await mock.faults.add({ on: 'GET /api_keys', status: 503 })
  await expect(workbench.withOptions({ retries: 0 }).apiKeys.list()).rejects.toThrow(/503/)
})
