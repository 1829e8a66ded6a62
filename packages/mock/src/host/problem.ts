import type { components } from '@workbench-sdk/contract/generated/control'

type ProblemBody = components['schemas']['Problem']

export type Issue = ProblemBody['issues'][number]

interface ProblemOptions {
  /** The invalid parts of the request. */
  readonly issues?: readonly Issue[]
  readonly headers?: Readonly<Record<string, string>>
}

/** A request to the control API or to a world was rejected. Nothing was changed. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly status: number
  /** A suggestion for the caller. */
  readonly hint: string
  readonly issues: readonly Issue[]
  readonly headers: Readonly<Record<string, string>>

  constructor(status: number, error: string, hint: string, { issues = [], headers = {} }: ProblemOptions = {}) {
    super(error)
    this.status = status
    this.hint = hint
    this.issues = issues
    this.headers = headers
  }
}

/** The API requests that are in progress during a reset are handled in the old state, which no control request can reach. */
export const REPLACED = new Problem(
  409,
  'The mock was reset or deleted before this request was complete.',
  'Send it again.',
)
