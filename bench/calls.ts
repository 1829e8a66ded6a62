// Measures a call through the client to a loopback server, relative to bare `fetch` and to other clients.
import { bare, type Contender, client, others } from './calls/contenders.ts'
import { serveReplies } from './calls/served.ts'
import { comparison, MICROSECONDS, type Report } from './results/report.ts'
import { inTurns, timeOf } from './turns.ts'

const LIMIT = 1.5
const TURNS = 31
/** The warm-up in milliseconds. V8 has optimized all functions of a call only after about 20,000 calls. */
const WARMUP = 2_000

const NODE_ONLY =
  'it uses node:http, which is faster than fetch in Node; the client uses fetch to run in every runtime.'

export async function benchCalls(): Promise<Report> {
  const contenders = [bare, client, ...others]
  await using server = await serveReplies(contenders)
  const calls = Object.fromEntries(contenders.map(each => [each.name, each.connect(server.url)]))
  for (const each of contenders) await expectReply(each, calls[each.name])
  const samples = Object.entries(calls).map(([name, call]) => [name, timeOf(call, WARMUP)] as const)
  const turns = await inTurns(Object.fromEntries(samples), TURNS)
  const call = { name: 'a call', of: client.name }
  return {
    title: 'Client: a call',
    method: `Each client gets one record from a server in another process. All responses are as large as a response from Workbench: ${bare.reply.body.length} bytes.`,
    rows: [
      comparison(
        turns,
        {
          ...call,
          with: bare.name,
          limit: LIMIT,
          explanation:
            'the client also has a timeout, decides about retries, checks the response and decodes the record.',
        },
        MICROSECONDS,
      ),
      ...others.map(({ name, isNodeOnly }) =>
        comparison(
          turns,
          { ...call, with: name, ...(isNodeOnly ? { explanation: NODE_ONLY } : { limit: 1 }) },
          MICROSECONDS,
        ),
      ),
    ],
    limits:
      'On loopback, half the time of a call with fetch is less than 0.1 ms. A call over a network takes tens of milliseconds. No other client that uses fetch may be faster.',
    chart: {
      kind: 'bars',
      title: 'A call to a server on loopback',
      unit: 'µs',
      bars: contenders.map(({ name }) => ({
        label: name,
        value: MICROSECONDS.of(turns.median(name)),
        isOurs: name === client.name,
      })),
    },
  }
}

/** Checks that a call works before it is measured. */
async function expectReply({ name, reply }: Contender, call: (() => Promise<unknown>) | undefined): Promise<void> {
  const id = await call?.()
  if (id !== reply.id) throw new Error(`${name} returned the id "${id}": expected "${reply.id}".`)
}
