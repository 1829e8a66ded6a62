import { nearestRoutes, shortPath } from '../engine/router.ts'
import type { RecordedRequest } from './recorded-request.ts'

/** A program has called what Workbench does not have. */
export class UnhandledRequestError extends Error {
  override readonly name = 'SurpriseError'
  readonly requests: readonly RecordedRequest[]

  constructor(requests: readonly RecordedRequest[]) {
    super(`The mock was asked for what Workbench does not have:\n${requests.map(lineOf).join('\n')}`)
    this.requests = requests
  }
}

function lineOf({ method, path, status }: RecordedRequest): string {
  const [nearest] = nearestRoutes(`${method} ${shortPath(path)}`)
  return `  ${method} ${path} was answered with ${status}. The nearest that there is: ${nearest}.`
}
