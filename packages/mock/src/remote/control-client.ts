import type { components, paths } from '@workbench-sdk/contract/generated/control'
import { CONTROL_VERSION } from '@workbench-sdk/contract/generated/control-routes'
import { messageOf } from '@workbench-sdk/internal/errors'
import ky, { isHTTPError, isNetworkError, isTimeoutError, type KyInstance } from 'ky'
import createClient, { type Client } from 'openapi-fetch'
import { clearTimeout, setTimeout, wait } from '../platform/timers.ts'
import { type ResolvedConnectOptions, TOKEN_VARIABLE } from './options.ts'
import { RemoteMockError } from './remote-mock-error.ts'

type Problem = components['schemas']['Problem']
export type MockDescription = components['schemas']['MockDescription']

/** The delays between retries. The first delays are short, because a server started by a test usually responds within a second. */
const RETRY_DELAYS = { first: 50, factor: 1.5, max: 1_000 }
const HOW_TO_START = 'Start a mock with "npx @workbench-sdk/mock", or correct the URL.'

/**
 * Converts plain data to JSON. `JSON.stringify` would omit functions, so that the mock could not reject them.
 *
 * @throws TypeError if the data contains a value that JSON cannot represent
 */
function serializeBody(plain: unknown): string {
  return JSON.stringify(plain, (name, value) => {
    if (NOT_JSON.has(typeof value))
      throw new TypeError(`Invalid "${name}": expected plain data, received a ${typeof value}.`)
    return value
  })
}

const NOT_JSON: ReadonlySet<string> = new Set(['function', 'symbol', 'bigint'])

/** Ids consist of ASCII characters. A server rejects a URL that is too long. */
const ID = /^[!-~]{1,1000}$/

/** Whether an id can be a segment of a path. With the ids "" and "..", the URL would name another operation. */
export const isSegment = (id: unknown): id is string => typeof id === 'string' && ID.test(id) && !/^\.{1,2}$/.test(id)

/** A control API client for one world. */
export class ControlClient {
  readonly api: Client<paths>
  readonly #http: KyInstance
  readonly #options: ResolvedConnectOptions
  readonly #signal: AbortSignal

  /** @param signal aborts all calls */
  constructor(options: ResolvedConnectOptions, signal: AbortSignal) {
    const { controlToken, fetch, hooks, timeout, baseUrl } = options
    this.#options = options
    this.#signal = signal
    this.#http = ky.create({
      signal,
      timeout,
      throwHttpErrors: false,
      ...(controlToken !== undefined && { headers: { authorization: `Bearer ${controlToken}` } }),
      ...(fetch && { fetch }),
      ...(hooks && { hooks }),
    })
    this.api = createClient<paths>({ baseUrl, bodySerializer: serializeBody, fetch: request => this.#http(request) })
  }

  /**
   * Waits until the server responds, and returns the world's description. The world is created if it does not exist.
   *
   * @throws RemoteMockError if the server does not respond in time, is not a mock, has a different version, or rejects the control token
   */
  async connect(): Promise<MockDescription> {
    await this.#waitUntilUp()
    const description = await this.call(this.api.GET('/__mock__'))
    this.#checkVersion(description)
    return description
  }

  /**
   * Returns the data of a response.
   *
   * @throws TypeError if the mock rejects the arguments
   * @throws RemoteMockError if the mock rejects the call for another reason, or does not respond
   */
  async call<T>(pending: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
    const { data, error, response } = await pending.catch((thrown: unknown) => {
      throw this.#explain(thrown)
    })
    if (!response.ok) throw this.#rejection(response.status, error)
    // The contract defines the data of each successful response.
    return data as T
  }

  /** Uses real-time timers, because a test's fake timers do not advance while the test waits for the connection. */
  async #waitUntilUp(): Promise<void> {
    const { origin, connectTimeout } = this.#options
    const late = new AbortController()
    const timer = setTimeout(() => late.abort(), connectTimeout)
    let failure = new Error('it does not respond')
    try {
      await this.#retryHealth(AbortSignal.any([this.#signal, late.signal]), error => {
        failure = error
      })
    } catch (thrown) {
      if (this.#signal.aborted || !late.signal.aborted) throw thrown
      const waited = `after ${connectTimeout / 1e3} s: ${reasonOf(failure)}`
      throw new RemoteMockError(`No mock is running at ${origin} ${waited}. ${HOW_TO_START}`, { cause: failure.cause })
    } finally {
      clearTimeout(timer)
    }
  }

  async #retryHealth(signal: AbortSignal, onFailure: (error: Error) => void): Promise<void> {
    const { origin, hooks } = this.#options
    let request: Request | Response = new Request(`${origin}/__mock__/health`)
    for (let retryCount = 1; ; retryCount++) {
      const error = await this.#tryHealth(request, signal)
      if (error === undefined) return
      onFailure(error)
      await wait(Math.min(RETRY_DELAYS.first * RETRY_DELAYS.factor ** retryCount, RETRY_DELAYS.max), signal)
      for (const hook of hooks?.beforeRetry ?? []) {
        if (request instanceof Request) request = (await hook({ request, retryCount, error })) ?? request
      }
      signal.throwIfAborted()
    }
  }

  /** Returns the error if no server responds. */
  async #tryHealth(request: Request | Response, signal: AbortSignal): Promise<Error | undefined> {
    const late = new AbortController()
    const timer = setTimeout(() => late.abort(), this.#options.timeout)
    try {
      const options = {
        signal: AbortSignal.any([signal, late.signal]),
        timeout: false,
        retry: 0,
        // A container's proxy responds with these before the mock listens.
        throwHttpErrors: (status: number) => [502, 503, 504].includes(status),
      } as const
      await this.#checkHealth(request instanceof Response ? request : await this.#http(request.clone(), options))
      return undefined
    } catch (thrown) {
      if (late.signal.aborted) return new Error('it does not respond')
      if (reasonOf(thrown) === FORBIDDEN_PORT)
        throw new RemoteMockError(`\`fetch\` cannot call ${this.#options.origin}. Start the mock on another port.`, {
          cause: thrown,
        })
      if (isNetworkError(thrown) || isHTTPError(thrown)) return thrown
      throw this.#explain(thrown)
    } finally {
      clearTimeout(timer)
    }
  }

  /** Checks that the response is from a mock, because other servers may also respond to this path. */
  async #checkHealth(response: Response): Promise<void> {
    const health: unknown = await response.json().catch(() => undefined)
    if (Object(health).status === 'ok') return
    const type = response.headers.get('content-type') ?? 'no content type'
    throw new RemoteMockError(
      `${this.#options.origin} is not a mock: GET /__mock__/health returned ${response.status} with ${type}, expected {"status":"ok"}. ${HOW_TO_START}`,
      { status: response.status },
    )
  }

  #checkVersion({ version }: Partial<MockDescription>): void {
    if (majorOf(version) === majorOf(CONTROL_VERSION)) return
    throw new RemoteMockError(
      `The mock at ${this.#options.origin} has version ${version ?? 'unknown'} of the control API; expected ${CONTROL_VERSION}. Use the same version of @workbench-sdk/mock on both sides.`,
    )
  }

  /** Converts an error from ky. The original is not exposed, because it contains the request with the control token. */
  #explain(thrown: unknown): unknown {
    const { origin, timeout } = this.#options
    if (isTimeoutError(thrown)) {
      return new RemoteMockError(
        `The mock at ${origin} did not respond to ${callOf(thrown.request)} within ${timeout / 1e3} s. Check that it is running, or increase the "timeout" option.`,
      )
    }
    if (isNetworkError(thrown)) {
      return new RemoteMockError(
        `The connection to the mock at ${origin} failed during ${callOf(thrown.request)}: ${reasonOf(thrown)}. Check that it is running.`,
        { cause: thrown.cause },
      )
    }
    return thrown
  }

  #rejection(status: number, error: unknown): Error {
    const { origin, controlToken } = this.#options
    if (status === 401) {
      return new RemoteMockError(
        controlToken === undefined
          ? `The mock at ${origin} requires its control token. Pass it as "controlToken", or set ${TOKEN_VARIABLE}.`
          : `The mock at ${origin} rejected the control token. Pass the token with which the mock was started, i.e. its --control-token or ${TOKEN_VARIABLE}.`,
        { status },
      )
    }
    const { error: message, hint, issues = [] } = Object(error) as Partial<Problem>
    if (message === undefined) {
      return new RemoteMockError(`The mock at ${origin} returned ${status} without a reason.`, { status })
    }
    const places = issues.map(({ at, says }) => `\n  ${at} ${says}`).join('')
    if (status === 400) return new TypeError(message + places)
    return new RemoteMockError(`The mock at ${origin} returned ${status}: ${message} ${hint ?? ''}`.trim(), { status })
  }
}

const majorOf = (version: string | undefined) => version?.split('.')[0]

const callOf = ({ method, url }: Pick<Request, 'method' | 'url'>) => `${method} ${new URL(url).pathname}`

/** The message of Node for a port that `fetch` does not call, e.g. 22. */
const FORBIDDEN_PORT = 'bad port'

/** Returns the code of a network error, or else its message. */
function reasonOf(error: unknown): string {
  const { code, cause } = Object(error) as { readonly code?: unknown; readonly cause?: unknown }
  if (typeof code === 'string' && code !== '') return code
  return cause === undefined ? messageOf(error) : reasonOf(cause)
}
