import type { Mock } from '../mock/mock.ts'
import type { MockServer, RequestHandler, ServeOptions } from '../transports/http/server.ts'

/** A mock, or what stands before one. */
export type Answering = (RequestHandler | Pick<Mock, 'fetch'>) & {
  /** Ends the answers that would go on for ever, so that a server can stop. */
  endStreams?(): void
}

/**
 * Puts a mock on a port of this machine. Node, Deno and Bun only.
 *
 * @throws TypeError where an option cannot be.
 * @throws Error where the port cannot be had.
 *
 * @example
 * const mock = new WorkbenchMock()
 * await using server = await serve(mock)
 * const workbench = new Workbench({ token: mock.tokens.admin, baseUrl: server.url })
 */
export async function serve(mock: Answering, options: ServeOptions = {}): Promise<MockServer> {
  // Loaded when it is needed, and by this name, so that the mock itself can be had where there is no node:http.
  const { serveOnNode } = await import('#node-server')
  const served = await serveOnNode('answer' in mock ? mock : { answer: request => mock.fetch(request) }, options)
  const close = () => {
    const closed = served.close()
    mock.endStreams?.()
    return closed
  }
  return { ...served, close, [Symbol.asyncDispose]: close }
}
