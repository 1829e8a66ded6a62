import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Incoming } from '../../incoming.ts'

/** A request of Node's as an answer depends on it: a `Request` of its own would cost as much as the answer. */
export class NodeIncoming implements Incoming {
  readonly method: string
  readonly url: string
  readonly headers: Incoming['headers']
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
