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
 * The variables that an example can use without declaring them, in addition to the exports of the package. An example
 * must import everything else.
 *
 * An example runs in a temporary directory that contains the directories `config` and `secrets`. The global `fetch` and
 * the environment variable WORKBENCH_API_KEY belong to its mock. The programs `aws`, `gh` and `vault` are stubs that
 * read their input. `fetch` also reaches fakes of Vault, AWS Secrets Manager and Kubernetes: see `secret-services.ts`.
 */
export interface Scope {
  /** A mock that only this example uses. */
  readonly mock: WorkbenchMock
  /** The client of an admin. */
  readonly workbench: Workbench
  /** The client's token. */
  readonly token: string
  /** One record of each type in the mock. The key belongs to the account, and the action is running. */
  readonly account: ServiceAccount
  readonly key: CreatedApiKey
  readonly user: UserAccount
  readonly action: InvestigativeAction
  readonly organization: Organization
  /** A name that is not used yet. */
  readonly name: string
  /** The credentials of `user`. `ask` returns the one-time code. */
  readonly username: string
  readonly password: string
  readonly ask: (question: string) => Promise<string>
  /** An error of the class in the `instanceof` of the example. */
  readonly error: unknown
  /** A store for a secret. */
  readonly store: SecretStore
  /** A journal of rotations. */
  readonly journal: RotationJournal
  /** A database of strings, with locks. */
  readonly database: Database
  /** A parameter store, like AWS Systems Manager Parameter Store. */
  readonly ssm: ParameterService
  /** Prints nothing. A comment after the call is compared with the text. */
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
