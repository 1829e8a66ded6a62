import { parentPort } from 'node:worker_threads'
import { serve, WorkbenchMock } from '@workbench-sdk/mock'

/** Where the mock is, and the token of an administrator. */
export interface MockOnPort {
  readonly baseUrl: string
  readonly token: string
}

// In a thread of its own, so that the coverage of the main thread is the client's.
const mock = new WorkbenchMock()
const { url } = await serve(mock)
parentPort?.postMessage({ baseUrl: url, token: mock.tokens.admin } satisfies MockOnPort)
