import type { IncomingMessage, ServerResponse } from 'node:http'
import type { MockRequest, RequestHead } from '../../platform/http-message.ts'
import { afterTurn } from '../../platform/timers.ts'

/** A Node request and its response. */
export interface Exchange {
  readonly incoming: IncomingMessage
  readonly outgoing: ServerResponse
  /** The body, if the request has one. Undefined if it is incomplete or was rejected. */
  readonly body: Promise<Buffer | undefined> | undefined
  /** Resolves when the earlier requests on the connection have been handled. */
  readonly earlier: Promise<unknown> | undefined
  readonly inParts: NonNullable<MockRequest['inParts']>
  /** Makes later requests on the connection wait until this one has replaced the state. */
  mayReplace(): void
}

/** Adapts a Node request. Creating a `Request` would take as long as handling the request. */
export class NodeRequest implements MockRequest {
  readonly method: string
  readonly url: string
  readonly headers: MockRequest['headers']
  readonly maxBodyBytes: number
  readonly ready: Promise<unknown> | undefined
  readonly inParts: Exchange['inParts']
  readonly #body: Promise<Buffer | undefined> | undefined
  readonly #outgoing: ServerResponse
  #signal: AbortSignal | undefined

  constructor(scheme: string, { incoming, outgoing, body, earlier, inParts }: Exchange, maxBodyBytes: number) {
    const { method, url, headers } = headOf(scheme, incoming)
    this.method = method
    this.url = url
    this.headers = headers
    this.maxBodyBytes = maxBodyBytes
    this.inParts = inParts
    this.ready = body || earlier ? whenReady(body, earlier) : undefined
    this.#body = body
    this.#outgoing = outgoing
  }

  get signal(): AbortSignal {
    this.#signal ??= abortSignalOf(this.#outgoing)
    return this.#signal
  }

  async arrayBuffer(): Promise<Uint8Array> {
    return (await this.#body) ?? EMPTY
  }
}

/** Never resolves if the body is incomplete: such a request is already finished and must not be handled. */
async function whenReady(body: Exchange['body'], earlier: Exchange['earlier']): Promise<void> {
  const received = body && (await body)
  if (body && !received) return new Promise(() => undefined)
  await earlier
}

export function headOf(scheme: string, { method = 'GET', url = '', headers }: IncomingMessage): RequestHead {
  return {
    method,
    url: `${scheme}://${headers.host}${url}`,
    headers: {
      get: name => headers[name]?.toString() ?? null,
      forEach: callback => {
        for (const name in headers) callback(String(headers[name]), name)
      },
    },
  }
}

function abortSignalOf(outgoing: ServerResponse): AbortSignal {
  const controller = new AbortController()
  if (outgoing.destroyed) controller.abort()
  outgoing.once('close', () => outgoing.writableFinished || controller.abort())
  return controller.signal
}

/** The result of reading a request body. `lost` means that the client disconnected. */
type BodyResult = Buffer | 'too long' | 'lost'

const EMPTY = Buffer.alloc(0)
/** The methods whose request body is ignored. */
const WITHOUT_BODY = new Set(['GET', 'HEAD'])

/** Whether the headers declare a body. */
export function hasBody({ headers }: IncomingMessage): boolean {
  const length = headers['content-length']
  return headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0')
}

/**
 * Reads a body up to a maximum length, and discards the rest.
 *
 * @param onKept called with the length of each part that is kept
 */
export function readBody(
  incoming: IncomingMessage,
  maxBytes: number,
  onKept: (bytes: number) => void,
): Promise<BodyResult> {
  const isKept = !WITHOUT_BODY.has(incoming.method ?? '')
  return new Promise(resolve => {
    if (incoming.destroyed) return resolve('lost')
    let chunks: Buffer[] = []
    let length = 0
    incoming.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length > maxBytes) {
        chunks = []
        resolve('too long')
      } else if (isKept) {
        chunks.push(chunk)
        onKept(chunk.length)
      }
    })
    incoming.once('end', () => resolve(isKept ? Buffer.concat(chunks) : EMPTY))
    incoming.once('error', () => resolve('lost'))
  })
}

/** The minimum length, in bytes, of a body that must wait for its turn. Parsing it takes longer than handling a small request. */
export const LARGE_BODY = 16_384

/** How long, in milliseconds, requests are handled in one turn of the event loop. The remaining requests wait. */
const TURN = 10
/** How long, in milliseconds, the parts of a long response are created in one turn. */
const PARTS = 5
/** The maximum number of waiting requests that are handled in one turn. */
const MAX_HANDLED = 50
/**
 * How long, in milliseconds, requests wait while connections are accepted, or as long as the latest requests took, if that is
 * longer. Node accepts one connection per turn. Otherwise, a new client would wait for a request from each earlier connection.
 */
const ACCEPTING = 100
/** The time, in milliseconds, after which half of a usage is forgotten. */
const HALF_LIFE = 1_000
/** The minimum number of clients at which those that can be forgotten are removed. */
const MIN_CLIENTS = 100
/** The number of expensive targets whose time is remembered. */
const MAX_TARGETS = 100

/** The origin of a request. */
export interface Origin {
  /** Identifies the caller. All requests without credentials share one key. */
  readonly client: string
  /** The path and the query, which determine how long the request takes. */
  readonly target: string
  /** Returns whether the client has left, so that the request needs no turn. */
  isLost(): boolean
}

interface Waiting<Connection> extends Origin {
  readonly connection: Connection
  readonly caller: Client
  /** When the request arrived, in half-lives. */
  readonly arrived: number
  /** When the request arrived, in virtual time. */
  readonly arrivedVirtually: number
  readonly start: () => void
  /** The rank among the requests of its client. */
  rank: number
}

/**
 * Shares the event loop's time among clients. Requests are handled when they arrive, until this takes too long in a turn. Later requests
 * wait for the next turns. Clients with waiting requests get equal shares of the time. Among the requests of a client, the one with the
 * least time used by its connection and by earlier requests for its target comes first. Therefore, a client does not wait for all requests
 * from other clients, even if these open many connections or use the same token, and new data is read between turns.
 */
export class FairTurns<Connection extends object> {
  readonly #times = new RequestTimes<Connection>()
  readonly #waiting = new WaitingRequests(this.#times)
  /** Long responses that wait until another one has been created. */
  readonly #waitingLong = new WaitingRequests(this.#times)
  /** Whether a long response is being created. */
  #isLong = false
  #isHandling = false
  /** The number of connections in the last two turns. */
  #accepted = 0
  /** Whether connections arrive one after another. */
  #areArriving = false
  /** The time until which requests wait while connections are accepted. */
  #acceptingUntil = 0
  /** When the first request in this turn arrived. Undefined if no request arrived. */
  #turnStarted: number | undefined

  /** Whether other work should wait for a later turn, because connections are being accepted. */
  get isAccepting(): boolean {
    return this.#areArriving && performance.now() < this.#acceptingUntil
  }

  /**
   * Returns a promise if a request has to wait, or undefined if it can be handled now. Requests on a connection keep their order.
   *
   * @param originOf called only if the request has to wait
   */
  next(connection: Connection, originOf: () => Origin): Promise<void> | undefined {
    const now = performance.now()
    if (this.#turnStarted === undefined) {
      this.#turnStarted = now
      afterTurn(() => {
        this.#turnStarted = undefined
      })
    }
    if (this.#waiting.size === 0 && !this.#areArriving && now - this.#turnStarted < TURN) return undefined
    return this.wait(connection, originOf())
  }

  /** Waits until a request can be handled in a later turn. */
  wait(connection: Connection, origin: Origin): Promise<void> {
    return new Promise(start => {
      this.#waiting.add(this.#times.waitingFrom(connection, origin, start))
      if (this.#isHandling) return
      this.#acceptingUntil = performance.now() + ACCEPTING
      this.#handle()
    })
  }

  /**
   * Runs work in parts, taking turns with other requests. Only one such task is in progress at a time, because each holds the parts of
   * a long response.
   *
   * @returns undefined if the client has left
   */
  async inParts<T>(connection: Connection, origin: Origin, start: () => Generator<void, T>): Promise<T | undefined> {
    const request = await this.#longTurn(connection, origin)
    try {
      const work = start()
      for (;;) {
        await new Promise<void>(resolve => afterTurn(resolve))
        if (request.isLost()) return undefined
        if (this.isAccepting) continue
        const part = this.#runParts(request, work)
        if (part.done) return part.value
      }
    } finally {
      this.#startLong()
    }
  }

  #longTurn(connection: Connection, origin: Origin): Promise<Waiting<Connection>> {
    return new Promise(resolve => {
      const request = this.#times.waitingFrom(connection, origin, () => resolve(request))
      this.#waitingLong.add(request)
      if (!this.#isLong) this.#startLong()
    })
  }

  #startLong(): void {
    const next = this.#waitingLong.take()
    this.#isLong = next !== undefined
    next?.start()
  }

  /** Creates parts until this takes too long in a turn. */
  #runParts<T>(request: Waiting<Connection>, work: Generator<void, T>): IteratorResult<void, T> {
    const started = performance.now()
    let part = work.next()
    while (!part.done && performance.now() - started < PARTS) part = work.next()
    this.#times.add(request, performance.now() - started)
    return part
  }

  /** Makes requests wait if connections arrive one after another, because more of them may be waiting to be accepted. */
  connected(): void {
    this.#areArriving = this.#accepted > 0
    this.#accepted++
    // The requests of this connection arrive in the next turn.
    afterTurn(() =>
      afterTurn(() => {
        this.#accepted--
        if (this.#accepted === 0) this.#areArriving = false
      }),
    )
  }

  /** Handles requests in the next turn until this takes too long. */
  #handle(): void {
    this.#isHandling = true
    if (this.isAccepting) return void afterTurn(() => this.#handle())
    for (const { start } of this.#waiting.takeLost()) start()
    const began = performance.now()
    let end = Number.POSITIVE_INFINITY
    let handled: { readonly request: Waiting<Connection>; readonly started: number } | undefined
    const measure = () => {
      const now = performance.now()
      if (handled) this.#times.add(handled.request, now - handled.started)
      handled = undefined
      return now
    }
    // Each request runs after the code that awaits the `start` of the previous request.
    for (let count = Math.min(this.#waiting.size, MAX_HANDLED); count > 0; count--) {
      afterTurn(() => {
        const started = measure()
        end = Math.min(end, started + TURN)
        if (started >= end) return
        const request = this.#waiting.take()
        if (!request) return
        handled = { request, started }
        request.start()
      })
    }
    afterTurn(() => {
      const now = measure()
      this.#acceptingUntil = now + Math.max(ACCEPTING, now - began)
      this.#isHandling = false
      if (this.#waiting.size > 0) this.#handle()
    })
  }
}

/**
 * Requests that wait for their turns. Only the first request of each connection can be next. There can be hundreds, so finding the next one
 * only compares numbers.
 */
class WaitingRequests<Connection extends object> {
  readonly #times: RequestTimes<Connection>
  /** The first request of each connection. */
  #first: Waiting<Connection>[] = []
  /** The later requests of these connections. */
  readonly #later = new Map<Connection, Waiting<Connection>[]>()
  #size = 0
  /** The version of the times that determined the ranks. */
  #version = 0

  constructor(times: RequestTimes<Connection>) {
    this.#times = times
  }

  get size(): number {
    return this.#size
  }

  add(request: Waiting<Connection>): void {
    this.#size++
    request.caller.waiting++
    const later = this.#later.get(request.connection)
    if (later) later.push(request)
    else this.#addFirst(request, [])
  }

  /** Removes and returns the next request: of the clients that have used the least time, the one with the lowest rank. */
  take(): Waiting<Connection> | undefined {
    if (this.#version !== this.#times.version) this.#updateRanks()
    const index = this.#indexOfNext()
    const request = this.#first[index]
    if (!request) return undefined
    this.#first.splice(index, 1)
    this.#remove(request)
    const [next, ...later] = this.#later.get(request.connection) ?? []
    this.#later.delete(request.connection)
    if (next) this.#addFirst(next, later)
    this.#times.advance(request)
    return request
  }

  /** Removes and returns the requests whose clients have left. */
  takeLost(): readonly Waiting<Connection>[] {
    const left = this.#first.filter(request => request.isLost())
    if (left.length === 0) return left
    const lost = left.flatMap(request => [request, ...(this.#later.get(request.connection) ?? [])])
    for (const request of lost) {
      this.#remove(request)
      this.#later.delete(request.connection)
    }
    const removed = new Set(left)
    this.#first = this.#first.filter(request => !removed.has(request))
    return lost
  }

  #updateRanks(): void {
    this.#version = this.#times.version
    for (const request of this.#first) request.rank = this.#times.rankOf(request)
  }

  #addFirst(request: Waiting<Connection>, later: Waiting<Connection>[]): void {
    request.rank = this.#times.rankOf(request)
    this.#first.push(request)
    this.#later.set(request.connection, later)
  }

  #remove({ caller }: Waiting<Connection>): void {
    this.#size--
    caller.waiting--
  }

  #indexOfNext(): number {
    let [next, earliest, lowest] = [-1, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
    this.#first.forEach((request, index) => {
      const start = startOf(request)
      if (start > earliest || (start === earliest && request.rank >= lowest)) return
      next = index
      earliest = start
      lowest = request.rank
    })
    return next
  }
}

/** A client, with the virtual time at which its next request can start, and the number of its waiting requests. */
interface Client {
  end: number
  waiting: number
}

/** Returns when a request starts, in virtual time. The request with the earliest start is handled first. */
function startOf({ caller, arrivedVirtually }: Waiting<unknown>): number {
  return Math.max(caller.end, arrivedVirtually)
}

/**
 * The time that clients, connections and targets have used. The time of clients is virtual, for start-time fair queueing (Goyal, Vin and
 * Cheng, 1996): it only passes while requests wait, and a client that was idle continues at the current virtual time. Therefore, others do
 * not wait until it has used as much time as they have.
 */
class RequestTimes<Connection extends object> {
  /** The start of the request that was handled last, in virtual time. */
  #now = 0
  readonly #clients = new Map<string, Client>()
  /** The number of clients at which those that can be forgotten are removed. */
  #maxClients = MIN_CLIENTS
  readonly #connections = new Usage<Connection>(new WeakMap())
  /** The duration of the latest request for each expensive target, in milliseconds. */
  readonly #targets = new Map<string, number>()
  #version = 0

  /** Increases when the ranks of waiting requests may have changed by more than a millisecond. */
  get version(): number {
    return this.#version
  }

  waitingFrom(connection: Connection, origin: Origin, start: () => void): Waiting<Connection> {
    const arrived = performance.now() / HALF_LIFE
    const caller = this.#clientOf(origin.client)
    return { ...origin, connection, caller, arrived, arrivedVirtually: this.#now, start, rank: 0 }
  }

  /** Returns the logarithm of the time that the connection used and that the request will take, as in `Usage`. */
  rankOf({ connection, target, arrived }: Waiting<Connection>): number {
    const used = 2 ** (this.#connections.of(connection) - arrived)
    return Math.log2(Math.max(1, used + (this.#targets.get(target) ?? 0))) + arrived
  }

  advance(request: Waiting<Connection>): void {
    this.#now = Math.max(this.#now, startOf(request))
  }

  /** Adds the duration of a request, in milliseconds. */
  add(request: Waiting<Connection>, duration: number): void {
    const { caller, connection, target } = request
    caller.end = startOf(request) + duration
    this.#connections.add(connection, duration)
    if (this.#targets.delete(target) || duration >= 1) this.#version++
    if (duration < 1) return
    this.#targets.set(target, duration)
    for (const oldest of this.#targets.keys()) {
      if (this.#targets.size <= MAX_TARGETS) break
      this.#targets.delete(oldest)
    }
  }

  #clientOf(key: string): Client {
    const known = this.#clients.get(key)
    if (known) return known
    if (this.#clients.size >= this.#maxClients) this.#forgetClients()
    const client = { end: 0, waiting: 0 }
    this.#clients.set(key, client)
    return client
  }

  #forgetClients(): void {
    for (const [key, { end, waiting }] of this.#clients)
      if (waiting === 0 && end <= this.#now) this.#clients.delete(key)
    this.#maxClients = Math.max(MIN_CLIENTS, this.#clients.size * 2)
  }
}

interface UsageMap<Key> {
  get(key: Key): number | undefined
  set(key: Key, usage: number): unknown
}

/** The recent usage of each key: log2(milliseconds) + time / HALF_LIFE. This value remains the same while usage is forgotten. */
class Usage<Key> {
  readonly #usage: UsageMap<Key>

  constructor(usage: UsageMap<Key>) {
    this.#usage = usage
  }

  of(key: Key): number {
    return this.#usage.get(key) ?? Number.NEGATIVE_INFINITY
  }

  add(key: Key, milliseconds: number): void {
    const lives = performance.now() / HALF_LIFE
    this.#usage.set(key, Math.log2(2 ** (this.of(key) - lives) + milliseconds) + lives)
  }
}
