/** An unknown or malformed parameter. */
export interface ParameterIssue {
  readonly path: readonly string[]
  readonly problem: 'unknown' | 'no-object' | 'no-number' | 'no-count'
}

type Part = 'filter' | 'sort' | 'include' | 'fields' | 'field-type'

/** The reason why a query string is invalid. The parser returns it instead of throwing it. */
export class QueryError {
  constructor(part: Part, message: string)
  constructor(part: 'parameters', issues: readonly ParameterIssue[])
  constructor(part: Part | 'parameters', what: string | readonly ParameterIssue[]) {
    this.part = part
    this.message = typeof what === 'string' ? what : ''
    this.issues = typeof what === 'string' ? [] : what
  }

  /** The part of the query that is invalid: the value of a parameter, or the parameters themselves. */
  readonly part: Part | 'parameters'
  /** The problem, as a sentence without a period. */
  readonly message: string
  readonly issues: readonly ParameterIssue[]
}
