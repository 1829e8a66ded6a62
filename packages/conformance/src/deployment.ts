import type { Assumptions } from '@workbench-sdk/contract/assumptions'
import type { Duration } from '@workbench-sdk/contract/duration'

/** A user's credentials. */
export interface Login {
  readonly username: string
  readonly password: string
}

/** A Workbench deployment to test, and the credentials for the test. */
export interface Deployment {
  /** The deployment's origin, e.g. `https://workbench.expel.io`. */
  readonly baseUrl: string
  /** The token of an Organization Admin. */
  readonly token: string
  /** The token of an Organization Analyst. @default a new account's, if writes are allowed */
  readonly analystToken?: string
  /** The token of an Organization Admin with read-only access. @default a new account's, if writes are allowed */
  readonly readOnlyToken?: string
  /** The token of an Organization Admin in another organization. */
  readonly otherOrganizationToken?: string
  readonly login?: Login
  /** A user with the role of an Organization Analyst. @default login, if it has this role */
  readonly analystLogin?: Login
  /** A one-time code for logins, and for creating keys if the deployment requires it. */
  readonly otp?: string
  /** The email address for a user account to create. The account remains, because the API cannot delete user accounts. */
  readonly newUserEmail?: string
  /** @default the global `fetch` */
  readonly fetch?: typeof fetch
  /** The deployment's clock, if it can be advanced, e.g. the clock of a mock in the same process. */
  readonly clock?: { advance(by: Duration): void }
  /** Whether error responses name the violated rule, as a mock's responses do. @default false */
  readonly namesRules?: boolean
  /** The expected values of the assumptions about Workbench. @default the mock's defaults */
  readonly assumptions?: Partial<Assumptions>
}
