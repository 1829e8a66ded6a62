import { isLoopback } from '@workbench-sdk/internal/loopback'
import { MAX_TIMER_DELAY } from '@workbench-sdk/internal/time'
import { InvalidArgumentError } from '../errors.ts'
import { type Hooks, type Logger, Observers } from '../observability/hooks.ts'
import type { Tracing } from '../observability/tracing.ts'
import { platform } from '../platform.ts'
import { printable } from '../secret.ts'
import {
  BYTES,
  COUNT,
  checkFields,
  checkValue,
  DURATION,
  FLAG,
  FUNCTION,
  type Kind,
  lookUp,
  OBJECT,
  type Shape,
} from '../validate-arguments.ts'
import { Credentials, type TokenSource } from './authorization.ts'
import { property } from './error-from-response.ts'
import type { PlatformAbortSignal } from './platform-types.ts'

/**
 * The second argument of `fetch`: a subset of the platform's `RequestInit`.
 *
 * @example
 * const isCreation = ({ method }: FetchInit) => method === 'POST'
 * const counting: Fetch = (url, init) => {
 *   if (isCreation(init)) console.count('created records')
 *   return fetch(url, init)
 * }
 */
export interface FetchInit {
  readonly method: string
  readonly headers: Record<string, string>
  readonly body?: string
  /** Aborted when the attempt times out, or the call is aborted. */
  readonly signal: PlatformAbortSignal
  readonly redirect: 'manual'
  /** Omitted in a runtime that does not support it. */
  readonly cache?: 'no-store'
}

/**
 * The properties of a response that the client uses. The `Response` classes of the platform, undici and node-fetch have them.
 *
 * @example
 * const isSlow = ({ status }: FetchResponse) => status === 504
 * const reporting: Fetch = async (url, init) => {
 *   const response = await fetch(url, init)
 *   if (isSlow(response)) console.warn('The gateway timed out.')
 *   return response
 * }
 */
export interface FetchResponse {
  readonly status: number
  readonly type?: string
  readonly headers: FetchHeaders
  /** A web stream, or an async iterable of bytes. If it is neither, the client calls `text()`. */
  readonly body?: unknown
  readonly bodyUsed?: boolean
  /**
   * Returns the body.
   *
   * @example
   * const text = async () => '{"data":[]}'
   * const stub: Fetch = async () => ({ status: 200, headers: new Headers(), text })
   */
  text(): Promise<string>
}

/**
 * The methods of a response's headers that the client uses.
 *
 * @example
 * const requestId = (headers: FetchHeaders) => headers.get('x-request-id')
 * const { response } = await workbench.organizations.list().withResponse()
 * console.log(requestId(response.headers))
 */
export interface FetchHeaders {
  /**
   * Returns the value of a header, or null.
   *
   * @example
   * const headers: FetchHeaders = new Headers({ 'retry-after': '2' })
   * console.log(headers.get('retry-after')) // 2
   */
  get(name: string): string | null
  /**
   * Calls a function with the value and the name of each header.
   *
   * @example
   * const headers: FetchHeaders = new Headers({ 'retry-after': '2' })
   * headers.forEach((value, name) => console.log(name, value)) // retry-after 2
   */
  forEach(callback: (value: string, name: string) => void): void
}

/**
 * A function that sends a request like the global `fetch`, e.g. undici's `fetch` with a `dispatcher`, `node-fetch`, `ky`, a
 * wrapper, or `mock.fetch`. The client calls it with a string and a plain object.
 *
 * @example
 * const traced: Fetch = (url, init) => {
 *   console.log(init.method, new URL(url).pathname)
 *   return fetch(url, init)
 * }
 * const workbench = new Workbench({ token, fetch: traced })
 */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchResponse>

/**
 * The limits for all calls of a client, or for a single call.
 *
 * @example
 * const patient: CallLimits = { timeout: 600_000, retries: 5 }
 * const keys = await workbench.apiKeys.list({}, patient).toArray()
 */
export interface CallLimits {
  /**
   * How long a call may take, in milliseconds, including all retries and the delays between them.
   *
   * @default 120_000
   */
  readonly timeout?: number | undefined
  /**
   * How long an attempt may take, in milliseconds, including the body of the response.
   *
   * @default 30_000
   */
  readonly attemptTimeout?: number | undefined
  /**
   * How many times to retry a call if the connection or Workbench fails. 0 disables retries. A call that creates a record is
   * retried only if it is certain that nothing was created. An attempt after a 401 response, with a new token or a one-time code,
   * does not count as a retry.
   *
   * @default 2
   */
  readonly retries?: number | undefined
  /**
   * The maximum size of a response, in bytes after decompression. A larger response causes a `ProtocolError`.
   *
   * @default 16_777_216
   */
  readonly maxResponseSize?: number | undefined
  /** Additional headers. The client sets `authorization` itself, and `fetch` sets the connection headers, e.g. `host`. */
  readonly headers?: Readonly<Record<string, string>> | undefined
}

/**
 * The options for a call: the last argument of every method.
 *
 * @example
 * await workbench.apiKeys.get(key, { timeout: 5_000, retries: 0, signal: AbortSignal.timeout(10_000) })
 */
export interface CallOptions extends CallLimits {
  /** Aborts the call, including retries and the delays between them. The call then rejects with an `AbortedError`. */
  readonly signal?: PlatformAbortSignal | undefined
}

/**
 * The options for a client.
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
   * @default the `WORKBENCH_API_KEY` environment variable
   */
  readonly token?: TokenSource | undefined
  /**
   * The URL of Workbench, e.g. `https://workbench.expel.io`.
   *
   * @default the `WORKBENCH_BASE_URL` environment variable, or `https://workbench.expel.io`
   */
  readonly baseUrl?: string | undefined
  /**
   * Allows an `http:` URL for a remote host. The token is then sent unencrypted. For a loopback host, `http:` is always allowed.
   *
   * @default false
   */
  readonly allowInsecureHttp?: boolean | undefined
  /**
   * The function that sends requests, e.g. `mock.fetch`, or undici's `fetch` with a `dispatcher`.
   *
   * @default the global `fetch` at the time of each call
   */
  readonly fetch?: Fetch | undefined
  /**
   * Returns a one-time code. The client calls this function when Workbench requests a code to create a key (rule
   * `otp-on-create`). It waits at most the call's `timeout` for the code.
   */
  readonly otp?: (() => string | Promise<string>) | undefined
  /** Functions that observe requests, responses, retries and errors. */
  readonly hooks?: Hooks | undefined
  /** The destination for logs, e.g. `console`. By default, the client does not log. */
  readonly logger?: Logger | undefined
  /** Creates a span for each attempt, e.g. `openTelemetry()`. By default, there are no spans. */
  readonly tracing?: Tracing | undefined
}

/** The limits for a call, with defaults applied. */
export interface ResolvedLimits {
  readonly timeout: number
  readonly attemptTimeout: number
  readonly retries: number
  readonly maxResponseSize: number
  readonly headers: Readonly<Record<string, string>>
}

/** The options for a client, validated and with defaults applied. */
export interface ResolvedOptions {
  /** Undefined before a login. */
  readonly credentials: Credentials | undefined
  readonly baseUrl: string
  readonly allowInsecureHttp: boolean
  readonly fetch: Fetch
  readonly otp: (() => string | Promise<string>) | undefined
  readonly limits: ResolvedLimits
  readonly observers: Observers | undefined
  readonly tracing: Tracing | undefined
}

const DEFAULT_BASE_URL = 'https://workbench.expel.io'
const DEFAULT_LIMITS: ResolvedLimits = {
  timeout: 120_000,
  attemptTimeout: 30_000,
  retries: 2,
  maxResponseSize: 2 ** 24,
  headers: {},
}

/** Headers that make `fetch` fail, or that belong to the connection. */
export const RESERVED_HEADER =
  /^(connection|content-length|expect|host|keep-alive|te|trailer|transfer-encoding|upgrade)$/i

/** A value that is validated elsewhere. */
const ANY: Kind = { expected: '', accepts: () => true }
const SIGNAL: Kind = { expected: 'an AbortSignal', accepts: isSignal }

const LIMITS: Shape<CallLimits> = {
  timeout: DURATION,
  attemptTimeout: DURATION,
  retries: COUNT,
  maxResponseSize: BYTES,
  headers: ANY,
}
const CALL_OPTIONS: Shape<CallOptions> = { ...LIMITS, signal: SIGNAL }
const OPTIONS: Shape<WorkbenchOptions> = {
  ...LIMITS,
  token: ANY,
  baseUrl: ANY,
  allowInsecureHttp: FLAG,
  fetch: FUNCTION,
  otp: FUNCTION,
  hooks: ANY,
  logger: ANY,
  tracing: ANY,
}

// A symbol, so that a subclass's constructor preserves it when it copies the options.
const BASE = Symbol('base')

interface DerivedOptions extends WorkbenchOptions {
  readonly [BASE]?: ResolvedOptions
}

/** Returns options that default to those of another client. */
export function deriveOptions(options: WorkbenchOptions, base: ResolvedOptions): WorkbenchOptions {
  const derived: DerivedOptions = { ...options, [BASE]: base }
  return derived
}

/** Validates options and applies the defaults. */
export function resolveOptions(options: DerivedOptions): ResolvedOptions {
  checkOptions(options, OPTIONS)
  const base = options[BASE]
  const { environment } = platform
  const { token, baseUrl, allowInsecureHttp = base?.allowInsecureHttp ?? false, hooks, logger } = options
  return {
    credentials:
      token === undefined
        ? (base?.credentials ?? new Credentials(environment.token, environment.tokenOrigin))
        : new Credentials(token),
    baseUrl:
      base && baseUrl === undefined && options.allowInsecureHttp === undefined
        ? base.baseUrl
        : checkBaseUrl(baseUrl ?? base?.baseUrl ?? environment.baseUrl ?? DEFAULT_BASE_URL, allowInsecureHttp),
    allowInsecureHttp,
    fetch: options.fetch ?? base?.fetch ?? globalFetch,
    otp: options.otp ?? base?.otp,
    limits: resolveLimits(options, base?.limits),
    observers:
      hooks || logger
        ? new Observers(hooks ?? base?.observers?.hooks, logger ?? base?.observers?.logger)
        : base?.observers,
    tracing: options.tracing ?? base?.tracing,
  }
}

/** Validates the options for a call, except its headers. */
export function checkCallOptions(options: CallOptions): void {
  checkOptions(options, CALL_OPTIONS)
}

/** Returns the limits for a call. They default to the client's limits. */
export function resolveLimits(limits: CallLimits, defaults: ResolvedLimits = DEFAULT_LIMITS): ResolvedLimits {
  const { timeout, attemptTimeout, retries, maxResponseSize, headers } = limits
  return {
    timeout: Math.min(timeout ?? defaults.timeout, MAX_TIMER_DELAY),
    attemptTimeout: Math.min(attemptTimeout ?? defaults.attemptTimeout, MAX_TIMER_DELAY),
    retries: retries ?? defaults.retries,
    maxResponseSize: maxResponseSize ?? defaults.maxResponseSize,
    headers: headers === undefined ? defaults.headers : { ...defaults.headers, ...checkHeaders(headers) },
  }
}

/** Rejects unknown options, because a misspelled option would have no effect. Ignores undefined options. */
function checkOptions(options: object, shape: Readonly<Record<string, Kind>>): void {
  // An AbortController can be passed directly.
  if (!('signal' in Object(options))) checkValue('Invalid options', options, OBJECT)
  checkFields(options, shape, 'Unknown option', 'Invalid')
  platform.checkOptions(options)
}

/**
 * Validates the options that fail only when they are used: observers, and headers that `fetch` sets itself. The browser build
 * omits this function.
 */
export function checkUsable({ hooks, logger, tracing, headers }: WorkbenchOptions): void {
  if (hooks !== undefined) checkHooks(hooks)
  if (logger !== undefined) checkMethods('logger', logger, 'debug', 'info', 'warn', 'error')
  if (tracing !== undefined) checkMethods('tracing', tracing, 'begin')
  if (headers !== undefined) checkHeaderNames(headers)
}

function checkHeaderNames(headers: object): void {
  checkValue('Invalid headers', headers, { ...OBJECT, accepts: value => typeof value === 'object' && value !== null })
  // `Headers` converts undefined to a string.
  for (const [name, value] of Object.entries(headers)) {
    if (RESERVED_HEADER.test(name)) {
      throw new InvalidArgumentError(`Invalid headers: \`fetch\` sets \`${name.toLowerCase()}\` itself. Omit it.`)
    }
    if (value === undefined || value === null) {
      throw new InvalidArgumentError(
        `Invalid headers: \`${printable(name, [], 100)}\` is ${value}. Omit it, or pass a string.`,
      )
    }
  }
}

/** Rejects unknown names, because a misspelled hook is never called. */
function checkHooks(hooks: object): void {
  checkValue('Invalid hooks', hooks, OBJECT)
  const known = { request: FUNCTION, response: FUNCTION, retry: FUNCTION, deviation: FUNCTION, error: FUNCTION }
  for (const name of new Set([...Object.keys(hooks), ...Object.keys(known)])) {
    const kind = lookUp('Unknown hook', name, known)
    const hook = property(hooks, name)
    if (hook !== undefined) checkValue(`Invalid hooks.${name}`, hook, kind)
  }
}

function checkMethods(option: string, value: object, ...names: readonly string[]): void {
  checkValue(`Invalid ${option}`, value, {
    expected: `an object with the ${names.length > 1 ? 'methods' : 'method'} ${names.join(', ')}`,
    accepts: each => names.every(name => typeof property(each, name) === 'function'),
  })
}

function isSignal(value: unknown): boolean {
  const signal = value as Partial<AbortSignal> | null
  return (
    typeof signal?.aborted === 'boolean' &&
    typeof signal.addEventListener === 'function' &&
    typeof signal.removeEventListener === 'function'
  )
}

// Looked up for each request, so that an interceptor that is installed later is used.
function globalFetch(url: string, init: FetchInit): Promise<FetchResponse> {
  return globalThis.fetch(url, init)
}

function checkHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  let mistake = 'a name or a value contains an invalid character.'
  try {
    const checked = Object.fromEntries(new Headers(headers))
    if (!('authorization' in checked)) return checked
    mistake = 'use the `token` option instead of `authorization`.'
  } catch {
    // The platform's message contains the value, which may be a secret.
  }
  throw new InvalidArgumentError(`Invalid headers: ${mistake}`)
}

function checkBaseUrl(text: string, allowInsecureHttp: boolean): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  let expected = `an http or https URL without user, query or fragment.`
  if (url?.href === `${url?.origin}${url?.pathname}` && /^https?:/.test(url.href)) {
    if (url.protocol === 'https:' || allowInsecureHttp || isLoopback(url.hostname)) {
      return `${url.origin}${url.pathname.replace(/(\/(api\/v2)?)+$/, '')}`
    }
    expected = 'https, or `allowInsecureHttp: true` to send the token unencrypted.'
  }
  // The URL could contain a password or a token.
  const shown = /^[\w.:/-]*$/.test(text) ? ` "${text}"` : ''
  throw new InvalidArgumentError(`Invalid baseUrl${shown}: expected ${expected}`)
}
