import { shortPath } from '../../engine/router.ts'
import type { WorkbenchMock } from '../../mock/mock.ts'
import { expectUnhandledRequest } from '../unhandled-requests.ts'
import { checkMock } from './check-mock.ts'
import { headline, list, type MatcherContext, type MatcherResult, result } from './report.ts'

export function toHaveReceivedUnhandledRequest(
  this: MatcherContext,
  mock: WorkbenchMock,
  line?: string,
): MatcherResult {
  checkMock(mock)
  const found = mock.unhandledRequests.filter(
    ({ method, path }) => line === undefined || normalize(line) === `${method} ${shortPath(path)}`,
  )
  if (!this.isNot) for (const request of found) expectUnhandledRequest(request)
  return result(found.length > 0, () => [
    headline(this, 'toHaveReceivedUnhandledRequest', [line]),
    ...list(this.isNot ? found : mock.requests, line),
  ])
}

/** Converts `GET /api/v2/typo?x=1` to `GET /typo`. */
function normalize(line: string): string {
  const [method = '', path = ''] = line.split(' ')
  return `${method} ${shortPath(path)}`
}
