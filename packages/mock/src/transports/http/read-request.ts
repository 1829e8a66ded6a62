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
}

/** Adapts a Node request. Creating a `Request` would take as long as handling the request. */
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

/** Never resolves if the body is incomplete, because such a request is finished and must not be handled. */
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

/** Lets one request at a time continue, each in a separate turn of the event loop. */
export class Turns {
  #last = Promise.resolve()

  /** Resolves in a separate turn. */
  next(): Promise<void> {
    this.#last = this.#last.then(() => new Promise<void>(resolve => afterTurn(resolve)))
    return this.#last
  }
}

/** How long, in milliseconds, requests are handled in one turn of the event loop. The remaining requests wait. */
const TURN = 10
/** The same for a turn in which a connection was accepted. Node accepts one per turn, so the next connection waits for its end. */
const TURN_WITH_CONNECTION = 1
/** The maximum number of waiting requests that are handled in one turn. */
const MAX_HANDLED = 20
/** The time, in milliseconds, after which half of a connection's usage is forgotten. */
const HALF_LIFE = 1_000

interface WaitingRequest {
  readonly connection: object
  readonly usage: number
  readonly start: () => void
}

/**
 * Shares the event loop's time among connections. Requests are handled when they arrive, until this takes too long in a turn. Later
 * requests wait for the next turns. The connection that recently used the least time is served first. Therefore, a client does not
 * wait for all requests from other clients, and new data is read between turns.
 */
export class FairTurns {
  readonly #waiting: WaitingRequest[] = []
  /** Each connection's usage: log2(milliseconds) + time / HALF_LIFE. This value remains the same while usage is forgotten. */
  readonly #usage = new WeakMap<object, number>()
  #isHandling = false
  #hasConnected = false
  /** When the first request in this turn arrived. Undefined if no request arrived. */
  #turnStarted: number | undefined

  /** Returns a promise if a request has to wait, or undefined if it can be handled now. Requests on a connection keep their order. */
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
      // Usage below a millisecond counts as one, so that a waiting request precedes requests that arrive much later.
      const usage = Math.max(this.#usageOf(connection), now / HALF_LIFE)
      this.#waiting.push({ connection, usage, start })
      if (!this.#isHandling) this.#handle()
    })
  }

  /** Shortens this turn, because more connections may be waiting to be accepted. */
  connected(): void {
    if (this.#hasConnected) return
    this.#hasConnected = true
    // The waiting requests are handled first.
    afterTurn(() =>
      afterTurn(() => {
        this.#hasConnected = false
      }),
    )
  }

  get #duration(): number {
    return this.#hasConnected ? TURN_WITH_CONNECTION : TURN
  }

  /** Handles requests in the next turn until this takes too long. */
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
    // Each request runs after the code that awaits the `start` of the previous request.
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
 * The order of requests on a connection. A client can send a request before it receives the response to the previous one. In this
 * case, only reads are handled concurrently (RFC 9112, section 9.3.2).
 */
export class RequestOrder {
  /** Resolves when all requests have been handled. Undefined if no request is in progress. */
  #all: Promise<unknown> | undefined
  /** Resolves when all writes have been handled. */
  #writes: Promise<unknown> | undefined

  /** @param handle called immediately, with a promise that resolves when the preceding requests have been handled */
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
