import { REDACTED, redact as redactStrings } from '@workbench-sdk/internal/redact'

/**
 * A value that does not print. It shows as `[secret]` in `String()`, template literals, `JSON.stringify()`, `console.log()`,
 * `util.inspect()` at any depth, and test-runner diffs. Only {@link Secret.reveal} returns the value.
 *
 * The secret of a new API key is one: see rule `secret-once`.
 *
 * @example
 * const key = await workbench.apiKeys.create({ serviceAccount: account, name: 'deploy' })
 * console.log(`created ${key.secret}`) // created [secret]
 */
export class Secret {
  readonly #value: string

  /**
   * Wraps a value so that it does not print.
   *
   * @param value The secret value.
   *
   * @example
   * const password = new Secret('correct horse')
   * console.log({ password }) // { password: [secret] }
   */
  constructor(value: string) {
    this.#value = value
  }

  /**
   * Returns the value. Pass it straight to the code that uses or stores it.
   *
   * @example
   * import { writeFile } from 'node:fs/promises'
   *
   * await writeFile('secrets/deploy', key.secret.reveal(), { mode: 0o600 })
   */
  reveal(): string {
    return this.#value
  }

  /** Returns `[secret]`. */
  toString(): string {
    return REDACTED
  }

  /** Returns `[secret]`. */
  toJSON(): string {
    return REDACTED
  }

  /** Returns `[secret]`. */
  [Symbol.toPrimitive](): string {
    return REDACTED
  }

  /** Returns `[secret]`. Node, Deno and Bun call this method to print an object. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return REDACTED
  }
}

/** Replaces secrets in a text that others wrote, e.g. a response that echoes the request. */
export function redact(text: string, secrets: readonly Secret[]): string {
  return redactStrings(
    text,
    secrets.map(secret => secret.reveal()),
  )
}

/** The request headers that contain no secret. Others may be a user's own, with any content. */
const SAFE_HEADERS = new Set(['accept', 'content-type', 'traceparent', 'tracestate'])

/** Copies the headers of a request for hooks. */
export function redactRequestHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, SAFE_HEADERS.has(name) ? value : REDACTED]),
  )
}

/** Copies the headers of a response, without cookies and without what the response echoes of the request. */
export function redactResponseHeaders(
  headers: { forEach(callback: (value: string, name: string) => void): void },
  redact: (text: string) => string,
): Record<string, string> {
  const copy: Record<string, string> = {}
  headers.forEach((value, name) => {
    copy[name] = name === 'set-cookie' ? REDACTED : redact(value)
  })
  return copy
}
