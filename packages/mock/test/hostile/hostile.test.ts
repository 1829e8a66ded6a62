import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { RANDOM_SEED } from '../../../../test/seed/seed.ts'
import { type Attack, anyAttack } from './any-attack.ts'
import { startAttack } from './start-attack.ts'
import { DELAY, type Health, RegularClient, type Target, TargetProgram } from './target.ts'

/** The duration. `npm run hostile` sets ten minutes. By default the test runs a few rounds. */
const MINUTES = Number(process.env.WORKBENCH_HOSTILE_MINUTES ?? 0)
const ROUNDS = 2
/** The rounds before the measurement. */
const WARM_UP = MINUTES > 0 ? 2 : 1
const ATTACKS = MINUTES > 0 ? 100 : 50
/** How long the server may take to disconnect a waiting client, in milliseconds. */
const PATIENCE = 30_000
/** The maximum growth of memory in bytes. The maximum of the heap at any time is in target.ts. */
const GROWTH = 64 * 2 ** 20
/** The maximum processor time of a turn, i.e. for which other connections wait, in milliseconds. */
const TURN = 250
/**
 * The attacks: each on one connection, or some of them on up to 40 at the same time. Node accepts one connection per turn, so with
 * hundreds of connections a new one waits until the others have been accepted.
 */
const CASES = [
  { name: 'hostile clients', connections: 1, maxWait: DELAY, maxDelayed: 0 },
  { name: 'hostile clients with many connections', connections: 40, maxWait: 1_000, maxDelayed: 1 / 1_000 },
]

test.each(MINUTES > 0 ? CASES : CASES.slice(-1))(
  `$name cannot crash a server, exhaust its memory or block a regular client (seed ${RANDOM_SEED})`,
  async ({ connections, maxWait, maxDelayed }) => {
    const { program, target } = await TargetProgram.start()
    await using server = program
    // Compilation and caches on first use are not leaks.
    await attackInRounds(target, connections, RANDOM_SEED - WARM_UP, rounds => rounds < WARM_UP)
    const before = await settled(server)

    await using client = new RegularClient(target)
    const until = performance.now() + MINUTES * 60_000
    const attacks = attackInRounds(
      target,
      connections,
      RANDOM_SEED,
      rounds => rounds < ROUNDS || performance.now() < until,
    )
    const kinds = await Promise.race([attacks, client.ended, server.ended])
    const service = await client.stop()
    const after = await settled(server)

    if (MINUTES > 0)
      report({ seed: RANDOM_SEED, connections, ...Object.fromEntries(kinds) }, service, { before, after })
    expect(server.errors).toBe('')
    expect(after.heapUsed - before.heapUsed).toBeLessThan(GROWTH)
    expect(after.rss - before.rss).toBeLessThan(GROWTH)
    expect(after.slowestTurn).toBeLessThan(TURN)
    expect(after.worlds).toBe(1)
    expect(service.calls).toBeGreaterThan(0)
    // If the machine is busy, the server continues with other requests while this client waits for a processor.
    if (MINUTES === 0) return
    expect(service.longestWait).toBeLessThan(maxWait)
    expect(service.delayed / service.calls).toBeLessThanOrEqual(maxDelayed)
  },
  MINUTES * 60_000 + 4 * PATIENCE,
)

/** Runs rounds of concurrent attacks, some of them with that many connections. Returns the number of attacks of each kind. */
async function attackInRounds(
  target: Target,
  connections: number,
  seed: number,
  shouldContinue: (rounds: number) => boolean,
): Promise<Map<string, number>> {
  const kinds = new Map<string, number>()
  for (let round = 0; shouldContinue(round); round++) {
    const attacks = fc.sample(anyAttack(target, connections), { numRuns: ATTACKS, seed: seed + round })
    for (const { kind } of attacks) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
    const running = attacks.map(attack => ({ attack, ...startAttack(attack, target) }))
    await Promise.all(running.map(({ sent }) => sent))
    await Promise.all(
      running.map(({ attack, finish }) =>
        inTime(finish(), () => `${describe(attack)}, of the seed ${seed + round}, was not disconnected.`),
      ),
    )
  }
  return kinds
}

const describe = ({ kind, channel, reads, end }: Attack) =>
  `An attack (${kind}, ${channel}, ${reads ? 'reads' : 'does not read'}, ${end})`

function inTime(promise: Promise<void>, message: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(message())), PATIENCE)
    promise.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

/** Returns the health of the process after all clients have disconnected. */
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

function report(attacks: object, served: object, health: object): void {
  console.log(attacks)
  console.log(served)
  console.table(health)
}
