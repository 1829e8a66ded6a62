import type { IncomingMessage } from 'node:http'

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
