import type { Duration } from '@workbench-sdk/contract/duration'
import type { RuleId } from '@workbench-sdk/contract/rules'
import type { Api } from './api.ts'
import type { ApiResponse } from './api-response.ts'
import { assertEqual } from './assert.ts'
import { assertError, assertForbidden, type KnownError } from './assert-response.ts'
import type { ConformanceClient } from './conformance-client.ts'
import type { Login } from './deployment.ts'
import { NotApplicable, Skipped } from './outcome.ts'
import { ResourceFactory } from './resource-factory.ts'

/** Creates records that are shared by several cases. They exist until the end of the run. */
export class Fixtures {
  readonly factory: ResourceFactory
  readonly #values = new Map<string, Promise<unknown>>()

  constructor(factory: ResourceFactory) {
    this.factory = factory
  }

  once<T>(name: string, create: (factory: ResourceFactory) => Promise<T>): Promise<T> {
    const existing = this.#values.get(name) as Promise<T> | undefined
    const value = existing ?? create(this.factory)
    this.#values.set(name, value)
    return value
  }
}

/** The environment variables with which the command receives the keys of these callers. */
const VARIABLES = { analyst: 'WORKBENCH_ANALYST_API_KEY', 'read-only admin': 'WORKBENCH_READ_ONLY_API_KEY' } as const

/** The callers and records for a case. Getters and methods throw `Skipped` if the deployment does not meet their requirements. */
export class TestContext {
  readonly client: ConformanceClient
  /** Creates records that are deleted after the case. */
  readonly factory: ResourceFactory
  readonly #fixtures: Fixtures
  #otherOrganization: ResourceFactory | undefined

  constructor(client: ConformanceClient, fixtures: Fixtures) {
    this.client = client
    this.factory = new ResourceFactory(client, client.deployment.token)
    this.#fixtures = fixtures
  }

  /** The API, called as an Organization Admin. */
  get admin(): Api {
    return this.factory.admin
  }

  /** The API, called without a token. */
  get anonymous(): Api {
    return this.admin.withToken(undefined)
  }

  /** Returns the API, called as an Organization Analyst. */
  analyst(): Promise<Api> {
    return this.#apiFor('analyst', this.client.deployment.analystToken, { role: 'organization_analyst' })
  }

  /** Returns the API, called as an Organization Admin with read-only access. */
  readOnlyAdmin(): Promise<Api> {
    const attributes = { role: 'organization_admin', restrictions: ['read_only'] }
    return this.#apiFor('read-only admin', this.client.deployment.readOnlyToken, attributes)
  }

  /** Creates records in another organization. */
  get otherOrganization(): ResourceFactory {
    const token = this.client.deployment.otherOrganizationToken
    if (token === undefined)
      throw new Skipped('Needs the key of an admin in another organization: set WORKBENCH_OTHER_API_KEY.')
    this.#otherOrganization ??= new ResourceFactory(this.client, token)
    return this.#otherOrganization
  }

  get login(): Login {
    const { login } = this.client.deployment
    if (login) return login
    throw new Skipped('Needs a user that can log in: pass --username, and set WORKBENCH_PASSWORD.')
  }

  /** The email address of a user account that the run is allowed to create, although it cannot delete it. */
  get newUserEmail(): string {
    const { newUserEmail } = this.client.deployment
    if (newUserEmail !== undefined) return newUserEmail
    throw new Skipped('Needs an email address for a new user, which cannot be deleted: pass --new-user.')
  }

  get otp(): string {
    const { otp } = this.client.deployment
    if (otp !== undefined) return otp
    throw new Skipped('Needs a one-time code: set WORKBENCH_OTP.')
  }

  /** Creates a value once for all cases in the run. Its records exist until the end of the run. */
  once<T>(name: string, create: (factory: ResourceFactory) => Promise<T>): Promise<T> {
    return this.#fixtures.once(name, create)
  }

  /** Advances the deployment's clock. @throws NotApplicable if it cannot be advanced */
  advanceClock(by: Duration): void {
    const { clock } = this.client.deployment
    if (!clock) throw new NotApplicable('Needs a deployment whose clock can be advanced.')
    clock.advance(by)
    this.client.endSession()
  }

  /** Asserts that a response is this error. If the deployment names its rules, also asserts the rule. */
  assertError(response: ApiResponse, kind: KnownError, rule?: RuleId): void {
    assertError(response, kind)
    this.#assertRule(response, rule)
  }

  /** Asserts that the role or a restriction forbids the request. If the deployment names its rules, also asserts the rule. */
  assertForbidden(response: ApiResponse, rule: RuleId): void {
    assertForbidden(response)
    this.#assertRule(response, rule)
  }

  /** Deletes the case's records. */
  async cleanUp(): Promise<void> {
    await this.factory.cleanUp()
    await this.#otherOrganization?.cleanUp()
  }

  #assertRule(response: ApiResponse, rule: RuleId | undefined): void {
    if (!this.client.deployment.namesRules || rule === undefined) return
    const header = 'x-workbench-mock-rule'
    assertEqual(`${response.requestLine}: ${header}`, response.headers.get(header), rule)
  }

  async #apiFor(caller: keyof typeof VARIABLES, token: string | undefined, attributes: object): Promise<Api> {
    if (token !== undefined) return this.admin.withToken(token)
    if (!this.client.allowsWrites) {
      throw new Skipped(`Needs the key of the ${caller}: set ${VARIABLES[caller]}, or pass --allow-writes.`)
    }
    const { key } = await this.once(caller, factory => factory.createAccountWithKey({ ...attributes }))
    return this.admin.withToken(key.token)
  }
}
