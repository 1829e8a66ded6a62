import { InvalidArgumentError } from '../errors.ts'
import { type Hooks, type Logger, type Observers, observersOf } from '../observability/hooks.ts'
import { NO_TRACING, type Tracing } from '../observability/tracing.ts'
import { Credentials, type TokenSource } from './authorization.ts'

/**
 * How long a call may take and how often it may be repeated; for a client, or for one call.
 *
 * @example
 * const patient: CallLimits = { timeout: 600_000, retries: 5 }
 * const keys = await workbench.apiKeys.list({}, patient).toArray()
 */
export interface CallLimits {
  /** How long the whole call may take, with its repetitions and the waiting between them, in milliseconds. Default: 120,000. */
  readonly timeout?: number | undefined
  /** How long each attempt may take, the reading of its answer included, in milliseconds. Default: 30,000. */
  readonly attemptTimeout?: number | undefined
  /**
   * How often a call is repeated at most where the connection or Workbench fails. Default: 2; 0 is never. What makes
   * something is only ever repeated where it certainly has not been made. To meet a 401 with another token or a one-time
   * code is no repetition.
   */
  readonly retries?: number | undefined
  /** Further headers to send. `authorization` is the client's own. */
  readonly headers?: Readonly<Record<string, string>> | undefined
}

/**
 * The last argument of every method.
 *
 * @example
 * await workbench.apiKeys.get(key, { timeout: 5_000, retries: 0, signal: AbortSignal.timeout(10_000) })
 */
export interface CallOptions extends CallLimits {
  /** Aborts the call, its repetitions and the waiting between them; the call throws an `AbortedError`. */
  readonly signal?: AbortSignal | undefined
}

/**
 * How to reach Workbench, and as whom.
 *
 * @example
 * const options: WorkbenchOptions = { token, retries: 5, logger: console }
 * const workbench = new Workbench(options)
 */
export interface WorkbenchOptions extends CallLimits {
  /**
   * An API key, the token of a login session, or a function that gives one: see {@link TokenSource}. White space around it,
   * such as the newline of a file, is dropped. Default: the environment variable `WORKBENCH_API_KEY`.
   */
  readonly token?: TokenSource | undefined
  /** Default: the environment variable `WORKBENCH_BASE_URL`, or else `https://workbench.expel.io`. */
  readonly baseUrl?: string | undefined
  /** What sends a request, such as `mock.fetch`. Default: the `fetch` that is global at the time of each call. */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined
  /** Gives a one-time code. It is asked where Workbench wants one for creating a key. Rule `otp-on-create`. */
  readonly otp?: (() => string | Promise<string>) | undefined
  /** Functions that see requests, answers, repetitions and errors. */
  readonly hooks?: Hooks | undefined
  /** Where to log to, such as `console`. Default: nowhere. */
  readonly logger?: Logger | undefined
  /** Makes spans, such as `openTelemetry()`. Default: none. */
  readonly tracing?: Tracing | undefined
}

/** The limits of a call, with their defaults. */
export interface ResolvedLimits {
  readonly timeout: number
  readonly attemptTimeout: number
  readonly retries: number
  readonly headers: Readonly<Record<string, string>>
}

/** The options, checked and with their defaults. */
export interface ResolvedOptions {
  /** None before a login. */
  readonly credentials: Credentials | undefined
  readonly baseUrl: string
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  readonly otp: (() => string | Promise<string>) | undefined
  readonly limits: ResolvedLimits
  readonly observers: Observers
  readonly tracing: Tracing
}

const DEFAULT_BASE_URL = 'https://workbench.expel.io'
const DEFAULT_LIMITS: ResolvedLimits = { timeout: 120_000, attemptTimeout: 30_000, retries: 2, headers: {} }

/** The longest time that `setTimeout` takes. */
const LONGEST = 2 ** 31 - 1

const derivedFrom = new WeakMap<WorkbenchOptions, ResolvedOptions>()

/** Options for a client like another one, but for what they say. */
export function derive(options: WorkbenchOptions, settings: ResolvedOptions): WorkbenchOptions {
  const derived = { ...options }
  derivedFrom.set(derived, settings)
  return derived
}

/** Checks options, and adds the defaults. */
export function resolveOptions(options: WorkbenchOptions): ResolvedOptions {
  const { token, baseUrl, fetch, otp, tracing } = options
  const settings = derivedFrom.get(options)
  return {
    credentials:
      settings && token === undefined
        ? settings.credentials
        : new Credentials(token ?? environment('WORKBENCH_API_KEY')),
    baseUrl:
      settings && baseUrl === undefined
        ? settings.baseUrl
        : checkBaseUrl(baseUrl ?? environment('WORKBENCH_BASE_URL') ?? DEFAULT_BASE_URL),
    fetch: fetch === undefined ? (settings?.fetch ?? globalFetch) : (url, init) => fetch(new Request(url, init)),
    otp: otp ?? settings?.otp,
    limits: resolveLimits(options, settings?.limits),
    observers: observersOf(options, settings?.observers),
    tracing: tracing ?? settings?.tracing ?? NO_TRACING,
  }
}

/** The limits of one call: its own, and else those of its client. */
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
    throw new InvalidArgumentError('signal has to be an AbortSignal, such as that of an AbortController.')
  }
}

// Looked up at each call, so that an interceptor which is started later is not passed by.
function globalFetch(url: string, init: RequestInit): Promise<Response> {
  return globalThis.fetch(url, init)
}

function checkTime(name: string, value: number | undefined): number | undefined {
  if (value === undefined) return undefined
  if (typeof value === 'number' && value > 0) return Math.min(value, LONGEST)
  throw new InvalidArgumentError(`${name} has to be a number of milliseconds above 0; Infinity is no limit.`)
}

function checkRetries(retries: number | undefined): number | undefined {
  if (retries === undefined || (Number.isSafeInteger(retries) && retries >= 0)) return retries
  throw new InvalidArgumentError('retries has to be a whole number; 0 is never.')
}

function checkHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  try {
    const checked = Object.fromEntries(new Headers(headers))
    if (!('authorization' in checked)) return checked
  } catch {
    // The platform's message would quote the value.
    throw new InvalidArgumentError('headers has a name or a value that cannot be sent.')
  }
  throw new InvalidArgumentError('headers must not have authorization: pass `token`, or use `withToken()`.')
}

function checkBaseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isPlain = url?.username === '' && url.password === '' && url.search === '' && url.hash === ''
  if (url === undefined || !isPlain || !/^https?:$/.test(url.protocol)) {
    throw new InvalidArgumentError(
      `baseUrl has to be an http or https URL without user, query or fragment, such as ${DEFAULT_BASE_URL}.`,
    )
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '').replace(/\/api\/v2$/, '')}`
}

function environment(name: string): string | undefined {
  try {
    return globalThis.process?.env?.[name] || undefined
  } catch {
    // Deno throws where the permission to read it was not given.
    return undefined
  }
}
