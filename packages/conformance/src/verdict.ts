/** What was expected, and what came instead. */
export class Difference extends Error {
  override readonly name = 'Difference'
  readonly at: string
  readonly expected: unknown
  readonly came: unknown

  constructor(at: string, expected: unknown, came: unknown) {
    super(`${at}: expected ${told(expected)}, and ${told(came)} came`)
    this.at = at
    this.expected = expected
    this.came = came
  }
}

const told = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))

/** A case that was not carried out, and what it would have needed. */
export class Skipped extends Error {
  override readonly name = 'Skipped'
}

/** A case that cannot be carried out on this deployment, whatever is given. */
export class NotApplicable extends Error {
  override readonly name = 'NotApplicable'
}
