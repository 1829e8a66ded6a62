import type { HttpHandler } from 'msw'
import * as msw from 'msw'
import { createHandlers, type RequestHandler } from './msw-handlers.ts'

/**
 * Returns the MSW handlers of a mock: one for each route of the contract, so that a test can list and override them, and one for
 * all other requests to the mock's origin.
 *
 * @throws Error in Bun and Deno with MSW 3, which intercepts no request there. Each would reach the network.
 *
 * @example
 * const server = setupServer(...mswHandlers(mock))
 */
export function mswHandlers(mock: RequestHandler): HttpHandler[] {
  const runtime = ['Bun', 'Deno'].find(name => name in globalThis)
  if (runtime !== undefined && isMsw3()) {
    throw new Error(
      `MSW 3 intercepts no request in ${runtime}, so each would reach the network. Install msw@2, pass mock.fetch to the client, or serve the mock on a port.`,
    )
  }
  return createHandlers(mock)
}

/** MSW 3 has a separate entry for GraphQL. */
function isMsw3(): boolean {
  return !('graphql' in msw)
}
