import type { Assumptions } from '@workbench-sdk/contract/assumptions'
import type { Duration } from '@workbench-sdk/contract/duration'

/** The credentials of a user. */
export interface Login {
  readonly username: string
  readonly password: string
}

/** A deployment of Workbench to test, with the credentials for the test. */
export interface Deployment {
  /** An origin, e.g. `https://workbench.expel.io`. */
  readonly baseUrl: string
  /** The token of an Organization Admin. */
  readonly token: string
  /** The token of an Organization Analyst. @default a new account's, if writes are allowed */
  readonly analystToken?: string
  /** The token of an Organization Admin with read-only access. @default a new account's, if writes are allowed */
  readonly readOnlyToken?: string
  /** The token of an Organization Admin of another organization. */
  readonly otherOrganizationToken?: string
  readonly login?: Login
  /** A user with the role of an Organization Analyst. @default login, if that has the role */
  readonly analystLogin?: Login
  /** A one-time code for logins, and for creating keys if the deployment requires one. */
  readonly otp?: string
  /** The email address of a user account to create. It remains, because the API cannot delete user accounts. */
  readonly newUserEmail?: string
  /** @default the global `fetch` */
  readonly fetch?: typeof fetch
  /** The clock of the deployment, if it can be moved, e.g. that of a mock in the same process. */
  readonly clock?: { advance(by: Duration): void }
  /** Whether error responses name their rule, as those of a mock do. @default false */
  readonly namesRules?: boolean
  /** The expected values of the assumptions about Workbench. @default the defaults of the mock */
  readonly assumptions?: Partial<Assumptions>
}
