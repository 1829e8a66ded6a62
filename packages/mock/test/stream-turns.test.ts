import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { createHost, serve } from '@workbench-sdk/mock'
import { expect, test } from 'vitest'
import { RawClient } from './raw-client.ts'

/** The maximum number of bytes of a stream in one turn of the event loop: about 64 KiB and one recorded request. */
const MAX_BYTES = 200_000

test('a stream of many recorded requests does not block other clients', async () => {
  const host = createHost()
  const { mock } = host
  const headers = { 'content-type': 'application/vnd.api+json', authorization: `Bearer ${mock.tokens.admin}` }
  const body = JSON.stringify({ data: { type: 'api_keys', attributes: { display_name: 'x'.repeat(15_000) } } })
  for (let count = 0; count < 200; count++) {
    await mock.fetch(`${mock.baseUrl}/api/v2/api_keys`, { method: 'POST', headers, body })
  }
  const last = mock.requests.at(-1)?.id
  await using server = await serve(host)
  const sockets = connectedSockets()
  const client = new RawClient(server.port)
  client.send('GET /__mock__/requests/stream?after=none HTTP/1.1\r\nhost: localhost\r\n\r\n')

  const isComplete = client.until(new RegExp(`id: ${last}\n`)).then(() => true)
  let [sent, most, isReceived] = [0, 0, false]
  while (!isReceived) {
    isReceived = await Promise.race([isComplete, turn()])
    const written = sockets.all[0]?.bytesWritten ?? 0
    most = Math.max(most, written - sent)
    sent = written
  }

  expect(sent).toBeGreaterThan(10 * MAX_BYTES)
  expect(most).toBeLessThan(MAX_BYTES)
  sockets.stop()
  client.socket.destroy()
})

/** Resolves to false after a turn of the event loop. */
const turn = () => new Promise<boolean>(resolve => setImmediate(() => resolve(false)))

/** Collects the server's sockets of all requests. */
function connectedSockets() {
  const all: Socket[] = []
  const add = (message: unknown) => all.push((message as { readonly request: IncomingMessage }).request.socket)
  subscribe('http.server.request.start', add)
  return { all, stop: () => unsubscribe('http.server.request.start', add) }
}
