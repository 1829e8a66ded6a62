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
  /** A Workbench of the example's own. */
  readonly mock: WorkbenchMock
  /** An admin's client. */
  readonly workbench: Workbench
  /** The token of that client. */
  readonly token: string
  /** What is in the mock: one of each kind. The key is the account's, and the action is running. */
  readonly account: ServiceAccount
  readonly key: CreatedApiKey
  readonly user: UserAccount
  readonly action: InvestigativeAction
  readonly organization: Organization
  /** A name that nothing has yet. */
  readonly name: string
  /** What the person of `user` logs in with; `ask` gives the one-time code. */
  readonly username: string
  readonly password: string
  readonly ask: (question: string) => Promise<string>
  /** Something that was thrown: of the class that the example asks for by `instanceof`. */
  readonly error: unknown
  /** A place for a secret. */
  readonly store: SecretStore
  /** Where rotations are written down. */
  readonly journal: RotationJournal
  /** A database that keeps texts, and gives out locks. */
  readonly database: Database
  /** A service that keeps parameters, such as that of AWS. */
  readonly ssm: ParameterService
  /** What is printed is not shown; a comment behind it has to say it. */
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
