import { checkOptionNames } from '@workbench-sdk/internal/option-names'
import { printAddress } from '@workbench-sdk/internal/print-address'
import { printValue } from '@workbench-sdk/internal/print-value'
import { basePathOf, DEFAULT_WORLD, isWorldName, WORLD_NAME_RULE } from '../host/address.ts'

/** An attempt to call the control API. */
interface Attempt {
  readonly request: Request
  /** The number of retries so far. */
  readonly retryCount: number
}

/**
 * The hooks of [ky](https://github.com/sindresorhus/ky#hooks), the library that sends the calls. They are declared here, because
 * CommonJS cannot import ky's types.
 */
export interface ConnectHooks {
  /** Called before a call. Can return another request, or a response. In the latter case, no request is sent. */
  readonly beforeRequest?: ((attempt: Attempt) => Returned<Request | Response>)[]
  /** Called before a call is retried. Can return another request or a response. */
  readonly beforeRetry?: ((attempt: Attempt & { readonly error: Error }) => Returned<Request | Response>)[]
  /** Called after each response. Can return another response. */
  readonly afterResponse?: ((attempt: Attempt & { readonly response: Response }) => Returned<Response>)[]
  /** Called before an error is thrown. Returns the same or another error. */
  readonly beforeError?: ((attempt: Attempt & { readonly error: Error }) => Error | Promise<Error>)[]
}

// A hook may return nothing.
// biome-ignore lint/suspicious/noConfusingVoidType: it is the return type of a function.
type Returned<T> = T | void | Promise<T | void>

/** The options for `connectMock`. */
export interface ConnectOptions {
  /**
   * The world to control. It is created if it does not exist.
   *
   * @default 'default'
   */
  readonly world?: string
  /**
   * The server's control token.
   *
   * @default the environment variable WORKBENCH_MOCK_CONTROL_TOKEN
   */
  readonly controlToken?: string | undefined
  /**
   * How long to wait for the server to start, in milliseconds.
   *
   * @default 30_000
   */
  readonly connectTimeout?: number
  /**
   * How long each attempt to call the server may take, in milliseconds. Calls that change nothing are retried.
   *
   * @default 10_000
   */
  readonly timeout?: number
  /** Aborts the connection attempt and later calls. */
  readonly signal?: AbortSignal
  /** The function that sends the calls, e.g. through a proxy. Default: the global `fetch`. */
  readonly fetch?: typeof fetch
  /** Functions that are called during each call, e.g. to log it. */
  readonly hooks?: ConnectHooks
}

/** The options with their defaults. */
export interface ResolvedConnectOptions extends ConnectOptions {
  /** The server's origin. */
  readonly origin: string
  readonly world: string
  /** The world's base URL. */
  readonly baseUrl: string
  readonly connectTimeout: number
  readonly timeout: number
}

export const TOKEN_VARIABLE = 'WORKBENCH_MOCK_CONTROL_TOKEN'

const EXAMPLE = 'http://127.0.0.1:4010'

const OPTIONS: Readonly<Record<keyof ConnectOptions, true>> = {
  world: true,
  controlToken: true,
  connectTimeout: true,
  timeout: true,
  signal: true,
  fetch: true,
  hooks: true,
}

/** @throws TypeError if the URL or an option is invalid */
export function resolveConnectOptions(url: string, options: ConnectOptions): ResolvedConnectOptions {
  checkOptionNames(options, OPTIONS)
  const origin = originOf(url)
  const world = checkWorld(options.world ?? DEFAULT_WORLD)
  return {
    ...options,
    origin,
    world,
    baseUrl: world === DEFAULT_WORLD ? origin : origin + basePathOf(world),
    controlToken: checkToken(options.controlToken ?? (globalThis.process?.env?.[TOKEN_VARIABLE] || undefined)),
    connectTimeout: checkTimeout('connectTimeout', options.connectTimeout ?? 30_000),
    timeout: checkTimeout('timeout', options.timeout ?? 10_000),
  }
}

/** Returns the origin. The error message does not repeat a URL with a user name or a query, because these can contain secrets. */
function originOf(address: string): string {
  const url = typeof address === 'string' ? URL.parse(address) : null
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new TypeError(`Invalid mock URL ${printAddress(address)}: expected the URL of a server, e.g. ${EXAMPLE}.`)
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw new TypeError(
      `Invalid mock URL: expected ${url.origin} without a user name, a query or a fragment. Pass the control token as "controlToken".`,
    )
  }
  if (url.pathname !== '/') {
    throw new TypeError(
      `Invalid mock URL "${address}": expected ${url.origin} without a path. Select a world with the "world" option.`,
    )
  }
  return url.origin
}

function checkWorld(world: string): string {
  if (isWorldName(world)) return world
  throw new TypeError(`Invalid world ${printValue(world)}: expected ${WORLD_NAME_RULE}.`)
}

/** The maximum timer delay. */
const MAX_TIMEOUT = 2 ** 31 - 1

function checkTimeout(name: string, milliseconds: number): number {
  if (typeof milliseconds === 'number' && milliseconds > 0 && milliseconds <= MAX_TIMEOUT) return milliseconds
  throw new TypeError(`Invalid ${name} ${printValue(milliseconds)}: expected milliseconds from 1 to ${MAX_TIMEOUT}.`)
}

/** The platform's own message would quote an invalid token. */
function checkToken(token: string | undefined): string | undefined {
  if (token === undefined || (typeof token === 'string' && /^[!-~]+$/.test(token))) return token
  throw new TypeError('Invalid controlToken: expected a token without spaces, line breaks or non-ASCII characters.')
}
