import { MAX_TIMER_DELAY } from '@workbench-sdk/internal/sleep'
import { InvalidArgumentError } from '../errors.ts'
import { type Hooks, type Logger, Observers } from '../observability/hooks.ts'
import type { Tracing } from '../observability/tracing.ts'
import { Credentials, type TokenSource } from './authorization.ts'

/**
 * The limits of a call, for all calls of a client or for one call.
 *
 * @example
 * const patient: CallLimits = { timeout: 600_000, retries: 5 }
 * const keys = await workbench.apiKeys.list({}, patient).toArray()
 */
export interface CallLimits {
  /**
   * How long a call may take in milliseconds, with all retries and the delays between them.
   *
   * @default 120_000
   */
  readonly timeout?: number | undefined
  /**
   * How long an attempt may take in milliseconds, including the body of the response.
   *
   * @default 30_000
   */
  readonly attemptTimeout?: number | undefined
  /**
   * How many times to retry a call if the connection or Workbench fails; 0 disables retries. A creation is retried only if it is
   * certain that nothing was created. Sending again after a 401, with a new token or a one-time code, is not a retry.
   *
   * @default 2
   */
  readonly retries?: number | undefined
  /** Additional headers. The client sets `authorization` itself. */
  readonly headers?: Readonly<Record<string, string>> | undefined
}

/**
 * The options of a call: the last argument of every method.
 *
 * @example
 * await workbench.apiKeys.get(key, { timeout: 5_000, retries: 0, signal: AbortSignal.timeout(10_000) })
 */
export interface CallOptions extends CallLimits {
  /** Aborts the call, including retries and the delays between them. The call then rejects with an `AbortedError`. */
  readonly signal?: AbortSignal | undefined
}

/**
 * The options of a client.
 *
 * @example
 * const options: WorkbenchOptions = { token, retries: 5, logger: console }
 * const workbench = new Workbench(options)
 */
export interface WorkbenchOptions extends CallLimits {
  /**
   * An API key, the token of a login session, or a function that returns one: see {@link TokenSource}. Surrounding white
   * space is removed, e.g. the newline at the end of a file.
   *
   * @default the environment variable `WORKBENCH_API_KEY`
   */
  readonly token?: TokenSource | undefined
  /**
   * The URL of Workbench, e.g. `https://workbench.expel.io`.
   *
   * @default the environment variable `WORKBENCH_BASE_URL`, or `https://workbench.expel.io`
   */
  readonly baseUrl?: string | undefined
  /**
   * The function that sends requests, e.g. `mock.fetch`.
   *
   * @default the global `fetch` at the time of each call
   */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined
  /**
   * Returns a one-time code. The client calls it when Workbench asks for a code to create a key (rule `otp-on-create`), and waits for
   * it at most for the `timeout` of the call.
   */
  readonly otp?: (() => string | Promise<string>) | undefined
  /** Functions that observe requests, responses, retries and errors. */
  readonly hooks?: Hooks | undefined
  /** Where to log to, e.g. `console`. By default, the client does not log. */
  readonly logger?: Logger | undefined
  /** Creates a span for each attempt, e.g. `openTelemetry()`. By default, there are no spans. */
  readonly tracing?: Tracing | undefined
}

/** The limits of a call, with defaults applied. */
export interface ResolvedLimits {
  readonly timeout: number
  readonly attemptTimeout: number
  readonly retries: number
  readonly headers: Readonly<Record<string, string>>
}

/** The options of a client, validated and with defaults applied. */
export interface ResolvedOptions {
  /** Undefined before a login. */
  readonly credentials: Credentials | undefined
  readonly baseUrl: string
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  readonly otp: (() => string | Promise<string>) | undefined
  readonly limits: ResolvedLimits
  readonly observers: Observers | undefined
  readonly tracing: Tracing | undefined
}

const TOKEN_VARIABLE = 'WORKBENCH_API_KEY'
const DEFAULT_BASE_URL = 'https://workbench.expel.io'
const DEFAULT_LIMITS: ResolvedLimits = { timeout: 120_000, attemptTimeout: 30_000, retries: 2, headers: {} }

const baseOptions = new WeakMap<WorkbenchOptions, ResolvedOptions>()

/** Returns options that fall back to those of another client. */
export function deriveOptions(options: WorkbenchOptions, base: ResolvedOptions): WorkbenchOptions {
  const derived = { ...options }
  baseOptions.set(derived, base)
  return derived
}

/** Validates options and applies the defaults. */
export function resolveOptions(options: WorkbenchOptions): ResolvedOptions {
  const { token, baseUrl, fetch, otp, hooks, logger, tracing } = options
  const base = baseOptions.get(options)
  return {
    credentials:
      base && token === undefined
        ? base.credentials
        : new Credentials(
            token ?? environmentVariable(TOKEN_VARIABLE),
            token === undefined ? `environment variable ${TOKEN_VARIABLE}` : undefined,
          ),
    baseUrl:
      base && baseUrl === undefined
        ? base.baseUrl
        : checkBaseUrl(baseUrl ?? environmentVariable('WORKBENCH_BASE_URL') ?? DEFAULT_BASE_URL),
    fetch: fetch === undefined ? (base?.fetch ?? globalFetch) : (url, init) => fetch(new Request(url, init)),
    otp: otp ?? base?.otp,
    limits: resolveLimits(options, base?.limits),
    observers:
      hooks || logger
        ? new Observers(hooks ?? base?.observers?.hooks, logger ?? base?.observers?.logger)
        : base?.observers,
    tracing: tracing ?? base?.tracing,
  }
}

/** Returns the limits of a call, which fall back to those of the client. */
export function resolveLimits(
  { timeout, attemptTimeout, retries, headers }: CallLimits,
  defaults: ResolvedLimits = DEFAULT_LIMITS,
): ResolvedLimits {
  return {
    timeout: checkTime('timeout', timeout) ?? defaults.timeout,
    attemptTimeout: checkTime('attemptTimeout', attemptTimeout) ?? defaults.attemptTimeout,
    retries: checkRetries(retries) ?? defaults.retries,
    headers: headers === undefined ? defaults.headers : { ...defaults.headers, ...checkHeaders(headers) },
  }
}

export function checkSignal(signal: AbortSignal | undefined): void {
  if (signal !== undefined && typeof signal?.aborted !== 'boolean') {
    throw new InvalidArgumentError('Invalid signal: expected an AbortSignal, e.g. `controller.signal`.')
  }
}

// Looked up for each request, so that an interceptor that starts later receives it.
function globalFetch(url: string, init: RequestInit): Promise<Response> {
  return globalThis.fetch(url, init)
}

function checkTime(name: string, value: number | undefined): number | undefined {
  if (value === undefined) return undefined
  if (typeof value === 'number' && value > 0) return Math.min(value, MAX_TIMER_DELAY)
  throw new InvalidArgumentError(`Invalid ${name} ${value}: expected a number of milliseconds greater than 0.`)
}

function checkRetries(retries: number | undefined): number | undefined {
  if (retries === undefined || (Number.isSafeInteger(retries) && retries >= 0)) return retries
  throw new InvalidArgumentError(`Invalid retries ${retries}: expected a non-negative integer.`)
}

function checkHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  try {
    const checked = Object.fromEntries(new Headers(headers))
    if (!('authorization' in checked)) return checked
  } catch {
    // The platform's message quotes the value, which may be a secret.
    throw new InvalidArgumentError('Invalid headers: a name or a value contains an invalid character.')
  }
  throw new InvalidArgumentError(
    'Invalid headers: the client sets `authorization` itself. Use the option `token` or `withToken()`.',
  )
}

function checkBaseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isPlain = url?.username === '' && url.password === '' && url.search === '' && url.hash === ''
  if (url === undefined || !isPlain || !/^https?:$/.test(url.protocol)) {
    throw new InvalidArgumentError(
      `Invalid baseUrl${printable(text)}: expected an http or https URL without user, query and fragment, e.g. ${DEFAULT_BASE_URL}.`,
    )
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '').replace(/\/api\/v2$/, '')}`
}

/** Returns a base URL for a message, unless it could contain a password or a token. */
function printable(text: string): string {
  return /^[\w.:/-]*$/.test(text) ? ` "${text}"` : ''
}

function environmentVariable(name: string): string | undefined {
  try {
    return globalThis.process?.env?.[name] || undefined
  } catch {
    // Deno throws if the program has no permission to read it.
    return undefined
  }
}
