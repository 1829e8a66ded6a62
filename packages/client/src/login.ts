import { callProvider } from './core/authorization.ts'
import type { ResolvedOptions, WorkbenchOptions } from './core/options.ts'
import { ApiClient } from './core/request.ts'
import { AuthenticationError } from './errors.ts'
import { text } from './json-api/decode.ts'
import { Secret } from './secret.ts'

/**
 * The credentials of a person, and the options of the client.
 *
 * @example
 * const input: LoginInput = { username, password, otp: () => ask('One-time code: ') }
 * const workbench = await Workbench.login(input)
 */
export interface LoginInput extends Omit<WorkbenchOptions, 'token' | 'otp'> {
  readonly username: string
  readonly password: string | Secret
  /**
   * The one-time code, or a function that returns one. The client calls the function when Workbench asks for a code: to log in,
   * to log in again when the session has ended (after 13 hours, rule `session-expiry`), and to create keys.
   */
  readonly otp?: string | (() => string | Promise<string>) | undefined
}

/**
 * Returns a function that logs in and returns the token of the session. When a session has ended, it can log in again, unless the
 * one-time code was a string: a code works once.
 */
export function sessionProvider(
  { username, password, otp }: LoginInput,
  options: ResolvedOptions,
): () => Promise<Secret> {
  const client = new ApiClient({ ...options, credentials: undefined })
  const secretPassword = password instanceof Secret ? password : new Secret(password)
  const logIn = (code?: string) =>
    client.call({}, () => ({
      secrets: [secretPassword, ...(code === undefined ? [] : [new Secret(code)])],
      send: (api, init) =>
        api.POST('/auth/v0/login', {
          ...init,
          headers: { ...init.headers, accept: '*/*', 'content-type': 'application/x-www-form-urlencoded' },
          body: { grant_type: 'password', username, password: secretPassword.reveal() },
          ...(code !== undefined && { params: { header: { 'X-ExpelInc-Otp': code } } }),
        }),
      decode: document => new Secret(text(document, 'access_token')),
    }))
  let isUsed = false

  return async () => {
    if (typeof otp === 'string') {
      if (isUsed) {
        throw new AuthenticationError('The session has ended, and its one-time code was used already. Log in again.')
      }
      isUsed = true
      return logIn(otp)
    }
    try {
      return await logIn()
    } catch (error) {
      // Workbench also responds with 401 if only the code is missing.
      if (otp === undefined || !(error instanceof AuthenticationError)) throw error
      return logIn(await callProvider('otp', otp))
    }
  }
}
