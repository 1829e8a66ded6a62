import { AuthenticationError, InvalidArgumentError, WorkbenchError } from '../errors.ts'
import { Secret } from '../secret.ts'
import type { ResolvedOptions } from './options.ts'

/**
 * What a client authenticates with: an API key or the token of a login session, as a string or a `Secret`; or a function that
 * gives one. The function is asked at the first call, and once more when Workbench refuses what it gave: so a key that was
 * rotated meanwhile is picked up without a restart, and without a failed call.
 *
 * @example
 * import { readFile } from 'node:fs/promises'
 *
 * const workbench = new Workbench({ token: async () => (await readFile('/run/secrets/workbench', 'utf8')).trim() })
 */
export type TokenSource = string | Secret | (() => string | Secret | Promise<string | Secret>)

/** What a client authenticates with, kept to itself. */
export class Credentials {
  readonly #ask: (() => string | Secret | Promise<string | Secret>) | undefined
  #current: Secret | undefined
  #pending: Promise<Secret> | undefined

  constructor(source: TokenSource | undefined) {
    if (typeof source === 'function') this.#ask = source
    else this.#current = checkToken(source)
  }

  /** The token; of a function, the one that it gave last, or is asked for now, however many calls wait for it. */
  get(): Secret | Promise<Secret> {
    if (this.#current !== undefined) return this.#current
    this.#pending ??= this.#fetch().finally(() => {
      this.#pending = undefined
    })
    return this.#pending
  }

  /** Says that a token was refused. Whether there may be another one. */
  refuse(token: Secret): boolean {
    if (this.#ask === undefined) return false
    if (this.#current === token) this.#current = undefined
    return true
  }

  async #fetch(): Promise<Secret> {
    this.#current = checkToken(this.#ask && (await callProvider('token', this.#ask)))
    return this.#current
  }
}

/**
 * What a function gives that was handed in as an option. What it throws may quote what it read, so its kind alone is told.
 *
 * @throws AuthenticationError where the function throws.
 */
export async function callProvider<T>(option: string, ask: () => T | Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof WorkbenchError) throw error
    const kind = error instanceof Error ? error.name : typeof error
    throw new AuthenticationError(`The function given as ${option} failed (${kind}). The call was not made with it.`)
  }
}

function checkToken(token: unknown): Secret {
  if (token === undefined) {
    throw new InvalidArgumentError(
      'There is no token. Pass `token`, or set the environment variable WORKBENCH_API_KEY.',
    )
  }
  const value = token instanceof Secret ? token.reveal() : token
  if (typeof value !== 'string') throw new InvalidArgumentError('token has to be a string, a Secret or a function.')
  const trimmed = value.trim()
  if (!isHeaderValue(trimmed)) {
    throw new InvalidArgumentError(
      'The token is empty, or holds a space or a character that cannot be sent. Pass the API key alone, without "Bearer".',
    )
  }
  return new Secret(trimmed)
}

/** Whether a string can be the value of a header as it stands. */
export function isHeaderValue(value: string): boolean {
  return /^[\x21-\x7e]+$/.test(value)
}

/** A one-time code that a call may need, where there is one already. */
export interface OneTimeCode {
  readonly code: string | undefined
}

/** Under what name one call is made, and what can be done where Workbench does not accept it. */
export class Authorization {
  readonly #credentials: Credentials | undefined
  readonly #askOtp: ResolvedOptions['otp']
  #token: Secret | undefined
  #otp: Secret | undefined
  #otpIsWanted = false
  #mayRenew = true
  /** All that was sent and must not be seen. */
  readonly secrets: Secret[]

  constructor({ credentials, otp }: ResolvedOptions, needs: OneTimeCode | undefined, secrets: readonly Secret[]) {
    this.#credentials = credentials
    this.#askOtp = needs && otp
    this.secrets = [...secrets]
    if (needs?.code !== undefined) this.#otp = this.#keep(checkOtp(needs.code))
  }

  /** The headers of an attempt. */
  async headers(): Promise<Record<string, string>> {
    this.#token = this.#credentials && this.#keep(await this.#credentials.get())
    if (this.#askOtp && this.#otpIsWanted) this.#otp ??= this.#keep(checkOtp(await callProvider('otp', this.#askOtp)))
    return {
      ...(this.#token && { authorization: `Bearer ${this.#token.reveal()}` }),
      ...(this.#otp && { 'x-expelinc-otp': this.#otp.reveal() }),
    }
  }

  /** Whether it helps to send again after a 401: with a one-time code, or with another token. Each is tried once. */
  meetsRefusal(): boolean {
    if (this.#askOtp !== undefined && this.#otp === undefined) {
      this.#otpIsWanted = true
      return true
    }
    const mayRenew = this.#mayRenew && this.#token !== undefined && this.#credentials?.refuse(this.#token) === true
    this.#mayRenew = false
    return mayRenew
  }

  #keep(secret: Secret): Secret {
    if (!this.secrets.includes(secret)) this.secrets.push(secret)
    return secret
  }
}

function checkOtp(code: unknown): Secret {
  if (typeof code === 'string' && isHeaderValue(code)) return new Secret(code)
  throw new InvalidArgumentError('otp has to be the code alone, without spaces.')
}
