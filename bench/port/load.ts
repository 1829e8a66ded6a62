// Repeats one request on several connections, and reports the responses per second. It only finds the end of each response,
// so it needs less time than any of the servers, and does not affect the result.
import { once } from 'node:events'
import { connect } from 'node:net'

export interface Load {
  readonly url: string
  readonly path: string
  readonly token: string
  readonly milliseconds: number
}

const CONNECTIONS = 16

process.on('message', async (task: Load) => {
  const started = performance.now()
  const isOver = () => performance.now() - started > task.milliseconds
  const counts = await Promise.all(Array.from({ length: CONNECTIONS }, () => load(task, isOver)))
  const responses = counts.reduce((sum, count) => sum + count, 0)
  process.send?.((responses / (performance.now() - started)) * 1_000)
})

async function load({ url, path, token }: Load, isOver: () => boolean): Promise<number> {
  const { hostname, port, host } = new URL(url)
  const request = `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${token}\r\nAccept: application/vnd.api+json\r\n\r\n`
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  let responses = 0
  let part = Buffer.alloc(0)
  socket.on('data', chunk => {
    part = part.length === 0 ? chunk : Buffer.concat([part, chunk])
    if (part.length < lengthOf(part)) return
    part = Buffer.alloc(0)
    responses++
    if (isOver()) socket.end()
    else socket.write(request)
  })
  socket.write(request)
  await once(socket, 'close')
  return responses
}

/** The length of the whole response, which must have the status 200. */
function lengthOf(part: Buffer): number {
  const end = part.indexOf('\r\n\r\n')
  if (end === -1) return Number.POSITIVE_INFINITY
  const head = part.toString('latin1', 0, end)
  const length = /^content-length: (\d+)$/im.exec(head)?.[1]
  if (!head.startsWith('HTTP/1.1 200') || length === undefined) throw new Error(`Unexpected response: ${head}`)
  return end + 4 + Number(length)
}

process.once('disconnect', () => process.exit())
