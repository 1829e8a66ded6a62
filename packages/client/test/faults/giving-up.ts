import { once } from 'node:events'
import { Workbench, WorkbenchError } from '../../src/index.ts'
import { activeResources } from './resources.ts'

/** What the program tells when it has given up all its calls. */
export interface GivenUp {
  /** How many failed with which error. */
  readonly outcomes: Readonly<Record<string, number>>
  /** What keeps the process alive. */
  readonly resources: readonly string[]
}

/** How many calls are under way at a time. */
const AT_ONCE = 20
/** In milliseconds; enough for most requests to arrive. */
const PATIENCE = 20

const calls: number = JSON.parse(process.argv[2] ?? '')
const { organizations, apiKeys } = new Workbench()
const outcomes: Record<string, number> = {}

await giveUp(() => organizations.list({}, { attemptTimeout: PATIENCE, retries: 0 }))
await giveUp(() => organizations.list({}, { signal: AbortSignal.timeout(PATIENCE) }))
// These are answered, and wait for their turn.
await giveUp(() => apiKeys.list({}, { signal: AbortSignal.timeout(PATIENCE) }))
const resources = await activeResources()
process.send?.({ outcomes, resources } satisfies GivenUp)
// What closes only now, as the process ends, would show nothing.
await once(process, 'message')

async function giveUp(call: () => PromiseLike<unknown>): Promise<void> {
  let left = calls
  const desk = async () => {
    while (left-- > 0) await call().then(undefined, count)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, desk))
}

function count(error: unknown): void {
  const name = error instanceof WorkbenchError ? error.name : 'no WorkbenchError'
  outcomes[name] = (outcomes[name] ?? 0) + 1
}
