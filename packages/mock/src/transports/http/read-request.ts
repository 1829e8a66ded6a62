import type { IncomingMessage, ServerResponse } from 'node:http'
import type { MockRequest } from '../../platform/http-message.ts'

/** Adapts a request of Node. Creating a `Request` would take as long as handling it. */
export class NodeRequest implements MockRequest {
  readonly method: string
  readonly url: string
  readonly headers: MockRequest['headers']
  readonly #body: Buffer | undefined
  readonly #outgoing: ServerResponse
  #signal: AbortSignal | undefined

  /** @param body the complete body, if the request has one */
  constructor(scheme: string, incoming: IncomingMessage, outgoing: ServerResponse, body: Buffer | undefined) {
    const { method = 'GET', url = '', headers } = incoming
    this.method = method
    this.url = `${scheme}://${headers.host}${url}`
    this.headers = { get: name => headers[name]?.toString() ?? null }
    this.#body = body
    this.#outgoing = outgoing
  }

  get signal(): AbortSignal {
    this.#signal ??= abortSignalOf(this.#outgoing)
    return this.#signal
  }

  async text(): Promise<string> {
    return this.#body ? new TextDecoder().decode(this.#body) : ''
  }
}

function abortSignalOf(outgoing: ServerResponse): AbortSignal {
  const controller = new AbortController()
  if (outgoing.destroyed) controller.abort()
  outgoing.once('close', () => outgoing.writableFinished || controller.abort())
  return controller.signal
}

/** The result of reading a request body. 'lost' means that the client disconnected. */
export type BodyResult = Buffer | 'too long' | 'lost'

const EMPTY = Buffer.alloc(0)
/** The methods whose body is ignored. */
const WITHOUT_BODY = new Set(['GET', 'HEAD'])

/** Whether the headers declare a body. */
export function hasBody({ headers }: IncomingMessage): boolean {
  const length = headers['content-length']
  return headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0')
}

/** Reads a body up to a maximum length. The rest is discarded. */
export function readBody(incoming: IncomingMessage, maxBytes: number): Promise<BodyResult> {
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
    incoming.once('end', () => resolve(isKept ? Buffer.concat(chunks) : EMPTY))
    incoming.once('error', () => resolve('lost'))
  })
}
