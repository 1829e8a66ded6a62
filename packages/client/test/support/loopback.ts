import { once } from 'node:events'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import { Workbench } from '../../src/index.ts'
import { listening } from './listening.ts'

export const TOKEN = 'the-token-of-the-test'

/** What arrived at the server. */
export interface Arrived {
  readonly method: string
  readonly path: string
  readonly query: Record<string, string>
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: unknown
}

/** What the server does with it: answers, hangs up without one, or hangs up in the middle of one. */
export type Answer = Response | 'hang up' | 'cut'

/** Serves the answers one after the other, the last one for ever, over HTTP on the loopback interface. */
export async function loopback(...answers: ((arrived: Arrived) => Answer)[]) {
  const arrived: Arrived[] = []
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://loopback')
    const body = await text(request)
    const { pathname: path, searchParams } = url
    const { method = '', headers } = request
    const each = { method, path, query: Object.fromEntries(searchParams), headers, body: body && JSON.parse(body) }
    const answer = answers[Math.min(arrived.push(each), answers.length) - 1]?.(each) ?? 'hang up'
    if (answer === 'hang up') return void request.socket.destroy()
    if (answer === 'cut') {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' }).write('{"data":')
      return void setImmediate(() => request.socket.destroy())
    }
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text())
  })
  const baseUrl = await listening(server)
  onTestFinished(async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  })
  return { arrived, baseUrl, workbench: new Workbench({ token: TOKEN, baseUrl }) }
}

/** What a call was refused with. */
export async function failure(call: PromiseLike<unknown>): Promise<unknown> {
  try {
    await call
  } catch (error) {
    return error
  }
  throw new Error('the call was expected to fail, and did not')
}
