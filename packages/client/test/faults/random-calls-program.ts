import { getEventListeners } from 'node:events'
import { inspect } from 'node:util'
import { Workbench } from '../../src/index.ts'
import { activeResources } from './active-resources.ts'
import { CallLog } from './call-log.ts'
import { sharedSignal } from './call-options.ts'
import { CallRunner } from './call-runner.ts'
import { flush, print } from './print.ts'
import { printSpans, withPrinting } from './print-observed.ts'
import { makeRandomCall } from './random-call.ts'
import type { ProgramOptions, Report } from './report.ts'
import { SeededRandom } from './seeded-random.ts'

/** Number of concurrent calls. */
const CONCURRENCY = 50

// The client waits before each retry as usual, but only a hundredth of the time.
const random = Math.random
Math.random = () => random() / 100

const { calls, seed, accounts }: ProgramOptions = JSON.parse(process.argv[2] ?? '')
const log = new CallLog()
process.on('unhandledRejection', reason => log.addViolation('process', `unhandled rejection: ${inspect(reason)}`))
process.on('warning', warning => log.addViolation('process', `process warning: ${warning}`))

const workbench = new Workbench({ attemptTimeout: 200 })
const observed = withPrinting(workbench)
const start = performance.now()
await Promise.all(Array.from({ length: CONCURRENCY }, (_, number) => makeCalls(number)))
const seconds = (performance.now() - start) / 1000

printSpans()
print(workbench, observed)
await flush()
const { creations, keys, outcomes, violations } = log
const listeners = getEventListeners(sharedSignal, 'abort').length
const resources = await activeResources()
process.send?.({ creations, keys, outcomes, violations, listeners, resources, seconds } satisfies Report)

async function makeCalls(number: number): Promise<void> {
  const runner = new CallRunner(number, { log, accounts, random: new SeededRandom(seed + number) }, observed, workbench)
  while (log.calls < calls) await makeRandomCall(runner)
}
