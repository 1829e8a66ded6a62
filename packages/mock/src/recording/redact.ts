import { isPlain } from '@workbench-sdk/contract/json'
import { REDACTED, redactor } from '@workbench-sdk/internal/redact'

/** Properties whose values are secret. */
const SECRET_NAMES = new Set(['access_token', 'password', 'otp'])

/** A secret that a mock generated. */
const MOCK_SECRET = /wbmock_\w+/g

const BEARER = /^Bearer +(\S+) *$/i

/** The deepest nesting that is copied: a JSON body can be nested deeper than the call stack allows. */
const MAX_DEPTH = 64
const TOO_DEEP = '[…]'

/** Shorter tokens are not searched for in other strings. */
const MIN_TOKEN_LENGTH = 8

let latest = { token: '', redact: redactor('') }

/**
 * Removes secrets from strings and JSON values: the secrets of mocks, the values of known properties, and the token of the
 * request.
 */
export class Redaction {
  readonly #redactToken: (text: string) => string

  constructor(authorization: string | null) {
    const token = BEARER.exec(authorization ?? '')?.[1] ?? ''
    // Consecutive requests usually have the same token.
    if (token !== latest.token) latest = { token, redact: redactor(token.length < MIN_TOKEN_LENGTH ? '' : token) }
    this.#redactToken = latest.redact
  }

  text(text: string): string {
    const without = text.includes('wbmock_') ? text.replaceAll(MOCK_SECRET, REDACTED) : text
    return this.#redactToken(without)
  }

  /** Returns a deeply frozen copy. Values that are not JSON, e.g. a Date, are not copied. */
  value(value: unknown, depth = 0): unknown {
    if (typeof value === 'string') return this.text(value)
    if (depth > MAX_DEPTH) return TOO_DEEP
    if (Array.isArray(value)) return Object.freeze(value.map(each => this.value(each, depth + 1)))
    if (!isPlain(value)) return value
    const entries = Object.entries(value).map(([name, each]) => [this.text(name), this.#property(name, each, depth)])
    return Object.freeze(Object.fromEntries(entries))
  }

  #property(name: string, value: unknown, depth: number): unknown {
    return SECRET_NAMES.has(name) && value !== null ? REDACTED : this.value(value, depth + 1)
  }

  /** Redacts the parameters of a login form. Unknown names are also redacted, because a login may have been sent as JSON. */
  form(form: Readonly<Record<string, string>>): unknown {
    const entries = Object.entries(form).map(([name, value]) =>
      name === 'username' ? [name, this.text(value)] : [SECRET_NAMES.has(name) ? name : REDACTED, REDACTED],
    )
    return Object.freeze(Object.fromEntries(entries))
  }
}
