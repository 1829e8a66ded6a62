import { isPlain } from '@workbench-sdk/contract/json'
import { REDACTED, redactor } from '@workbench-sdk/internal/redact'

/** Properties that hold a secret, whatever it looks like. */
const SECRET_NAMES = new Set(['access_token', 'password', 'otp'])

/** A secret of a mock, wherever it stands. */
const OF_A_MOCK = /wbmock_\w+/g

const BEARER = /^Bearer +(\S+) *$/i

/** Levels of a value that are kept: JSON can have more of them than there is room for calls. */
const DEEPEST = 64
const TOO_DEEP = '[…]'

/** The shortest token that is looked for inside other texts. */
const TOKEN_LENGTH = 8

/** Takes secrets out of texts and of values of JSON: a mock's, those that have a name, and the one that a call came with. */
export class Redaction {
  readonly #redactToken: (text: string) => string

  constructor(authorization: string | null) {
    const token = BEARER.exec(authorization ?? '')?.[1]
    this.#redactToken = redactor(token !== undefined && token.length >= TOKEN_LENGTH ? [token] : [])
  }

  text(text: string): string {
    const without = text.includes('wbmock_') ? text.replaceAll(OF_A_MOCK, REDACTED) : text
    return this.#redactToken(without)
  }

  /** A copy, frozen throughout. What is no JSON, such as a Date, stays what it is. */
  value(value: unknown, depth = 0): unknown {
    if (typeof value === 'string') return this.text(value)
    if (depth > DEEPEST) return TOO_DEEP
    if (Array.isArray(value)) return Object.freeze(value.map(each => this.value(each, depth + 1)))
    if (!isPlain(value)) return value
    const entries = Object.entries(value).map(([name, each]) => [this.text(name), this.#property(name, each, depth)])
    return Object.freeze(Object.fromEntries(entries))
  }

  #property(name: string, value: unknown, depth: number): unknown {
    return SECRET_NAMES.has(name) && value !== null ? REDACTED : this.value(value, depth + 1)
  }

  /** The parameters of a form. What is none of a login's can be anything, such as a login in JSON. */
  form(form: Readonly<Record<string, string>>): unknown {
    const entries = Object.entries(form).map(([name, value]) =>
      name === 'username' ? [name, this.text(value)] : [SECRET_NAMES.has(name) ? name : REDACTED, REDACTED],
    )
    return Object.freeze(Object.fromEntries(entries))
  }
}
