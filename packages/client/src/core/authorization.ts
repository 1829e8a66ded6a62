import { AuthenticationError, InvalidArgumentError, WorkbenchError } from '../errors.ts'
import { Secret } from '../secret.ts'
import type { ResolvedOptions } from './options.ts'

/**
 * The token of a client: an API key or the token of a login session, as a string or a `Secret`, or a function that returns
 * one. The client calls the function before its first request, and again each time Workbench rejects the token, so that it picks
 * up a rotated key without a restart and without a failed call.
 *
 * @example
 * import { readFile } from 'node:fs/promises'
 *
 * const workbench = new Workbench({ token: async () => (await readFile('/run/secrets/workbench', 'utf8')).trim() })
 */
export type TokenSource = string | Secret | TokenProvider

type TokenProvider = () => string | Secret | Promise<string | Secret>

/** Holds the token of a client. */
export class Credentials {
  readonly #provider: TokenProvider | undefined
  #token: Secret | undefined
  #pending: Promise<Secret> | undefined

  constructor(source: TokenSource | undefined) {
    if (typeof source === 'function') this.#provider = source
    else this.#token = checkToken(source)
  }

  /** Returns the token. Calls that start at the same time share one call of the provider. */
  get(): Secret | Promise<Secret> {
    if (this.#token !== undefined) return this.#token
    this.#pending ??= this.#fetch().finally(() => {
      this.#pending = undefined
    })
    return this.#pending
  }

  /** Drops a token that Workbench rejected. Returns whether there may be another one. */
  invalidate(token: Secret): boolean {
    if (this.#provider === undefined) return false
    if (this.#token === token) this.#token = undefined
    return true
  }

  async #fetch(): Promise<Secret> {
    this.#token = checkToken(this.#provider && (await callProvider('token', this.#provider)))
    return this.#token
  }
}

/** A one-time code, if the caller has passed one. */
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
  /** The secrets that were sent. */
  readonly secrets: Secret[]

  constructor({ credentials, otp }: ResolvedOptions, oneTimeCode: OneTimeCode | undefined, secrets: readonly Secret[]) {
    this.#credentials = credentials
    this.#otpProvider = oneTimeCode && otp
    this.secrets = [...secrets]
    if (oneTimeCode?.code !== undefined) this.#otp = this.#remember(checkOtp(oneTimeCode.code))
  }

  /** Returns the headers that authorize an attempt. */
  async headers(): Promise<Record<string, string>> {
    this.#token = this.#credentials && this.#remember(await this.#credentials.get())
    if (this.#otpProvider && this.#needsOtp) {
      this.#otp ??= this.#remember(checkOtp(await callProvider('otp', this.#otpProvider)))
    }
    return {
      ...(this.#token && { authorization: `Bearer ${this.#token.reveal()}` }),
      ...(this.#otp && { 'x-expelinc-otp': this.#otp.reveal() }),
    }
  }

  /** Whether to send again after a 401: once with a one-time code, and once with a new token. */
  canTryAgain(): boolean {
    if (this.#otpProvider !== undefined && this.#otp === undefined) {
      this.#needsOtp = true
      return true
    }
    const canRenew = this.#mayRenewToken && this.#token !== undefined && this.#credentials?.invalidate(this.#token)
    this.#mayRenewToken = false
    return canRenew === true
  }

  #remember(secret: Secret): Secret {
    if (!this.secrets.includes(secret)) this.secrets.push(secret)
    return secret
  }
}

/**
 * Calls a function that was passed as an option. Of an error that it throws, only the name is reported: the message may quote
 * a secret that the function has read.
 *
 * @throws AuthenticationError if the function throws
 */
export async function callProvider<T>(option: string, provider: () => T | Promise<T>): Promise<T> {
  try {
    return await provider()
  } catch (error) {
    if (error instanceof WorkbenchError) throw error
    const name = error instanceof Error ? error.name : typeof error
    throw new AuthenticationError(`The ${option} function threw a ${name}. No request was sent.`)
  }
}

function checkToken(token: unknown): Secret {
  if (token === undefined) {
    throw new InvalidArgumentError(
      'Missing token: pass the option `token`, or set the environment variable WORKBENCH_API_KEY.',
    )
  }
  const value = token instanceof Secret ? token.reveal() : token
  if (typeof value !== 'string') {
    throw new InvalidArgumentError(`Invalid token of type ${typeof value}: expected a string, a Secret or a function.`)
  }
  const trimmed = value.trim()
  if (!isHeaderValue(trimmed)) {
    throw new InvalidArgumentError(
      'Invalid token: it is empty, or contains a space or a non-ASCII character. Expected an API key, without "Bearer".',
    )
  }
  return new Secret(trimmed)
}

function checkOtp(code: unknown): Secret {
  if (typeof code === 'string' && isHeaderValue(code)) return new Secret(code)
  throw new InvalidArgumentError('Invalid otp: expected a one-time code without spaces.')
}

/** Whether a header can have this value. */
function isHeaderValue(value: string): boolean {
  return /^[\x21-\x7e]+$/.test(value)
}
