import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import type { AbortedCallsReport } from './faults/aborted-calls-program.ts'
import { ChildProgram } from './faults/child-program.ts'
import { listen } from './support/listen.ts'

const CALLS = 200

/** Starts a server that responds to lists of keys with a Retry-After, and to no other requests, and collects its sockets. */
async function startUnresponsiveServer(): Promise<{ sockets: Socket[]; baseUrl: string }> {
  const sockets: Socket[] = []
  const server = createServer(({ url, socket }, response) => {
    if (url?.startsWith('/api/v2/api_keys')) response.writeHead(503, { 'retry-after': '30' }).end()
    else sockets.push(socket)
  })
  const baseUrl = await listen(server)
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { sockets, baseUrl }
}

test('aborted and timed-out calls leave no connection and no timer, so that the process exits', async () => {
  const { sockets, baseUrl } = await startUnresponsiveServer()
  const child = new ChildProgram(new URL('./faults/aborted-calls-program.ts', import.meta.url), CALLS, {
    WORKBENCH_BASE_URL: baseUrl,
    WORKBENCH_API_KEY: 'a-token',
  })
  onTestFinished(() => child.kill())
  const { outcomes, resources } = await child.nextMessage<AbortedCallsReport>()
  expect(outcomes).toEqual({ TimeoutError: CALLS, AbortError: 2 * CALLS })
  expect(sockets.length).toBeGreaterThan(0)
  await Promise.all(sockets.map(socket => socket.closed || once(socket, 'close')))
  expect(resources).toEqual([])
  child.send('All connections are closed.')
  expect(await child.exit()).toBe(0)
})
