// Tests that fail, each in its way. A child of ../failing.test.ts runs them.
import { Workbench } from '@workbench-sdk/client'
import { expect, test } from '@workbench-sdk/mock/vitest'

test('a surprise', async ({ mock }) => {
  await mock.fetch(`${mock.baseUrl}/api/v2/api_kyes`)
})

test('a surprise that a reset has made the mock forget', async ({ mock }) => {
  await mock.fetch(`${mock.baseUrl}/api/v2/api_kyes`)
  mock.reset()
})

test('a surprise beside one that is expected', async ({ mock }) => {
  await mock.fetch(`${mock.baseUrl}/api/v2/api_kyes`)
  await mock.fetch(`${mock.baseUrl}/api/v2/servce_accounts`)
  expect(mock).toHaveReceivedUnhandledRequest('GET /api_kyes')
})

test('a surprise that is said not to be', async ({ mock }) => {
  await mock.fetch(`${mock.baseUrl}/api/v2/api_kyes`)
  expect(mock).not.toHaveReceivedUnhandledRequest()
})

test('an expectation, and a surprise that explains it', async ({ mock }) => {
  await mock.fetch(`${mock.baseUrl}/api/v2/api_kyes`)
  expect(mock).toHaveReceived('GET /api_keys')
})

test('an expectation about secrets', async ({ mock }) => {
  const key = mock.seed({ serviceAccounts: [{ name: 'ci', keys: [{ name: 'deploy' }] }] }).serviceAccounts[0].keys[0]
  const leaky = new Workbench({ token: key.token, baseUrl: mock.baseUrl, fetch: mock.fetch })
  await leaky.organizations.list()
  await mock.fetch(`${mock.baseUrl}/api/v2/login?token=${key.token}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'robin@example.com', password: 'battery staple', otp: '123456' }),
  })
  expect(mock).toHaveReceived('POST /login', { body: { password: 'correct horse', token: key.token } })
})

test('a comparison with the mock itself', ({ mock, workbench }) => {
  expect({ mock, workbench }).toEqual({ tokens: 'none' })
})
