import type { IncomingMessage, ServerResponse } from 'node:http'
import type { MockRequest, RequestHead } from '../../platform/http-message.ts'
import { afterTurn } from '../../platform/timers.ts'

/** A request of Node and its response. */
export interface Exchange {
  readonly incoming: IncomingMessage
  readonly outgoing: ServerResponse
  /** The body, if the request has one. Undefined if it is incomplete or was rejected. */
  readonly body: Promise<Buffer | undefined> | undefined
  /** Resolves when the earlier requests on the connection were handled. */
  readonly earlier: Promise<unknown> | undefined
}

/** Adapts a request of Node. Creating a `Request` would take as long as handling it. */
export class NodeRequest implements MockRequest {
  readonly method: string
  readonly url: string
  readonly headers: MockRequest['headers']
  readonly maxBodyBytes: number
  readonly ready: Promise<unknown> | undefined
  readonly #body: Promise<Buffer | undefined> | undefined
  readonly #outgoing: ServerResponse
  #signal: AbortSignal | undefined

  constructor(scheme: string, { incoming, outgoing, body, earlier }: Exchange, maxBodyBytes: number) {
    const { method, url, headers } = headOf(scheme, incoming)
    this.method = method
    this.url = url
    this.headers = headers
    this.maxBodyBytes = maxBodyBytes
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

/** Never resolves if the request has no complete body: it has ended, and must not be handled. */
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

/** The result of reading a request body. 'lost' means that the client disconnected. */
type BodyResult = Buffer | 'too long' | 'lost'

const EMPTY = Buffer.alloc(0)
/** The methods whose body is ignored. */
const WITHOUT_BODY = new Set(['GET', 'HEAD'])

/** Whether the headers declare a body. */
export function hasBody({ headers }: IncomingMessage): boolean {
  const length = headers['content-length']
  return headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0')
}

/**
 * Reads a body up to a maximum length. The rest is discarded.
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

/** The length of a body from which it is handled in turn, in bytes. Parsing it takes longer than handling a small request. */
export const LARGE_BODY = 16_384

/** Lets one request at a time continue, in one turn of the event loop each. */
export class Turns {
  #last = Promise.resolve()

  /** Resolves in a separate turn. */
  next(): Promise<void> {
    this.#last = this.#last.then(() => new Promise<void>(resolve => afterTurn(resolve)))
    return this.#last
  }
}

/** How long requests are handled in one turn of the event loop, in milliseconds. The rest of them wait. */
const TURN = 10
/** The same if a connection was accepted in the turn. Node accepts one per turn, so the next one waits for the end of the turn. */
const TURN_WITH_CONNECTION = 1
/** How many of those that wait are handled in one turn at most. */
const MAX_HANDLED = 20
/** How long it takes until half of the time that a connection has used is forgotten, in milliseconds. */
const HALF_LIFE = 1_000

interface WaitingRequest {
  readonly connection: object
  readonly usage: number
  readonly start: () => void
}

/**
 * Shares the time of the event loop among connections. Requests are handled when they arrive, unless this has taken long in the same
 * turn. The others wait for the next turns, and the first is that of the connection that has used the least time lately. So a client does
 * not wait for all requests of the others, and new data is read in between.
 */
export class FairTurns {
  readonly #waiting: WaitingRequest[] = []
  /** The milliseconds that each connection has used: log2(milliseconds) + time / HALF_LIFE, which stays the same as they are forgotten. */
  readonly #usage = new WeakMap<object, number>()
  #isHandling = false
  #hasConnected = false
  /** When the first request of this turn arrived; undefined if none has. */
  #turnStarted: number | undefined

  /** Returns a promise if a request has to wait; undefined if it can be handled now. Requests of one connection keep their order. */
  next(connection: object): Promise<void> | undefined {
    const now = performance.now()
    if (this.#turnStarted === undefined) {
      this.#turnStarted = now
      afterTurn(() => {
        this.#turnStarted = undefined
      })
    }
    if (this.#waiting.length === 0 && now - this.#turnStarted < this.#duration) return undefined
    return new Promise(start => {
      // Less than a millisecond counts as one, so that a request that waits precedes those that arrive much later.
      const usage = Math.max(this.#usageOf(connection), now / HALF_LIFE)
      this.#waiting.push({ connection, usage, start })
      if (!this.#isHandling) this.#handle()
    })
  }

  /** Shortens this turn, because more connections may wait to be accepted. */
  connected(): void {
    if (this.#hasConnected) return
    this.#hasConnected = true
    // The requests that wait are handled before.
    afterTurn(() =>
      afterTurn(() => {
        this.#hasConnected = false
      }),
    )
  }

  get #duration(): number {
    return this.#hasConnected ? TURN_WITH_CONNECTION : TURN
  }

  /** Handles requests in the next turn, until it takes too long. */
  #handle(): void {
    this.#isHandling = true
    let end = Number.POSITIVE_INFINITY
    let handled: { readonly connection: object; readonly started: number } | undefined
    const measure = () => {
      const now = performance.now()
      if (handled) this.#charge(handled.connection, now - handled.started)
      handled = undefined
      return now
    }
    // Each of them runs after the code that waits for the `start` of the one before.
    for (let count = Math.min(this.#waiting.length, MAX_HANDLED); count > 0; count--) {
      afterTurn(() => {
        const started = measure()
        end = Math.min(end, started + this.#duration)
        if (started >= end) return
        const { connection, start } = this.#takeFirst()
        handled = { connection, started }
        start()
      })
    }
    afterTurn(() => {
      measure()
      this.#isHandling = false
      if (this.#waiting.length > 0) this.#handle()
    })
  }

  #takeFirst(): WaitingRequest {
    const waiting = this.#waiting
    const first = waiting.reduce((least, each) => (each.usage < least.usage ? each : least))
    waiting.splice(waiting.indexOf(first), 1)
    return first
  }

  #charge(connection: object, duration: number): void {
    const lives = performance.now() / HALF_LIFE
    const milliseconds = 2 ** (this.#usageOf(connection) - lives) + duration
    this.#usage.set(connection, Math.log2(milliseconds) + lives)
  }

  #usageOf(connection: object): number {
    return this.#usage.get(connection) ?? Number.NEGATIVE_INFINITY
  }
}

const READ_METHODS: ReadonlySet<string | undefined> = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * The order of the requests on one connection. A client can send a request before it receives the response to the previous one. Only
 * reads are then handled at the same time: RFC 9112, section 9.3.2.
 */
export class RequestOrder {
  /** Resolves when all requests were handled. Undefined if none is in progress. */
  #all: Promise<unknown> | undefined
  /** Resolves when all writes were handled. */
  #writes: Promise<unknown> | undefined

  /** @param handle called immediately, with a promise for the requests that have to be handled before this one */
  async run(
    { method }: IncomingMessage,
    handle: (earlier: Promise<unknown> | undefined) => Promise<unknown>,
  ): Promise<void> {
    const isRead = READ_METHODS.has(method)
    const handled = handle(isRead ? this.#writes : this.#all)
    const all = this.#all ? Promise.all([this.#all, handled]) : handled
    this.#all = all
    if (!isRead) this.#writes = all
    await all
    if (this.#all !== all) return
    this.#all = undefined
    this.#writes = undefined
  }
}
