import type { components } from '@workbench-sdk/contract/generated/control'
import { deepFreeze } from '@workbench-sdk/contract/json'
import { copySeed } from '../fixtures/copy-seed.ts'
import type { Scenario, ScenarioName } from '../fixtures/scenarios.ts'
import type { Exact, Seed, Seeded } from '../fixtures/seed.ts'
import { reviveStates, type StateLists } from '../json-api/state.ts'
import type { WorkbenchMock } from '../mock/mock.ts'
import { resolveScenario } from '../mock/options.ts'
import { organizationIdOf, type StateOptions } from '../mock/state-options.ts'
import { Emitter } from '../platform/emitter.ts'
import { type Explainable, NO_ID, NO_RECORD, requestIdOf } from '../recording/explain.ts'
import type { RecordedRequest } from '../recording/recorded-request.ts'
import { UnhandledRequestError } from '../recording/unhandled-request-error.ts'
import { copySnapshot, type Snapshot } from '../store/snapshot.ts'
import { ControlClient, isSegment, type MockDescription } from './control-client.ts'
import { type ConnectOptions, type ResolvedConnectOptions, resolveConnectOptions } from './options.ts'
import type { Remote } from './remote.ts'
import { RemoteClock } from './remote-clock.ts'
import { RemoteFaults } from './remote-faults.ts'
import { RemoteMockError } from './remote-mock-error.ts'

type Described = 'baseUrl' | 'tokens' | 'organizationId' | 'otp' | 'randomSeed' | 'assumptions' | 'fetch'
type Lists = 'serviceAccounts' | 'apiKeys' | 'userAccounts' | 'investigativeActions' | 'state'
type Requests = 'requests' | 'unhandledRequests' | 'expectNoUnhandledRequests' | 'clearRequests' | 'explain'
type Contents = 'snapshot' | 'restore' | 'reset'

/**
 * Connects to a world of a mock in another process, e.g. in a container. Waits until the server responds.
 *
 * @throws TypeError if the URL or an option is invalid
 * @throws RemoteMockError if the server does not respond in time, is not a mock, has a different version, or rejects the control token
 *
 * @example
 * await using mock = await connectMock('http://127.0.0.1:4010', { world: 'ci-7' })
 * const { serviceAccounts: [deployer] } = await mock.seed({ serviceAccounts: [{ name: 'deployer' }] })
 * const workbench = new Workbench({ token: mock.tokens.admin, baseUrl: mock.baseUrl })
 */
export async function connectMock(url: string, options: ConnectOptions = {}): Promise<RemoteMock> {
  const resolved = resolveConnectOptions(url, options)
  const closed = new AbortController()
  const { signal = closed.signal } = options
  const client = new ControlClient(resolved, AbortSignal.any([closed.signal, signal]))
  return new RemoteMock(resolved, client, await client.connect(), closed)
}

/**
 * A world of a mock in another process. It has the members of `WorkbenchMock`, but results from the server are promises:
 * `await mock.requests`, `await mock.apiKeys()`.
 */
export class RemoteMock
  implements Pick<WorkbenchMock, Described>, Remote<WorkbenchMock, Lists | Requests | Contents>, AsyncDisposable
{
  /** @internal The public name, including in minified code. */
  static get name(): string {
    return 'RemoteMock'
  }

  /** The world's base URL for clients. */
  readonly baseUrl: string
  readonly world: string
  readonly clock: RemoteClock
  readonly faults: RemoteFaults
  readonly #options: ResolvedConnectOptions
  readonly #client: ControlClient
  readonly #closed: AbortController
  #description: MockDescription
  #requests: ReadonlyMap<string, RecordedRequest> = new Map()
  readonly #discards = new Emitter<readonly RecordedRequest[]>()

  /** @internal Use `connectMock`. */
  constructor(
    options: ResolvedConnectOptions,
    client: ControlClient,
    description: MockDescription,
    closed: AbortController,
  ) {
    this.baseUrl = options.baseUrl
    this.world = options.world
    this.clock = new RemoteClock(client)
    this.faults = new RemoteFaults(client)
    this.#options = options
    this.#client = client
    this.#description = deepFreeze(description)
    this.#closed = closed
  }

  /** The secrets of the three predefined API keys. `reset` does not change them. */
  get tokens(): WorkbenchMock['tokens'] {
    return this.#description.tokens
  }

  /** The id of the organization to which the tokens belong. */
  get organizationId(): string {
    return this.#description.organizationId
  }

  /** The valid one-time code. */
  get otp(): string {
    return this.#description.otp
  }

  /** The seed for ids, secrets, codes and random faults. */
  get randomSeed(): number | string {
    return this.#description.randomSeed
  }

  get assumptions(): WorkbenchMock['assumptions'] {
    // The server has the same version, and therefore the same assumptions.
    return this.#description.assumptions as unknown as WorkbenchMock['assumptions']
  }

  /**
   * The `fetch` option for `connectMock`, or the global `fetch`. It allows code to create clients for any kind of mock in the same
   * way.
   */
  readonly fetch = (input: string | URL | Request, init?: RequestInit): Promise<Response> =>
    (this.#options.fetch ?? globalThis.fetch)(input, init)

  /**
   * Adds records. Pass a literal, a scenario, or the name of a scenario.
   *
   * @returns the records' ids and the keys' secrets, in the shape of the seed
   * @throws TypeError if the seed violates the contract or the scenario is unknown; the mock is not changed
   */
  seed(scenario: ScenarioName): Promise<Seeded>
  seed<const S extends Seed>(scenario: (now: Date) => S & Exact<S, Seed>): Promise<Seeded<S>>
  seed<const S extends Seed>(seed: S & Exact<S, Seed>): Promise<Seeded<S>>
  async seed(seed: Seed | Scenario | ScenarioName): Promise<Seeded> {
    const { api } = this.#client
    if (typeof seed === 'string') {
      const body = { scenario: seed }
      const { seeded } = await this.#client.call(api.POST('/__mock__/scenarios', { body }))
      return seeded[0] as Seeded
    }
    const literal = typeof seed === 'object' ? seed : resolveScenario(seed)(await this.clock.now())
    // The server validates the contents.
    const body: components['schemas']['Seed'] = copySeed(literal)
    return (await this.#client.call(api.POST('/__mock__/seed', { body }))) as Seeded
  }

  /**
   * Returns the state of all records by type. As in the API, each list is sorted by `createdAt`, then by `id`. This is the order of
   * creation, unless the clock was moved back.
   */
  async state(options?: StateOptions): Promise<StateLists> {
    const organizationId = organizationIdOf(options)
    const query = organizationId === undefined ? {} : { organizationId }
    return reviveStates(await this.#client.call(this.#client.api.GET('/__mock__/state', { params: { query } })))
  }

  /** Returns the service accounts, sorted by `createdAt`, then by `id`. */
  async serviceAccounts(options?: StateOptions): Promise<StateLists['serviceAccounts']> {
    return (await this.state(options)).serviceAccounts
  }

  /** Returns the API keys, sorted by `createdAt`, then by `id`. */
  async apiKeys(options?: StateOptions): Promise<StateLists['apiKeys']> {
    return (await this.state(options)).apiKeys
  }

  /** Returns the user accounts, sorted by `createdAt`, then by `id`. */
  async userAccounts(options?: StateOptions): Promise<StateLists['userAccounts']> {
    return (await this.state(options)).userAccounts
  }

  /** Returns the investigative actions, sorted by `createdAt`, then by `id`. */
  async investigativeActions(options?: StateOptions): Promise<StateLists['investigativeActions']> {
    return (await this.state(options)).investigativeActions
  }

  /** The recorded requests without their secrets, in the order of their responses. */
  get requests(): Promise<readonly RecordedRequest[]> {
    return this.#listRequests()
  }

  /** The recorded requests that match no operation in the contract. */
  get unhandledRequests(): Promise<readonly RecordedRequest[]> {
    return this.#listRequests().then(requests => Object.freeze(requests.filter(({ route }) => route === undefined)))
  }

  /**
   * Asserts that every recorded request matches an operation in the contract.
   *
   * @throws UnhandledRequestError if a request matches no operation
   */
  async expectNoUnhandledRequests(): Promise<void> {
    const unhandled = await this.unhandledRequests
    if (unhandled.length > 0) throw new UnhandledRequestError(unhandled)
  }

  /** Clears `requests`. */
  async clearRequests(): Promise<void> {
    await this.#emitDiscard()
    await this.#client.call(this.#client.api.DELETE('/__mock__/requests'))
  }

  /**
   * Explains a response in plain English: the caller, the rule or fault that determined the response, and an allowed alternative.
   *
   * @param subject a response, a client error, a request in `requests`, or a request id
   */
  async explain(subject: Explainable): Promise<string> {
    const id = requestIdOf(subject)
    if (id === undefined) return NO_ID
    if (!isSegment(id)) return NO_RECORD
    try {
      const params = { path: { id } }
      return (await this.#client.call(this.#client.api.GET('/__mock__/requests/{id}', { params }))).explanation
    } catch (error) {
      if (error instanceof RemoteMockError && error.status === 404) return NO_RECORD
      throw error
    }
  }

  /** Returns the world's state as plain JSON, without the recorded requests and the faults. */
  async snapshot(): Promise<Snapshot> {
    return (await this.#client.call(this.#client.api.GET('/__mock__/snapshot'))) as unknown as Snapshot
  }

  /**
   * Replaces the world's state with the state in a snapshot. A snapshot of another mock also replaces the tokens.
   *
   * @throws TypeError if the snapshot is invalid; the mock is not changed
   */
  async restore(snapshot: Snapshot): Promise<void> {
    // The server validates the contents.
    const body = copySnapshot(snapshot) as components['schemas']['Snapshot']
    await this.#client.call(this.#client.api.PUT('/__mock__/snapshot', { body }))
    await this.#describe()
  }

  /** Restores the initial state, including the clock and the ids, and clears the recorded requests and added faults. */
  async reset(): Promise<void> {
    await this.#emitDiscard()
    await this.#client.call(this.#client.api.POST('/__mock__/reset'))
    this.#requests = new Map()
    await this.#describe()
  }

  /**
   * Deletes the world, and closes the connection.
   *
   * @throws RemoteMockError if it is the default world, or was already deleted
   */
  async deleteWorld(): Promise<void> {
    const params = { path: { name: this.world } }
    await this.#client.call(this.#client.api.DELETE('/__mock__/worlds/{name}', { params }))
    await this.close()
  }

  /** Aborts calls in progress, and rejects later calls. The world is not deleted. */
  async close(): Promise<void> {
    this.#closed.abort(new RemoteMockError(`The connection to the mock at ${this.baseUrl} is closed.`))
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  /**
   * Adds a listener for the requests that `reset` and `clearRequests` are about to discard.
   *
   * @returns a function that removes the listener
   */
  onDiscard(listener: (requests: readonly RecordedRequest[]) => void): () => void {
    return this.#discards.on(listener)
  }

  async #emitDiscard(): Promise<void> {
    if (this.#discards.hasListeners) this.#discards.emit(await this.#listRequests())
  }

  async #describe(): Promise<void> {
    this.#description = deepFreeze(await this.#client.call(this.#client.api.GET('/__mock__')))
  }

  /** Returns the recorded requests. A request remains the same object as long as it is recorded. */
  async #listRequests(): Promise<readonly RecordedRequest[]> {
    const { requests } = await this.#client.call(this.#client.api.GET('/__mock__/requests'))
    const entries = requests.map(each => {
      const key = JSON.stringify(each)
      return [key, this.#requests.get(key) ?? toRecordedRequest(each)] as const
    })
    this.#requests = new Map(entries)
    return Object.freeze(entries.map(([, request]) => request))
  }
}

/** The properties that JSON omits if they are undefined. */
const ABSENT = {
  route: undefined,
  caller: undefined,
  body: undefined,
  status: undefined,
  answer: undefined,
  answerHeaders: undefined,
  rule: undefined,
  fault: undefined,
} satisfies Partial<RecordedRequest>

function toRecordedRequest(request: components['schemas']['Request']): RecordedRequest {
  const at = new Date(request.at).getTime()
  const recorded = {
    ...ABSENT,
    ...deepFreeze(request),
    // A `Date` cannot be frozen.
    get at() {
      return new Date(at)
    },
  }
  return Object.freeze(recorded) as RecordedRequest
}
