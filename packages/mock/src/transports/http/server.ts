import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createSecureServer, type ServerOptions as SecureServerOptions } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { getRequestListener, type HttpBindings, RequestError } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { ApiError, apiError } from '@workbench-sdk/contract/api-errors'
import { messageOf } from '@workbench-sdk/internal/errors'
import { isLoopback } from '@workbench-sdk/internal/loopback'
import { serialize, withoutCors } from '../../engine/serialize-response.ts'
import { report } from '../../platform/emitter.ts'
import {
  lengthOf,
  type MockRequest,
  type MockResponse,
  type RequestHead,
  toResponse,
} from '../../platform/http-message.ts'
import { Connections, RequestOrder } from './connections.ts'
import {
  type Admission,
  bodyTooLong,
  checkBodyLength,
  checkRequest,
  hasDotSegments,
  hostCheck,
  originCheck,
} from './guard.ts'
import {
  bracketed,
  type Pem,
  type ResolvedServeOptions,
  resolveServeOptions,
  type ServeOptions,
  selfSigned,
} from './options.ts'
import {
  type Exchange,
  FairTurns,
  hasBody,
  headOf,
  LARGE_BODY,
  NodeRequest,
  type Origin,
  readBody,
} from './read-request.ts'
import {
  abort,
  drop,
  StreamTurns,
  serializeRaw,
  streamResponse,
  WriteQueue,
  writeParts,
  writeResponse,
} from './write-response.ts'

export type { Pem, ServeOptions, Timeouts } from './options.ts'

/** A running server. */
export interface MockServer {
  /** The base URL for clients on this machine: with a loopback address if the server listens on all addresses. */
  readonly url: string
  readonly port: number
  /** The HTTPS certificate in PEM format. To trust it, a client adds it to `NODE_EXTRA_CA_CERTS` or `tls.ca`. */
  readonly certificate: string | undefined
  /**
   * Stops listening, and waits up to `timeouts.close` for the responses in progress. Repeated calls return the same result.
   */
  close(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

/** Responds to a server's requests. */
export interface RequestHandler {
  fetch(request: Request, init?: RequestInit): Promise<Response>
  /**
   * Like `fetch`, without the cost of a `Request` and a `Response`. Returns undefined for requests that need `fetch`.
   */
  handle?(request: MockRequest): Promise<MockResponse | undefined> | undefined
  /** The maximum length of a request body, in bytes, if it is greater than the `maxBodyBytes` option. */
  bodyLimit?(head: RequestHead): Promise<number | undefined> | undefined
  /**
   * Called when the head of a request with a body arrives. Returns a function to call when the body has arrived. It returns a
   * response if the request must no longer be handled, e.g. because the mock was reset.
   */
  watch?(head: RequestHead): (() => MockResponse | undefined) | undefined
  /** Serializes a server error, unless the request is for the Workbench API. */
  serializeError?(head: RequestHead, error: ApiError): MockResponse | undefined
  /** Returns a key that identifies the caller of a request, or undefined if the credentials are unknown. */
  callerOf?(head: RequestHead): string | undefined
  /**
   * Returns the time of the mock that a request selects, or of the default mock if the request head cannot be read.
   * Used for the `Date` header of server errors. Default: the system time.
   */
  timeFor?(head?: RequestHead): Date
  /** Called if other machines can connect. From then on, the control API requires a token. */
  requireControlToken?(): void
}

/**
 * @throws TypeError if an option is unknown or invalid
 * @throws Error if the server cannot listen on the port
 */
export async function serveOnNode(handler: RequestHandler, serveOptions: ServeOptions): Promise<MockServer> {
  const options = resolveServeOptions(serveOptions)
  if (!isLoopback(options.host)) handler.requireControlToken?.()
  const pem = options.tls === true ? await selfSigned(options.host) : options.tls || undefined
  const server = createHttpServer(options, pem)
  const { address, port } = await listen(server, options)
  const url = new URL(`${pem ? 'https' : 'http'}://${bracketed(reachable(address, options.host))}:${port}/`)
  const connections = new Connections(options)
  const isAllowedHost = hostCheck([options.host, address], port, options.allowedHosts)
  const isAllowedOrigin = originCheck(options.corsOrigins)
  handleConnections(server, { handler, options, url, connections, isAllowedHost, isAllowedOrigin })
  let closed: Promise<void> | undefined
  const close = () => {
    closed ??= stop(server, connections, options.timeouts.close)
    return closed
  }
  return { url: url.origin, port, certificate: pem?.cert, close, [Symbol.asyncDispose]: close }
}

/** Returns the host that clients on this machine can use. Not all of them can connect to a wildcard address. */
function reachable(address: string, host: string): string {
  if (address === '0.0.0.0') return '127.0.0.1'
  return address === '::' ? '::1' : host
}

function createHttpServer(options: ResolvedServeOptions, pem: Pem | undefined): Server {
  const { headers, request, keepAlive, unread } = options.timeouts
  const headersTimeout = Math.min(headers, request)
  const nodeOptions = {
    // A missing Host header is rejected with an error document. See guard.ts.
    requireHostHeader: false,
    maxHeaderSize: options.maxHeaderBytes,
    headersTimeout,
    requestTimeout: request,
    connectionsCheckingInterval: Math.ceil(headersTimeout / 10),
    keepAliveTimeout: keepAlive,
  }
  const server = pem
    ? createHttpsServer({ ...nodeOptions, ...pem, handshakeTimeout: headersTimeout })
    : createServer(nodeOptions)
  server.timeout = unread
  // One more than allowed, because Node silently drops excess headers.
  server.maxHeadersCount = options.maxHeaders + 1
  return server
}

function createHttpsServer(options: SecureServerOptions): Server {
  try {
    return createSecureServer(options)
  } catch (error) {
    throw new Error(`Invalid certificate or key: ${messageOf(error)}.`, { cause: error })
  }
}

function listen(server: Server, { port, host }: ResolvedServeOptions): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) =>
      reject(new Error(`Cannot listen on ${host}:${port}: ${error.code ?? error.message}.`, { cause: error }))
    server.once('error', failed)
    server.listen(port, host, () => {
      server.off('error', failed)
      // A connection that cannot be accepted, e.g. for lack of file descriptors, affects only its client.
      server.on('error', () => undefined)
      resolve(server.address() as AddressInfo)
    })
  })
}

interface Port extends Admission {
  readonly handler: RequestHandler
  readonly url: URL
  readonly connections: Connections
}

/** All servers of a process share its event loop. */
const fairTurns = new FairTurns<Socket>()
const streamTurns = new StreamTurns(() => fairTurns.isAccepting)

/** Handles the requests and errors on all connections. */
function handleConnections(server: Server, port: Port): void {
  const { connections, options } = port
  const listener = createFetchListener(port)
  const scheme = port.url.protocol.slice(0, -1)
  const writeQueue = new WriteQueue()
  const orders = new WeakMap<Socket, RequestOrder>()

  async function receive(incoming: IncomingMessage, outgoing: ServerResponse, error?: ApiError): Promise<void> {
    if (!connections.accepts(incoming.socket)) return
    connections.track(outgoing)
    const turn = connections.turnOf(outgoing)
    if (turn) await turn
    if (connections.isLost(incoming.socket)) return
    const fairTurn = fairTurns.next(incoming.socket, () => originOf(port, scheme, incoming))
    if (fairTurn) await fairTurn
    // The client may have disconnected, or the rejection of an earlier request may have ended the connection.
    if (connections.isLost(incoming.socket)) return
    const rejection = error ?? checkRequest(incoming, port)
    if (rejection) return reject(port, outgoing, rejection)
    const body = hasBody(incoming) ? completeBody(incoming, outgoing) : undefined
    const inParts: Exchange['inParts'] = start =>
      fairTurns.inParts(incoming.socket, originOf(port, scheme, incoming), start)
    return orderOf(incoming.socket).run(incoming, (earlier, mayReplace) =>
      respond({ incoming, outgoing, body, earlier, inParts, mayReplace }),
    )
  }

  function orderOf(socket: Socket): RequestOrder {
    const order = orders.get(socket) ?? new RequestOrder()
    orders.set(socket, order)
    return order
  }

  /** Returns the body, or undefined if the client disconnected or the body is too large. The request is then finished. */
  async function completeBody(incoming: IncomingMessage, outgoing: ServerResponse): Promise<Buffer | undefined> {
    const body = await receiveBody(incoming, outgoing)
    if (body === 'lost') return undefined
    if (body instanceof ApiError) {
      reject(port, outgoing, body)
      return undefined
    }
    // Parsing a large body takes longer than handling a small request.
    if (body.length > LARGE_BODY) await fairTurns.wait(incoming.socket, originOf(port, scheme, incoming))
    return body
  }

  /** Calls the handler when the head arrives, because the request belongs to the state that the mock has at that time. */
  async function respond(exchange: Exchange): Promise<void> {
    const { incoming, outgoing, body } = exchange
    // The client may have disconnected while an earlier request replaced the state.
    if (connections.isLost(incoming.socket)) return
    const request = new NodeRequest(scheme, exchange, options.maxBodyBytes)
    const handled = hasDotSegments(incoming) ? undefined : port.handler.handle?.(request)
    if (handled) {
      const response = await orInternalError(port, handled, outgoing)
      return writeQueue.push(() => {
        try {
          write(port, response, outgoing, connections.isStopping)
        } catch (error) {
          respondWithDefect(port, error, outgoing)
        }
      })
    }
    exchange.mayReplace()
    const findRejection = body && port.handler.watch?.(headOf(scheme, incoming))
    await request.ready
    if (hasDotSegments(incoming))
      return writeError(port, outgoing, apiError('unknown-route', {}), connections.isStopping)
    // Hono's adapter reads the body from here.
    if (body) Object.assign(incoming, { rawBody: await body })
    const rejection = findRejection?.()
    if (rejection) return write(port, rejection, outgoing, connections.isStopping)
    return listener(incoming, outgoing)
  }

  async function receiveBody(incoming: IncomingMessage, outgoing: ServerResponse): Promise<Buffer | 'lost' | ApiError> {
    const limit = Math.max(options.maxBodyBytes, (await port.handler.bodyLimit?.(headOf(scheme, incoming))) ?? 0)
    const tooLong = checkBodyLength(incoming, limit)
    if (tooLong) return tooLong
    // HTTP/1.0 has no interim responses: RFC 9110, section 15.2.
    if (incoming.headers.expect && incoming.httpVersion !== '1.0') outgoing.writeContinue()
    let received = 0
    const body = await readBody(incoming, limit, bytes => {
      received += bytes
      connections.countHeld(incoming, bytes)
    })
    connections.endHeld(incoming, received)
    return body === 'too long' ? bodyTooLong(limit) : body
  }

  server.on('connection', socket => {
    fairTurns.connected()
    connections.accept(socket)
  })
  server.on('secureConnection', connections.add)
  server.on('timeout', connections.closeIdle)
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
    // Node removes its own listeners from the socket of a CONNECT request, so this adds an error listener.
    socket.on('error', () => undefined)
    respondAndClose(port, socket, apiError('unknown-route', {}))
  })
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET') socket.destroy()
    else respondAndClose(port, socket as Socket, apiErrorOf(error))
  })
}

/** The key shared by all requests without valid credentials. */
const UNKNOWN = 'unknown'

function originOf({ handler, connections }: Port, scheme: string, incoming: IncomingMessage): Origin {
  const client = handler.callerOf?.(headOf(scheme, incoming)) ?? UNKNOWN
  return { client, target: incoming.url ?? '', isLost: () => connections.isLost(incoming.socket) }
}

/** Creates a listener that handles requests with `fetch`. Hono's adapter creates the request; this listener writes the response. */
function createFetchListener(port: Port): ReturnType<typeof getRequestListener> {
  return getRequestListener(
    async (request, bindings) => {
      const response = await fetchFrom(port, request)
      // The server only supports HTTP/1.1.
      const { outgoing } = bindings as HttpBindings
      if (response.type === 'error') {
        drop(outgoing, port.connections.reset)
        return RESPONSE_ALREADY_SENT
      }
      await streamResponse(response, outgoing, port.connections.isStopping, streamTurns).catch(error =>
        respondWithDefect(port, error, outgoing),
      )
      port.connections.countBuffered(outgoing.writableLength)
      return RESPONSE_ALREADY_SENT
    },
    {
      // The adapter must not replace the globals of the program.
      overrideGlobalObjects: false,
      autoCleanupIncoming: false,
      errorHandler: error =>
        error instanceof RequestError
          ? toResponse(serializeApiError(port, apiError('malformed', { detail: `${error.message}.` })))
          : toResponse(internalError(port, error)),
    },
  )
}

async function fetchFrom(port: Port, request: Request): Promise<Response> {
  try {
    return await port.handler.fetch(request)
  } catch (error) {
    // A client that disconnects is not a bug.
    return request.signal.aborted ? Response.error() : toResponse(internalError(port, error, request))
  }
}

async function orInternalError(
  port: Port,
  handled: Promise<MockResponse | undefined>,
  outgoing: ServerResponse,
): Promise<MockResponse | undefined> {
  try {
    return await handled
  } catch (error) {
    return outgoing.destroyed ? undefined : internalError(port, error)
  }
}

/** Reports that a response could not be written. Writes an error instead, unless a part of the response was already sent. */
function respondWithDefect(port: Port, error: unknown, outgoing: ServerResponse): void {
  // A client that has disconnected is not a bug.
  if (outgoing.req.socket.destroyed) return
  const response = internalError(port, error)
  if (outgoing.headersSent) abort(outgoing)
  else writeResponse(response, outgoing, true)
}

/** Reports a bug in the mock. */
function internalError(port: Port, error: unknown, head?: RequestHead): MockResponse {
  report(error)
  const defect = apiError('defect', {})
  return (head && port.handler.serializeError?.(head, defect)) ?? serializeApiError(port, defect)
}

function serializeApiError({ url, handler }: Port, error: ApiError, head?: RequestHead): MockResponse {
  const date = (handler.timeFor?.(head) ?? new Date()).toUTCString()
  return serialize(url, error, head?.method !== 'HEAD', undefined, { date })
}

function reject(port: Port, outgoing: ServerResponse, error: ApiError): void {
  port.connections.endAfter(outgoing)
  writeError(port, outgoing, error, true)
}

function writeError(port: Port, outgoing: ServerResponse, error: ApiError, isLast: boolean): void {
  const { handler, url } = port
  const head = headOf(url.protocol.slice(0, -1), outgoing.req)
  const sent = handler.serializeError?.(head, error) ?? serializeApiError(port, error, head)
  write(port, error.kind === 'foreign-page' ? withoutCors(sent) : sent, outgoing, isLast)
}

function write(port: Port, response: MockResponse | undefined, outgoing: ServerResponse, isLast: boolean): void {
  if (!response) drop(outgoing, port.connections.reset)
  else if (response.parts) startParts(port, response.parts, response, outgoing, isLast)
  else writeResponse(response, outgoing, isLast)
  port.connections.countBuffered(outgoing.writableLength)
}

/** Writes a long response as fast as the client reads it. Until then, its parts count as buffered. */
function startParts(
  port: Port,
  parts: Uint8Array[],
  response: MockResponse,
  outgoing: ServerResponse,
  isLast: boolean,
): void {
  const { req } = outgoing
  port.connections.countHeld(req, lengthOf(parts))
  writeParts(parts, response, outgoing, isLast, bytes => port.connections.endHeld(req, bytes)).catch(error =>
    respondWithDefect(port, error, outgoing),
  )
}

function respondAndClose(port: Port, socket: Socket, error: ApiError): void {
  port.connections.respondAndClose(socket, () => serializeRaw(serializeApiError(port, error)))
}

/** Returns the error for input that Node rejects. */
function apiErrorOf({ code = '' }: NodeJS.ErrnoException): ApiError {
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
