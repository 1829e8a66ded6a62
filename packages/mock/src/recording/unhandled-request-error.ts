import { nearestRoutes, shortPath } from '../engine/router.ts'
import type { RecordedRequest } from './recorded-request.ts'

/** A program sent requests that match no operation of the contract. */
export class UnhandledRequestError extends Error {
  /** @internal The public name, including in minified code. */
  static override get name(): string {
    return 'UnhandledRequestError'
  }

  override readonly name = 'UnhandledRequestError'
  readonly requests: readonly RecordedRequest[]

  constructor(requests: readonly RecordedRequest[]) {
    super(`The mock received requests that match no operation of Workbench:\n${requests.map(lineOf).join('\n')}`)
    this.requests = requests
  }
}

function lineOf({ method, path, status }: RecordedRequest): string {
  const [nearest] = nearestRoutes(`${method} ${shortPath(path)}`)
  return `  ${method} ${path} → ${status}. Did you mean "${nearest}"?`
}
