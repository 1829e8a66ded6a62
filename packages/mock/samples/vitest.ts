import { WorkbenchMock } from '@workbench-sdk/mock'
import { expect, test } from 'vitest'

test('a key of an analyst cannot make keys, and the mock says why', async () => {
  const mock = new WorkbenchMock({ scenario: 'typical' })
  const deployer = mock.serviceAccounts().find(({ name }) => name === 'deployer')

  const answer = await mock.fetch(`${mock.baseUrl}/api/v2/api_keys`, {
    method: 'POST',
    headers: { authorization: `Bearer ${mock.tokens.analyst}`, 'content-type': 'application/vnd.api+json' },
    body: JSON.stringify({
      data: {
        type: 'api_keys',
        attributes: { display_name: 'deploy' },
        relationships: { service_account: { data: { type: 'service_accounts', id: deployer?.id } } },
      },
    }),
  })

  expect(answer.status, mock.explain(answer)).toBe(403)
  expect(answer.headers.get('x-workbench-mock-rule')).toBe('admin-only')
  expect(mock.requests.map(({ route }) => route)).toEqual(['POST /api_keys'])
  mock.expectNoSurprises()
})
