import type { Assumptions } from '@workbench-sdk/contract/assumptions'
import { canonicalId } from '@workbench-sdk/contract/ids'
import { deepFreeze } from '@workbench-sdk/contract/json'
import { FaultList, type Faults } from '../faults/fault-list.ts'
import { applySeed } from '../fixtures/apply-seed.ts'
import { createInitialState, type InitialState, type Tokens } from '../fixtures/initial-state.ts'
import { isPredefined, type Scenario, type ScenarioName } from '../fixtures/scenarios.ts'
import type { Exact, Seed, Seeded } from '../fixtures/seed.ts'
import { validateSeed, withoutExistingUsers } from '../fixtures/validate-seed.ts'
import type {
  ApiKeyState,
  InvestigativeActionState,
  ServiceAccountState,
  StateOf,
  UserAccountState,
} from '../json-api/state.ts'
import { listAllStates, listState, type StateLists } from '../json-api/state.ts'
import { Clock } from '../platform/clock.ts'
import { Emitter } from '../platform/emitter.ts'
import {
  bearerTokenOf,
  connectionLost,
  type MockRequest,
  type MockResponse,
  type RequestHead,
  requestOf,
  toResponse,
} from '../platform/http-message.ts'
import { hashOfToken, RandomSequences, SeededRandom } from '../platform/random.ts'
import { type Explainable, explain } from '../recording/explain.ts'
import { Journal, JournalBudget } from '../recording/journal.ts'
import type { RecordedRequest } from '../recording/recorded-request.ts'
import { UnhandledRequestError } from '../recording/unhandled-request-error.ts'
import type { StateChange } from '../store/changes.ts'
import { hasExpired } from '../store/records.ts'
import { copyOf, readSnapshot, type Snapshot } from '../store/snapshot.ts'
import { type MockOptions, type ResolvedMockOptions, resolveOptions, resolveScenario } from './options.ts'
import { type Pipeline, runPipeline } from './pipeline.ts'
import { organizationIdOf, type StateOptions } from './state-options.ts'

/** The maximum memory for a mock's recorded requests, in bytes. */
const JOURNAL_BYTES = 64 * 2 ** 20

/**
 * A mock of Workbench with one organization. It implements every rule for service accounts and API keys.
 *
 * @example
 * const mock = new WorkbenchMock()
 * const workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })
 */
export class WorkbenchMock {
  /** @internal The public name, including in minified code. */
  static get name(): string {
    return 'WorkbenchMock'
  }

  readonly baseUrl: string
  readonly assumptions: Assumptions
  readonly clock: Clock
  readonly #options: ResolvedMockOptions
  readonly #journal: Journal
  readonly #faults: FaultList
  readonly #changes = new Emitter<StateChange>()
  readonly #pipeline: Pipeline
  /** The random seed. After `restore`, this is the seed of the mock from which the snapshot was taken. */
  #randomSeed: number | string
  #current: InitialState
  #generation = 0

  /** @throws TypeError if an option is unknown or invalid */
  constructor(options?: MockOptions)
  /** @internal The worlds of a host share the memory for recorded requests. */
  constructor(options: MockOptions, journalBudget: JournalBudget)
  constructor(options: MockOptions = {}, journalBudget = new JournalBudget(JOURNAL_BYTES)) {
    this.#options = resolveOptions(options)
    const { baseUrl, assumptions, now, randomSeed, keepRequests } = this.#options
    this.baseUrl = baseUrl
    this.assumptions = assumptions
    this.#journal = new Journal(keepRequests, journalBudget)
    this.#randomSeed = randomSeed
    this.clock = new Clock(now, () => this.#changes.emit({ kind: 'clock' }))
    this.#faults = new FaultList(this.clock, () => new SeededRandom(`${this.#randomSeed}/faults`))
    this.#current = this.#createState(this.#randomSeed)
    this.#pipeline = { state: () => this.#current.state, journal: this.#journal, faults: this.#faults }
    this.#applyInitialOptions()
  }

  /**
   * Responds to a request as Workbench would. Pass it to a client as its `fetch` option.
   *
   * @throws TypeError if a fault closes the connection, as the global `fetch` does
   *
   * @example
   * const workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })
   */
  readonly fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const request = requestOf(input, init)
    request.signal.throwIfAborted()
    return toFetchResponse(await this.handle(request))
  }

  /**
   * Responds to a request without creating a `Response`. This is for transports; other code calls `fetch`.
   *
   * @param basePath the part of the path before `/api/v2`
   * @returns undefined if a fault closes the connection
   */
  handle(request: MockRequest, basePath = ''): Promise<MockResponse | undefined> {
    return runPipeline(this.#pipeline, this.#current.state, request, basePath)
  }

  /** @internal Returns a function that handles a request that has arrived, even if the mock was reset since. */
  receive(): (request: MockRequest) => Promise<MockResponse | undefined> {
    const { state } = this.#current
    return request => runPipeline(this.#pipeline, state, request, '')
  }

  /**
   * @internal Returns a key that identifies the caller of a request, so that a server can share its time among callers.
   */
  callerOf({ headers }: Pick<RequestHead, 'headers'>): string | undefined {
    const token = bearerTokenOf(headers.get('authorization'))
    const credential = token === undefined ? undefined : this.#current.state.store.credential(hashOfToken(token))
    if (!credential) return undefined
    return 'key' in credential ? credential.key.id : credential.session.userAccountId
  }

  /** @internal The time for the `Date` header of server errors. */
  timeFor(): Date {
    return this.clock.now()
  }

  /** The secrets of the three predefined API keys. `reset` does not change them. */
  get tokens(): Tokens {
    return this.#current.tokens
  }

  /** @internal The records to which the tokens belong. */
  get identities(): InitialState['identities'] {
    return this.#current.identities
  }

  /** The id of the organization to which the tokens belong. */
  get organizationId(): string {
    return this.#current.owner.organizationId
  }

  /** The valid one-time code for logins. If the assumption `otpOnKeyCreate` is set, it is also required to create keys. */
  get otp(): string {
    return this.#current.state.otp
  }

  /** The seed for ids, secrets, codes and random faults. The same seed results in the same values. */
  get randomSeed(): number | string {
    return this.#randomSeed
  }

  /**
   * Adds records: service accounts with their keys, users, investigative actions and other organizations. Pass a literal, a
   * scenario, or the name of a scenario.
   *
   * @returns the records' ids and the keys' secrets, in the shape of the seed
   * @throws TypeError if the seed violates the contract or the scenario is unknown; the mock is not changed
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
  seed<const S extends Seed>(scenario: (now: Date) => S & Exact<S, Seed>): Seeded<S>
  seed<const S extends Seed>(seed: S & Exact<S, Seed>): Seeded<S>
  seed(seed: Seed | Scenario | ScenarioName): Seeded {
    const [seeded] = this.seedAll([typeof seed === 'object' ? () => seed : resolveScenario(seed)])
    // `seedAll` returns one result for each scenario.
    return seeded as Seeded
  }

  /**
   * Adds the records of several scenarios. If one of them is invalid, adds no records.
   *
   * @internal
   */
  seedAll(scenarios: readonly Scenario[], maxRecords = Number.POSITIVE_INFINITY): Seeded[] {
    const { state, owner } = this.#current
    state.random.begin()
    try {
      return state.store.transaction(() =>
        scenarios.map(scenario => {
          const now = this.clock.now()
          checkRecordCount(state.store.size, maxRecords)
          const seed = scenario(now)
          const given = isPredefined(scenario) ? withoutExistingUsers(seed, state.store) : seed
          return applySeed({ state, caller: owner, now }, validateSeed(given, state.store.of(owner.organizationId)))
        }),
      )
    } catch (error) {
      state.random.undo()
      throw error
    }
  }

  /** Returns the service accounts, sorted by `createdAt`, then by `id`, for assertions. */
  serviceAccounts(options?: StateOptions): readonly ServiceAccountState[] {
    return this.#list('service_accounts', options)
  }

  /** Returns the API keys, sorted by `createdAt`, then by `id`, for assertions. */
  apiKeys(options?: StateOptions): readonly ApiKeyState[] {
    return this.#list('api_keys', options)
  }

  /** Returns the user accounts, sorted by `createdAt`, then by `id`, for assertions. */
  userAccounts(options?: StateOptions): readonly UserAccountState[] {
    return this.#list('user_accounts', options)
  }

  /** Returns the investigative actions, sorted by `createdAt`, then by `id`, for assertions. */
  investigativeActions(options?: StateOptions): readonly InvestigativeActionState[] {
    return this.#list('investigative_actions', options)
  }

  /**
   * Returns the state of all records by type. As in the API, each list is sorted by `createdAt`, then by `id`. This is the order of
   * creation, unless the clock was moved back. Organizations and actors are not included.
   */
  state(options?: StateOptions): StateLists {
    return listAllStates(this.#storeOf(options))
  }

  /**
   * The recorded requests without their secrets, in the order of their responses. CORS preflights and requests with the
   * `x-workbench-mock-observer` header are not recorded.
   */
  get requests(): readonly RecordedRequest[] {
    return this.#journal.entries
  }

  /** The recorded requests that match no operation in the contract. */
  get unhandledRequests(): readonly RecordedRequest[] {
    return this.#journal.unhandledRequests
  }

  /**
   * Asserts that every recorded request matches an operation in the contract.
   *
   * @throws UnhandledRequestError if a request matches no operation
   */
  expectNoUnhandledRequests(): void {
    if (this.unhandledRequests.length > 0) throw new UnhandledRequestError(this.unhandledRequests)
  }

  /**
   * Returns the position after which a request stream continues: the position of the request with this id or, without an id, of
   * the newest request.
   *
   * @internal
   */
  requestPosition(id?: string): number {
    return id === undefined ? this.#journal.latest : (this.#journal.positionOf(id) ?? 0)
  }

  /**
   * Returns the first recorded request after a position, and its own position.
   *
   * @internal
   */
  requestAfter(position: number): ReturnType<Journal['firstAfter']> {
    return this.#journal.firstAfter(position)
  }

  /**
   * The number of records, across all types and organizations.
   *
   * @internal
   */
  get recordCount(): number {
    return this.#current.state.store.size
  }

  /** Clears `requests`. */
  clearRequests(): void {
    this.#journal.clear()
  }

  /** The failures to simulate. */
  get faults(): Faults {
    return this.#faults
  }

  /**
   * Explains a response in plain English: the caller, the rule or fault that determined the response, and an allowed alternative.
   *
   * @param subject a response, a client error, a request in `mock.requests`, or a request id
   */
  explain(subject: Explainable): string {
    return explain(this.#journal, subject)
  }

  /** Returns the mock's state as plain JSON, without the recorded requests and the faults. */
  snapshot(): Snapshot {
    const { store, random } = this.#current.state
    const now = this.clock.now()
    return {
      snapshot: 1,
      randomSeed: this.#randomSeed,
      drawn: random.positions,
      clock: this.clock.state,
      contents: copyOf({ ...store.contents(), sessions: store.sessions.filter(each => !hasExpired(each, now)) }),
    }
  }

  /**
   * Replaces the mock's state with the state in a snapshot. A snapshot of another mock also replaces the tokens.
   *
   * @throws TypeError if the snapshot is invalid; the mock is not changed
   */
  restore(snapshot: Snapshot): void {
    const { randomSeed, drawn, clock, contents } = readSnapshot(snapshot)
    const restored = this.#createState(randomSeed)
    restored.state.store.replace(contents)
    if (restored.state.store.of(restored.owner.organizationId).size === 0) {
      throw new TypeError('Invalid snapshot: it does not contain the organization of its randomSeed.')
    }
    this.#replace(() => {
      this.clock.state = clock
      this.#randomSeed = randomSeed
      this.#current = { ...restored, state: { ...restored.state, random: new RandomSequences(randomSeed, drawn) } }
    })
  }

  /** Restores the initial state, including the clock and the ids, and clears the recorded requests and added faults. */
  reset(): void {
    const { now, randomSeed } = this.#options
    this.#replace(() => {
      this.#randomSeed = randomSeed
      this.clock.state = now === undefined ? { aheadMs: 0 } : { standsAt: now.toISOString() }
      this.#journal.reset()
      this.#faults.reset()
      this.#current = this.#createState(this.#randomSeed)
      this.#applyInitialOptions()
    })
  }

  /**
   * Adds a listener for state changes. The listener is called synchronously after each change, before the response is sent. If it
   * throws an error, the error is reported with `console.error` and has no other effect.
   *
   * @returns a function that removes the listener
   */
  onChange(listener: (change: StateChange) => void): () => void {
    return this.#changes.on(listener)
  }

  /**
   * Adds a listener for requests. The listener is called as soon as the response to a request is known. If it throws an error, the
   * error is reported with `console.error` and has no other effect.
   *
   * @returns a function that removes the listener
   */
  onRequest(listener: (request: RecordedRequest) => void): () => void {
    return this.#journal.recorded.on(listener)
  }

  #list<T extends keyof StateOf>(type: T, options: StateOptions | undefined) {
    return listState(this.#storeOf(options), type)
  }

  #storeOf(options: StateOptions | undefined) {
    return this.#current.state.store.of(canonicalId(organizationIdOf(options) ?? this.organizationId))
  }

  #createState(randomSeed: number | string): InitialState {
    const created = createInitialState(randomSeed, this.clock, this.assumptions)
    const { store } = created.state
    store.committed.on(changes => {
      const { state } = this.#current
      // A request that arrived before a reset changes only the old state.
      if (state.store === store)
        this.#changes.emit(deepFreeze({ kind: 'commit', changes, drawn: state.random.changed }))
    })
    return created
  }

  /** @internal Increases when a reset or a restored snapshot replaces the state. */
  get generation(): number {
    return this.#generation
  }

  /** Runs `work` and emits one `replaced` event. Intermediate states are meaningless to listeners. */
  #replace(work: () => void): void {
    this.#generation++
    this.#changes.batch(work, () => ({ kind: 'replaced' }))
  }

  #applyInitialOptions(): void {
    for (const fault of this.#options.faults) this.#faults.add(fault)
    for (const scenario of this.#options.scenarios) this.seed(scenario)
  }
}

function checkRecordCount(count: number, max: number): void {
  if (count <= max) return
  throw new TypeError(`Too many records: expected at most ${max} before a scenario, received ${count}.`)
}

/** @throws TypeError if the connection is lost */
export function toFetchResponse(response: MockResponse | undefined): Response {
  if (!response) throw connectionLost()
  return toResponse(response)
}
