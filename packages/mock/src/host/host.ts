import { type ApiError, errorTemplate, errorTemplateForStatus } from '@workbench-sdk/contract/api-errors'
import { LIMITS } from '@workbench-sdk/contract/control-limits'
import { checkOptionNames } from '@workbench-sdk/internal/option-names'
import { printValue } from '@workbench-sdk/internal/print-value'
import { serializeError } from '../engine/serialize-response.ts'
import { toFetchResponse, WorkbenchMock } from '../mock/mock.ts'
import type { MockOptions } from '../mock/options.ts'
import { checkCount, OPTIONS } from '../mock/options.ts'
import { callListener } from '../platform/emitter.ts'
import { bearerTokenOf, type MockRequest, type MockResponse, type RequestHead } from '../platform/http-message.ts'
import { checkRandomSeed, hashOf, MAX_HOST_SEED_LENGTH } from '../platform/random.ts'
import { JournalBudget } from '../recording/journal.ts'
import { type Address, addressOf, checkName, DEFAULT_WORLD, isControl, worldOf } from './address.ts'
import { RequestStreams } from './control/request-stream.ts'
import { problemMessage, problemResponse } from './control/responses.ts'
import type { ControlApi } from './control/router.ts'
import { Dashboard, isForDashboard } from './dashboard/dashboard.ts'
import { Problem, REPLACED } from './problem.ts'
import { WorldRegistry } from './worlds.ts'

/** The options of a host and of its worlds. */
export interface HostOptions extends Omit<MockOptions, 'baseUrl'> {
  /**
   * The maximum number of worlds, including the default one.
   *
   * @default 1000
   */
  readonly maxWorlds?: number
  /**
   * The bearer token required for requests to the control API. By default, no token is required, unless the host is served on an
   * address other than a loopback address: then a random token is, see {@link Host.controlToken}.
   */
  readonly controlToken?: string
  /**
   * Called when a world is created, starting with the default one, e.g. to log its requests. If the function throws an error or
   * returns a promise that is rejected, the error is reported with `console.error` and has no other effect.
   */
  readonly onWorld?: (name: string, mock: WorkbenchMock) => void
  /** Called when a world is deleted. Its errors are reported like those of `onWorld`. */
  readonly onWorldDeleted?: (name: string) => void
}

/** Several independent mocks (worlds), the control API, and a web page at `/` that shows them. */
export interface Host {
  /** The mock of the default world, for requests that do not select a world. */
  readonly mock: WorkbenchMock
  /**
   * The token that the control API requires: the option, or a random token once the host is served on an address other than a
   * loopback address. Undefined if no token is required.
   */
  readonly controlToken: string | undefined
  /**
   * Returns the mock of the world with this name, and creates it on first use.
   *
   * @throws Error if the name is invalid, or `maxWorlds` is reached
   */
  world(name: string): WorkbenchMock
  /**
   * Responds to a request to any world, to the control API or for the page.
   *
   * @throws TypeError if a fault closes the connection, as the global `fetch` does
   */
  fetch(request: Request): Promise<Response>
  /**
   * Responds to a request without creating a `Response`. For transports; other code calls `fetch`.
   *
   * @returns undefined for a request to the control API or for the page; a promise that resolves to undefined if a fault closes
   * the connection
   */
  handle(request: MockRequest): Promise<MockResponse | undefined> | undefined
  /** Returns the maximum length of a request body in bytes, if it is greater than the server's option. */
  bodyLimit(head: RequestHead): Promise<number | undefined> | undefined
  /** Serializes a server error if the request is for the control API, otherwise returns undefined. */
  serializeError(head: RequestHead, error: ApiError): MockResponse | undefined
  /** Returns the time of the world that a request selects, or of the default world. */
  timeFor(head?: RequestHead): Date
  /** Ends all request streams, so that a server can close. */
  endStreams(): void
  /** @internal Adds a world whose state was saved, even if new worlds would exceed a limit. */
  addSavedWorld(name: string): void
  /** @internal Returns a function that returns an error if the mock was replaced since the head of a request arrived. */
  watch(head: RequestHead): (() => MockResponse | undefined) | undefined
  /** @internal Returns a key that identifies the caller of a request, so that a server can share its time among callers. */
  callerOf(head: RequestHead): string | undefined
  /** @internal Requires a control token, and generates it if none was specified. */
  requireControlToken(): void
}

/**
 * Creates a host: several independent mocks (worlds) with the control API, for tests in any language.
 *
 * @throws TypeError if an option is unknown or invalid
 *
 * @example
 * await using server = await serve(createHost({ scenario: 'typical' }))
 * await fetch(`${server.url}/__mock__/reset`, { method: 'POST' })
 */
export function createHost(options: HostOptions = {}): Host {
  checkOptionNames(options, HOST_OPTIONS)
  return new WorldHost(options)
}

const HOST_OPTIONS = { ...OPTIONS, maxWorlds: true, controlToken: true, onWorld: true, onWorldDeleted: true }

class WorldHost implements Host {
  /** @internal The public name, including in minified code. */
  static get name(): string {
    return 'Host'
  }

  readonly mock: WorkbenchMock
  readonly #worlds: WorldRegistry
  readonly #streams = new RequestStreams()
  readonly #dashboard = new Dashboard()
  #controlToken: string | undefined
  /** Creates a mock with the same options as a world, but without its scenarios. */
  readonly #createStranger: (name: string) => WorkbenchMock
  #control: Promise<ControlApi> | undefined

  constructor({ maxWorlds = LIMITS.worlds, controlToken, onWorld, onWorldDeleted, ...options }: HostOptions) {
    this.#controlToken = controlToken === undefined ? undefined : checkToken(controlToken)
    checkCallback('onWorld', onWorld)
    checkCallback('onWorldDeleted', onWorldDeleted)
    const randomSeed = checkRandomSeed(options.randomSeed ?? crypto.randomUUID(), MAX_HOST_SEED_LENGTH)
    const { scenario: _, ...withoutScenario } = options
    this.#createStranger = name => new WorkbenchMock({ ...withoutScenario, randomSeed: seedOf(randomSeed, name) })
    const journalBudget = new JournalBudget(LIMITS.recordedBytes)
    const create = (name: string) =>
      new WorkbenchMock({ ...options, randomSeed: seedOf(randomSeed, name) }, journalBudget)
    const onAdd = (name: string, mock: WorkbenchMock) => notify(() => onWorld?.(name, mock))
    const onDelete = (name: string) => notify(() => onWorldDeleted?.(name))
    this.#worlds = new WorldRegistry(checkCount('maxWorlds', maxWorlds), create, onAdd, onDelete)
    this.mock = this.#worlds.at(DEFAULT_WORLD)
  }

  get controlToken(): string | undefined {
    return this.#controlToken
  }

  requireControlToken(): void {
    this.#controlToken ??= crypto.randomUUID()
  }

  world(name: string): WorkbenchMock {
    return this.#worlds.at(checkName(name))
  }

  addSavedWorld(name: string): void {
    this.#worlds.addSaved(checkName(name))
  }

  async fetch(request: Request): Promise<Response> {
    const address = addressOf(request)
    const { pathname } = address.url
    const page = isForDashboard(request, pathname) ? await this.#dashboard.respond(request, pathname) : undefined
    if (page) return page
    if (!isControl(address.path)) return toFetchResponse(await this.#handleAt(request, address))
    try {
      const world = worldOf(request, address)
      const version = this.#worlds.versionOf(world)
      return await (await this.#loadControl()).respond(request, { ...address, world, version })
    } catch (error) {
      if (error instanceof Problem) return problemResponse(error)
      throw error
    }
  }

  handle(request: MockRequest): Promise<MockResponse | undefined> | undefined {
    const address = addressOf(request)
    const needsFetch = isControl(address.path) || isForDashboard(request, address.url.pathname)
    return needsFetch ? undefined : this.#handleAt(request, address)
  }

  async #handleAt(request: MockRequest, address: Address): Promise<MockResponse | undefined> {
    try {
      return await this.#mockFor(request, worldOf(request, address)).handle(request, address.basePath)
    } catch (error) {
      if (error instanceof Problem) return apiErrorResponse(address, error, this.timeFor())
      throw error
    }
  }

  /**
   * Returns the mock of a world. The world is created for a request with one of its tokens. Any other request must not leave
   * anything behind, so it is handled by a mock that is then discarded.
   */
  #mockFor({ headers }: MockRequest, name: string): WorkbenchMock {
    const existing = this.#worlds.find(name)
    if (existing) return existing
    const stranger = this.#createStranger(name)
    const token = bearerTokenOf(headers.get('authorization'))
    return Object.values(stranger.tokens).some(each => each === token) ? this.#worlds.at(name) : stranger
  }

  bodyLimit(head: RequestHead): Promise<number | undefined> | undefined {
    const address = addressOf(head)
    if (!isControl(address.path)) return undefined
    return this.#loadControl().then(control => control.bodyLimit(head, address))
  }

  watch(head: RequestHead): (() => MockResponse | undefined) | undefined {
    const address = addressOf(head)
    const name = isControl(address.path) ? this.#worldNameOf(head, address) : undefined
    if (name === undefined) return undefined
    const version = this.#worlds.versionOf(name)
    return () => (this.#worlds.versionOf(name) === version ? undefined : problemMessage(REPLACED))
  }

  serializeError({ url }: RequestHead, error: ApiError): MockResponse | undefined {
    if (!URL.canParse(url) || !isControl(addressOf({ url }).path)) return undefined
    const { status, title } = errorTemplate(error, this.mock.assumptions)
    return problemMessage(new Problem(status, `${title}.`, String(error.detail)))
  }

  callerOf(head: RequestHead): string | undefined {
    const address = URL.canParse(head.url) ? addressOf(head) : undefined
    if (!address) return undefined
    if (!isControl(address.path)) return this.#existingWorld(head, address)?.callerOf(head)
    const token = bearerTokenOf(head.headers.get('authorization')) ?? ''
    // Compares hashes, because the time to compare the tokens themselves would reveal how much of a token is correct.
    const isAllowed = this.#controlToken === undefined || hashOf(token) === hashOf(this.#controlToken)
    return isAllowed ? CONTROL : undefined
  }

  timeFor(head?: RequestHead): Date {
    const address = head && URL.canParse(head.url) ? addressOf(head) : undefined
    const world = head && address ? this.#existingWorld(head, address) : undefined
    return (world ?? this.mock).clock.now()
  }

  #existingWorld(head: RequestHead, address: Address): WorkbenchMock | undefined {
    const name = this.#worldNameOf(head, address)
    return name === undefined ? undefined : this.#worlds.find(name)
  }

  /** Returns the name of the world that a request selects, or undefined if the name is invalid. */
  #worldNameOf(head: RequestHead, address: Address): string | undefined {
    try {
      return worldOf(head, address)
    } catch (error) {
      if (error instanceof Problem) return undefined
      throw error
    }
  }

  endStreams(): void {
    this.#streams.end()
  }

  /** Loads the control API on first use, so that a server starts faster. */
  #loadControl(): Promise<ControlApi> {
    this.#control ??= import('./control/router.ts').then(({ createControlApi }) =>
      createControlApi({ worlds: this.#worlds, streams: this.#streams, token: () => this.#controlToken }),
    )
    return this.#control
  }
}

/** The caller of the control API. */
const CONTROL = 'control'

/** A world depends only on the seed and its own name, not on the other worlds. */
const seedOf = (randomSeed: number | string, name: string) =>
  name === DEFAULT_WORLD ? randomSeed : `${randomSeed}/worlds/${name}`

/** A problem as a Workbench API error document. */
function apiErrorResponse({ url }: Address, { status, message, hint }: Problem, now: Date): MockResponse {
  const content = { ...errorTemplateForStatus(status), detail: `${message} ${hint}` }
  return serializeError(url, content, { date: now.toUTCString() })
}

/** @throws OperationFailure if the callback throws it */
function notify(callback: () => unknown): void {
  const failure = callListener(callback)
  if (failure) throw failure
}

function checkCallback(name: string, callback: unknown): void {
  if (callback === undefined || typeof callback === 'function') return
  throw new TypeError(`Invalid ${name} ${printValue(callback)}: expected a function.`)
}

/** Whether a token can be sent in a header. */
export const isHeaderToken = (token: string): boolean => typeof token === 'string' && /^[!-~]+$/.test(token)

function checkToken(token: string): string {
  if (isHeaderToken(token)) return token
  throw new TypeError('Invalid controlToken: expected printable ASCII characters without spaces.')
}
