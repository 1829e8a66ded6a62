import { AuthenticationError, InvalidArgumentError, WorkbenchError } from '../errors.ts'
import { type Mistake, platform } from '../platform.ts'
import { Secret } from '../secret.ts'
import { describe } from '../validate-arguments.ts'
import { isControlFlow, nameOf } from './error-from-response.ts'
import type { ResolvedOptions } from './options.ts'

/**
 * A client's token, or a function that returns it. The token is an API key or the token of a login session, as a string or a
 * `Secret`. The client calls the function before its first request, and again each time Workbench rejects the token. Therefore,
 * it picks up a rotated key without a restart or a failed call. A call waits at most its `attemptTimeout` for the function.
 * If the function times out, the next call invokes it again.
 *
 * @example
 * import { readFile } from 'node:fs/promises'
 *
 * const workbench = new Workbench({ token: async () => (await readFile('/run/secrets/workbench', 'utf8')).trim() })
 */
export type TokenSource = string | Secret | TokenProvider

type TokenProvider = () => string | Secret | Promise<string | Secret>

/** Waits for the result of a function that was passed as an option, for at most the call's `timeout` or `attemptTimeout`. */
export type Wait = <T>(name: string, limit: 'timeout' | 'attemptTimeout', result: Promise<T>) => Promise<T>

/** Stores a client's token, and obtains a new one when necessary. */
export class Credentials {
  readonly #provider: TokenProvider | undefined
  readonly #origin: string
  #token: Secret | undefined
  /** The latest call to the provider. Cleared when the call finishes or a request stops waiting for it. */
  #pending: Promise<Secret> | undefined
  /** The sequence numbers of the latest call to the provider, and of the latest call that returned a token. */
  #requested = 0
  #received = 0

  /**
   * @param origin The source of the token, for messages.
   * @param token The token that the function returned most recently.
   */
  constructor(source: TokenSource | undefined, origin?: string, token?: Secret) {
    this.#provider = typeof source === 'function' ? source : undefined
    this.#origin = origin ?? (this.#provider ? 'token function' : '')
    if (source === undefined) {
      throw new InvalidArgumentError(
        `Missing token: pass the \`token\` option${origin ? `, or set the ${origin}` : ''}.`,
      )
    }
    this.#token = typeof source === 'function' ? token : checkToken(source, this.#origin)
  }

  /**
   * Returns the token. Concurrent requests share one call to the provider. If one of them times out, the next request starts
   * another call, so that a provider that hangs does not block all later requests.
   */
  get(wait: Wait): Secret | Promise<Secret> {
    if (this.#token !== undefined) return this.#token
    this.#pending ??= this.#request()
    const pending = this.#pending
    return wait(this.#origin, 'attemptTimeout', pending).finally(() => {
      if (this.#pending === pending) this.#pending = undefined
    })
  }

  /** Discards a token that Workbench rejected. Returns whether another token may be available. */
  invalidate(token: Secret): boolean {
    if (this.#provider === undefined) return false
    if (this.#token === token) this.#token = undefined
    return true
  }

  /** Calls the provider. Uses a token that arrives late, unless a later call has already returned one. */
  async #request(): Promise<Secret> {
    this.#requested += 1
    const request = this.#requested
    const token = checkToken(this.#provider && (await callProvider('token', this.#provider)), this.#origin)
    if (request < this.#received) return this.#token ?? token
    this.#received = request
    this.#token = token
    return token
  }
}

/** A one-time code, if the caller passed one. */
export interface OneTimeCode {
  readonly code: string | undefined
}

/** Authorizes the attempts of one call. */
export class Authorization {
  readonly #credentials: Credentials | undefined
  readonly #otpProvider: ResolvedOptions['otp']
  #token: Secret | undefined
  #otp: Secret | undefined
  #needsOtp = false
  #mayRenewToken = true
  /** The secrets sent so far. */
  readonly secrets: Secret[]

  /** @param secrets The secrets in the request. The token and the code are added to this array. */
  constructor({ credentials, otp }: ResolvedOptions, oneTimeCode: OneTimeCode | undefined, secrets: Secret[]) {
    this.#credentials = credentials
    this.#otpProvider = oneTimeCode && otp
    this.secrets = secrets
    if (oneTimeCode?.code !== undefined) this.#otp = this.remember(checkOtp(oneTimeCode.code))
  }

  /** Returns the headers that authorize an attempt. It returns a promise only if it has to wait. */
  headers(wait: Wait): Record<string, string> | Promise<Record<string, string>> {
    const token = this.#credentials?.get(wait)
    const isComplete = !this.#needsOtp || this.#otp !== undefined
    return isComplete && !(token instanceof Promise) ? this.#headersWith(token) : this.#waitForHeaders(token, wait)
  }

  async #waitForHeaders(token: Secret | Promise<Secret> | undefined, wait: Wait): Promise<Record<string, string>> {
    const known = await token
    if (this.#otpProvider && this.#needsOtp && this.#otp === undefined) {
      // The user may have to enter the code.
      const code = await wait('otp function', 'timeout', callProvider('otp', this.#otpProvider))
      this.#otp = this.remember(checkOtp(code))
    }
    return this.#headersWith(known)
  }

  #headersWith(token: Secret | undefined): Record<string, string> {
    this.#token = token && this.remember(token)
    const headers: Record<string, string> = {}
    if (token) headers.authorization = `Bearer ${token.reveal()}`
    if (this.#otp) headers['x-expelinc-otp'] = this.#otp.reveal()
    return headers
  }

  /** Whether to retry the request after a 401 response: at most once with a one-time code, and at most once with a new token. */
  canTryAgain(): boolean {
    if (this.#otpProvider !== undefined && this.#otp === undefined) {
      this.#needsOtp = true
      return true
    }
    const canRenew = this.#mayRenewToken && this.#token !== undefined && this.#credentials?.invalidate(this.#token)
    this.#mayRenewToken = false
    return canRenew === true
  }

  /** Registers a secret that must not be printed. */
  remember<T extends Secret | undefined>(secret: T): T {
    if (secret && !this.secrets.includes(secret)) this.secrets.push(secret)
    return secret
  }
}

/**
 * Calls a function that was passed as an option. If it throws, only the name of the error is reported, because the message may
 * contain a secret.
 *
 * @throws AuthenticationError if the function throws
 */
async function callProvider<T>(option: string, provider: () => T | Promise<T>): Promise<T> {
  try {
    return await provider()
  } catch (error) {
    if (error instanceof WorkbenchError || isControlFlow(error)) throw error
    throw new AuthenticationError(`The ${option} function threw ${nameOf(error)}. Check the function.`)
  }
}

export function checkToken(token: unknown, origin = ''): Secret {
  const name = `Invalid token${origin && ` from the ${origin}`}`
  const value = token instanceof Secret ? token.reveal() : token
  if (typeof value !== 'string') {
    throw new InvalidArgumentError(`${name}: expected a string, a Secret or a function, received ${describe(value)}.`)
  }
  const trimmed = value.trim()
  const mistake = mistakeIn(trimmed)
  if (mistake === undefined) return new Secret(trimmed)
  throw new InvalidArgumentError(`${name}: it ${mistake}. Expected an API key.`)
}

/** Whether a value can be a one-time code. */
export function isOneTimeCode(code: unknown): code is string {
  return typeof code === 'string' && mistakeIn(code) === undefined
}

function checkOtp(code: unknown): Secret {
  if (isOneTimeCode(code)) return new Secret(code)
  throw new InvalidArgumentError('Invalid otp: expected a one-time code without spaces.')
}

/** A value that is not valid in a header. */
const INVALID_VALUE: Mistake = [
  /^$|[^\x21-\x7e]|^bearer$/i,
  'is empty, or contains "Bearer", a space or a non-ASCII character',
]

function mistakeIn(value: string): string | undefined {
  return [...platform.tokenMistakes, INVALID_VALUE].find(([pattern]) => pattern.test(value))?.[1]
}
