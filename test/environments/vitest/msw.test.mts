import { Workbench } from '@workbench-sdk/client'
import { mswHandlers } from '@workbench-sdk/mock/msw'
import { expect, test } from '@workbench-sdk/mock/vitest'
import { setupServer } from 'msw/node'

test('MSW intercepts the calls of a client', async ({ mock }) => {
  const server = setupServer(...mswHandlers(mock))
  server.listen({ onUnhandledRequest: 'error' })
  const { total } = await new Workbench({ token: mock.tokens.admin }).serviceAccounts.list()
  server.close()
  expect(total).toBe(3)
})
