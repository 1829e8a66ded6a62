import { settingsOf, type WorkbenchOptions } from './options.ts'
import { type ApiKeys, apiKeys } from './resources/api-keys.ts'
import { type InvestigativeActions, investigativeActions } from './resources/investigative-actions.ts'
import { type Organizations, organizations } from './resources/organizations.ts'
import { type ServiceAccounts, serviceAccounts } from './resources/service-accounts.ts'
import { type UserAccounts, userAccounts } from './resources/user-accounts.ts'
import { Transport } from './transport.ts'

/**
 * A client of Workbench. It keeps its token to itself: printing a client shows none.
 *
 * Reading, changing and deleting is tried up to three times where the connection or Workbench fails; creating is tried once.
 * Each attempt has 30 seconds.
 *
 * @example
 * const workbench = new Workbench({ token })
 * const account = await workbench.serviceAccounts.create({ name: 'ci', role: 'organization_analyst', readOnly: true })
 * const key = await workbench.apiKeys.create({ serviceAccount: account, name: 'deploy' })
 */
export class Workbench {
  readonly serviceAccounts: ServiceAccounts
  readonly apiKeys: ApiKeys
  readonly userAccounts: UserAccounts
  readonly investigativeActions: InvestigativeActions
  readonly organizations: Organizations

  /**
   * @throws InvalidArgumentError where there is no token, or where it or the base URL cannot be used.
   *
   * @example
   * const workbench = new Workbench() // by WORKBENCH_API_KEY and WORKBENCH_BASE_URL
   */
  constructor(options: WorkbenchOptions = {}) {
    const transport = new Transport(settingsOf(options))
    this.serviceAccounts = serviceAccounts(transport)
    this.apiKeys = apiKeys(transport)
    this.userAccounts = userAccounts(transport)
    this.investigativeActions = investigativeActions(transport)
    this.organizations = organizations(transport)
  }
}
