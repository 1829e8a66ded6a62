import type { WorkbenchPromise } from './core/api-promise.ts'
import { checkToken, type TokenSource } from './core/authorization.ts'
import { deriveOptions, type ResolvedOptions, resolveOptions, type WorkbenchOptions } from './core/options.ts'
import type { RequestArguments, RequestInput, RequestMethod, RequestPath, RequestResult } from './core/raw-request.ts'
import { ApiClient, bindMethods } from './core/request.ts'
import { type LoginInput, logIn } from './login.ts'
import { ApiKeys, listAccountKeys } from './resources/api-keys.ts'
import { InvestigativeActions } from './resources/investigative-actions.ts'
import { Organizations } from './resources/organizations.ts'
import { ServiceAccounts } from './resources/service-accounts.ts'
import { UserAccounts } from './resources/user-accounts.ts'
import { checkValue, OBJECT } from './validate-arguments.ts'

/**
 * A client for Workbench. Printing a client does not show its token.
 *
 * The client retries a failed call, by default twice. It retries a call that creates a record only if it is certain that nothing
 * was created. All errors are instances of `WorkbenchError`.
 *
 * @example
 * const workbench = new Workbench({ token })
 * const account = await workbench.serviceAccounts.create({ name: 'ci', role: 'organization_analyst', readOnly: true })
 * const key = await workbench.apiKeys.create({ serviceAccount: account, name: 'deploy' })
 */
export class Workbench {
  /** @internal The public name, including in minified code. */
  static get name(): string {
    return 'Workbench'
  }

  declare readonly serviceAccounts: ServiceAccounts
  declare readonly apiKeys: ApiKeys
  declare readonly userAccounts: UserAccounts
  declare readonly investigativeActions: InvestigativeActions
  declare readonly organizations: Organizations
  readonly #options: ResolvedOptions
  readonly #client: ApiClient

  /**
   * Creates a client. It sends no request.
   *
   * @throws InvalidArgumentError if the token is missing, or an option is invalid
   *
   * @example
   * const workbench = new Workbench() // uses WORKBENCH_API_KEY and WORKBENCH_BASE_URL
   */
  constructor(options: WorkbenchOptions = {}) {
    bindMethods(this, Workbench.prototype)
    this.#options = resolveOptions(options)
    const client = new ApiClient(this.#options)
    this.#client = client
    this.serviceAccounts = new ServiceAccounts(client, listAccountKeys)
    this.apiKeys = new ApiKeys(client)
    this.userAccounts = new UserAccounts(client)
    this.investigativeActions = new InvestigativeActions(client)
    this.organizations = new Organizations(client)
  }

  /**
   * Logs in as a user, and returns a client for the session. When the session expires, the client logs in again unless `otp` is a
   * string. To do so, it stores the password as a `Secret`.
   *
   * @throws AuthenticationError if Workbench rejects the name, the password or the code
   * @throws InvalidArgumentError if the name, the password, the code or an option is invalid
   *
   * @example
   * const workbench = await Workbench.login({ username, password, otp: () => ask('One-time code: ') })
   */
  // biome-ignore lint/suspicious/noConfusingVoidType: the type of `this` in a function that was destructured
  static async login<T extends Workbench = Workbench>(this: WorkbenchClass<T> | void, input: LoginInput): Promise<T> {
    const options = await logIn(input)
    // biome-ignore lint/complexity/noThisInStatic: `this` can be a subclass, or undefined if the function was destructured
    return new ((this ?? Workbench) as WorkbenchClass<T>)(options)
  }

  /**
   * Returns a client with different options. Options that are omitted are inherited from this client. Unless `token` is set, both
   * clients share the token, even after it is renewed.
   *
   * In a subclass, this calls the subclass's constructor. The constructor must accept options and pass them to `super()`.
   *
   * @example
   * const patient = workbench.withOptions({ retries: 5, timeout: 600_000 })
   */
  withOptions(options: WorkbenchOptions): this {
    const Class = this.constructor as WorkbenchClass<this>
    return new Class(deriveOptions(checkValue('Invalid options', options, OBJECT), this.#options))
  }

  /**
   * Returns a client with a different token, e.g. the secret of a new key.
   *
   * @example
   * const key = await workbench.apiKeys.create({ serviceAccount: account, name: 'deploy' })
   * await workbench.withToken(key.secret).organizations.list() // proves that the key works
   */
  withToken(token: TokenSource): this {
    // If undefined, the new client would use this client's token.
    if (token === undefined) checkToken(token)
    return this.withOptions({ token })
  }

  /**
   * Sends any request that the contract defines. Use it for operations that have no method yet. It returns the JSON:API document,
   * with each secret wrapped in a `Secret`. A POST request is treated as a call that creates a record.
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
    return this.#client.request(method, path, input)
  }
}

/** `Workbench`, or a subclass whose constructor has the same parameter. */
type WorkbenchClass<T extends Workbench> = new (options?: WorkbenchOptions) => T
