import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { afterTurn, clearTimeout, setTimeout } from '../../platform/timers.ts'

/** How long, in milliseconds, a client has to read the last response before its connection is destroyed. */
const CLOSE_DELAY = 1_000

/**
 * The maximum number of requests on a connection that are handled at a time. Otherwise, a client that sends many requests without
 * reading the responses would make the server create all responses at once.
 */
const MAX_HANDLED = 2
/**
 * The approximate memory of a waiting request, in bytes. Paths and headers are not counted: while a connection is paused, those of its
 * requests were received in one read, i.e. at most 64 KiB.
 */
const WAITING_SIZE = 4_096

/** The share of `maxBufferedBytes` that can be added before the buffered bytes are counted again. */
const RECOUNT_SHARE = 1 / 8

interface Connection {
  /** The client's address and port. They are the same for both sockets of a TLS connection. */
  readonly peer: string
  /** The responses in progress, in request order. */
  readonly responses: Set<ServerResponse>
  /** The bytes of the request body that is being received, of the waiting requests, and of long responses to be written. */
  held: number
  /** The number of requests that are being handled or whose responses are not written yet. */
  handled: number
  /** Functions that resume the waiting requests, in request order. */
  readonly waiting: (() => void)[]
  /** Whether no request has arrived yet. */
  isNew: boolean
  /** Called after the pending responses. If set, later requests are ignored. */
  closeAfterResponses?: () => void
}

interface Limits {
  readonly maxConnections: number
  readonly maxBufferedBytes: number
}

/** The open connections of a server and their responses in progress. */
export class Connections {
  readonly #limits: Limits
  /** The open connections. The connection that has been waiting longest for a request is first. */
  readonly #open = new Map<Socket, Connection>()
  /** The connections to the listening port. With TLS, each also has a secure socket in `#open`. */
  readonly #accepted = new Set<Socket>()
  readonly #ending = new WeakSet<Socket>()
  /** The connections that end after the current response. Later requests on them must not be handled. */
  readonly #refused = new WeakSet<Socket>()
  #isStopping = false
  /** The bytes received or written since the buffered bytes were last counted. */
  #uncounted = 0

  constructor(limits: Limits) {
    this.#limits = limits
  }

  /** Whether the server is closing, in which case the responses in progress are the last ones. */
  get isStopping(): boolean {
    return this.#isStopping
  }

  /** Adds a connection to the port. If there are too many, the connection replaces one that is waiting for a request. */
  readonly accept = (socket: Socket): void => {
    if (this.#accepted.size >= this.#limits.maxConnections) {
      const replaced = this.#longestWaiting()
      if (!replaced) return void socket.destroy()
      this.#accepted.delete(replaced)
      replaced.destroy()
    }
    this.#accepted.add(socket)
    socket.once('close', () => this.#accepted.delete(socket))
    this.add(socket)
  }

  readonly add = (socket: Socket): void => {
    this.#open.set(socket, {
      peer: peerOf(socket),
      responses: new Set(),
      held: 0,
      handled: 0,
      waiting: [],
      isNew: true,
    })
    socket.once('close', () => this.#open.delete(socket))
  }

  /** Whether the server still accepts requests on this connection. */
  accepts(socket: Socket): boolean {
    return !this.#isStopping && !this.#ending.has(socket) && !this.#open.get(socket)?.closeAfterResponses
  }

  /** Whether the response to a request that has been waiting on this connection can no longer be delivered. */
  isLost(socket: Socket): boolean {
    return socket.destroyed || this.#refused.has(socket)
  }

  /** Tracks a response until it is closed. */
  track(outgoing: ServerResponse): void {
    const { socket } = outgoing.req
    const connection = this.#open.get(socket)
    if (!connection) return
    connection.isNew = false
    connection.responses.add(outgoing)
    outgoing.once('close', () => {
      connection.responses.delete(outgoing)
      this.#endTurn(socket, connection)
      if (this.#open.delete(socket)) this.#open.set(socket, connection)
      if (!hasPending(connection)) connection.closeAfterResponses?.()
      if (this.#isStopping && !isBusy(connection)) socket.destroySoon()
    })
  }

  /**
   * Returns a promise if the request has to wait until the responses to earlier requests are written, or undefined if it can be
   * handled now.
   */
  turnOf({ req: { socket } }: ServerResponse): Promise<void> | undefined {
    const connection = this.#open.get(socket)
    if (!connection) return undefined
    if (connection.handled++ < MAX_HANDLED) return undefined
    connection.held += WAITING_SIZE
    this.countBuffered(WAITING_SIZE)
    // Node resumes the connection when it has parsed the request.
    if (connection.waiting.length === 0) afterTurn(() => connection.waiting.length > 0 && pause(socket))
    return new Promise(resolve => connection.waiting.push(resolve))
  }

  #endTurn(socket: Socket, connection: Connection): void {
    connection.handled--
    const next = connection.waiting.shift()
    if (!next) return
    connection.held -= WAITING_SIZE
    if (connection.waiting.length === 0) socket.resume()
    next()
  }

  /** Counts the bytes in a part of a request body or long response. */
  countHeld({ socket }: IncomingMessage, bytes: number): void {
    const connection = this.#open.get(socket)
    if (connection) connection.held += bytes
    this.countBuffered(bytes)
  }

  /** Stops counting a request body that is complete or was discarded, or a part that was written. */
  endHeld({ socket }: IncomingMessage, bytes: number): void {
    const connection = this.#open.get(socket)
    if (connection) connection.held -= bytes
  }

  /**
   * Counts bytes that may be buffered. If too many bytes are buffered, closes the connections that have been waiting longest. A
   * single connection can exceed the limit.
   */
  countBuffered(bytes: number): void {
    this.#uncounted += bytes
    const { maxBufferedBytes } = this.#limits
    if (this.#uncounted < maxBufferedBytes * RECOUNT_SHARE) return
    this.#uncounted = 0
    const buffering = [...this.#open].map(([socket, connection]) => ({ socket, size: bufferedIn(socket, connection) }))
    const sized = buffering.filter(({ size }) => size > 0)
    let total = sized.reduce((sum, { size }) => sum + size, 0)
    for (const { socket, size } of sized.slice(0, -1)) {
      if (total <= maxBufferedBytes) return
      total -= size
      socket.destroy()
    }
  }

  /**
   * Destroys a connection whose client does not read responses or does not send another request. The connection is kept while a
   * response is being created. It is also kept before the first request, for which Node has its own timeout.
   */
  readonly closeIdle = (socket: Socket): void => {
    const connection = this.#open.get(socket)
    const isWaiting = connection && (connection.isNew || connection.responses.size > 0)
    if (socket.writableLength > 0 || !isWaiting) socket.destroy()
  }

  /**
   * Resets a connection. If the connection ended normally, Chromium would treat an interim response as the complete response. TLS
   * has no resets, so this resets the underlying connection.
   */
  readonly reset = (socket: Socket): void => {
    const accepted = [...this.#accepted].find(each => peerOf(each) === peerOf(socket))
    accepted?.resetAndDestroy()
  }

  /** Sends a raw response after the pending ones, and ends the connection. Later calls have no effect. */
  respondAndClose(socket: Socket, serialize: () => string): void {
    const connection = this.#open.get(socket)
    // An unknown connection was never established, e.g. because the TLS handshake failed.
    if (!connection) return void socket.destroy()
    if (this.#ending.has(socket) || connection.closeAfterResponses) return
    const response = serialize()
    discardInput(socket)
    connection.closeAfterResponses = () => {
      if (socket.writable) socket.write(response)
      this.end(socket)
    }
    if (!hasPending(connection)) connection.closeAfterResponses()
  }

  /**
   * Ends the connection after this response. The client may still be sending: if the connection were destroyed before the client
   * reads the response, the response would be lost.
   */
  endAfter({ req: { socket } }: ServerResponse): void {
    const connection = this.#open.get(socket)
    // Ignores all data after this request, even if it is not HTTP.
    if (connection) connection.closeAfterResponses ??= () => undefined
    this.#refused.add(socket)
    socket.destroySoon = () => this.end(socket)
  }

  /** Half-closes the connection, discards input, and destroys it after a delay. */
  end(socket: Socket): void {
    if (this.#ending.has(socket)) return
    this.#ending.add(socket)
    socket.end()
    const timer = setTimeout(() => socket.destroy(), CLOSE_DELAY)
    socket.once('close', () => clearTimeout(timer))
  }

  /** Waits for the responses in progress, and destroys the remaining connections after `grace` milliseconds. */
  stop(grace: number): void {
    this.#isStopping = true
    const busy = this.#peersOf(isBusy)
    for (const [socket, { peer }] of this.#open) if (!busy.has(peer)) socket.destroy()
    const timer = setTimeout(() => this.#destroyAll(), grace)
    timer.unref()
  }

  /**
   * Returns the connection to replace. Prefers connections with incomplete requests to idle ones. Among these, selects the
   * longest-waiting connection of the address with the most connections.
   */
  #longestWaiting(): Socket | undefined {
    const busy = this.#peersOf(isBusy)
    const idle = this.#peersOf(({ isNew, responses }) => !isNew && responses.size === 0)
    const waiting = [...this.#open].filter(([socket, { peer }]) => this.#accepted.has(socket) && !busy.has(peer))
    const incomplete = waiting.filter(([, { peer }]) => !idle.has(peer))
    return ofCommonestAddress((incomplete.length > 0 ? incomplete : waiting).map(([socket]) => socket))
  }

  /** Returns the peers whose connections meet a condition. Of the two sockets of a TLS connection, only one has responses. */
  #peersOf(meets: (connection: Connection) => boolean): ReadonlySet<string> {
    return new Set([...this.#open.values()].filter(meets).map(({ peer }) => peer))
  }

  #destroyAll(): void {
    for (const socket of this.#open.keys()) socket.destroy()
  }
}

const READ_METHODS: ReadonlySet<string | undefined> = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * The order of requests on a connection. A client can send a request before it receives the response to the previous one. In this
 * case, only reads are handled concurrently (RFC 9112, section 9.3.2).
 */
export class RequestOrder {
  /** Resolves when all requests have been handled. Undefined if no request is in progress. */
  #all: Promise<unknown> | undefined
  /** Resolves when all writes have been handled. */
  #writes: Promise<unknown> | undefined

  /**
   * Resolves when all requests up to the last one that may replace the state have been handled. Later requests then belong to the new
   * state.
   */
  #replaced: Promise<unknown> | undefined

  /**
   * @param handle called when the requests that may replace the state have been handled, i.e. usually at once, with a promise that
   * resolves when the preceding requests have been handled, and a function to call at once if this request may replace the state
   */
  async run(
    { method }: IncomingMessage,
    handle: (earlier: Promise<unknown> | undefined, mayReplace: () => void) => Promise<unknown>,
  ): Promise<void> {
    const isRead = READ_METHODS.has(method)
    const earlier = isRead ? this.#writes : this.#all
    // It is not yet known whether a request that waits may replace the state.
    let mayReplace = this.#replaced !== undefined
    const start = () =>
      handle(earlier, () => {
        mayReplace = true
      })
    const handled = this.#replaced ? this.#replaced.then(start) : start()
    const all = this.#all ? Promise.all([this.#all, handled]) : handled
    this.#all = all
    if (!isRead) {
      this.#writes = all
      if (mayReplace) this.#replaced = all
    }
    await all
    if (this.#all !== all) return
    this.#all = undefined
    this.#writes = undefined
    this.#replaced = undefined
  }
}

/**
 * Leaves the remaining requests in the operating system's buffers. Until a listener for data is added, Node's parser reads the
 * connection without its stream, and continues if the stream is paused.
 */
function pause(socket: Socket): void {
  if (!socket.listeners('data').includes(ignore)) socket.on('data', ignore)
  socket.pause()
}

const ignore = () => undefined

/** Stops parsing the data of a connection. Otherwise, Node would report an error for each packet after the first invalid one. */
function discardInput(socket: Socket): void {
  socket.removeAllListeners('data')
  socket.on('data', ignore)
}

/** Whether responses are pending. Only complete requests count: the response to an incomplete or malformed one is the last. */
const hasPending = ({ responses }: Connection) => [...responses].some(({ req }) => req.complete)

/** Whether a request is complete or already has a response. */
const isBusy = ({ responses }: Connection) => [...responses].some(({ req, headersSent }) => req.complete || headersSent)

/** Returns the bytes of a connection's incomplete request and unread responses. */
function bufferedIn({ writableLength }: Socket, { held, responses }: Connection): number {
  // Only the first response has a socket. Its bytes are counted by the socket.
  const waiting = [...responses].filter(({ socket }) => !socket)
  return held + writableLength + waiting.reduce((sum, each) => sum + each.writableLength, 0)
}

const peerOf = ({ remoteAddress, remotePort }: Socket) => `${remoteAddress} ${remotePort}`

/** Returns the first socket of the most common address. */
function ofCommonestAddress(sockets: readonly Socket[]): Socket | undefined {
  const groups = [...Map.groupBy(sockets, ({ remoteAddress }) => remoteAddress).values()]
  return groups.sort((a, b) => b.length - a.length)[0]?.[0]
}
