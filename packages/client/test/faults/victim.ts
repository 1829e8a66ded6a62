import type { ServerResponse } from 'node:http'

/** A request to which something is to happen. */
export interface Victim {
  readonly response: ServerResponse
  /** What was sent along, the token for one: there are servers whose failures quote it. */
  readonly sent: string
  /** Has the mock carry it out. */
  readonly commit: () => Promise<Response>
}
