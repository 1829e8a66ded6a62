import { type ServerResponse, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { codeOf } from '@workbench-sdk/internal/errors'
import { lengthOf, type MockResponse } from '../../platform/http-message.ts'
import { afterTurn } from '../../platform/timers.ts'

const NO_CONTENT = 204

/** These headers prevent browsers from guessing a response type, and pages of other origins from loading responses without CORS. */
const SECURITY_HEADERS = { 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'same-origin' }

type Headers = Record<string, string | string[] | number>

/** Writes a response from the mock. For speed, the head and the body are sent as one string. */
export function writeResponse(response: MockResponse, outgoing: ServerResponse, isLast: boolean): void {
  const { status, body = '', truncated } = response
  const headers: Headers = { ...SECURITY_HEADERS, ...response.headers }
  if (isLast) headers.connection = 'close'
  const length = Buffer.byteLength(body)
  if (status !== NO_CONTENT) headers['content-length'] ??= length
  outgoing.writeHead(status, headers)
  if (!truncated) {
    // Nearly all responses are ASCII. In ASCII, each character is a byte, so nothing has to be encoded.
    outgoing.end(body, length === body.length ? 'latin1' : 'utf8')
    return
  }
  outgoing.write(body)
  abort(outgoing)
}

/** Writes a long response as fast as the client reads it. Stops if the client disconnects. */
export async function writeParts(
  parts: Uint8Array[],
  { status, headers }: MockResponse,
  outgoing: ServerResponse,
  isLast: boolean,
  onWritten: (bytes: number) => void,
): Promise<void> {
  const length = { 'content-length': lengthOf(parts) }
  outgoing.writeHead(status, { ...SECURITY_HEADERS, ...headers, ...length, ...(isLast && { connection: 'close' }) })
  try {
    for (let part = parts.shift(); part; part = parts.shift()) {
      await write(outgoing, part)
      onWritten(part.length)
    }
    outgoing.end()
  } catch (error) {
    if (!(error instanceof BrokenBodyError)) throw error
  }
}

/**
 * Streams a `Response`. If the body fails or ends before its `content-length`, the connection is closed after the part sent so far.
 */
export async function streamResponse(
  response: Response,
  outgoing: ServerResponse,
  isLast: boolean,
  turns: StreamTurns,
): Promise<void> {
  const headers = headersOf(response, isLast)
  // If a body is longer than its `content-length`, the client would treat the excess as the next response.
  outgoing.strictContentLength = true
  try {
    if (response.body && outgoing.req.method !== 'HEAD')
      await streamBody(response.body, response.status, headers, outgoing, turns)
    else outgoing.writeHead(response.status, headers).end()
  } catch (error) {
    if (!(error instanceof BrokenBodyError || isWrongLength(response, error))) throw error
    abort(outgoing)
  }
}

/** Thrown if a response body failed, or the client disconnected. */
class BrokenBodyError extends Error {}

/** Whether the handler declared a `content-length` that differs from the length of the body. */
const isWrongLength = ({ headers }: Response, error: unknown) =>
  headers.has('content-length') && codeOf(error) === 'ERR_HTTP_CONTENT_LENGTH_MISMATCH'

function headersOf({ headers }: Response, isLast: boolean): Headers {
  const read: Headers = { ...SECURITY_HEADERS }
  for (const [name, value] of headers) read[name] = value
  // Before 22.15, Node reports a length mismatch if the declared length is a string.
  if (read['content-length'] !== undefined) read['content-length'] = Number(read['content-length'])
  if (read['set-cookie']) read['set-cookie'] = headers.getSetCookie()
  if (isLast) read.connection = 'close'
  return read
}

const EMPTY = Buffer.alloc(0)

/** The number of body bytes after which other requests get a turn. Otherwise, a fast client could read any amount at once. */
const TURN_BYTES = 16_384

/**
 * Writes a body. A body with a single chunk is written at once, with its length. Any other body is written chunk by chunk, as fast
 * as the client reads it.
 */
async function streamBody(
  body: ReadableStream<Uint8Array>,
  status: number,
  headers: Headers,
  outgoing: ServerResponse,
  turns: StreamTurns,
): Promise<void> {
  const reader = body.getReader()
  // Stops producing the body if the client disconnects.
  outgoing.once('close', () => void reader.cancel().catch(() => undefined))
  const read = () =>
    reader.read().catch(cause => Promise.reject(new BrokenBodyError('The body has failed.', { cause })))
  let chunk = await read()
  const announced = headers['content-length']
  let next = announced === undefined && !chunk.done ? read() : undefined
  const first = chunk.done ? EMPTY : Buffer.from(chunk.value.buffer, chunk.value.byteOffset, chunk.value.byteLength)
  if (next ? await isEnd(next) : announced === undefined || announced === first.length) {
    headers['content-length'] = first.length
    // Node sends a string together with the headers, but a buffer separately.
    outgoing.writeHead(status, headers).end(first.toString('latin1'), 'latin1')
    return
  }
  outgoing.writeHead(status, headers)
  let written = TURN_BYTES
  for (; !chunk.done; chunk = await (next ?? read()), next = undefined) {
    if (written >= TURN_BYTES) {
      await turns.next()
      written = 0
    }
    await write(outgoing, chunk.value)
    written += chunk.value.length
  }
  outgoing.end()
}

/** Whether a body has ended, without waiting for pending promises. */
async function isEnd(next: Promise<{ readonly done: boolean }>): Promise<boolean> {
  const due = new Promise<undefined>(resolve => afterTurn(() => resolve(undefined)))
  const read = await Promise.race([next, due]).catch(() => undefined)
  return read?.done === true
}

async function write(outgoing: ServerResponse, chunk: Uint8Array): Promise<void> {
  if (outgoing.destroyed) throw new BrokenBodyError('The client has disconnected.')
  if (outgoing.write(chunk)) return
  await new Promise<void>(resolve => {
    const done = () => {
      outgoing.off('drain', done).off('close', done)
      resolve()
    }
    outgoing.on('drain', done).on('close', done)
  })
}

/** Closes the connection after the data written so far, so that the client sees a truncated response. */
export function abort(outgoing: ServerResponse): void {
  inTurn(outgoing, socket => (outgoing.headersSent ? socket.destroySoon() : socket.destroy()))
}

/**
 * Closes the connection before the response, but after an interim response. If a reused connection ended before a browser received
 * any data, the browser would retry the request, even a POST.
 */
export function drop(outgoing: ServerResponse, reset: (socket: Socket) => void): void {
  const { socket, req } = outgoing
  // A reset could discard the responses to pipelined requests. Browsers do not pipeline requests.
  if (!socket || req.httpVersion === '1.0') inTurn(outgoing, each => each.destroy())
  else outgoing.writeContinue(() => reset(socket))
}

/** Calls a function once the earlier responses on the connection and the data of this response have been written. */
function inTurn(outgoing: ServerResponse, callback: (socket: Socket) => void): void {
  const schedule = (socket: Socket) => afterTurn(() => callback(socket))
  if (outgoing.socket) schedule(outgoing.socket)
  else outgoing.once('socket', schedule)
}

/** Serializes a response for a socket without a `ServerResponse`. It is the last response on the connection. */
export function serializeRaw({ status, headers, body = '' }: MockResponse): string {
  const all = { ...SECURITY_HEADERS, ...headers, connection: 'close', 'content-length': Buffer.byteLength(body) }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n')
}

/** Lets one streamed body continue in each turn of the event loop, so that many streams take no more time than one. */
export class StreamTurns {
  readonly #isBusy: () => boolean
  /** Functions that continue the streams, in the order of their calls. */
  readonly #waiting: (() => void)[] = []

  /** @param isBusy returns whether the streams have to wait for a later turn */
  constructor(isBusy: () => boolean) {
    this.#isBusy = isBusy
  }

  /** Resolves in a later turn. */
  next(): Promise<void> {
    return new Promise(resolve => {
      this.#waiting.push(resolve)
      if (this.#waiting.length === 1) this.#schedule()
    })
  }

  #schedule(): void {
    afterTurn(() => {
      if (!this.#isBusy()) this.#waiting.shift()?.()
      if (this.#waiting.length > 0) this.#schedule()
    })
  }
}

/**
 * Writes all responses from one turn of the event loop together. Each separate write wakes the client, which takes longer than
 * handling a request. With concurrent requests, separate writes would halve the throughput.
 */
export class WriteQueue {
  #writes: (() => void)[] = []

  /** Calls `write` at the end of this turn. Functions are called in the order in which they were added. */
  push(write: () => void): void {
    if (this.#writes.length === 0) afterTurn(() => this.#flush())
    this.#writes.push(write)
  }

  #flush(): void {
    const writes = this.#writes
    this.#writes = []
    for (const write of writes) write()
  }
}
