import { Workbench } from '@workbench-sdk/client'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, beforeAll, expect, test } from 'vitest'

const API = 'https://workbench.expel.io/api/v2'
const account = { type: 'service_accounts', id: '2f3c0f0e-6d0c-4c55-9d4c-0d9d5a3e1b77', attributes: { active: true } }
const key = { type: 'api_keys', id: '7c0be5f2-94b2-4a8e-8a42-30e0a8a0d4a1', attributes: { access_token: 'a-secret' } }

const created: unknown[] = []
const server = setupServer(
  http.post(`${API}/service_accounts`, () => HttpResponse.json({ data: account }, { status: 201 })),
  http.post(`${API}/api_keys`, async ({ request }) => {
    created.push(await request.json())
    return HttpResponse.json({ data: key }, { status: 201 })
  }),
)

beforeAll(() => server.listen())
afterAll(() => server.close())

test('creates a key', async () => {
  const workbench = new Workbench({ token: 'a-token', baseUrl: 'https://workbench.expel.io' })
  const account = await workbench.serviceAccounts.create({ name: 'ci', role: 'organization_analyst' })
  await workbench.apiKeys.create({ serviceAccount: account, name: 'deploy' })

  expect(created).toMatchObject([{ data: { attributes: { display_name: 'deploy' } } }])
})
