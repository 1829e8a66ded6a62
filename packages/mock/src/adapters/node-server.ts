import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { getRequestListener, RequestError } from '@hono/node-server'
import { encode } from '../answer.ts'
import { refuse } from '../refusals.ts'

export interface ServeOptions {
  /** Default: 0, any port that is free. */
  readonly port?: number
  /** Default: `127.0.0.1`. On another address anybody who reaches it can use the mock. */
  readonly host?: string
}

/** A mock on a port. */
export interface Served {
  /** What to give a client as its base URL. */
  readonly url: string
  readonly port: number
  /** Answers what is under way, takes nothing new, and frees the port. */
  close(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

type Answer = (request: Request) => Promise<Response>

/** @throws Error where the port cannot be had. */
export async function serveOnNode(answer: Answer, { port = 0, host = '127.0.0.1' }: ServeOptions): Promise<Served> {
  // The globals are the program's, not the adapter's to replace.
  const listener = getRequestListener(request => answer(request), { overrideGlobalObjects: false, errorHandler })
  // A request without a host is refused by the adapter, with the error document.
  const server = createServer({ requireHostHeader: false }, listener)
  server.on('clientError', answerClientError)
  await listen(server, port, host)
  const address = server.address() as AddressInfo
  const close = () => closed(server)
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    port: address.port,
    close,
    [Symbol.asyncDispose]: close,
  }
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new Error(`The mock cannot listen on ${host}:${port}: ${error.code ?? error.message}.`, { cause: error })),
    )
    server.listen(port, host, resolve)
  })
}

function closed(server: Server): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve())
    server.closeIdleConnections()
  })
}

/** A request that the adapter cannot make sense of, or a defect of the mock, which is not kept quiet. */
function errorHandler(error: unknown): Response | Promise<Response> {
  const url = new URL('http://localhost/')
  if (error instanceof RequestError) return encode(url, refuse.malformed(`${error.message}.`), true)
  console.error(error)
  return encode(url, refuse.defect(), true)
}

/** What is not even HTTP is answered by the error document all the same. */
async function answerClientError(error: NodeJS.ErrnoException, socket: Duplex): Promise<void> {
  if (error.code === 'ECONNRESET' || !socket.writable) return
  const refusal = refuse.malformed('The request is not HTTP that can be understood.')
  const body = await encode(new URL('http://localhost/'), refusal, true).text()
  const head = ['HTTP/1.1 400 Bad Request', 'content-type: application/vnd.api+json', 'connection: close']
  socket.end(`${head.join('\r\n')}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
}
