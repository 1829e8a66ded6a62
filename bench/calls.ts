// Measures a call through the client to a loopback server, relative to bare `fetch` and to other clients.
import { bare, type Contender, client, others } from './calls/contenders.ts'
import { serveReplies } from './calls/served.ts'
import { type Limit, rounded } from './limit.ts'
import { inTurns, type Turns, timeOf } from './turns.ts'

const LIMIT = 1.5
const TURNS = 31
/** In milliseconds: V8 has optimized all functions of a call only after some 20,000 calls. */
const WARMUP = 2_000

export async function benchCalls(): Promise<Limit[]> {
  const contenders = [bare, client, ...others]
  await using server = await serveReplies(contenders)
  const calls = Object.fromEntries(contenders.map(each => [each.name, each.connect(server.url)]))
  for (const each of contenders) await expectReply(each, calls[each.name])
  const samples = Object.entries(calls).map(([name, call]) => [name, timeOf(call, WARMUP)] as const)
  const turns = await inTurns(Object.fromEntries(samples), TURNS)
  print(contenders, turns)
  return [
    { name: 'client: a call, relative to bare fetch', value: turns.ratio(client.name, bare.name), limit: LIMIT },
    ...others
      .filter(({ isNodeOnly }) => !isNodeOnly)
      .map(({ name }) => ({
        name: `client: a call, relative to ${name}`,
        value: turns.ratio(client.name, name),
        limit: 1,
      })),
  ]
}

/** Checks that a call works before it is measured. */
async function expectReply({ name, reply }: Contender, call: (() => Promise<unknown>) | undefined): Promise<void> {
  const id = await call?.()
  if (id !== reply.id) throw new Error(`${name} returned the id "${id}": expected "${reply.id}".`)
}

function print(contenders: readonly Contender[], turns: Turns): void {
  console.log('\nA call to a loopback server')
  console.table(
    Object.fromEntries(
      contenders.map(({ name, reply }) => [
        name,
        {
          'reply, bytes': reply.body.length,
          µs: rounded(turns.median(name) * 1e3),
          'relative to bare fetch': rounded(turns.ratio(name, bare.name), 2),
        },
      ]),
    ),
  )
}
