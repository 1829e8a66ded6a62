import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createSecureServer, type ServerOptions as SecureServerOptions } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { getRequestListener, type HttpBindings, RequestError } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { type ApiError, apiError } from '@workbench-sdk/contract/api-errors'
import { serialize } from '../../engine/serialize-response.ts'
import type { MockRequest } from '../../platform/http-message.ts'
import { type MockResponse, toResponse } from '../../platform/http-message.ts'
import { Connections } from './connections.ts'
import { checkRequest, tooLong } from './guard.ts'
import { bracketed, hostsOf, type KnowsHost } from './hosts.ts'
import { type Pem, type ServeOptions, type Settings, selfSigned, settingsOf } from './options.ts'
import { type BodyRead, hasBody, NodeRequest, readBody } from './read-request.ts'
import { rawOf, reply, send, WriteQueue } from './write-response.ts'

export type { Pem, ServeOptions, Timeouts } from './options.ts'

/** A mock on a port. */
export interface MockServer {
  /** What to give a client as its base URL. */
  readonly url: string
  readonly port: number
  /** What it shows of itself over HTTPS, as PEM: for `NODE_EXTRA_CA_CERTS` or `tls.ca`, where nobody else vouches for it. */
  readonly certificate: string | undefined
  /**
   * Answers what is under way, takes nothing new, and frees the port. What is not answered by then is cut off after
   * `timeouts.close`. To call it again is to wait for the same.
   */
  close(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

/** Who answers what comes to a port. */
export interface RequestHandler {
  answer(request: Request): Promise<Response>
  /** The same for less, where there is an answer of the mock's to it; else nothing. */
  reply?(request: MockRequest): Promise<MockResponse | undefined> | undefined
}

/** @throws TypeError where an option cannot be. @throws Error where the port cannot be had. */
export async function serveOnNode(answerer: RequestHandler, options: ServeOptions): Promise<MockServer> {
  const settings = settingsOf(options)
  const pem = settings.tls === true ? await selfSigned(settings.host) : settings.tls || undefined
  const server = serverOf(settings, pem)
  const { address, port } = await listen(server, settings)
  const url = new URL(`${pem ? 'https' : 'http'}://${bracketed(settings.host)}:${port}/`)
  const connections = new Connections()
  takeRequests(server, {
    answerer,
    settings,
    url,
    connections,
    knowsHost: hostsOf([settings.host, address], port, settings.allowedHosts),
  })
  let closed: Promise<void> | undefined
  const close = () => {
    closed ??= stop(server, connections, settings.timeouts.close)
    return closed
  }
  return { url: url.origin, port, certificate: pem?.cert, close, [Symbol.asyncDispose]: close }
}

function serverOf(settings: Settings, pem: Pem | undefined): Server {
  const { headers, request, keepAlive, unread } = settings.timeouts
  const headersTimeout = Math.min(headers, request)
  const options = {
    // A request without a host is refused with the error document.
    requireHostHeader: false,
    maxHeaderSize: settings.maxHeaderBytes,
    headersTimeout,
    requestTimeout: request,
    connectionsCheckingInterval: Math.ceil(headersTimeout / 10),
    keepAliveTimeout: keepAlive,
  }
  const server = pem ? secureServer({ ...options, ...pem, handshakeTimeout: headersTimeout }) : createServer(options)
  server.timeout = unread
  // One more than there may be, since Node drops what is beyond it.
  server.maxHeadersCount = settings.maxHeaders + 1
  server.maxConnections = settings.maxConnections
  return server
}

function secureServer(options: SecureServerOptions): Server {
  try {
    return createSecureServer(options)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Error(`The certificate or its key cannot be used: ${why}.`, { cause: error })
  }
}

function listen(server: Server, { port, host }: Settings): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) =>
      reject(new Error(`The mock cannot listen on ${host}:${port}: ${error.code ?? error.message}.`, { cause: error }))
    server.once('error', failed)
    server.listen(port, host, () => {
      server.off('error', failed)
      // A connection that cannot be taken, for want of file descriptors, is the loss of its client alone.
      server.on('error', () => undefined)
      resolve(server.address() as AddressInfo)
    })
  })
}

interface Port {
  readonly answerer: RequestHandler
  readonly settings: Settings
  readonly url: URL
  readonly connections: Connections
  readonly knowsHost: KnowsHost
}

/** Sees to all that can come over a connection. */
function takeRequests(server: Server, port: Port): void {
  const { connections, settings } = port
  const listener = listenerOf(port)
  const scheme = port.url.protocol.slice(0, -1)
  const outbox = new WriteQueue()

  function bodyOf(incoming: IncomingMessage, outgoing: ServerResponse): Promise<BodyRead> {
    if (incoming.headers.expect) outgoing.writeContinue()
    return readBody(incoming, settings.maxBodyBytes)
  }

  async function receive(incoming: IncomingMessage, outgoing: ServerResponse, refusal?: ApiError): Promise<void> {
    if (!connections.listensTo(incoming.socket)) return
    connections.begin(outgoing)
    const refused = refusal ?? checkRequest(incoming, settings, port.knowsHost)
    if (refused) return refuseOn(port, outgoing, refused)
    const body = hasBody(incoming) ? await bodyOf(incoming, outgoing) : undefined
    if (body === 'lost') return
    if (body === 'too long') return refuseOn(port, outgoing, tooLong(settings.maxBodyBytes))
    const replied = port.answerer.reply?.(new NodeRequest(scheme, incoming, outgoing, body))
    if (replied) {
      const message = await orDefect(port, replied, outgoing)
      return outbox.post(() => reply(message, outgoing, connections.isStopping))
    }
    // Where Hono's adapter looks for a body that was read already.
    if (body) Object.assign(incoming, { rawBody: body })
    return listener(incoming, outgoing)
  }

  server.on('connection', connections.add)
  server.on('secureConnection', connections.add)
  server.on('timeout', connections.cutIdle)
  server.on('request', receive)
  server.on('checkContinue', receive)
  server.on('checkExpectation', (incoming, outgoing) =>
    receive(
      incoming,
      outgoing,
      apiError('expectation', { detail: 'Unsupported Expect header: only 100-continue is supported.' }),
    ),
  )
  server.on('connect', ({ socket }: IncomingMessage) => {
    // From here on Node leaves the connection to its listener.
    socket.on('error', () => undefined)
    sayLast(port, socket, apiError('unknown-route', {}))
  })
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET') socket.destroy()
    else sayLast(port, socket as Socket, refusalOf(error))
  })
}

/** What is answered by a `Response`: Hono's adapter makes the request, and the answer is written here. */
function listenerOf(port: Port): ReturnType<typeof getRequestListener> {
  return getRequestListener(
    async (request, bindings) => {
      const response = await answered(port, request)
      // Of HTTP/1.1, which is all that is spoken here.
      await send(response, (bindings as HttpBindings).outgoing, port.connections.isStopping)
      return RESPONSE_ALREADY_SENT
    },
    {
      // The globals are the program's, not the adapter's to replace.
      overrideGlobalObjects: false,
      autoCleanupIncoming: false,
      errorHandler: error =>
        error instanceof RequestError
          ? toResponse(serialize(port.url, apiError('malformed', { detail: `${error.message}.` }), true))
          : toResponse(defect(port, error)),
    },
  )
}

async function answered(port: Port, request: Request): Promise<Response> {
  try {
    return await port.answerer.answer(request)
  } catch (error) {
    // Of a client that is gone nothing was broken.
    return request.signal.aborted ? Response.error() : toResponse(defect(port, error))
  }
}

async function orDefect(
  port: Port,
  replied: Promise<MockResponse | undefined>,
  outgoing: ServerResponse,
): Promise<MockResponse | undefined> {
  try {
    return await replied
  } catch (error) {
    return outgoing.destroyed ? undefined : defect(port, error)
  }
}

/** A defect is not kept quiet. */
function defect({ url }: Port, error: unknown): MockResponse {
  console.error(error)
  return serialize(url, apiError('defect', {}), true)
}

function refuseOn({ url, connections }: Port, outgoing: ServerResponse, refusal: ApiError): void {
  connections.endAfter(outgoing)
  reply(serialize(url, refusal, outgoing.req.method !== 'HEAD'), outgoing, true)
}

function sayLast({ url, connections }: Port, socket: Socket, refusal: ApiError): void {
  connections.sayLast(socket, rawOf(serialize(url, refusal, true)))
}

/** What is not even a request is answered by the error document all the same. */
function refusalOf({ code = '' }: NodeJS.ErrnoException): ApiError {
  return CLIENT_ERRORS[code] ?? apiError('malformed', { detail: 'The request is not valid HTTP.' })
}

const CLIENT_ERRORS: Readonly<Record<string, ApiError>> = {
  ERR_HTTP_REQUEST_TIMEOUT: apiError('timeout', { detail: 'The request was not received in time.' }),
  HPE_HEADER_OVERFLOW: apiError('headers-too-large', { detail: 'The request headers are too large.' }),
  HPE_CHUNK_EXTENSIONS_OVERFLOW: apiError('body-too-large', {
    detail: 'The chunk extensions of the request body are too large.',
  }),
}

function stop(server: Server, connections: Connections, grace: number): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve())
    connections.stop(grace)
  })
}
