import type {
  CreatedApiKey,
  InvestigativeAction,
  Organization,
  ServiceAccount,
  UserAccount,
  Workbench,
} from '@workbench-sdk/client'
import type { RotationJournal, SecretStore } from '@workbench-sdk/client/rotation'
import type { WorkbenchMock } from '@workbench-sdk/mock'

/**
 * The names that an example may use as they are, besides those that the package exports. It imports whatever else it needs.
 *
 * It runs in a folder of its own, in which there are the folders `config` and `secrets`. The global `fetch` and the
 * environment variable WORKBENCH_API_KEY lead to its mock. The programs `aws`, `gh` and `vault` are there, and read their
 * input.
 */
export interface Scope {
  /** The mock of the example. */
  readonly mock: WorkbenchMock
  /** The client of an admin. */
  readonly workbench: Workbench
  /** The token of that client. */
  readonly token: string
  /** A record of each type. The key belongs to the account, and the action is running. */
  readonly account: ServiceAccount
  readonly key: CreatedApiKey
  readonly user: UserAccount
  readonly action: InvestigativeAction
  readonly organization: Organization
  /** An unused name. */
  readonly name: string
  /** The credentials of `user`. `ask` returns the one-time code. */
  readonly username: string
  readonly password: string
  readonly ask: (question: string) => Promise<string>
  /** An error of the class that the example checks with `instanceof`. */
  readonly error: unknown
  /** A store for a secret. */
  readonly store: SecretStore
  /** A journal for rotations. */
  readonly journal: RotationJournal
  /** A database with strings and locks. */
  readonly database: Database
  /** A parameter service, e.g. that of AWS. */
  readonly ssm: ParameterService
  /** A silent console. A comment after a call is checked against its output. */
  readonly console: Console
}

interface Database {
  lock(name: string): Promise<() => Promise<void>>
  get(name: string): Promise<string | undefined>
  set(name: string, text: string): Promise<void>
}

interface ParameterService {
  putParameter(input: { Name: string; Value: string; Overwrite: boolean }): Promise<void>
  getParameter(input: { Name: string; WithDecryption: boolean }): Promise<{ Parameter?: { Value?: string } }>
}
