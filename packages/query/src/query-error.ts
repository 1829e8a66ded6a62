/** A parameter that a route does not take, or not so. */
export interface ParameterIssue {
  readonly path: string
  readonly problem: 'unknown' | 'no-keys' | 'no-count'
}

type Part = 'filter' | 'sort' | 'include' | 'fields'

/** Why a query string is none. */
export class QueryError {
  constructor(part: Part, message: string)
  constructor(part: 'parameters', issues: readonly ParameterIssue[])
  constructor(part: Part | 'parameters', what: string | readonly ParameterIssue[]) {
    this.part = part
    this.message = typeof what === 'string' ? what : ''
    this.issues = typeof what === 'string' ? [] : what
  }

  /** Which part of the query is at fault: one that is misspelled, or the parameters themselves. */
  readonly part: Part | 'parameters'
  /** What is wrong, as a sentence without its full stop. */
  readonly message: string
  readonly issues: readonly ParameterIssue[]
}
