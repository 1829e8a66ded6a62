import type { Assumptions } from '@workbench-sdk/contract/assumptions'
import type { Duration } from '@workbench-sdk/contract/duration'

/** Whoever can log in. */
export interface Login {
  readonly username: string
  readonly password: string
}

/** A Workbench to hold to the rules: where it is, and as whom to call it. */
export interface Deployment {
  /** An origin, such as `https://workbench.expel.io`. */
  readonly baseUrl: string
  /** A token of an Organization Admin. */
  readonly token: string
  /** A token of an Organization Analyst. Without one, and where writing is allowed, one is made. */
  readonly analystToken?: string
  /** A token of an Organization Admin with read-only access. The same. */
  readonly readOnlyToken?: string
  /** A token of an Organization Admin of another organization. */
  readonly otherOrganizationToken?: string
  readonly login?: Login
  /** A one-time code for logins, and for the creation of keys where one is asked for. */
  readonly otp?: string
  /** What to call it with. Default: the global `fetch`. */
  readonly fetch?: typeof fetch
  /** Its clock, where it can be moved: that of a mock in the same process. */
  readonly clock?: { advance(by: Duration): void }
  /** Whether its refusals name their rule, as a mock's do. */
  readonly namesRules?: boolean
  /** How it is expected to answer where Workbench is guessed about. Default: as the mock does by default. */
  readonly assumptions?: Partial<Assumptions>
}
