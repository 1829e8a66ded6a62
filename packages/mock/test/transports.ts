import { serve, type WorkbenchMock } from '@workbench-sdk/mock'
import { mswHandlers } from '@workbench-sdk/mock/msw'
import { setupServer } from 'msw/node'

/** A way to reach a mock: the URL, and the function to call it with. */
export interface Connection {
  readonly baseUrl: string
  readonly fetch: typeof fetch
  close(): void | Promise<void>
}

export interface Transport {
  readonly name: string
  open(mock: WorkbenchMock): Connection | Promise<Connection>
}

/** All ways to reach a mock, for tests that must pass with each of them. */
export const transports: readonly Transport[] = [
  {
    name: 'mock.fetch',
    open: mock => ({ baseUrl: mock.baseUrl, fetch: mock.fetch, close: () => undefined }),
  },
  {
    name: 'MSW in Node',
    open: mock => {
      const server = setupServer(...mswHandlers(mock))
      server.listen({ onUnhandledFrame: 'error' })
      return { baseUrl: mock.baseUrl, fetch: (...call) => fetch(...call), close: () => server.close() }
    },
  },
  {
    name: 'HTTP on a port',
    open: async mock => {
      const server = await serve(mock)
      return { baseUrl: server.url, fetch: (...call) => fetch(...call), close: () => server.close() }
    },
  },
]
