import type { HttpHandler } from 'msw'
import * as msw from 'msw'
import { createHandlers, type RequestHandler } from './msw-handlers.ts'

/**
 * Returns the MSW handlers for a mock: one for each route in the contract, and one for all other requests to the mock's origin. A
 * test can list and override them.
 *
 * @throws Error in Bun and Deno with MSW 3, which does not intercept requests there. All requests would reach the network.
 *
 * @example
 * const server = setupServer(...mswHandlers(mock))
 */
export function mswHandlers(mock: RequestHandler): HttpHandler[] {
  const runtime = ['Bun', 'Deno'].find(name => name in globalThis)
  if (runtime !== undefined && isMsw3()) {
    throw new Error(
      `MSW 3 does not intercept requests in ${runtime}, so they would all reach the network. Install msw@2, pass mock.fetch to the client, or serve the mock on a port.`,
    )
  }
  return createHandlers(mock)
}

/** Detects MSW 3 by its separate GraphQL entry point. */
function isMsw3(): boolean {
  return !('graphql' in msw)
}
