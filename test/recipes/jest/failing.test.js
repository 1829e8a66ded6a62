import { WorkbenchMock } from '@workbench-sdk/mock'
import { expect } from '@workbench-sdk/mock/jest'

const mock = new WorkbenchMock({ now: '2026-11-22T12:00:00Z' })

beforeEach(async () => {
  mock.reset()
  await mock.fetch(`${mock.baseUrl}/api/v2/organizations?token=${mock.tokens.analyst}`, {
    headers: { authorization: `Bearer ${mock.tokens.admin}` },
  })
})

test('a failing matcher reports the actual requests without secrets', () => {
  const assertion = () => expect(mock).toHaveReceived('GET /organizations', { status: 201, caller: mock.tokens.admin })
  expect(assertion).toThrow(/No request matches/)
  expect(assertion).toThrow('GET /api/v2/organizations?token=[secret] → 403, as "Mock admin"')
  expect(assertion).not.toThrow(/wbmock_/)
})

test('supports asymmetric matchers and .not', () => {
  expect(mock).toHaveReceived('GET /organizations', { status: expect.any(Number), path: expect.stringContaining('?') })
  expect(mock).not.toHaveReceived('GET /organizations', { status: expect.any(String) })
  expect(() => expect(mock).not.toHaveReceived('GET *')).toThrow(/expect\(mock\)\.not\.toHaveReceived\("GET \*"\)/)
})

test('counts active keys', () => {
  expect(mock).toHaveExactlyOneActiveKey('Mock analyst')
  mock.seed({ serviceAccounts: [{ name: 'ci', keys: [{ name: 'one' }, { name: 'other' }] }] })
  expect(() => expect(mock).toHaveExactlyOneActiveKey('ci')).toThrow('Active keys: 2 of 2')
})
