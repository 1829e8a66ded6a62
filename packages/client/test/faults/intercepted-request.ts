import type { ServerResponse } from 'node:http'

/** A request that a fault is injected into. */
export interface InterceptedRequest {
  readonly response: ServerResponse
  /** The authorization header, which some faults repeat in the response, as some real servers do. */
  readonly authorization: string
  /** Makes the mock process the request. */
  readonly commit: () => Promise<Response>
}
