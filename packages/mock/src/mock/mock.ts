import type { Assumptions } from '@workbench-sdk/contract/assumptions'
import { FaultList, type Faults } from '../faults/fault-list.ts'
import { applySeed } from '../fixtures/apply-seed.ts'
import { createInitialState, type InitialState, type Tokens } from '../fixtures/initial-state.ts'
import type { Scenario, ScenarioName } from '../fixtures/scenarios.ts'
import type { Seed, Seeded } from '../fixtures/seed.ts'
import { validateSeed } from '../fixtures/validate-seed.ts'
import type {
  ApiKeyState,
  InvestigativeActionState,
  ServiceAccountState,
  StateOf,
  UserAccountState,
} from '../json-api/state.ts'
import { listState } from '../json-api/state.ts'
import { Clock } from '../platform/clock.ts'
import { Emitter } from '../platform/emitter.ts'
import { type MockRequest, type MockResponse, requestOf, toResponse } from '../platform/http-message.ts'
import { SeededRandom } from '../platform/random.ts'
import { type Explainable, explain } from '../recording/explain.ts'
import { Journal } from '../recording/journal.ts'
import type { RecordedRequest } from '../recording/recorded-request.ts'
import { UnhandledRequestError } from '../recording/unhandled-request-error.ts'
import type { StateChange } from '../store/changes.ts'
import { checkSnapshot, type Snapshot } from '../store/snapshot.ts'
import { type MockOptions, type ResolvedMockOptions, resolveOptions, scenarioOf } from './options.ts'
import { type Pipeline, runPipeline } from './pipeline.ts'

/** What a list of state is of: the mock's own organization, or another. */
interface StateOptions {
  readonly organizationId?: string
}

/** A Workbench of its own, with one organization, that keeps every rule of service accounts and API keys. */
export class Mock {
  readonly baseUrl: string
  readonly assumptions: Assumptions
  readonly clock: Clock
  readonly #settings: ResolvedMockOptions
  readonly #journal: Journal
  readonly #faults: FaultList
  readonly #changes = new Emitter<StateChange>()
  readonly #pipeline: Pipeline
  /** That of the mock whose snapshot this one was restored to, or its own. */
  #randomSeed: number | string
  #now: InitialState

  /** @throws TypeError where an option is not one, or the base URL is no URL. */
  constructor(options: MockOptions = {}) {
    this.#settings = resolveOptions(options)
    const { baseUrl, assumptions, now, randomSeed, keepRequests } = this.#settings
    this.baseUrl = baseUrl
    this.assumptions = assumptions
    this.#journal = new Journal(keepRequests)
    this.#randomSeed = randomSeed
    this.clock = new Clock(now, () => this.#changes.emit({ kind: 'clock' }))
    this.#faults = new FaultList(this.clock, () => new SeededRandom(`${this.#randomSeed}/faults`))
    this.#now = this.#begin(this.#randomSeed)
    this.#pipeline = { state: () => this.#now.state, journal: this.#journal, faults: this.#faults }
    this.#setTheScene()
  }

  /**
   * Answers a request as Workbench would: what to give a client as its `fetch`.
   *
   * @throws TypeError where a fault has the connection lost, as `fetch` does.
   */
  readonly fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const request = requestOf(input, init)
    request.signal.throwIfAborted()
    const reply = await this.reply(request)
    if (!reply) throw connectionLost()
    return toResponse(reply)
  }

  /**
   * Answers a request, for a shell that carries answers over something else.
   *
   * @param prefix what its path begins with, before `/api/v2`.
   * @returns `Response.error()` where a fault has the connection lost.
   */
  async answer(request: Request, prefix = ''): Promise<Response> {
    return toResponse(await this.reply(request, prefix))
  }

  /**
   * Answers a request without the cost of a `Response`, for a shell that has a form of its own for answers.
   *
   * @param prefix what its path begins with, before `/api/v2`.
   * @returns nothing where a fault has the connection lost.
   */
  reply(request: MockRequest, prefix = ''): Promise<MockResponse | undefined> {
    return runPipeline(this.#pipeline, request, prefix)
  }

  /** The secrets of three keys to begin with. They are the same after a `reset`. */
  get tokens(): Tokens {
    return this.#now.tokens
  }

  get organizationId(): string {
    return this.#now.owner.organizationId
  }

  /** The one-time code that a login takes, and the creation of a key where `otpOnKeyCreate` is assumed. */
  get otp(): string {
    return this.#now.state.otp
  }

  /** What ids, secrets, codes and the chance of faults follow from: the same gives the same. */
  get randomSeed(): number | string {
    return this.#randomSeed
  }

  /**
   * Puts service accounts with their keys, people, investigative actions and other organizations into the mock: a literal, a
   * scenario, or one by its name.
   *
   * @returns their ids, and the secrets of the keys, in the shape of what was given.
   * @throws TypeError where the contract would refuse a part of it, or there is no such scenario; then nothing is put in.
   *
   * @example
   * const { serviceAccounts: [deployer] } = mock.seed({
   *   serviceAccounts: [{ name: 'deployer', keys: [{ name: 'deploy', createdAt: new Date('2026-01-01') }] }],
   * })
   * deployer.keys[0].token
   *
   * @example
   * mock.seed('stale-keys')
   * mock.seed(fleet(200))
   */
  seed(scenario: ScenarioName): Seeded
  seed<const S extends Seed>(seed: S | Scenario<S>): Seeded<S>
  seed(seed: Seed | Scenario | ScenarioName): Seeded {
    const literal = typeof seed === 'object' ? seed : scenarioOf(seed)(this.clock.now())
    const { state, owner } = this.#now
    validateSeed(literal, state.store, owner)
    return state.store.transaction(() => applySeed(state, owner, literal))
  }

  /** The service accounts, in the order of their creation, to assert on. */
  serviceAccounts(options?: StateOptions): readonly ServiceAccountState[] {
    return this.#show('service_accounts', options)
  }

  /** The API keys, in the order of their creation, to assert on. */
  apiKeys(options?: StateOptions): readonly ApiKeyState[] {
    return this.#show('api_keys', options)
  }

  /** The people, in the order of their creation, to assert on. */
  userAccounts(options?: StateOptions): readonly UserAccountState[] {
    return this.#show('user_accounts', options)
  }

  /** The investigative actions, in the order of their creation, to assert on. */
  investigativeActions(options?: StateOptions): readonly InvestigativeActionState[] {
    return this.#show('investigative_actions', options)
  }

  /** What the mock was asked, in the order of its answers, without secrets. A preflight is no request, nor is looking on. */
  get requests(): readonly RecordedRequest[] {
    return this.#journal.entries
  }

  /** The requests that no operation of the contract takes. */
  get unhandledRequests(): readonly RecordedRequest[] {
    return this.#journal.unhandledRequests
  }

  /**
   * Holds that each request was one that Workbench has an operation for.
   *
   * @throws SurpriseError where one was not: which, and what is like it.
   */
  expectNoUnhandledRequests(): void {
    if (this.unhandledRequests.length > 0) throw new UnhandledRequestError(this.unhandledRequests)
  }

  /** Forgets what the mock was asked until now. */
  clearRequests(): void {
    this.#journal.forget()
  }

  /** What goes wrong on purpose. */
  get faults(): Faults {
    return this.#faults
  }

  /**
   * Says of an answer, for a person, why it is what it is, by which rule, and what would be allowed.
   *
   * @param of an answer, an error of the client's, a request of `mock.requests`, or the id that they have in common.
   */
  explain(of: Explainable): string {
    return explain(this.#journal, of)
  }

  /** All that the mock holds, as plain JSON. The journal and the faults are no part of it. */
  snapshot(): Snapshot {
    const { store, random } = this.#now.state
    return {
      snapshot: 1,
      randomSeed: this.#randomSeed,
      drawn: random.position,
      clock: this.clock.state,
      contents: store.contents(),
    }
  }

  /**
   * Makes the mock hold what a snapshot says, also one of another mock, whose tokens it has then.
   *
   * @throws TypeError where it is no snapshot; then nothing is changed.
   */
  restore(snapshot: Snapshot): void {
    checkSnapshot(snapshot)
    const { randomSeed, drawn, contents } = snapshot
    const beginning = this.#begin(randomSeed)
    beginning.state.store.replace(contents)
    if (!beginning.state.store.any(beginning.owner.organizationId)) {
      throw new TypeError('Invalid snapshot: contents.records lacks the organization that follows from randomSeed.')
    }
    this.#replace(() => {
      this.clock.state = snapshot.clock
      this.#randomSeed = randomSeed
      this.#now = { ...beginning, state: { ...beginning.state, random: new SeededRandom(randomSeed, drawn) } }
    })
  }

  /** Makes the mock what it was when it was made, its clock, ids and tokens included, with no faults and nothing journaled. */
  reset(): void {
    const { now, randomSeed } = this.#settings
    this.#replace(() => {
      this.#randomSeed = randomSeed
      this.clock.state = now === undefined ? { aheadMs: 0 } : { standsAt: new Date(now).toISOString() }
      this.#journal.reset()
      this.#faults.reset()
      this.#now = this.#begin(this.#randomSeed)
      this.#setTheScene()
    })
  }

  /**
   * Has somebody told of each change of what the mock holds, when it is done and before the answer is given.
   *
   * @returns what lets go of the listener.
   */
  onChange(listener: (change: StateChange) => void): () => void {
    return this.#changes.on(listener)
  }

  /**
   * Has somebody told of each request, when it is answered.
   *
   * @returns what lets go of the listener.
   */
  onRequest(listener: (request: RecordedRequest) => void): () => void {
    return this.#journal.recorded.on(listener)
  }

  #show<T extends keyof StateOf>(type: T, { organizationId = this.organizationId }: StateOptions = {}) {
    return listState(this.#now.state.store, organizationId, type)
  }

  #begin(randomSeed: number | string): InitialState {
    const beginning = createInitialState(randomSeed, this.clock, this.assumptions)
    beginning.state.store.committed.on(changes =>
      this.#changes.emit({ kind: 'commit', changes, drawn: this.#now.state.random.position }),
    )
    return beginning
  }

  /** Runs `work` and emits one `replaced` event, because intermediate states are meaningless to listeners. */
  #replace(work: () => void): void {
    this.#changes.batch(work, () => ({ kind: 'replaced' }))
  }

  #setTheScene(): void {
    for (const fault of this.#settings.faults) this.#faults.add(fault)
    for (const scenario of this.#settings.scenarios) this.seed(scenario)
  }
}

/** What `fetch` throws where the other side hangs up. */
function connectionLost(): TypeError {
  const cause = Object.assign(new Error('The other side closed the connection.'), { code: 'ECONNRESET' })
  return new TypeError('fetch failed', { cause })
}
