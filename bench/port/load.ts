// Asks a server for the same again and again, on some connections at a time, and says how many answers came in a second. It
// does no more than tell answers apart, so that it is the server that is measured: it costs less than any of them.
import { once } from 'node:events'
import { connect } from 'node:net'

export interface Load {
  readonly url: string
  readonly path: string
  readonly token: string
  readonly milliseconds: number
}

const CONNECTIONS = 16

process.on('message', async (load: Load) => {
  const started = performance.now()
  const isOver = () => performance.now() - started > load.milliseconds
  const counts = await Promise.all(Array.from({ length: CONNECTIONS }, () => ask(load, isOver)))
  const answers = counts.reduce((sum, count) => sum + count, 0)
  process.send?.((answers / (performance.now() - started)) * 1_000)
})

async function ask({ url, path, token }: Load, isOver: () => boolean): Promise<number> {
  const { hostname, port, host } = new URL(url)
  const request = `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${token}\r\nAccept: application/vnd.api+json\r\n\r\n`
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  let answers = 0
  let part = Buffer.alloc(0)
  socket.on('data', chunk => {
    part = part.length === 0 ? chunk : Buffer.concat([part, chunk])
    if (part.length < lengthOf(part)) return
    part = Buffer.alloc(0)
    answers++
    if (isOver()) socket.end()
    else socket.write(request)
  })
  socket.write(request)
  await once(socket, 'close')
  return answers
}

/** Of a whole answer, which has to be that of somebody who was asked the right thing. */
function lengthOf(part: Buffer): number {
  const end = part.indexOf('\r\n\r\n')
  if (end === -1) return Number.POSITIVE_INFINITY
  const head = part.toString('latin1', 0, end)
  const length = /^content-length: (\d+)$/im.exec(head)?.[1]
  if (!head.startsWith('HTTP/1.1 200') || length === undefined) throw new Error(`The server answered: ${head}`)
  return end + 4 + Number(length)
}

process.once('disconnect', () => process.exit())
