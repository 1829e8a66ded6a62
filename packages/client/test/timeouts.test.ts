import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { Child } from './faults/child.ts'
import type { GivenUp } from './faults/giving-up.ts'
import { listening } from './support/listening.ts'

const CALLS = 200

/** A server that asks for patience with lists of keys, and answers nothing else; and by what connections that came. */
async function silence(): Promise<{ sockets: Socket[]; baseUrl: string }> {
  const sockets: Socket[] = []
  const server = createServer(({ url, socket }, response) => {
    if (url?.startsWith('/api/v2/api_keys')) response.writeHead(503, { 'retry-after': '30' }).end()
    else sockets.push(socket)
  })
  const baseUrl = await listening(server)
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { sockets, baseUrl }
}

test('timed-out and aborted calls leave no connection and no timer, so that the process ends', async () => {
  const { sockets, baseUrl } = await silence()
  const child = new Child(new URL('./faults/giving-up.ts', import.meta.url), CALLS, {
    WORKBENCH_BASE_URL: baseUrl,
    WORKBENCH_API_KEY: 'a-token',
  })
  onTestFinished(() => child.kill())
  const { outcomes, resources } = await child.message<GivenUp>()
  expect(outcomes).toEqual({ TimeoutError: CALLS, AbortError: 2 * CALLS })
  expect(sockets.length).toBeGreaterThan(0)
  await Promise.all(sockets.map(socket => socket.closed || once(socket, 'close')))
  expect(resources).toEqual([])
  child.send('All are closed.')
  expect(await child.end()).toBe(0)
})
