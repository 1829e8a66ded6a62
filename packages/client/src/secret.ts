export const HIDDEN = '[secret]'

/**
 * A value that does not print. It shows as `[secret]` in `String()`, template literals, `JSON.stringify()`,
 * `console.log()`, `util.inspect()` at any depth and test-runner diffs. It gives its value to {@link Secret.reveal} alone.
 *
 * The secret of a new API key comes in one; see the rule `secret-once`.
 *
 * @example
 * const key = await workbench.apiKeys.create({ serviceAccount: account, name: 'deploy' })
 * console.log(`made ${key.secret}`) // made [secret]
 */
export class Secret {
  readonly #value: string

  /**
   * Keeps a value from printing.
   *
   * @param value What is to be kept.
   *
   * @example
   * const password = new Secret('correct horse')
   * console.log({ password }) // { password: [secret] }
   */
  constructor(value: string) {
    this.#value = value
  }

  /**
   * The value itself. Hand it straight to where it is used or stored.
   *
   * @example
   * import { writeFile } from 'node:fs/promises'
   *
   * await writeFile('secrets/deploy', key.secret.reveal(), { mode: 0o600 })
   */
  reveal(): string {
    return this.#value
  }

  /** Always `[secret]`. */
  toString(): string {
    return HIDDEN
  }

  /** Always `[secret]`. */
  toJSON(): string {
    return HIDDEN
  }

  /** Always `[secret]`. */
  [Symbol.toPrimitive](): string {
    return HIDDEN
  }

  /** Always `[secret]`: what Node, Deno and Bun ask for when they print an object. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return HIDDEN
  }
}

/** What is shorter is no secret, and to take it out of a text would tell where it was. */
const SHORTEST = 4

/** Takes known secrets out of a text that somebody else wrote, such as an answer that echoes the request. */
export function redact(text: string, secrets: readonly Secret[]): string {
  return secrets
    .flatMap(secret => [secret.reveal(), encodeURIComponent(secret.reveal())])
    .filter(value => value.length >= SHORTEST)
    .reduce((safe, value) => safe.replaceAll(value, HIDDEN), text)
}

/** The request headers whose values tell nothing. Any other may be a user's, and hold whatever users have. */
const OPEN = new Set(['accept', 'content-type', 'traceparent', 'tracestate'])

/** Request headers to be seen by others. */
export function shownHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, OPEN.has(name) ? value : HIDDEN]))
}

/** The headers of an answer to be seen by others: without cookies, and without what the answer echoes of the request. */
export function answeredHeaders(headers: Headers, redact: (text: string) => string): Record<string, string> {
  const all = [...headers].map(([name, value]) => [name, name === 'set-cookie' ? HIDDEN : redact(value)])
  return Object.fromEntries(all)
}
