import type { components } from '@workbench-sdk/contract/generated/control'

type Says = components['schemas']['Problem']
type Status = 400 | 401 | 403 | 404 | 405 | 409 | 415

export type Issue = Says['issues'][number]

interface More {
  /** Where in the request it is wrong, and how. */
  readonly issues?: readonly Issue[]
  readonly headers?: Readonly<Record<string, string>>
}

/** Why a request to the control API, or to a world, is not carried out. Nothing was changed. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly status: Status
  /** What to do. */
  readonly hint: string
  readonly issues: readonly Issue[]
  readonly headers: Readonly<Record<string, string>>

  constructor(status: Status, error: string, hint: string, { issues = [], headers = {} }: More = {}) {
    super(error)
    this.status = status
    this.hint = hint
    this.issues = issues
    this.headers = headers
  }
}
