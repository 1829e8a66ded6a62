import type { IncomingMessage, ServerResponse } from 'node:http'
import type { MockRequest } from '../../platform/http-message.ts'

/** A request of Node's as an answer depends on it: a `Request` of its own would cost as much as the answer. */
export class NodeRequest implements MockRequest {
  readonly method: string
  readonly url: string
  readonly headers: MockRequest['headers']
  readonly #body: Buffer | undefined
  readonly #outgoing: ServerResponse
  #signal: AbortSignal | undefined

  /** @param body what there is of one, as it was read. */
  constructor(scheme: string, incoming: IncomingMessage, outgoing: ServerResponse, body: Buffer | undefined) {
    const { method = 'GET', url = '', headers } = incoming
    this.method = method
    this.url = `${scheme}://${headers.host}${url}`
    this.headers = { get: name => headers[name]?.toString() ?? null }
    this.#body = body
    this.#outgoing = outgoing
  }

  get signal(): AbortSignal {
    this.#signal ??= abortedWith(this.#outgoing)
    return this.#signal
  }

  async text(): Promise<string> {
    return this.#body ? new TextDecoder().decode(this.#body) : ''
  }
}

function abortedWith(outgoing: ServerResponse): AbortSignal {
  const controller = new AbortController()
  if (outgoing.destroyed) controller.abort()
  outgoing.once('close', () => outgoing.writableFinished || controller.abort())
  return controller.signal
}

/** What came of reading a body; of one that is lost, the client is gone. */
export type BodyRead = Buffer | 'too long' | 'lost'

const NOTHING = Buffer.alloc(0)
/** A request with one of these has no body for whoever answers it. */
const WITHOUT_BODY = new Set(['GET', 'HEAD'])

/** Whether a body is announced. */
export function hasBody({ headers }: IncomingMessage): boolean {
  const length = headers['content-length']
  return headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0')
}

/** Reads a body that is no longer than it may be. What comes beyond that is thrown away. */
export function readBody(incoming: IncomingMessage, maxBytes: number): Promise<BodyRead> {
  const isKept = !WITHOUT_BODY.has(incoming.method ?? '')
  return new Promise(resolve => {
    let chunks: Buffer[] = []
    let length = 0
    incoming.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length > maxBytes) {
        chunks = []
        resolve('too long')
      } else if (isKept) chunks.push(chunk)
    })
    incoming.once('end', () => resolve(isKept ? Buffer.concat(chunks) : NOTHING))
    incoming.once('error', () => resolve('lost'))
  })
}
