import { WorkbenchMock } from '@workbench-sdk/mock'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

beforeEach(() => vi.resetModules())
afterEach(() => {
  vi.doUnmock('msw')
  vi.unstubAllGlobals()
})

test.each(['Bun', 'Deno'])('in %s, where MSW 3 does not intercept requests, there are no handlers', async runtime => {
  const { mswHandlers } = await import('@workbench-sdk/mock/msw')
  vi.stubGlobal(runtime, {})
  expect(() => mswHandlers(new WorkbenchMock())).toThrow(
    `MSW 3 does not intercept requests in ${runtime}, so they would all reach the network. Install msw@2, pass mock.fetch to the client, or serve the mock on a port.`,
  )
})

test.each(['Bun', 'Deno'])('in %s, handlers of MSW 2 can be created', async runtime => {
  vi.doMock('msw', () => vi.importActual('msw-2'))
  const { mswHandlers } = await import('@workbench-sdk/mock/msw')
  vi.stubGlobal(runtime, {})
  expect(mswHandlers(new WorkbenchMock())).not.toEqual([])
})
