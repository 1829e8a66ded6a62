import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { anyVisit, type Visit } from './any-visit.ts'
import { pay } from './pay.ts'
import { GoodClient, type Health, type Target, TargetProgram } from './target.ts'

/** How long to go on; `npm run hostile` does so for ten minutes. Without it some rounds are enough. */
const MINUTES = Number(process.env.WORKBENCH_HOSTILE_MINUTES ?? 0)
/** A failure names its seed; with it the same visits come again. */
const SEED = Number(process.env.WORKBENCH_HOSTILE_SEED ?? Math.trunc(Math.random() * 2 ** 31))
const ROUNDS = 2
const VISITS = 100
/** Milliseconds in which whoever waits to be cut off has to be. */
const PATIENCE = 30_000
/** Bytes. Beyond it, something is kept of those who are gone. */
const GROWTH = { heap: 8 * 2 ** 20, rss: 128 * 2 ** 20 }

test(
  `hostile clients neither stop nor fill a mock on a port, and a good one is served throughout (seed ${SEED})`,
  async () => {
    const { program, target } = await TargetProgram.start()
    await using server = program
    // What is compiled and cached on first use is no growth.
    await visitInRounds(target, SEED - 1, rounds => rounds < 1)
    const before = await settled(server)

    await using client = new GoodClient(target)
    const until = performance.now() + MINUTES * 60_000
    const visits = visitInRounds(target, SEED, rounds => rounds < ROUNDS || performance.now() < until)
    const kinds = await Promise.race([visits, client.ended, server.ended])
    const service = await client.stop()
    const after = await settled(server)

    if (MINUTES > 0) report({ seed: SEED, ...Object.fromEntries(kinds) }, service, { before, after })
    expect(server.complaints).toBe('')
    expect(after.heapUsed - before.heapUsed).toBeLessThan(GROWTH.heap)
    expect(after.rss - before.rss).toBeLessThan(GROWTH.rss)
    expect(service.calls).toBeGreaterThan(0)
  },
  MINUTES * 60_000 + 4 * PATIENCE,
)

/** Many at a time, and the next when the last of them is gone. Says how many of each kind there were. */
async function visitInRounds(
  target: Target,
  seed: number,
  goesOn: (rounds: number) => boolean,
): Promise<Map<string, number>> {
  const kinds = new Map<string, number>()
  for (let round = 0; goesOn(round); round++) {
    const visits = fc.sample(anyVisit(target), { numRuns: VISITS, seed: seed + round })
    for (const { kind } of visits) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
    const paid = visits.map(visit => ({ visit, ...pay(visit, target) }))
    await Promise.all(paid.map(({ sent }) => sent))
    await Promise.all(
      paid.map(({ visit, over }) =>
        inTime(over(), () => `${describe(visit)}, of the seed ${seed + round}, was not cut off.`),
      ),
    )
  }
  return kinds
}

const describe = ({ kind, door, reads, end }: Visit) =>
  `A visit (${kind}, ${door}, ${reads ? 'reads' : 'does not read'}, ${end})`

function inTime(promise: Promise<void>, message: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(message())), PATIENCE)
    promise.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

/** How the process is once everybody is gone. */
function settled(server: TargetProgram): Promise<Health> {
  return vi.waitFor(
    async () => {
      const found = await server.health()
      expect(found.sockets).toBe(0)
      return found
    },
    { timeout: PATIENCE, interval: 100 },
  )
}

function report(visits: object, served: object, health: object): void {
  console.log(visits)
  console.log(served)
  console.table(health)
}
