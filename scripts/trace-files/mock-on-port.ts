import { parentPort } from 'node:worker_threads'
import { serve, WorkbenchMock } from '@workbench-sdk/mock'

/** The address of the mock, and the token of an administrator. */
export interface MockOnPort {
  readonly baseUrl: string
  readonly token: string
}

// In a separate thread, so that the coverage of the main thread is only the client's.
const mock = new WorkbenchMock()
const { url } = await serve(mock)
parentPort?.postMessage({ baseUrl: url, token: mock.tokens.admin } satisfies MockOnPort)
