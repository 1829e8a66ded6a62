import { once } from 'node:events'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import { Workbench } from '../../src/index.ts'
import { listen } from './listen.ts'

export const TOKEN = 'the-token-of-the-test'

export interface ReceivedRequest {
  readonly method: string
  readonly path: string
  readonly query: Record<string, string>
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: unknown
}

/** A response, or how the server closes the connection: before it responds, or within the body. */
export type LoopbackResponse = Response | 'hang up' | 'cut'

/**
 * Starts an HTTP server on the loopback interface. Each request is answered by the next responder, and by the last one when
 * there are no more.
 */
export async function startServer(...responders: ((request: ReceivedRequest) => LoopbackResponse)[]) {
  const requests: ReceivedRequest[] = []
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://loopback')
    const body = await text(request)
    const { pathname: path, searchParams } = url
    const { method = '', headers } = request
    const received = { method, path, query: Object.fromEntries(searchParams), headers, body: body && JSON.parse(body) }
    const answer = responders[Math.min(requests.push(received), responders.length) - 1]?.(received) ?? 'hang up'
    if (answer === 'hang up') return void request.socket.destroy()
    if (answer === 'cut') {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' }).write('{"data":')
      return void setImmediate(() => request.socket.destroy())
    }
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text())
  })
  const baseUrl = await listen(server)
  onTestFinished(async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  })
  return { requests, baseUrl, workbench: new Workbench({ token: TOKEN, baseUrl }) }
}

/** Returns the error that a call rejects with. */
export async function rejectionOf(call: PromiseLike<unknown>): Promise<unknown> {
  try {
    await call
  } catch (error) {
    return error
  }
  throw new Error('Expected the call to reject, but it resolved.')
}
