import type { Method } from '@workbench-sdk/contract/routes'
import { printValue } from '@workbench-sdk/internal/print-value'
import type { RouteName } from '../../engine/router.ts'
import { recordMatcherOf } from '../../faults/request-pattern.ts'
import type { RecordedRequest } from '../../recording/recorded-request.ts'

type Filled<Path extends string> = Path extends `${infer Before}{${string}}${infer After}`
  ? `${Before}${string}${Filled<After>}`
  : Path

/**
 * Selects requests by route (`POST /api_keys`), by URL path (`PATCH /api_keys/3f2a…`) or by method (`DELETE *`), or selects all
 * requests (`*`).
 */
export type RequestLine = RouteName | Filled<RouteName> | `${Method} *` | '*'

/** @throws TypeError if the route is unknown */
export function isOn(line: RequestLine): (request: Pick<RecordedRequest, 'method' | 'path'>) => boolean {
  if (typeof line !== 'string') {
    throw new TypeError(`Invalid request line ${printValue(line)}: expected a string, e.g. "POST /api_keys".`)
  }
  return recordMatcherOf(line)
}
