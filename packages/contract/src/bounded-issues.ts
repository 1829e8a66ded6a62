/** The maximum number of issues in an error response. A body can have an issue for each member, and each can quote a long member. */
const MAX_ISSUES = 20
const MAX_LENGTH = 100
const MAX_MEMBERS = 20
const MAX_DEPTH = 4
const CUT = '…'

/** The maximum number of characters in the `detail` of an error response. */
const MAX_TEXT = 1_000

/** Shortens a string that quotes parts of the request. */
export const boundedText = (text: string): string => (text.length > MAX_TEXT ? text.slice(0, MAX_TEXT) + CUT : text)

/**
 * Returns the first issues with shortened values, so that a response does not become much larger than its request.
 *
 * @param moreIssue creates the issue that replaces the remaining issues
 * @param issueOf creates the issue for an error
 */
export function boundedIssues<E, T>(
  errors: readonly E[],
  moreIssue: (count: number) => T,
  issueOf: (error: E) => T,
): readonly T[] {
  const more = errors.length - MAX_ISSUES
  const first = errors.slice(0, MAX_ISSUES).map(error => bounded(issueOf(error), 0) as T)
  return more > 0 ? [...first, moreIssue(more)] : first
}

function bounded(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return value.length > MAX_LENGTH ? value.slice(0, MAX_LENGTH) + CUT : value
  if (typeof value !== 'object' || value === null) return value
  if (depth > MAX_DEPTH) return CUT
  if (Array.isArray(value)) return value.slice(0, MAX_MEMBERS).map(each => bounded(each, depth + 1))
  const members = Object.entries(value).slice(0, MAX_MEMBERS)
  return Object.fromEntries(members.map(([name, each]) => [bounded(name, depth), bounded(each, depth + 1)]))
}
