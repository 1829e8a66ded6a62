import { Workbench } from '@workbench-sdk/client'
import { WorkbenchMock } from '@workbench-sdk/mock'
import { mswHandlers } from '@workbench-sdk/mock/msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'

const mock = new WorkbenchMock()
const server = setupServer(...mswHandlers(mock))

beforeAll(() => server.listen({ onUnhandledFrame: 'error' })) // MSW 2: onUnhandledRequest
afterEach(() => mock.reset())
afterAll(() => server.close())

test('the mock responds to code that creates its own client', async () => {
  const workbench = new Workbench({ token: mock.tokens.admin, baseUrl: mock.baseUrl })
  expect((await workbench.serviceAccounts.list()).total).toBe(3)
})
