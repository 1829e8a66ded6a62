import { once } from 'node:events'
import type { Server } from 'node:http'

/** Puts a server on any port of the loopback interface that is free, and gives the URL. */
export async function listening(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return `http://127.0.0.1:${address.port}`
}
