/** The outcome of a case. */
export type Outcome = 'passed' | 'failed' | 'not applicable' | 'skipped'

/** Thrown if a value differs from the expected value. The outcome of the case is `failed`. */
export class AssertionError extends Error {
  override readonly name = 'AssertionError'
  /** The location of the difference, e.g. `GET /api_keys: meta.page.total`. */
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

/** Thrown if a case cannot run with the current options. The message names the required option. */
export class Skipped extends Error {
  override readonly name = 'Skipped'
}

/** Thrown if a case cannot run against this deployment, regardless of the options. */
export class NotApplicable extends Error {
  override readonly name = 'NotApplicable'
}
