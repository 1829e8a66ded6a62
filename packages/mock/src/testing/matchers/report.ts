import leven from 'leven'
import { shortPath } from '../../engine/router.ts'
import type { RecordedRequest } from '../../recording/recorded-request.ts'
import { Redaction } from '../../recording/redact.ts'

/** What Vitest, Jest and Playwright give a matcher alike. */
export interface MatcherContext {
  readonly isNot?: boolean
  readonly utils: {
    stringify(value: unknown): string
    diff(expected: unknown, received: unknown): string | null | undefined
  }
}

export interface MatcherResult {
  readonly pass: boolean
  readonly message: () => string
}

/** Requests that a message has room for. */
const SHOWN = 10

const redaction = new Redaction(null)

/** A text for a report of tests, which other people get to read. */
export const withoutSecrets = (text: string): string => redaction.text(text)

/** @param lines what there is to say; it is written down only where somebody gets to read it. */
export function result(pass: boolean, lines: () => readonly string[]): MatcherResult {
  return { pass, message: () => withoutSecrets(lines().join('\n')) }
}

/** The call as it stands in the test, without secrets. */
export function headline({ isNot, utils }: MatcherContext, matcher: string, args: readonly unknown[]): string {
  const given = args.filter(each => each !== undefined).map(each => utils.stringify(redaction.value(each)))
  return `expect(mock)${isNot ? '.not' : ''}.${matcher}(${given.join(', ')})\n`
}

export function difference({ utils }: MatcherContext, expected: unknown, received: unknown): string {
  return `${utils.diff(redaction.value(expected), redaction.value(received)) ?? ''}\n`
}

/** A line for each request; of many, those that are most like what was looked for. */
export function list(requests: readonly RecordedRequest[], wanted = ''): readonly string[] {
  if (requests.length === 0) return ['The mock has received nothing.']
  const shown = nearest(requests, wanted)
  const hidden = requests.length - shown.length
  return ['It has received:', ...shown.map(lineOf), ...(hidden > 0 ? [`  and ${hidden} more`] : [])]
}

function nearest(requests: readonly RecordedRequest[], wanted: string): readonly RecordedRequest[] {
  if (requests.length <= SHOWN) return requests
  const far = ({ route, method, path }: RecordedRequest) => leven(route ?? `${method} ${shortPath(path)}`, wanted)
  const distances = new Map(requests.map(request => [request, far(request)]))
  const order = (a: RecordedRequest, b: RecordedRequest) => (distances.get(a) ?? 0) - (distances.get(b) ?? 0)
  const chosen = new Set([...requests].sort(order).slice(0, SHOWN))
  return requests.filter(request => chosen.has(request))
}

function lineOf({ method, path, status, rule, caller }: RecordedRequest): string {
  const answered = status === undefined ? 'no answer' : `${status}${rule === undefined ? '' : ` by ${rule}`}`
  return `  ${method} ${path} → ${answered}${caller ? `, as "${caller.name}"` : ''}`
}
