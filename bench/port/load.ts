// Repeats one request on several connections, and reports the responses per second and the latency. Because it only looks for the
// end of each response, it is faster than all of the servers and does not affect the result.
import { once } from 'node:events'
import { connect } from 'node:net'

export interface Load {
  readonly url: string
  readonly path: string
  readonly token: string
  /** The number of clients. Each one has a connection, and sends a request after receiving the response to the previous one. */
  readonly clients: number
  readonly milliseconds: number
}

export interface Loaded {
  readonly perSecond: number
  /** The 50th and the 99th percentile of the latency, in milliseconds. */
  readonly p50: number
  readonly p99: number
}

process.on('message', async (task: Load) => {
  const latencies: number[] = []
  const started = performance.now()
  const isOver = (now: number) => now - started > task.milliseconds
  await Promise.all(Array.from({ length: task.clients }, () => load(task, isOver, latencies)))
  const perSecond = (latencies.length / (performance.now() - started)) * 1_000
  const sorted = Float64Array.from(latencies).sort()
  const percentile = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN
  process.send?.({ perSecond, p50: percentile(0.5), p99: percentile(0.99) } satisfies Loaded)
})

async function load({ url, path, token }: Load, isOver: (now: number) => boolean, latencies: number[]): Promise<void> {
  const { hostname, port, host } = new URL(url)
  const request = `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${token}\r\nAccept: application/vnd.api+json\r\n\r\n`
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  let part = Buffer.alloc(0)
  let sent = performance.now()
  socket.on('data', chunk => {
    part = part.length === 0 ? chunk : Buffer.concat([part, chunk])
    if (part.length < lengthOf(part)) return
    part = Buffer.alloc(0)
    const now = performance.now()
    latencies.push(now - sent)
    sent = now
    if (isOver(now)) socket.end()
    else socket.write(request)
  })
  socket.write(request)
  await once(socket, 'close')
}

/** Returns the length of the whole response. Throws if its status is not 200. */
function lengthOf(part: Buffer): number {
  const end = part.indexOf('\r\n\r\n')
  if (end === -1) return Number.POSITIVE_INFINITY
  const head = part.toString('latin1', 0, end)
  const length = /^content-length: (\d+)$/im.exec(head)?.[1]
  if (!head.startsWith('HTTP/1.1 200') || length === undefined) throw new Error(`Unexpected response: ${head}`)
  return end + 4 + Number(length)
}

process.once('disconnect', () => process.exit())
