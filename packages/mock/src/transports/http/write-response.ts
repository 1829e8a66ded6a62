import { type ServerResponse, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { MockResponse } from '../../platform/http-message.ts'
import { setImmediate } from '../../platform/timers.ts'

const NO_CONTENT = 204

/** Writes a reply of the mock's. Header and body go out as one text, which is what makes it quick. */
export function reply(message: MockResponse | undefined, outgoing: ServerResponse, isLast: boolean): void {
  if (message) say(message, outgoing, isLast)
  else atItsTurn(outgoing, socket => socket.destroy())
}

function say(message: MockResponse, outgoing: ServerResponse, isLast: boolean): void {
  const { status, body = '', truncated } = message
  const headers: Headers = { ...message.headers }
  if (isLast) headers.connection = 'close'
  const length = Buffer.byteLength(body)
  if (status !== NO_CONTENT) headers['content-length'] ??= String(length)
  outgoing.writeHead(status, headers)
  if (!truncated) {
    // Of ASCII, which nearly all answers are, each character is a byte: then nothing has to be encoded.
    outgoing.end(body, length === body.length ? 'latin1' : 'utf8')
    return
  }
  outgoing.write(body)
  breakOff(outgoing)
}

/**
 * Writes an answer. One that is a network error breaks the connection; one whose body fails, or ends before the length that
 * it announced, breaks it behind what there was of it.
 */
export async function send(response: Response, outgoing: ServerResponse, isLast: boolean): Promise<void> {
  if (response.type === 'error') return atItsTurn(outgoing, socket => socket.destroy())
  const headers = headersOf(response, isLast)
  // An answer longer than it says would be taken for the beginning of the next.
  outgoing.strictContentLength = true
  try {
    if (response.body && outgoing.req.method !== 'HEAD') await pass(response.body, response.status, headers, outgoing)
    else outgoing.writeHead(response.status, headers).end()
  } catch {
    breakOff(outgoing)
  }
}

type Headers = Record<string, string | string[]>

function headersOf({ headers }: Response, isLast: boolean): Headers {
  const read: Headers = {}
  for (const [name, value] of headers) read[name] = value
  if (read['set-cookie']) read['set-cookie'] = headers.getSetCookie()
  if (isLast) read.connection = 'close'
  return read
}

const NOTHING = Buffer.alloc(0)

/** A body that is there as a whole is written at once, with its length; another piece by piece, as fast as it is read. */
async function pass(body: ReadableStream<Uint8Array>, status: number, headers: Headers, outgoing: ServerResponse) {
  const reader = body.getReader()
  // Nobody waits any more: what makes the body may stop.
  outgoing.once('close', () => void reader.cancel().catch(() => undefined))
  let chunk = await reader.read()
  const announced = headers['content-length']
  let next = announced === undefined && !chunk.done ? reader.read() : undefined
  const first = chunk.done ? NOTHING : Buffer.from(chunk.value.buffer, chunk.value.byteOffset, chunk.value.byteLength)
  if (next ? await isEnd(next) : announced === undefined || Number(announced) === first.length) {
    headers['content-length'] = String(first.length)
    // As a text, byte by byte, Node sends it together with the headers.
    outgoing.writeHead(status, headers).end(first.toString('latin1'), 'latin1')
    return
  }
  outgoing.writeHead(status, headers)
  for (; !chunk.done; chunk = await (next ?? reader.read()), next = undefined) await write(outgoing, chunk.value)
  outgoing.end()
}

/** Whether a body has ended, as far as that is known without waiting for anything but what is due already. */
async function isEnd(next: Promise<{ readonly done: boolean }>): Promise<boolean> {
  // Once all promises that are settled have had their say. A turn of the event loop would cost more than the whole answer.
  const due = new Promise<undefined>(resolve => process.nextTick(resolve))
  const read = await Promise.race([next, due]).catch(() => undefined)
  return read?.done === true
}

async function write(outgoing: ServerResponse, chunk: Uint8Array): Promise<void> {
  if (outgoing.destroyed) throw new Error('The client is gone.')
  if (outgoing.write(chunk)) return
  await new Promise<void>(resolve => {
    const settle = () => {
      outgoing.off('drain', settle).off('close', settle)
      resolve()
    }
    outgoing.on('drain', settle).on('close', settle)
  })
}

/** Lets what was written go out, and then the connection, so that the client sees an answer that broke off. */
function breakOff(outgoing: ServerResponse): void {
  atItsTurn(outgoing, socket => (outgoing.headersSent ? socket.destroySoon() : socket.destroy()))
}

/** The connection is this answer's once those before it are out. What was written of it goes out until the next tick. */
function atItsTurn(outgoing: ServerResponse, then: (socket: Socket) => void): void {
  const due = (socket: Socket) => process.nextTick(then, socket)
  if (outgoing.socket) due(outgoing.socket)
  else outgoing.once('socket', due)
}

/** A message as it goes over a connection of which nothing else is known, and which ends with it. */
export function rawOf({ status, headers, body = '' }: MockResponse): string {
  const all = { ...headers, connection: 'close', 'content-length': Buffer.byteLength(body) }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n')
}

/**
 * Sends answers together that were made in one turn of the event loop. Sent one by one, each wakes its client, and that costs
 * more than to make it: whoever has some requests under way at a time gets half as many answers in a second.
 */
export class WriteQueue {
  #due: (() => void)[] = []

  /** @param send is called at the end of this turn, in the order of the calls. */
  post(send: () => void): void {
    if (this.#due.length === 0) setImmediate(() => this.#sendAll())
    this.#due.push(send)
  }

  #sendAll(): void {
    const due = this.#due
    this.#due = []
    for (const send of due) send()
  }
}
