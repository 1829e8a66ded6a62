// Measures how long an increasing number of clients wait for a mock on a port, relative to a minimal server.
import { Child } from './child.ts'
import type { Load, Loaded } from './port/load.ts'
import { startServers } from './port/servers.ts'
import { comparison, MILLISECONDS, type Report, type Row } from './results/report.ts'
import { type Sample, summaryOf, takeTurns } from './turns.ts'

const CLIENTS = [1, 4, 16, 64, 256]
const [MOCK, HONO] = ['@workbench-sdk/mock', 'hono, a constant']
/** The limits on the ratios, and on the growth of the median with the number of clients. */
const LIMITS = { p50: 3, p99: 4, growth: 2 }
const TURNS = 7
/** The duration of the warm-up and of each measurement, in milliseconds. */
const WARM_UP = 1_500
const SAMPLE = 500
const EXPLANATION = 'the mock takes longer for each response, and each client waits for the responses to all others.'

export async function benchLatency(): Promise<Report> {
  const rows = await measureRows()
  const ratiosOf = (name: 'p50' | 'p99') =>
    rows.filter(row => row.name.startsWith(name)).map(({ peer }) => peer?.ratio ?? 0)
  return {
    title: 'Port: latency with up to 256 clients',
    method:
      'Clients in another process read a key from a mock on a port. Each client has one connection, and sends a request when it has received the previous response. Hono returns the same document as a constant. 50% of the responses take at most p50, and 99% take at most p99.',
    rows: [...rows, growthOf(rows)],
    limits:
      'Both servers handle one request after the other, so the latency is proportional to the number of clients. With a single client, both servers spend most of the time on the connection. The growth therefore tends towards the ratio of their throughput. If the mock searched a list for each connection, its latency would grow many times as fast. The other limits are the limits on the throughput, with a reserve for pauses such as garbage collection.',
    chart: {
      kind: 'lines',
      title: 'Latency on a port',
      unit: 'relative to bare Hono',
      steps: { label: 'clients', values: CLIENTS.map(String) },
      series: [
        { label: 'p50', values: ratiosOf('p50') },
        { label: 'p99', values: ratiosOf('p99') },
      ],
    },
  }
}

/** Compares the median wait with many clients to the median wait with one client. */
function growthOf(rows: readonly Row[]): Row {
  const [one, many] = ['p50, 1 client', `p50, ${CLIENTS.at(-1)} clients`].map(name =>
    rows.find(row => row.name === name),
  )
  const [ours, peer] = [one?.value, one?.peer?.value]
  if (!ours || !peer || !many?.peer) throw new Error('The latencies were not measured.')
  const [value, growth] = [many.value / ours, many.peer.value / peer]
  return {
    name: `${many.name}, relative to 1 client`,
    value,
    unit: '',
    peer: { name: HONO, value: growth, ratio: value / growth },
    limit: LIMITS.growth,
    explanation: EXPLANATION,
  }
}

async function measureRows(): Promise<readonly Row[]> {
  await using children = new AsyncDisposableStack()
  const { path, token, mock, hono } = await startServers(children)
  const loader = children.use(new Child('port/load.ts'))
  const sample = (url: string, clients: number): Sample<Loaded> => {
    const load = (milliseconds: number): Load => ({ url, path, token, clients, milliseconds })
    return async turn => {
      if (turn === 0) await loader.request(load(WARM_UP))
      return loader.request<Loaded>(load(SAMPLE))
    }
  }
  const rows: Row[] = []
  for (const clients of CLIENTS) {
    const turns = await takeTurns({ [MOCK]: sample(mock, clients), [HONO]: sample(hono, clients) }, TURNS)
    for (const name of ['p50', 'p99'] as const) {
      const compared = { of: MOCK, with: HONO, limit: LIMITS[name], explanation: EXPLANATION }
      const title = `${name}, ${clients} ${clients === 1 ? 'client' : 'clients'}`
      rows.push(
        comparison(
          summaryOf(turns, each => each[name]),
          { name: title, ...compared },
          MILLISECONDS,
        ),
      )
    }
  }
  return rows
}
