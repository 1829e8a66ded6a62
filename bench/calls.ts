// What a call through the client costs on a real loopback server, against bare `fetch`, beside what others make of theirs.
import { bare, type Contender, client, others } from './calls/contenders.ts'
import { serveReplies } from './calls/served.ts'
import { type Limit, rounded } from './limit.ts'
import { inTurns, type Turns, timeOf } from './turns.ts'

const LIMIT = 1.5
const TURNS = 31

export async function benchCalls(): Promise<Limit[]> {
  const contenders = [bare, client, ...others]
  await using server = await serveReplies(contenders)
  const calls = Object.fromEntries(contenders.map(each => [each.name, each.connect(server.url)]))
  for (const each of contenders) await expectReply(each, calls[each.name])
  const samples = Object.entries(calls).map(([name, call]) => [name, timeOf(call)] as const)
  const turns = await inTurns(Object.fromEntries(samples), TURNS)
  print(contenders, turns)
  return [
    { what: 'client: a call, to bare fetch', value: turns.ratio(client.name, bare.name), limit: LIMIT },
    ...others
      .filter(({ isNodesOwn }) => !isNodesOwn)
      .map(({ name }) => ({
        what: `client: a call, to one of ${name}`,
        value: turns.ratio(client.name, name),
        limit: 1,
      })),
  ]
}

/** A call that is measured has to arrive. */
async function expectReply({ name, reply }: Contender, call: (() => Promise<unknown>) | undefined): Promise<void> {
  const id = await call?.()
  if (id !== reply.id) throw new Error(`${name} made ${id} of the reply with the id ${reply.id}.`)
}

function print(contenders: readonly Contender[], turns: Turns): void {
  console.log('\nA call on loopback')
  console.table(
    Object.fromEntries(
      contenders.map(({ name, reply }) => [
        name,
        {
          'reply, bytes': reply.body.length,
          µs: rounded(turns.median(name) * 1e3),
          'to bare fetch': rounded(turns.ratio(name, bare.name), 2),
        },
      ]),
    ),
  )
}
