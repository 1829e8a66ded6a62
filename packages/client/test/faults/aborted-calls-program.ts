import { once } from 'node:events'
import { Workbench, WorkbenchError } from '../../src/index.ts'
import { activeResources } from './active-resources.ts'

/** The message that the program sends when all its calls have failed. */
export interface AbortedCallsReport {
  /** Number of calls by error name. */
  readonly outcomes: Readonly<Record<string, number>>
  /** Resources that keep the process alive. */
  readonly resources: readonly string[]
}

/** Number of concurrent calls. */
const CONCURRENCY = 20
/** The time before a call is aborted, in milliseconds. Long enough for most requests to reach the server. */
const TIMEOUT = 20

const calls: number = JSON.parse(process.argv[2] ?? '')
const { organizations, apiKeys } = new Workbench()
const outcomes: Record<string, number> = {}

await callAll(() => organizations.list({}, { attemptTimeout: TIMEOUT, retries: 0 }))
await callAll(() => organizations.list({}, { signal: AbortSignal.timeout(TIMEOUT) }))
// The server responds to these with a Retry-After, so they are aborted while they wait.
await callAll(() => apiKeys.list({}, { signal: AbortSignal.timeout(TIMEOUT) }))
const resources = await activeResources()
process.send?.({ outcomes, resources } satisfies AbortedCallsReport)
// The process stays alive until the test has seen all connections close: the exit would close any leaked one.
await once(process, 'message')

async function callAll(call: () => PromiseLike<unknown>): Promise<void> {
  let left = calls
  const worker = async () => {
    while (left-- > 0) await call().then(undefined, count)
  }
  await Promise.all(Array.from({ length: CONCURRENCY }, worker))
}

function count(error: unknown): void {
  const name = error instanceof WorkbenchError ? error.name : 'not a WorkbenchError'
  outcomes[name] = (outcomes[name] ?? 0) + 1
}
