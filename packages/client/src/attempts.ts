import { retryAfterSeconds } from './refusals.ts'
import { redact, type Secret } from './secret.ts'

/** How long one attempt may take, the reading of its answer included, in milliseconds. */
export const ATTEMPT_TIMEOUT = 30_000
/** How often a request is repeated, at most. */
export const RETRIES = 2
/** The methods that can be repeated: to do one of these twice is to do it once. A POST repeated may make a second key. */
export const RETRIED_METHODS = ['get', 'patch', 'delete']
/** The statuses after which it helps to repeat. */
export const RETRIED_STATUSES = [408, 429, 500, 502, 503, 504]
/** The longest `Retry-After` that is waited for, in milliseconds. Above it the caller decides. */
export const LONGEST_RETRY_AFTER = 60_000

const BODILESS_STATUSES = new Set([204, 205, 304])

/** How the attempts to send one request are made. */
export interface AttemptSettings {
  readonly token: Secret
  readonly fetch: (request: Request) => Promise<Response>
}

interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: string
}

/** The attempts to send one request, and what came of the last of them. */
export class Attempts {
  readonly #settings: AttemptSettings
  #count = 0
  #isInDoubt = false
  #answer: Answer | undefined
  #lostWith: string | undefined

  constructor(settings: AttemptSettings) {
    this.#settings = settings
  }

  /** How many were made. */
  get count(): number {
    return this.#count
  }

  /** The system's code for the lost connection, such as `ECONNREFUSED`, where it gives one. */
  get lostWith(): string | undefined {
    return this.#lostWith
  }

  /** The last answer, whole; undefined where none came. */
  get answer(): Response | undefined {
    return (
      this.#answer && new Response(BODILESS_STATUSES.has(this.#answer.status) ? null : this.#answer.body, this.#answer)
    )
  }

  /**
   * Sends the request once, and reads the whole answer, so that a cut body is repeated like any lost answer. What it gives
   * back is no more than is needed to decide on that.
   */
  async make(request: Request): Promise<Response> {
    request.signal.throwIfAborted()
    this.#count += 1
    this.#isInDoubt ||= this.#count > 1 && (this.#answer === undefined || this.#answer.status >= 500)
    this.#answer = undefined
    this.#lostWith = undefined
    request.headers.set('authorization', `Bearer ${this.#settings.token.reveal()}`)
    try {
      this.#answer = await unlessAborted(request.signal, readWhole(this.#settings.fetch(request)))
    } catch (error) {
      this.#lostWith = systemCode(error, this.#settings.token)
      // Nothing of what was thrown is kept: it may hold the request, and with it the token.
      throw new Error('no answer')
    }
    return new Response(null, this.#answer)
  }

  /** Whether to repeat, given that the method allows it and the last attempt was no success. */
  mayRepeat(): boolean {
    if (this.#answer === undefined) return true
    const seconds = retryAfterSeconds(this.#answer.headers) ?? 0
    return RETRIED_STATUSES.includes(this.#answer.status) && seconds * 1000 <= LONGEST_RETRY_AFTER
  }

  /** Whether the record is gone by an earlier attempt, whose answer was lost. */
  hasDeleted(request: Request): boolean {
    return request.method === 'DELETE' && this.#answer?.status === 404 && this.#isInDoubt
  }
}

async function readWhole(pending: Promise<Response>): Promise<Answer> {
  const response = await pending
  // Browsers hide the status of a redirect that was not followed.
  const status = response.type === 'opaqueredirect' ? 302 : response.status
  return { status, headers: response.headers, body: await response.text() }
}

// A fetch that was handed in may not listen to the signal.
async function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  let stop = () => {}
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(new Error('aborted'))
    signal.addEventListener('abort', stop, { once: true })
    if (signal.aborted) stop()
  })
  try {
    return await Promise.race([work, aborted])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

function systemCode(error: unknown, token: Secret): string | undefined {
  for (const each of [error, error instanceof Error ? error.cause : undefined]) {
    const code = typeof each === 'object' && each !== null && 'code' in each ? each.code : undefined
    if (typeof code === 'string' && /^[A-Z][A-Z0-9_]{2,40}$/.test(code)) return redact(code, [token])
  }
  return undefined
}
