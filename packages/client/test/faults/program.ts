import { getEventListeners } from 'node:events'
import { inspect } from 'node:util'
import { Workbench } from '../../src/index.ts'
import { Chance } from './chance.ts'
import { common } from './circumstances.ts'
import { Desk } from './desk.ts'
import { Journal } from './journal.ts'
import { makeCall } from './making-calls.ts'
import { observed, printSpans } from './observed.ts'
import { flush, print } from './print.ts'
import type { Order, Report } from './report.ts'
import { activeResources } from './resources.ts'

/** How many calls are under way at a time. */
const DESKS = 50

// The client waits as it always does before it repeats a call, but a hundredth of the time.
const random = Math.random
Math.random = () => random() / 100

const { calls, seed, accounts }: Order = JSON.parse(process.argv[2] ?? '')
const journal = new Journal()
process.on('unhandledRejection', reason => journal.complain('process', `nobody handled ${inspect(reason)}`))
process.on('warning', warning => journal.complain('process', `the process was warned: ${warning}`))

const workbench = new Workbench({ attemptTimeout: 200 })
const watched = observed(workbench)
const start = performance.now()
await Promise.all(Array.from({ length: DESKS }, (_, number) => work(number)))
const seconds = (performance.now() - start) / 1000

printSpans()
print(workbench, watched)
await flush()
const { creations, keys, outcomes, complaints } = journal
const listeners = getEventListeners(common, 'abort').length
const resources = await activeResources()
process.send?.({ creations, keys, outcomes, complaints, listeners, resources, seconds } satisfies Report)

async function work(number: number): Promise<void> {
  const desk = new Desk(number, { journal, accounts, chance: new Chance(seed + number) }, watched, workbench)
  while (journal.calls < calls) await makeCall(desk)
}
