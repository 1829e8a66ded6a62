import { printValue } from '@workbench-sdk/internal/print-value'
import { shorten } from '@workbench-sdk/internal/shorten'
import { placeOf, routeOf, shortPath } from '../../engine/router.ts'
import { isProbe, normalizedMethod } from '../../mock/probes.ts'
import type { RecordedRequest } from '../../recording/recorded-request.ts'
import { type AnyMock, type Awaitable, when } from '../any-mock.ts'
import { expectUnhandledRequest } from '../unhandled-requests.ts'
import { checkMock } from './check-mock.ts'
import { headline, list, type MatcherContext, type MatcherResult, result } from './report.ts'
import { canonicalPath } from './request-path.ts'

export function toHaveReceivedUnhandledRequest(
  this: MatcherContext,
  mock: AnyMock,
  line?: string,
): Awaitable<MatcherResult> {
  checkMock(mock)
  const wanted = line === undefined ? undefined : checkedLine(line)
  return when<readonly RecordedRequest[], MatcherResult>(mock.requests, requests => {
    const found = requests.filter(
      ({ route, method, path }) => route === undefined && (wanted === undefined || wanted === normalize(method, path)),
    )
    if (!this.isNot) for (const request of found) expectUnhandledRequest(request)
    return result(found.length > 0, () => [
      headline(this, 'toHaveReceivedUnhandledRequest', [line]),
      ...list(this.isNot ? found : requests, line),
    ])
  })
}

/** @throws TypeError if no unhandled request can match the line, because the negated assertion would then always pass */
function checkedLine(line: string): string {
  const [, method = '', path = ''] = /^(\S+) (\/\S*)$/.exec(line) ?? []
  if (path === '') {
    throw new TypeError(`Invalid line ${printValue(line)}: expected a method and a path, e.g. "GET /api_kyes".`)
  }
  const name = normalizedMethod(method)
  const short = normalizedPath(path)
  if ([short, `/api/v2${short}`].some(each => routeOf(placeOf(name === 'HEAD' ? 'GET' : name, each)))) {
    throw new TypeError(`"${shorten(line)}" is a Workbench operation, so it is always handled.`)
  }
  if (name === 'OPTIONS') {
    throw new TypeError(`"${shorten(line)}" is a CORS preflight, which is never recorded.`)
  }
  if (isProbe(name, path)) {
    throw new TypeError(
      `"${shorten(line)}" is a request by a browser or a health check, which is never recorded. For a request to the API, add /api/v2 to the path.`,
    )
  }
  return normalize(method, path)
}

const normalize = (method: string, path: string) => `${method.toUpperCase()} ${normalizedPath(path)}`

/** Converts `/api/v2/typ%6F/?x=1` to `/typo`. */
function normalizedPath(path: string): string {
  const { pathname } = new URL(`https://workbench.invalid${path}`)
  return shortPath(canonicalPath(pathname))
}
