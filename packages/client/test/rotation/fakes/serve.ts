import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { buffer } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import { listen } from '../../support/listen.ts'

/** A server as a function that can also replace `fetch`. */
export type Handler = (request: Request) => Promise<Response>

/** How a server responds to a request, or loses the connection. */
export type Fault =
  | 'pass'
  | 'lose request'
  | 'lose response'
  | 'late'
  | 'hang'
  | 'cut'
  | ((request: Request) => Promise<Response> | Response)

export interface Served {
  readonly url: string
  /** The method and the path of each request. */
  readonly requests: string[]
  /** The faults of the next requests. */
  readonly faults: Fault[]
  /** The fault of all requests after them. */
  lastFault: Fault
  /** Handles the requests with the fault `late`, whose connections were lost. */
  readonly deliverLate: () => Promise<void>
}

/** Starts a server on the loopback interface for the duration of a test. */
export async function serve(handle: Handler, tls?: { key: string; cert: string }): Promise<Served> {
  const late: Request[] = []
  const served: Served = {
    url: '',
    requests: [],
    faults: [],
    lastFault: 'pass',
    async deliverLate() {
      for (const request of late.splice(0)) await handle(request)
    },
  }
  const respond = async (message: IncomingMessage, response: ServerResponse) => {
    served.requests.push(`${message.method} ${message.url}`)
    const fault = served.faults.shift() ?? served.lastFault
    const request = await toRequest(message, tls ? 'https' : 'http')
    if (fault === 'late') late.push(request)
    await answer(fault, request, handle, response)
  }
  const server = tls ? createTlsServer(tls, respond) : createServer(respond)
  const url = await listen(server)
  onTestFinished(async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  })
  return Object.assign(served, { url: tls ? url.replace('http:', 'https:') : url })
}

async function answer(fault: Fault, request: Request, handle: Handler, response: ServerResponse) {
  if (fault === 'hang') return
  if (fault === 'lose request' || fault === 'late') return void response.destroy()
  const result = await (typeof fault === 'function' ? fault(request) : handle(request))
  if (fault === 'lose response') return void response.destroy()
  const body = Buffer.from(await result.arrayBuffer())
  const headers = { ...Object.fromEntries(result.headers), 'content-length': body.length }
  response.writeHead(result.status, headers)
  if (fault !== 'cut') return void response.end(body)
  response.write(body.subarray(0, 10), () => response.destroy())
}

async function toRequest(message: IncomingMessage, scheme: string): Promise<Request> {
  const { method = '', headers } = message
  const body = await buffer(message)
  const list = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)])
  return new Request(`${scheme}://${headers.host}${message.url}`, {
    method,
    headers: list.filter(([name]) => !/^(connection|host|transfer-encoding)$/.test(name)),
    ...(body.length > 0 && { body }),
  })
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } })
}

/** A JSON object, as a server receives or returns it. */
export type JsonObject = Record<string, unknown>

/** Parses a body that must be a JSON object; undefined if it is not. */
export async function parseObject(request: Request): Promise<JsonObject | undefined> {
  try {
    const value: unknown = await request.json()
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether an object has no other properties than these. */
export function hasOnly(value: JsonObject, names: readonly string[]): boolean {
  return Object.keys(value).every(name => names.includes(name))
}
