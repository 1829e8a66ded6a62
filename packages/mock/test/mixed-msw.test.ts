import { WorkbenchMock } from '@workbench-sdk/mock'
import { setupServer } from 'msw/node'
import { setupServer as setupServer2 } from 'msw-2/node'
import { afterEach, expect, test, vi } from 'vitest'

// Two versions of MSW are installed if a package in a monorepo depends on a different one than the test.

afterEach(() => {
  vi.doUnmock('msw')
  vi.resetModules()
})

test.each([
  ['MSW 2', 'MSW 3', 'msw-2', setupServer],
  ['MSW 3', 'MSW 2', 'msw', setupServer2 as unknown as typeof setupServer],
])('handlers created by %s work in a server of %s', async (_, __, creator, setup) => {
  vi.doMock('msw', () => vi.importActual(creator))
  const { mswHandlers } = await import('@workbench-sdk/mock/msw')
  const mock = new WorkbenchMock()
  const server = setup(...mswHandlers(mock))
  server.listen()
  const headers = { authorization: `Bearer ${mock.tokens.admin}` }
  expect((await fetch(`${mock.baseUrl}/api/v2/organizations`, { headers })).status).toBe(200)
  expect((await fetch(`${mock.baseUrl}/logo.png`)).status).toBe(404)
  server.resetHandlers()
  await server.close()
})
