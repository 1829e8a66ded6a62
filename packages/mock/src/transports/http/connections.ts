import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { clearTimeout, setTimeout } from '../../platform/timers.ts'

/** Milliseconds in which a client can read what it was told last, before its connection is cut. */
const FAREWELL = 1_000

interface Connection {
  /** What is being answered, in the order in which it came. */
  readonly answers: Set<ServerResponse>
  /** Whether anything was asked yet. */
  isFresh: boolean
  /** What is to be done once all that was asked is answered. */
  farewell?: () => void
}

/** The connections of a server, and what is being answered on each. */
export class Connections {
  readonly #open = new Map<Socket, Connection>()
  readonly #ending = new WeakSet<Socket>()
  #isStopping = false

  /** That the answers that are under way are the last. */
  get isStopping(): boolean {
    return this.#isStopping
  }

  readonly add = (socket: Socket): void => {
    this.#open.set(socket, { answers: new Set(), isFresh: true })
    socket.once('close', () => this.#open.delete(socket))
  }

  /** Whether what comes on a connection is still to be answered. */
  listensTo(socket: Socket): boolean {
    return !this.#isStopping && !this.#ending.has(socket) && !this.#open.get(socket)?.farewell
  }

  /** Takes note of an answer until it is out. */
  begin(outgoing: ServerResponse): void {
    const { socket } = outgoing.req
    const connection = this.#open.get(socket)
    if (!connection) return
    connection.isFresh = false
    connection.answers.add(outgoing)
    outgoing.once('close', () => {
      connection.answers.delete(outgoing)
      if (!isAwaited(connection)) connection.farewell?.()
      if (this.#isStopping && connection.answers.size === 0) socket.destroySoon()
    })
  }

  /**
   * Cuts a connection on which nothing moves: one whose answers are not read, or on which nothing more is asked. It is left
   * alone while its answer is being made, and before its first request, of which the server says itself that it is late.
   */
  readonly cutIdle = (socket: Socket): void => {
    const connection = this.#open.get(socket)
    const isWaiting = connection && (connection.isFresh || connection.answers.size > 0)
    if (socket.writableLength > 0 || !isWaiting) socket.destroy()
  }

  /** Says something behind all that is still to be answered, and ends the connection. */
  sayLast(socket: Socket, says: string): void {
    const connection = this.#open.get(socket)
    // Of a connection that never came about, such as one whose handshake failed, nothing is known.
    if (!connection) return void socket.destroy()
    if (this.#ending.has(socket) || connection.farewell) return
    connection.farewell = () => {
      if (socket.writable) socket.write(says)
      this.end(socket)
    }
    if (!isAwaited(connection)) connection.farewell()
  }

  /**
   * Ends a connection when this answer is out. The client may still be sending: where it finds the connection closed before
   * it has read the answer, it never sees it.
   */
  endAfter({ req: { socket } }: ServerResponse): void {
    const connection = this.#open.get(socket)
    // Whatever comes behind, also what is not even HTTP, is answered no more.
    if (connection) connection.farewell ??= () => undefined
    socket.destroySoon = () => this.end(socket)
  }

  /** Says no more, and throws away what comes, for as long as it takes to read what was said. */
  end(socket: Socket): void {
    if (this.#ending.has(socket)) return
    this.#ending.add(socket)
    socket.end()
    const timer = setTimeout(() => socket.destroy(), FAREWELL)
    socket.once('close', () => clearTimeout(timer))
  }

  /** Lets the answers that are under way come to their end, and after some milliseconds cuts what is left. */
  stop(grace: number): void {
    this.#isStopping = true
    // By its peer, since a connection of TLS is two sockets, of which one alone is answered on.
    const busy = new Set(
      [...this.#open].filter(([, { answers }]) => answers.size > 0).map(([socket]) => peerOf(socket)),
    )
    for (const socket of this.#open.keys()) if (!busy.has(peerOf(socket))) socket.destroy()
    const timer = setTimeout(() => this.cut(), grace)
    timer.unref()
  }

  /** Cuts all connections. */
  cut(): void {
    for (const socket of this.#open.keys()) socket.destroy()
  }
}

/** A request that has come whole gets its answer; one that broke off, or is wrong in itself, is what the last word is about. */
const isAwaited = ({ answers }: Connection) => [...answers].some(({ req }) => req.complete)

const peerOf = ({ remoteAddress, remotePort }: Socket) => `${remoteAddress} ${remotePort}`
