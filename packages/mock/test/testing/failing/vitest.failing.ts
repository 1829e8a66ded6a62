// Tests that fail. ../failing.test.ts runs them in a child process.
import { Workbench } from '@workbench-sdk/client'
import { expect, test } from '@workbench-sdk/mock/vitest'

test('an unhandled request', async ({ mock }) => {
  await mock.fetch(`${mock.baseUrl}/api/v2/api_kyes`)
})

test('an unhandled request before a reset', async ({ mock }) => {
  await mock.fetch(`${mock.baseUrl}/api/v2/api_kyes`)
  mock.reset()
})

test('an expected and an unexpected unhandled request', async ({ mock }) => {
  await mock.fetch(`${mock.baseUrl}/api/v2/api_kyes`)
  await mock.fetch(`${mock.baseUrl}/api/v2/servce_accounts`)
  expect(mock).toHaveReceivedUnhandledRequest('GET /api_kyes')
})

test('a negated expectation of an unhandled request', async ({ mock }) => {
  await mock.fetch(`${mock.baseUrl}/api/v2/api_kyes`)
  expect(mock).not.toHaveReceivedUnhandledRequest()
})

test('a failed expectation with an unhandled request', async ({ mock }) => {
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
