// Serves a reply for each path. Receives the replies from the parent process, and exits with it.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Reply } from './replies.ts'

const [received] = (await once(process, 'message')) as [readonly Reply[]]
const replies = new Map(received.map(reply => [reply.path, reply]))

const server = createServer(({ url = '' }, response) => {
  const reply = replies.get(url)
  if (!reply) return response.writeHead(404).end()
  response.writeHead(200, { 'content-type': reply.mediaType, 'content-length': Buffer.byteLength(reply.body) })
  response.end(reply.body)
})
server.listen(0, '127.0.0.1')
await once(server, 'listening')
process.send?.((server.address() as AddressInfo).port)
process.once('disconnect', () => process.exit())
