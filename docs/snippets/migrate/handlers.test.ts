import { Workbench } from '@workbench-sdk/client'
import { WorkbenchMock } from '@workbench-sdk/mock'
import { mswHandlers } from '@workbench-sdk/mock/msw'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, beforeAll, expect, test } from 'vitest'

const mock = new WorkbenchMock({ scenario: 'typical' })

/** Handlers from before. */
const own = [
  http.get('https://workbench.expel.io/api/v2/organizations', () =>
    HttpResponse.json({ data: [{ type: 'organizations', id: '1', attributes: { name: 'Handwritten' } }] }),
  ),
]

const server = setupServer(...own, ...mswHandlers(mock))
beforeAll(() => server.listen())
afterAll(() => server.close())

test('a custom handler responds on its route, and the mock on all others', async () => {
  const workbench = new Workbench({ token: mock.tokens.admin })
  expect((await workbench.organizations.list().first())?.name).toBe('Handwritten')
  expect((await workbench.apiKeys.list()).total).toBe(8)
})
