import { type ServerResponse, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { codeOf } from '@workbench-sdk/internal/errors'
import type { MockResponse } from '../../platform/http-message.ts'
import { afterTurn } from '../../platform/timers.ts'

const NO_CONTENT = 204

/** A browser does not guess the type of a response, and pages of other origins can only read it with CORS. */
const SECURITY_HEADERS = { 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'same-origin' }

type Headers = Record<string, string | string[] | number>

/** Writes a response from the mock. Head and body are sent as one string, which is fast. */
export function writeResponse(response: MockResponse, outgoing: ServerResponse, isLast: boolean): void {
  const { status, body = '', truncated } = response
  const headers: Headers = { ...SECURITY_HEADERS, ...response.headers }
  if (isLast) headers.connection = 'close'
  const length = Buffer.byteLength(body)
  if (status !== NO_CONTENT) headers['content-length'] ??= length
  outgoing.writeHead(status, headers)
  if (!truncated) {
    // In ASCII, which nearly all responses are, each character is a byte, so nothing has to be encoded.
    outgoing.end(body, length === body.length ? 'latin1' : 'utf8')
    return
  }
  outgoing.write(body)
  abort(outgoing)
}

/**
 * Streams a `Response`. A body that fails, or ends before its `content-length`,
 * closes it after the part that was sent.
 */
export async function streamResponse(response: Response, outgoing: ServerResponse, isLast: boolean): Promise<void> {
  const headers = headersOf(response, isLast)
  // The excess of a body that is longer than its `content-length` would be taken for the next response.
  outgoing.strictContentLength = true
  try {
    if (response.body && outgoing.req.method !== 'HEAD')
      await streamBody(response.body, response.status, headers, outgoing)
    else outgoing.writeHead(response.status, headers).end()
  } catch (error) {
    if (!(error instanceof BrokenBodyError || isWrongLength(response, error))) throw error
    abort(outgoing)
  }
}

/** The body of a response failed, or its client has disconnected. */
class BrokenBodyError extends Error {}

/** Whether the handler announced another length than that of the body. */
const isWrongLength = ({ headers }: Response, error: unknown) =>
  headers.has('content-length') && codeOf(error) === 'ERR_HTTP_CONTENT_LENGTH_MISMATCH'

function headersOf({ headers }: Response, isLast: boolean): Headers {
  const read: Headers = { ...SECURITY_HEADERS }
  for (const [name, value] of headers) read[name] = value
  // Node before 22.15 takes a body for one of another length if the announced length is a string.
  if (read['content-length'] !== undefined) read['content-length'] = Number(read['content-length'])
  if (read['set-cookie']) read['set-cookie'] = headers.getSetCookie()
  if (isLast) read.connection = 'close'
  return read
}

const EMPTY = Buffer.alloc(0)

/**
 * Writes a body that consists of one chunk in a single write, with its length, and any other body chunk by chunk, as fast as it
 * is read.
 */
async function streamBody(
  body: ReadableStream<Uint8Array>,
  status: number,
  headers: Headers,
  outgoing: ServerResponse,
): Promise<void> {
  const reader = body.getReader()
  // The client has disconnected: stops producing the body.
  outgoing.once('close', () => void reader.cancel().catch(() => undefined))
  const read = () =>
    reader.read().catch(cause => Promise.reject(new BrokenBodyError('The body has failed.', { cause })))
  let chunk = await read()
  const announced = headers['content-length']
  let next = announced === undefined && !chunk.done ? read() : undefined
  const first = chunk.done ? EMPTY : Buffer.from(chunk.value.buffer, chunk.value.byteOffset, chunk.value.byteLength)
  if (next ? await isEnd(next) : announced === undefined || announced === first.length) {
    headers['content-length'] = first.length
    // Node sends a string together with the headers, and a buffer separately.
    outgoing.writeHead(status, headers).end(first.toString('latin1'), 'latin1')
    return
  }
  outgoing.writeHead(status, headers)
  for (; !chunk.done; chunk = await (next ?? read()), next = undefined) await write(outgoing, chunk.value)
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
 * Loses the connection before the response. An interim response precedes this: if a reused connection ends before a browser has
 * received anything, it sends the request again, even a POST.
 */
export function drop(outgoing: ServerResponse, reset: (socket: Socket) => void): void {
  const { socket, req } = outgoing
  // A reset could discard the responses to pipelined requests. Browsers send none.
  if (!socket || req.httpVersion === '1.0') inTurn(outgoing, each => each.destroy())
  else outgoing.writeContinue(() => reset(socket))
}

/** Calls back after the earlier responses on the connection, and after the data written for this one. */
function inTurn(outgoing: ServerResponse, callback: (socket: Socket) => void): void {
  const schedule = (socket: Socket) => afterTurn(() => callback(socket))
  if (outgoing.socket) schedule(outgoing.socket)
  else outgoing.once('socket', schedule)
}

/** Serializes a response for a socket without a `ServerResponse`. The connection ends with it. */
export function serializeRaw({ status, headers, body = '' }: MockResponse): string {
  const all = { ...SECURITY_HEADERS, ...headers, connection: 'close', 'content-length': Buffer.byteLength(body) }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n')
}

/**
 * Writes the responses of one turn of the event loop together. Each separate write wakes the client, which takes longer than
 * handling a request: with concurrent requests it would halve the throughput.
 */
export class WriteQueue {
  #writes: (() => void)[] = []

  /** Calls `write` at the end of this turn, in the order of the calls. */
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
