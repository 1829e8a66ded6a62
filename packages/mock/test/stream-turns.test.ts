import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { createHost, serve } from '@workbench-sdk/mock'
import { expect, test } from 'vitest'

/** The maximum number of bytes of all streams in one turn of the event loop: about 64 KiB and one recorded request. */
const MAX_BYTES = 200_000

test.each([
  ['a stream of many recorded requests does', 1],
  ['many streams do', 20],
])('%s not block other clients', async (_name, count) => {
  const host = createHost()
  const { mock } = host
  const headers = { 'content-type': 'application/vnd.api+json', authorization: `Bearer ${mock.tokens.admin}` }
  const body = JSON.stringify({ data: { type: 'api_keys', attributes: { display_name: 'x'.repeat(15_000) } } })
  for (let index = 0; index < 200; index++) {
    await mock.fetch(`${mock.baseUrl}/api/v2/api_keys`, { method: 'POST', headers, body })
  }
  const last = mock.requests.at(-1)?.id
  await using server = await serve(host)
  const sockets = connectedSockets()
  const streams = Array.from({ length: count }, () =>
    readUntil(`${server.url}/__mock__/requests/stream`, `id: ${last}\n`),
  )

  const areComplete = Promise.all(streams).then(() => true)
  let [sent, most, areReceived] = [0, 0, false]
  while (!areReceived) {
    areReceived = await Promise.race([areComplete, turn()])
    const written = sockets.all.reduce((sum, { bytesWritten }) => sum + bytesWritten, 0)
    most = Math.max(most, written - sent)
    sent = written
  }

  expect(sent).toBeGreaterThan(count * 10 * MAX_BYTES)
  expect(most).toBeLessThan(MAX_BYTES)
  sockets.stop()
})

/** Reads a stream of all requests until it contains a string. */
async function readUntil(stream: string, text: string): Promise<void> {
  const { body } = await fetch(`${stream}?after=none`)
  let end = ''
  for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    end = end.slice(-text.length) + chunk
    if (end.includes(text)) return
  }
}

/** Resolves to false after a turn of the event loop. */
const turn = () => new Promise<boolean>(resolve => setImmediate(() => resolve(false)))

/** Collects the server's sockets of all requests. */
function connectedSockets() {
  const all: Socket[] = []
  const add = (message: unknown) => all.push((message as { readonly request: IncomingMessage }).request.socket)
  subscribe('http.server.request.start', add)
  return { all, stop: () => unsubscribe('http.server.request.start', add) }
}
