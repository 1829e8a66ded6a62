import { asked, type Credentials, fitsHeader } from './credentials.ts'
import { InvalidArgumentError } from './errors.ts'
import type { Settings } from './options.ts'
import { Secret } from './secret.ts'

/** A one-time code that a call may need, where there is one already. */
export interface OneTimeCode {
  readonly code: string | undefined
}

/** Under what name one call is made, and what can be done where Workbench does not accept it. */
export class Authorization {
  readonly #credentials: Credentials | undefined
  readonly #askOtp: Settings['otp']
  #token: Secret | undefined
  #otp: Secret | undefined
  #otpIsWanted = false
  #mayRenew = true
  /** All that was sent and must not be seen. */
  readonly secrets: Secret[]

  constructor({ credentials, otp }: Settings, needs: OneTimeCode | undefined, secrets: readonly Secret[]) {
    this.#credentials = credentials
    this.#askOtp = needs && otp
    this.secrets = [...secrets]
    if (needs?.code !== undefined) this.#otp = this.#keep(checkOtp(needs.code))
  }

  /** The headers of an attempt. */
  async headers(): Promise<Record<string, string>> {
    this.#token = this.#credentials && this.#keep(await this.#credentials.get())
    if (this.#askOtp && this.#otpIsWanted) this.#otp ??= this.#keep(checkOtp(await asked('otp', this.#askOtp)))
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
  if (typeof code === 'string' && fitsHeader(code)) return new Secret(code)
  throw new InvalidArgumentError('otp has to be the code alone, without spaces.')
}
