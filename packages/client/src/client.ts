import type { WorkbenchPromise } from './core/api-promise.ts'
import type { TokenSource } from './core/authorization.ts'
import { derive, type ResolvedOptions, resolveOptions, type WorkbenchOptions } from './core/options.ts'
import type { RequestArguments, RequestInput, RequestMethod, RequestPath, RequestResult } from './core/raw-request.ts'
import { Transport } from './core/request.ts'
import { type LoginInput, sessions } from './login.ts'
import { type ApiKeys, accountKeys, apiKeys } from './resources/api-keys.ts'
import { type InvestigativeActions, investigativeActions } from './resources/investigative-actions.ts'
import { type Organizations, organizations } from './resources/organizations.ts'
import { type ServiceAccounts, serviceAccounts } from './resources/service-accounts.ts'
import { type UserAccounts, userAccounts } from './resources/user-accounts.ts'

/**
 * A client of Workbench. It keeps its token to itself: printing a client shows none.
 *
 * What fails on the way is repeated, twice where nothing else is said; a creation only where it certainly was not carried
 * out. Whatever goes wrong in the end is a `WorkbenchError`.
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
  readonly #settings: ResolvedOptions
  readonly #transport: Transport

  /**
   * Checks the options, and sends nothing.
   *
   * @throws InvalidArgumentError where there is no token, or where an option cannot be used.
   *
   * @example
   * const workbench = new Workbench() // by WORKBENCH_API_KEY and WORKBENCH_BASE_URL
   */
  constructor(options: WorkbenchOptions = {}) {
    this.#settings = resolveOptions(options)
    const transport = new Transport(this.#settings)
    this.#transport = transport
    this.serviceAccounts = serviceAccounts(transport, accountKeys(transport))
    this.apiKeys = apiKeys(transport)
    this.userAccounts = userAccounts(transport)
    this.investigativeActions = investigativeActions(transport)
    this.organizations = organizations(transport)
  }

  /**
   * Logs in as a person, and gives a client of the session. Where the code comes from a function, or none is needed, a
   * session that has ended is followed by a new one. The password is kept for that, as secret as a token.
   *
   * @throws AuthenticationError where Workbench does not accept name, password or code.
   *
   * @example
   * const workbench = await Workbench.login({ username, password, otp: () => ask('One-time code: ') })
   */
  static async login(input: LoginInput): Promise<Workbench> {
    const { username, password, otp, ...options } = input
    const anonymous = resolveOptions({ ...options, token: 'none' })
    const token = sessions(input, anonymous)
    const workbench = new Workbench({ ...options, token, otp: typeof otp === 'function' ? otp : undefined })
    await workbench.#settings.credentials?.get()
    return workbench
  }

  /**
   * A client like this one, but for some options. Both use the token that the one has, or has been given meanwhile.
   *
   * @example
   * const patient = workbench.withOptions({ retries: 5, timeout: 600_000 })
   */
  withOptions(options: WorkbenchOptions): Workbench {
    return new Workbench(derive(options, this.#settings))
  }

  /**
   * A client like this one with another token, such as a new key's secret.
   *
   * @example
   * const key = await workbench.apiKeys.create({ serviceAccount: account, name: 'deploy' })
   * await workbench.withToken(key.secret).organizations.list() // proves that the key works
   */
  withToken(token: TokenSource): Workbench {
    return this.withOptions({ token })
  }

  /**
   * Makes any request of the contract, for what there is no method yet. What comes back is the JSON:API document as it is,
   * but that secrets in it are a `Secret`. A POST is treated as a creation.
   *
   * @example
   * const { data } = await workbench.request('GET', '/api/v2/actors', { query: { sort: ['display_name'] } })
   * for (const { attributes } of data) console.log(attributes.display_name)
   */
  request<Method extends RequestMethod, Path extends RequestPath<Method>>(
    method: Method,
    path: Path,
    ...[input]: RequestArguments<RequestInput<Method, Path>>
  ): WorkbenchPromise<RequestResult<Method, Path>> {
    return this.#transport.request(method, path, input)
  }
}
