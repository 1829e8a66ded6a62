import { callProvider } from './core/authorization.ts'
import type { ResolvedOptions, WorkbenchOptions } from './core/options.ts'
import { Transport } from './core/request.ts'
import { AuthenticationError } from './errors.ts'
import { text } from './json-api/decode.ts'
import { Secret } from './secret.ts'

/**
 * Who logs in, and the options of the client that does.
 *
 * @example
 * const input: LoginInput = { username, password, otp: () => ask('One-time code: ') }
 * const workbench = await Workbench.login(input)
 */
export interface LoginInput extends Omit<WorkbenchOptions, 'token' | 'otp'> {
  readonly username: string
  readonly password: string | Secret
  /**
   * The one-time code; or a function that gives one, which is asked where Workbench wants a code, and again when the session
   * has ended: after 13 hours by rule `session-expiry`. It is asked for creating keys, too.
   */
  readonly otp?: string | (() => string | Promise<string>) | undefined
}

/**
 * Logs in each time that it is called, and gives the session's token. A session ends; where the code can be had anew, so can
 * a session.
 */
export function sessions({ username, password, otp }: LoginInput, settings: ResolvedOptions): () => Promise<Secret> {
  const transport = new Transport({ ...settings, credentials: undefined })
  const word = password instanceof Secret ? password : new Secret(password)
  const logIn = (code?: string) =>
    transport.call({}, () => ({
      secrets: [word, ...(code === undefined ? [] : [new Secret(code)])],
      send: (api, init) =>
        api.POST('/auth/v0/login', {
          ...init,
          body: { username, password: word.reveal(), ...(code !== undefined && { otp: code }) },
        }),
      decode: document => new Secret(text(document, 'access_token')),
    }))
  let isSpent = false

  return async () => {
    if (typeof otp === 'string') {
      if (isSpent) throw new AuthenticationError('The session has ended and its one-time code is spent. Log in again.')
      isSpent = true
      return logIn(otp)
    }
    try {
      return await logIn()
    } catch (error) {
      // Without a code the answer is 401 also where the password is right: that is the step to the second call.
      if (otp === undefined || !(error instanceof AuthenticationError)) throw error
      return logIn(await callProvider('otp', otp))
    }
  }
}
