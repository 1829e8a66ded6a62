import { AuthenticationError, InvalidArgumentError, WorkbenchError } from './errors.ts'
import { Secret } from './secret.ts'

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
    this.#current = checkToken(this.#ask && (await asked('token', this.#ask)))
    return this.#current
  }
}

/**
 * What a function gives that was handed in as an option. What it throws may quote what it read, so its kind alone is told.
 *
 * @throws AuthenticationError where the function throws.
 */
export async function asked<T>(option: string, ask: () => T | Promise<T>): Promise<T> {
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
  if (!fitsHeader(trimmed)) {
    throw new InvalidArgumentError(
      'The token is empty, or holds a space or a character that cannot be sent. Pass the API key alone, without "Bearer".',
    )
  }
  return new Secret(trimmed)
}

/** Whether a string can be the value of a header as it stands. */
export function fitsHeader(value: string): boolean {
  return /^[\x21-\x7e]+$/.test(value)
}
