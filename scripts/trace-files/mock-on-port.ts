import { parentPort } from 'node:worker_threads'
import { serve, WorkbenchMock } from '@workbench-sdk/mock'

/** The mock's URL, and an administrator's token. */
export interface MockOnPort {
  readonly baseUrl: string
  readonly token: string
}

// Runs in a separate thread, so that the main thread's coverage includes only the client.
const mock = new WorkbenchMock()
const { url } = await serve(mock)
parentPort?.postMessage({ baseUrl: url, token: mock.tokens.admin } satisfies MockOnPort)
