import { shorten } from '@workbench-sdk/internal/shorten'
import { nearestRoutes, shortPath } from '../engine/router.ts'
import type { RecordedRequest } from './recorded-request.ts'

/** The maximum number of requests in a message. */
const MAX_LISTED = 10

/** Thrown if a program sent requests that do not match any operation in the contract. */
export class UnhandledRequestError extends Error {
  /** @internal The public name, including in minified code. */
  static override get name(): string {
    return 'UnhandledRequestError'
  }

  override readonly name = 'UnhandledRequestError'
  readonly requests: readonly RecordedRequest[]

  constructor(requests: readonly RecordedRequest[]) {
    const more = requests.length - MAX_LISTED
    const lines = [...requests.slice(0, MAX_LISTED).map(lineOf), ...(more > 0 ? [`  and ${more} more`] : [])]
    super(`The mock received requests that do not match any Workbench operation:\n${lines.join('\n')}`)
    this.requests = requests
  }
}

function lineOf({ method, path, status }: RecordedRequest): string {
  const [nearest] = nearestRoutes(`${method} ${shortPath(path)}`)
  return `  ${shorten(`${method} ${path}`)} → ${status}. Did you mean "${nearest}"?`
}
