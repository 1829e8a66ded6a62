import { printValue } from '@workbench-sdk/internal/print-value'
import type { MockServer, RequestHandler, ServeOptions } from '../transports/http/server.ts'

/** A mock, a host, or another request handler. */
export interface Servable extends RequestHandler {
  /** Ends the streaming responses, so that the server can close. */
  endStreams?(): void
}

/**
 * Starts an HTTP server for a mock or a host. Available only in Node, Deno and Bun.
 *
 * @throws TypeError if an option is unknown or invalid
 * @throws Error if the server cannot listen on the port
 *
 * @example
 * const mock = new WorkbenchMock()
 * await using server = await serve(mock)
 * const workbench = new Workbench({ token: mock.tokens.admin, baseUrl: server.url })
 */
export async function serve(handler: Servable, options: ServeOptions = {}): Promise<MockServer> {
  if (typeof handler?.fetch !== 'function') {
    throw new TypeError(`Invalid handler ${printValue(handler)}: expected a mock or a host.`)
  }
  // A subpath import, because bundles for browsers replace this file: browsers have no node:http.
  const { serveOnNode } = await import('#node-server')
  const server = await serveOnNode(handler, options)
  const close = () => {
    const closed = server.close()
    handler.endStreams?.()
    return closed
  }
  return { ...server, close, [Symbol.asyncDispose]: close }
}
