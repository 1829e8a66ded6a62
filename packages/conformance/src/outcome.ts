/** The outcome of a case. */
export type Outcome = 'passed' | 'failed' | 'not applicable' | 'skipped'

/** A value that differs from the expected one. The outcome of the case is `failed`. */
export class AssertionError extends Error {
  override readonly name = 'AssertionError'
  /** The place of the difference, e.g. `GET /api_keys: meta.page.total`. */
  readonly at: string
  readonly expected: unknown
  readonly actual: unknown

  constructor(at: string, expected: unknown, actual: unknown) {
    super(`${at}: expected ${format(expected)}, received ${format(actual)}`)
    this.at = at
    this.expected = expected
    this.actual = actual
  }
}

const format = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))

/** A case that was not run. The message names the option that it needs. */
export class Skipped extends Error {
  override readonly name = 'Skipped'
}

/** A case that cannot be run against this deployment with any options. */
export class NotApplicable extends Error {
  override readonly name = 'NotApplicable'
}
