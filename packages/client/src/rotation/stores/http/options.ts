import { isLoopback } from '@workbench-sdk/internal/loopback'
import { MAX_TIMER_DELAY } from '@workbench-sdk/internal/time'
import { type CallOptions, type Fetch, InvalidArgumentError } from '../../../index.ts'

/**
 * Options for every store that uses an HTTP API.
 *
 * @example
 * const options: HttpStoreOptions = { timeout: 10_000, signal: AbortSignal.timeout(300_000) }
 * const store = awsSecret({ region: 'eu-central-1', secretId: 'deploy', ...options })
 */
export interface HttpStoreOptions {
  /**
   * The function that sends requests, e.g. undici's `fetch` with a `dispatcher` for a proxy or a client certificate.
   *
   * @default the global `fetch` at the time of each request
   */
  readonly fetch?: Fetch | undefined
  /**
   * How long each method of the store may take, in milliseconds, including all requests, retries and delays.
   *
   * @default 30_000
   */
  readonly timeout?: number | undefined
  /** Aborts the running method, which then rejects with an `AbortedError`. */
  readonly signal?: CallOptions['signal']
  /**
   * Allows an `http:` URL for another machine. Credentials and the secret are then sent unencrypted. URLs of this machine can always use
   * `http:`.
   *
   * @default false
   */
  readonly allowInsecureHttp?: boolean | undefined
}

/** How a store sends requests. */
export interface HttpSettings {
  readonly fetch: Fetch
  /** In milliseconds. */
  readonly timeout: number
  readonly signal: CallOptions['signal']
}

const DEFAULT_TIMEOUT = 30_000

/** Validates the options, and adds their defaults. */
export function resolveHttpOptions({ fetch, timeout = DEFAULT_TIMEOUT, signal }: HttpStoreOptions): HttpSettings {
  if (!(timeout > 0 && timeout <= MAX_TIMER_DELAY)) {
    throw new InvalidArgumentError(
      `Invalid timeout ${timeout}: expected a number of milliseconds from 1 to ${MAX_TIMER_DELAY}.`,
    )
  }
  return { fetch: fetch ?? ((url, init) => globalThis.fetch(url, init)), timeout, signal }
}

/**
 * Returns the URL of an API, without a trailing slash.
 *
 * @param name The name of the option, for messages.
 * @param example A valid URL, for messages.
 */
export function parseServerUrl(
  name: string,
  value: string,
  example: string,
  { allowInsecureHttp = false }: HttpStoreOptions,
): string {
  const url = URL.canParse(value) ? new URL(value) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol) || /[?#@]/.test(value)) {
    // Not shown: it may contain a password.
    throw new InvalidArgumentError(
      `Invalid ${name}: expected an http: or https: URL without a user name, query or fragment, e.g. ${example}.`,
    )
  }
  if (url.protocol === 'http:' && !allowInsecureHttp && !isLoopback(url.hostname)) {
    throw new InvalidArgumentError(
      `Invalid ${name} ${url.origin}: credentials would be sent unencrypted. Use https:, or set \`allowInsecureHttp: true\`.`,
    )
  }
  return url.href.replace(/\/+$/, '')
}

/** Returns the options of a store. Throws if they are not an object, which is possible in JavaScript. */
export function checkOptions<T extends object>(options: T): T {
  if (typeof options === 'object' && options !== null) return options
  throw new InvalidArgumentError('Invalid options: expected an object that specifies the place of the secret.')
}

/**
 * Returns a required string.
 *
 * @param expected A description of the strings that match `pattern`, for messages.
 */
export function checkText(name: string, value: unknown, pattern: RegExp, expected: string): string {
  if (typeof value === 'string' && pattern.test(value)) return value
  const shown = typeof value === 'string' ? ` ${JSON.stringify(value)}` : ''
  throw new InvalidArgumentError(`Invalid ${name}${shown}: expected ${expected}.`)
}
