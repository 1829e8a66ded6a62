import { shorten } from '@workbench-sdk/internal/shorten'
import { rankBySimilarity } from '@workbench-sdk/internal/suggest'
import { shortPath } from '../../engine/router.ts'
import type { RecordedRequest } from '../../recording/recorded-request.ts'
import { Redaction } from '../../recording/redact.ts'

/** The parts of a matcher's `this` that Vitest, Jest and Playwright share. */
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

/** The maximum number of requests, or of other records, in a message. */
export const MAX_LISTED = 10

/** The maximum length of an argument and of a difference. Both can contain a body. */
const MAX_ARGUMENT = 2_000
const MAX_DIFFERENCE = 10_000

const redaction = new Redaction(null)

/** Removes secrets from a string, because other people can read test reports. */
export const withoutSecrets = (text: string): string => redaction.text(text)

/** @param lines returns the lines of the message. Called only if the runner reads the message. */
export function result(pass: boolean, lines: () => readonly string[]): MatcherResult {
  return { pass, message: () => withoutSecrets(lines().join('\n')) }
}

/** Returns the matcher call without secrets. */
export function headline({ isNot, utils }: MatcherContext, matcher: string, args: readonly unknown[]): string {
  const printed = args
    .filter(each => each !== undefined)
    .map(each => shorten(utils.stringify(redaction.value(each)), MAX_ARGUMENT))
  return `expect(mock)${isNot ? '.not' : ''}.${matcher}(${printed.join(', ')})\n`
}

export function difference({ utils }: MatcherContext, expected: unknown, received: unknown): string {
  return `${shorten(utils.diff(redaction.value(expected), redaction.value(received)) ?? '', MAX_DIFFERENCE)}\n`
}

/** Returns a line for each request. If there are many, lists only those most similar to the expected line. */
export function list(requests: readonly RecordedRequest[], expected = ''): readonly string[] {
  if (requests.length === 0) return ['The mock received no requests.']
  const listed = mostSimilar(requests, expected)
  const hidden = requests.length - listed.length
  return ['Received requests:', ...listed.map(lineOf), ...(hidden > 0 ? [`  and ${hidden} more`] : [])]
}

function mostSimilar(requests: readonly RecordedRequest[], expected: string): readonly RecordedRequest[] {
  if (requests.length <= MAX_LISTED) return requests
  const ranked = rankBySimilarity(
    expected,
    requests,
    ({ route, method, path }) => route ?? `${method} ${shortPath(path)}`,
  )
  const chosen = new Set(ranked.slice(0, MAX_LISTED).map(({ item }) => item))
  return requests.filter(request => chosen.has(request))
}

function lineOf({ method, path, status, rule, caller }: RecordedRequest): string {
  const response = status === undefined ? 'no response' : `${status}${rule === undefined ? '' : ` (${rule})`}`
  return `  ${shorten(`${method} ${path}`)} → ${response}${caller ? `, as "${shorten(caller.name)}"` : ''}`
}
