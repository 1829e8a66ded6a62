import { WorkbenchMock } from '@workbench-sdk/mock'
import { expect } from '@workbench-sdk/mock/jest'

const mock = new WorkbenchMock({ now: '2026-11-22T12:00:00Z' })

beforeEach(async () => {
  mock.reset()
  await mock.fetch(`${mock.baseUrl}/api/v2/organizations?token=${mock.tokens.analyst}`, {
    headers: { authorization: `Bearer ${mock.tokens.admin}` },
  })
})

test('a matcher that fails says what came instead, and no secret', () => {
  const holds = () => expect(mock).toHaveReceived('GET /organizations', { status: 201, caller: mock.tokens.admin })
  expect(holds).toThrow(/There were such requests, but none like that/)
  expect(holds).toThrow('GET /api/v2/organizations?token=[secret] → 403, as "Mock admin"')
  expect(holds).not.toThrow(/wbmock_/)
})

test('asymmetric matchers are asked, and .not is understood', () => {
  expect(mock).toHaveReceived('GET /organizations', { status: expect.any(Number), path: expect.stringContaining('?') })
  expect(mock).not.toHaveReceived('GET /organizations', { status: expect.any(String) })
  expect(() => expect(mock).not.toHaveReceived('GET *')).toThrow(/expect\(mock\)\.not\.toHaveReceived\("GET \*"\)/)
})

test('keys are counted', () => {
  expect(mock).toHaveExactlyOneActiveKey('Mock analyst')
  mock.seed({ serviceAccounts: [{ name: 'ci', keys: [{ name: 'one' }, { name: 'other' }] }] })
  expect(() => expect(mock).toHaveExactlyOneActiveKey('ci')).toThrow('Active keys: 2 of 2')
})
