import { sleep, timeLimit } from '@workbench-sdk/internal/time'
import { AbortedError, type FetchHeaders } from '../../../index.ts'
import { StoreError } from '../secret-store.ts'
import { explainFailure, type Failure } from './failure.ts'
import type { HttpSettings } from './options.ts'
import { readBody } from './read-body.ts'

/** A request to an API. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PATCH'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** Whether the request can change stored data. Retrying it must be harmless. */
  readonly writes?: boolean
}

/** A complete response. */
export interface HttpResponse {
  readonly status: number
  readonly headers: FetchHeaders
  readonly text: string
  /** The parsed body. Undefined if it is not JSON. */
  readonly json: unknown
}

/** An API, and how to interpret its responses. */
export interface Api {
  /** The name for messages, e.g. `Vault at https://vault.example:8200`. */
  readonly name: string
  readonly http: HttpSettings
  /** Whether an error response has the format of this API. If not, it is from a proxy. */
  isOwnError(response: HttpResponse): boolean
  /** Whether to retry a request that received this response. Applies in addition to {@link TRANSIENT}. */
  isTransient?(response: HttpResponse): boolean
  /**
   * Whether it is certain that a request that received this response changed nothing. Applies in addition to the API's own 4xx responses.
   */
  isRejected?(response: HttpResponse): boolean
}

const MAX_ATTEMPTS = 5
/** In milliseconds. */
const ATTEMPT_TIMEOUT = 10_000
const FIRST_DELAY = 100
const MAX_DELAY = 2000
const MAX_PAUSE = 500
const TIMED_OUT = { code: 'ETIMEDOUT' }
const TRANSIENT: readonly number[] = [408, 425, 429, 500, 502, 503, 504]

/**
 * Runs a method of a store. If it throws a {@link StoreError}, the error reports whether it is certain that nothing was written.
 *
 * @throws AbortedError if the signal is aborted.
 */
export async function withSession<T>(api: Api, work: (session: HttpSession) => Promise<T>): Promise<T> {
  const session = new HttpSession(api)
  try {
    return await work(session)
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    throw new StoreError(error.message, { isUnchanged: !session.mayHaveWritten })
  } finally {
    session.end()
  }
}

/** The requests sent by a method call. They share its time limit. */
export class HttpSession {
  readonly #api: Api
  readonly #control = new AbortController()
  readonly #deadline: number
  /** Ends the session. */
  readonly end: () => void
  #mayHaveWritten = false

  constructor(api: Api) {
    const { timeout, signal } = api.http
    this.#api = api
    this.#deadline = performance.now() + timeout
    this.end = timeLimit(timeout, signal, end => this.#control.abort(end))
  }

  /** Whether a request may have changed stored data. */
  get mayHaveWritten(): boolean {
    return this.#mayHaveWritten
  }

  /**
   * Sends a request. Retries it after lost connections and temporary errors.
   *
   * @param create Creates the request for each attempt, because tokens and signatures expire.
   */
  async send(create: () => Promise<HttpRequest>): Promise<HttpResponse> {
    for (let attempt = 1; ; attempt += 1) {
      const result = await this.#attempt(await this.#limit(create()))
      const isFinal = 'advice' in result ? result.isPermanent : !this.#isTransient(result)
      const delay = delayBefore(attempt, 'advice' in result ? undefined : result)
      if (isFinal || attempt === MAX_ATTEMPTS || performance.now() + delay > this.#deadline) {
        if ('advice' in result) throw new StoreError(`${result.problem} ${result.advice}`)
        return result
      }
      await this.#limit(sleep(delay, this.#control.signal))
    }
  }

  /** Waits before a step is retried. The delay increases with each attempt. */
  async pause(attempt: number): Promise<void> {
    await this.#limit(sleep(randomDelay(attempt, MAX_PAUSE), this.#control.signal))
  }

  async #attempt(request: HttpRequest): Promise<HttpResponse | Failure> {
    const hadWritten = this.#mayHaveWritten
    if (request.writes) this.#mayHaveWritten = true
    const result = await this.#exchange(request)
    const isRejected = 'advice' in result ? result.isUnsent : this.#isRejected(result)
    if (isRejected) this.#mayHaveWritten = hadWritten
    return result
  }

  async #exchange({ method, url, headers, body }: HttpRequest): Promise<HttpResponse | Failure> {
    const control = new AbortController()
    const { signal } = control
    const cancel = timeLimit(ATTEMPT_TIMEOUT, this.#control.signal, () => control.abort(TIMED_OUT))
    try {
      const init = { method, headers: { ...headers }, signal, redirect: 'manual', cache: 'no-store' } as const
      const sent = this.#api.http.fetch(url, body === undefined ? init : { ...init, body })
      const response = await abortable(sent, signal)
      const text = await abortable(readBody(response), signal)
      return { status: response.status, headers: response.headers, text, json: parseJson(text) }
    } catch (error) {
      if (this.#control.signal.aborted) throw this.#stopped()
      if (error instanceof StoreError) throw error
      return explainFailure(error, this.#api.name)
    } finally {
      cancel()
    }
  }

  /** Waits for a step, but no longer than the session lasts. */
  async #limit<T>(step: Promise<T>): Promise<T> {
    try {
      return await abortable(step, this.#control.signal)
    } catch (error) {
      if (this.#control.signal.aborted) throw this.#stopped()
      throw error
    }
  }

  #stopped(): Error {
    const { name, http } = this.#api
    if (this.#control.signal.reason === 'aborted') {
      return new AbortedError(`The request to ${name} was aborted by its signal.`, { cause: http.signal?.reason })
    }
    return new StoreError(
      `${name} did not complete the call within ${http.timeout / 1000} s. Check the network, or increase the timeout.`,
    )
  }

  #isTransient(response: HttpResponse): boolean {
    return TRANSIENT.includes(response.status) || this.#api.isTransient?.(response) === true
  }

  #isRejected(response: HttpResponse): boolean {
    const { status } = response
    // These statuses have the same meaning from any server.
    if ([307, 308, 425, 429].includes(status)) return true
    if (this.#api.isRejected?.(response)) return true
    return status >= 400 && status < 500 && status !== 408 && this.#api.isOwnError(response)
  }
}

/**
 * Returns the delay before a retry, in milliseconds: the time that the response specifies, or a random time that increases with each
 * attempt.
 */
function delayBefore(attempt: number, response: HttpResponse | undefined): number {
  const header = response?.headers.get('retry-after') ?? ''
  if (/^\d{1,6}$/.test(header)) return Number(header) * 1000
  const date = Date.parse(header)
  if (!Number.isNaN(date)) return Math.max(date - Date.now(), 0)
  return randomDelay(attempt, MAX_DELAY)
}

function randomDelay(attempt: number, max: number): number {
  return Math.min(FIRST_DELAY * 2 ** (attempt - 1), max) * (0.5 + Math.random() / 2)
}

function abortable<T>(step: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason)
    signal.addEventListener('abort', abort, { once: true })
    if (signal.aborted) abort()
    step.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
