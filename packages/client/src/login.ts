import { Credentials, checkToken, isOneTimeCode } from './core/authorization.ts'
import { deriveOptions, resolveOptions, type WorkbenchOptions } from './core/options.ts'
import { ApiClient, apiRequest } from './core/request.ts'
import { AuthenticationError, InvalidArgumentError } from './errors.ts'
import { text } from './json-api/decode.ts'
import { Secret } from './secret.ts'
import { checkValue, FILLED, type Kind, NAME } from './validate-arguments.ts'

/**
 * A user's credentials, and the options for the client.
 *
 * @example
 * const input: LoginInput = { username, password, otp: () => ask('One-time code: ') }
 * const workbench = await Workbench.login(input)
 */
export interface LoginInput extends Omit<WorkbenchOptions, 'token' | 'otp'> {
  readonly username: string
  readonly password: string | Secret
  /**
   * The one-time code, or a function that returns it. The client calls the function when Workbench requests a code: to log in, to
   * log in again after the session expires (after 13 hours, rule `session-expiry`), and to create keys. A login waits for the
   * function for at most its `timeout`.
   */
  readonly otp?: string | (() => string | Promise<string>) | undefined
}

/**
 * Logs in, and returns client options for the session. When the session expires, the client logs in again unless the one-time
 * code was a string, because a code can be used only once.
 */
export async function logIn(input: LoginInput): Promise<WorkbenchOptions> {
  const { username, password, otp, token, ...options }: LoginInput & WorkbenchOptions = Object(input)
  const secret = password instanceof Secret ? password : new Secret(password)
  checkValue('Invalid username', username, NAME)
  checkValue('Invalid password', secret.reveal(), PASSWORD)
  checkValue('Invalid otp', otp, OTP)
  if (token !== undefined) throw new InvalidArgumentError('Unknown option "token".')
  const [code, ask] = typeof otp === 'string' ? [otp, undefined] : [undefined, otp]
  // The login sends no token, not even the one in `WORKBENCH_API_KEY`.
  const anonymous = resolveOptions({ ...options, token: 'none' })
  const client = new ApiClient({ ...anonymous, credentials: undefined, otp: ask })

  // Workbench also responds with 401 if only the code is missing. The client then obtains a code and sends it in a header.
  const openSession = () =>
    client.call({}, () => ({
      otp: { code },
      secrets: [secret],
      request: apiRequest('POST', '/auth/v0/login', {
        body: { grant_type: 'password', username, password: secret.reveal() },
      }),
      decode: document => checkToken(text(document, 'access_token'), 'login'),
    }))
  const openAgain = () => {
    if (code === undefined) return openSession()
    throw new AuthenticationError('The session has ended. Log in again.')
  }

  const credentials = new Credentials(openAgain, 'login', await openSession())
  return deriveOptions({ otp: ask }, { ...anonymous, credentials })
}

const PASSWORD: Kind = {
  expected: `${FILLED.expected} or a Secret, but not "[secret]"`,
  accepts: value => typeof value === 'string' && !/^(\[(secret|object \w+)\])?$/.test(value),
}

const OTP: Kind = {
  expected: 'a one-time code without spaces, or a function',
  accepts: value => value === undefined || typeof value === 'function' || isOneTimeCode(value),
}
