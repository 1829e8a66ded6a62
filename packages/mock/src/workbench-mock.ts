import type { HttpHandler } from 'msw'
import { mswHandlers } from './adapters/msw.ts'
import { type Assumptions, assume } from './assumptions.ts'
import { Chance } from './chance.ts'
import { Clock } from './clock.ts'
import { handleRequest } from './handle-request.ts'
import { assumptionsOf, type ProfileInput } from './profile.ts'
import { checkSeed } from './seeding/bodies.ts'
import { foundOrganization } from './seeding/found-organization.ts'
import { type Planted, plant } from './seeding/plant.ts'
import type { Seed, Seeded } from './seeding/seed.ts'
import { Store } from './store.ts'
import type { Caller, World } from './world.ts'

export interface WorkbenchMockOptions {
  /** The origin that `handlers` answer on. Default: `https://workbench.expel.io`. */
  readonly baseUrl?: string
  /** How a deployment answers that the conformance suite was pointed at: the JSON that `--write-profile` made. */
  readonly profile?: ProfileInput
  /** The guesses about Workbench to make otherwise than by default, or than the profile says. */
  readonly assumptions?: Partial<Assumptions>
  /** Stops the mock's clock at a moment. Default: it runs with the machine's. */
  readonly now?: Date | string
  /** The same seed gives the same ids, secrets and codes. Default: another one each time; `mock.randomSeed` tells it. */
  readonly randomSeed?: number | string
}

export interface Tokens {
  /** Of a service account with the role Organization Admin. */
  readonly admin: string
  /** Of a service account with the role Organization Analyst. */
  readonly analyst: string
  /** Of an Organization Admin with read-only access. */
  readonly readOnlyAdmin: string
}

/** What a mock begins with: the service accounts of its tokens. */
const FIRST = {
  serviceAccounts: [
    { name: 'Mock admin', role: 'organization_admin', keys: [{ name: 'admin' }] },
    { name: 'Mock analyst', role: 'organization_analyst', keys: [{ name: 'analyst' }] },
    { name: 'Mock read-only admin', role: 'organization_admin', readOnly: true, keys: [{ name: 'read-only admin' }] },
  ],
} as const satisfies Seed

/**
 * A Workbench of its own, with one organization, that keeps every rule of service accounts and API keys.
 *
 * @example
 * const mock = new WorkbenchMock()
 * const workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })
 *
 * @example
 * const server = setupServer(...mock.handlers)
 */
export class WorkbenchMock {
  readonly baseUrl: string
  readonly assumptions: Assumptions
  readonly clock: Clock
  readonly randomSeed: number | string
  readonly #now: Date | string | undefined
  #world: World
  #founder: Caller
  #tokens: Tokens

  /** @throws TypeError where an option is not one, or the base URL is no URL. */
  constructor(options: WorkbenchMockOptions = {}) {
    this.baseUrl = originOf(options.baseUrl ?? 'https://workbench.expel.io')
    this.assumptions = assume({ ...(options.profile && assumptionsOf(options.profile)), ...options.assumptions })
    this.randomSeed = options.randomSeed ?? crypto.randomUUID()
    this.clock = new Clock(options.now)
    this.#now = options.now
    ;({ world: this.#world, founder: this.#founder, tokens: this.#tokens } = this.#begin())
  }

  /** Answers a request as Workbench would: what to give a client as its `fetch`. */
  readonly fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const request = input instanceof Request && !init ? input : new Request(input, init)
    request.signal.throwIfAborted()
    return handleRequest(this.#world, request)
  }

  /** One MSW handler for each route of the contract, and one that refuses what is no route. */
  get handlers(): HttpHandler[] {
    return mswHandlers(this.baseUrl, this.fetch)
  }

  /** The secrets of three keys to begin with. They are the same after a `reset`. */
  get tokens(): Tokens {
    return this.#tokens
  }

  get organizationId(): string {
    return this.#founder.organizationId
  }

  /** The one-time code that a login takes, and the creation of a key where `otpOnKeyCreate` is assumed. */
  get otp(): string {
    return this.#world.otp
  }

  /**
   * Puts service accounts with their keys, people, investigative actions and other organizations into the mock.
   *
   * @returns their ids, and the secrets of the keys, in the shape of what was given.
   * @throws TypeError where the contract would refuse a part of it; then nothing is put in.
   *
   * @example
   * const { serviceAccounts: [deployer] } = mock.seed({
   *   serviceAccounts: [{ name: 'deployer', keys: [{ name: 'deploy', createdAt: new Date('2026-01-01') }] }],
   * })
   * deployer.keys[0].token
   */
  seed<const S extends Seed>(seed: S): Seeded<S> {
    checkSeed(seed)
    return seeded<S>(plant(this.#world, this.#founder, seed))
  }

  /** Makes the mock what it was when it was made, its clock, ids and tokens included. */
  reset(): void {
    this.clock.resume()
    if (this.#now !== undefined) this.clock.set(this.#now)
    ;({ world: this.#world, founder: this.#founder, tokens: this.#tokens } = this.#begin())
  }

  #begin(): { world: World; founder: Caller; tokens: Tokens } {
    const chance = new Chance(this.randomSeed)
    const { clock, assumptions } = this
    const world: World = { store: new Store(), clock, chance, assumptions, otp: chance.newCode() }
    const founder = foundOrganization(world, 'Mock Organization')
    const [admin, analyst, readOnlyAdmin] = seeded<typeof FIRST>(plant(world, founder, FIRST)).serviceAccounts
    const tokens = {
      admin: admin.keys[0].token,
      analyst: analyst.keys[0].token,
      readOnlyAdmin: readOnlyAdmin.keys[0].token,
    }
    return { world, founder, tokens: Object.freeze(tokens) }
  }
}

/** What was planted has the shape of the seed, item by item, which arrays cannot tell the compiler. */
const seeded = <S extends Seed>(planted: Planted) => planted as unknown as Seeded<S>

function originOf(baseUrl: string): string {
  const url = URL.parse(baseUrl)
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/') {
    throw new TypeError(`The base URL ${baseUrl} is none: give an origin, such as https://workbench.expel.io.`)
  }
  return url.origin
}
