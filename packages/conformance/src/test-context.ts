import type { Duration } from '@workbench-sdk/contract/duration'
import type { RuleId } from '@workbench-sdk/contract/rules'
import type { Api } from './api.ts'
import { is } from './assert.ts'
import type { ConformanceClient } from './conformance-client.ts'
import type { Login } from './deployment.ts'
import { forbidden, type KnownRefusal, refused } from './refused.ts'
import type { Reply } from './reply.ts'
import { ResourceFactory } from './resource-factory.ts'
import { NotApplicable, Skipped } from './verdict.ts'

/** What is made once, and used by every case of a visit. */
export class Fixtures {
  readonly workshop: ResourceFactory
  readonly #made = new Map<string, Promise<unknown>>()

  constructor(workshop: ResourceFactory) {
    this.workshop = workshop
  }

  once<T>(name: string, make: (workshop: ResourceFactory) => Promise<T>): Promise<T> {
    const known = this.#made.get(name) as Promise<T> | undefined
    const made = known ?? make(this.workshop)
    this.#made.set(name, made)
    return made
  }
}

/** What a case has at hand: callers, a workshop of its own, and what the deployment can do. */
export class TestContext {
  readonly visit: ConformanceClient
  readonly workshop: ResourceFactory
  readonly #fixtures: Fixtures
  #elsewhere: ResourceFactory | undefined

  constructor(visit: ConformanceClient, fixtures: Fixtures) {
    this.visit = visit
    this.workshop = new ResourceFactory(visit, visit.deployment.token)
    this.#fixtures = fixtures
  }

  /** The API as an Organization Admin sees it. */
  get admin(): Api {
    return this.workshop.admin
  }

  /** The API as somebody without a token sees it. */
  get nobody(): Api {
    return this.admin.as(undefined)
  }

  /** The API as an Organization Analyst sees it. */
  analyst(): Promise<Api> {
    return this.#caller('analyst', this.visit.deployment.analystToken, { role: 'organization_analyst' })
  }

  /** The API as an Organization Admin with read-only access sees it. */
  readOnlyAdmin(): Promise<Api> {
    const attributes = { role: 'organization_admin', restrictions: ['read_only'] }
    return this.#caller('read-only admin', this.visit.deployment.readOnlyToken, attributes)
  }

  /** A workshop in another organization. */
  get elsewhere(): ResourceFactory {
    const token = this.visit.deployment.otherOrganizationToken
    if (token === undefined) throw new Skipped('It needs an admin of another organization: --other-token.')
    this.#elsewhere ??= new ResourceFactory(this.visit, token)
    return this.#elsewhere
  }

  get login(): Login {
    const { login } = this.visit.deployment
    if (login) return login
    throw new Skipped('It needs somebody who can log in: --username, and WORKBENCH_PASSWORD.')
  }

  get otp(): string {
    const { otp } = this.visit.deployment
    if (otp !== undefined) return otp
    throw new Skipped('It needs a one-time code: --otp.')
  }

  /** Makes something once for all cases of a visit. It is there until the visit ends. */
  once<T>(name: string, make: (workshop: ResourceFactory) => Promise<T>): Promise<T> {
    return this.#fixtures.once(name, make)
  }

  /** Lets time pass, as only a mock can. */
  pass(by: Duration): void {
    const { clock } = this.visit.deployment
    if (!clock) throw new NotApplicable('It needs a clock that can be moved.')
    clock.advance(by)
  }

  /** Holds that an answer is a refusal of this kind, by this rule where the deployment names its rules. */
  refused(reply: Reply, kind: KnownRefusal, rule?: RuleId): void {
    refused(reply, kind)
    this.#named(reply, rule)
  }

  /** Holds that the role or a restriction forbids it, by this rule where the deployment names its rules. */
  forbidden(reply: Reply, rule: RuleId): void {
    forbidden(reply)
    this.#named(reply, rule)
  }

  async tidy(): Promise<void> {
    await this.workshop.tidy()
    await this.#elsewhere?.tidy()
  }

  #named(reply: Reply, rule: RuleId | undefined): void {
    if (!this.visit.deployment.namesRules || rule === undefined) return
    is(`${reply.asked}: x-workbench-mock-rule`, reply.headers.get('x-workbench-mock-rule'), rule)
  }

  async #caller(name: string, token: string | undefined, attributes: object): Promise<Api> {
    if (token !== undefined) return this.admin.as(token)
    if (!this.visit.allowsWrites)
      throw new Skipped(`It needs an ${name}: --${name.split(' ')[0]}-token, or --allow-writes.`)
    const { key } = await this.once(name, workshop => workshop.accountWithKey({ ...attributes }))
    return this.admin.as(key.token)
  }
}
