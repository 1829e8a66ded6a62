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

/** Resumes one request at a time, each in a separate turn of the event loop. */
export class Turns {
  #last = Promise.resolve()

  /** Resolves in a separate turn. */
  next(): Promise<void> {
    this.#last = this.#last.then(() => new Promise<void>(resolve => afterTurn(resolve)))
    return this.#last
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
