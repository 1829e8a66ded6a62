import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { clearTimeout, setTimeout } from '../../platform/timers.ts'

/** How long a client has to read the last response before its connection is destroyed, in milliseconds. */
const CLOSE_DELAY = 1_000

interface Connection {
  /** The responses in progress, in the order of the requests. */
  readonly responses: Set<ServerResponse>
  /** Whether no request has arrived yet. */
  isNew: boolean
  /** Called after the pending responses. If it is set, further requests are ignored. */
  closeAfterResponses?: () => void
}

/** The open connections of a server and their responses in progress. */
export class Connections {
  readonly #open = new Map<Socket, Connection>()
  readonly #ending = new WeakSet<Socket>()
  #isStopping = false

  /** Whether the server is closing, so that the responses in progress are the last ones. */
  get isStopping(): boolean {
    return this.#isStopping
  }

  readonly add = (socket: Socket): void => {
    this.#open.set(socket, { responses: new Set(), isNew: true })
    socket.once('close', () => this.#open.delete(socket))
  }

  /** Whether requests on the connection are still handled. */
  accepts(socket: Socket): boolean {
    return !this.#isStopping && !this.#ending.has(socket) && !this.#open.get(socket)?.closeAfterResponses
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
      if (!hasPending(connection)) connection.closeAfterResponses?.()
      if (this.#isStopping && connection.responses.size === 0) socket.destroySoon()
    })
  }

  /**
   * Destroys a connection whose client does not read responses or sends no further requests. It is kept while a response is
   * being created, and before the first request, for which Node has its own timeout.
   */
  readonly closeIdle = (socket: Socket): void => {
    const connection = this.#open.get(socket)
    const isWaiting = connection && (connection.isNew || connection.responses.size > 0)
    if (socket.writableLength > 0 || !isWaiting) socket.destroy()
  }

  /** Sends a raw response after the pending ones, and ends the connection. */
  respondAndClose(socket: Socket, response: string): void {
    const connection = this.#open.get(socket)
    // Unknown connections were never established, e.g. because the TLS handshake failed.
    if (!connection) return void socket.destroy()
    if (this.#ending.has(socket) || connection.closeAfterResponses) return
    connection.closeAfterResponses = () => {
      if (socket.writable) socket.write(response)
      this.end(socket)
    }
    if (!hasPending(connection)) connection.closeAfterResponses()
  }

  /**
   * Ends the connection after this response. The client may still be sending: if the connection were destroyed before
   * the client has read the response, the response would be lost.
   */
  endAfter({ req: { socket } }: ServerResponse): void {
    const connection = this.#open.get(socket)
    // Ignores everything after this request, even if it is not HTTP.
    if (connection) connection.closeAfterResponses ??= () => undefined
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
    // Compares peers, because a TLS connection has two sockets, and only one of them has responses.
    const busy = new Set(
      [...this.#open].filter(([, { responses }]) => responses.size > 0).map(([socket]) => peerOf(socket)),
    )
    for (const socket of this.#open.keys()) if (!busy.has(peerOf(socket))) socket.destroy()
    const timer = setTimeout(() => this.#destroyAll(), grace)
    timer.unref()
  }

  #destroyAll(): void {
    for (const socket of this.#open.keys()) socket.destroy()
  }
}

/** Only complete requests are pending, because an incomplete or malformed request is the reason for the last response. */
const hasPending = ({ responses }: Connection) => [...responses].some(({ req }) => req.complete)

const peerOf = ({ remoteAddress, remotePort }: Socket) => `${remoteAddress} ${remotePort}`
