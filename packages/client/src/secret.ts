import { REDACTED, UNPRINTABLE } from '@workbench-sdk/internal/redact'
import { platform } from './platform.ts'

/** The property with the function that returns a secret's value. It is the same in all copies of the package. */
const REVEAL = Symbol.for('@workbench-sdk/client/secret')
/** The property that test runners use to compare secrets. */
const HASH = Symbol.for('@workbench-sdk/client/hash')

/** Returns a hash. Equal values have equal hashes within a process. Without the salt, a hash could be used to verify a guess. */
function hash(value: string): number {
  const shared: typeof globalThis & { [HASH]?: number } = globalThis
  shared[HASH] ??= Math.random() * 2 ** 32
  let sum = shared[HASH]
  for (const byte of new TextEncoder().encode(value)) sum = Math.imul(sum ^ byte, 0x9e3779b1)
  return sum
}

/**
 * A value that is redacted when it is printed. It appears as `[secret]` in `String()`, template literals, `JSON.stringify()`,
 * `console.log()`, `util.inspect()` at any depth, and test-runner diffs. Only {@link Secret.reveal} returns the value.
 *
 * Test runners consider two secrets equal if their values are equal. `instanceof` works across copies of the package, and a
 * secret works in the reactive state of Vue and MobX.
 *
 * The secret of a new API key is a `Secret`: see rule `secret-once`.
 *
 * @example
 * const key = await workbench.apiKeys.create({ serviceAccount: account, name: 'deploy' })
 * console.log(`created ${key.secret}`) // created [secret]
 */
export class Secret {
  /** @internal The public name, including in minified code. */
  static get name(): string {
    return 'Secret'
  }

  /** @internal */
  static [Symbol.hasInstance](value: unknown): value is Secret {
    // biome-ignore lint/complexity/noThisInStatic: `this` is the class on the right of `instanceof`
    return isInstance(this, value)
  }

  // Not a private field, because a private field cannot be read through a proxy.
  /** @internal */
  declare readonly [REVEAL]: () => string

  /**
   * Wraps a value so that it is redacted when it is printed.
   *
   * @param value The secret value.
   *
   * @example
   * const password = new Secret('correct horse')
   * console.log({ password }) // { password: [secret] }
   */
  constructor(value: string) {
    Object.defineProperties(this, {
      [REVEAL]: { value: () => value },
      // Computed on access, because Next.js refuses to prerender a component that uses a random number before a request.
      [HASH]: { get: () => hash(value), enumerable: true },
    })
  }

  /**
   * Returns the value. Pass it directly to the code that uses or stores it.
   *
   * @example
   * import { writeFile } from 'node:fs/promises'
   *
   * await writeFile('secrets/deploy', key.secret.reveal(), { mode: 0o600 })
   */
  reveal(): string {
    return this[REVEAL]()
  }

  /** @internal */
  get [Symbol.toStringTag](): string {
    return 'Secret'
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

function isInstance(type: typeof Secret, value: unknown): boolean {
  return REVEAL in Object(value) && (type === Secret || Function.prototype[Symbol.hasInstance].call(type, value))
}

/** Untrusted strings are truncated to this length before they are searched for secrets. */
const MAX_TEXT = 8_000
/** The number of characters to remove from the end of a truncated string, because {@link redactor} may miss a partial secret there. */
const CUT_SECRET = 12

/** Makes an untrusted string, e.g. a response that echoes the request, safe to print: a single line without secrets. */
export function printable(text: string, secrets: readonly Secret[], maxLength = MAX_TEXT): string {
  const safe = secrets.reduce((part, secret) => platform.redact(part, secret.reveal()), text.slice(0, MAX_TEXT))
  const line = (text.length > MAX_TEXT ? safe.slice(0, -CUT_SECRET) : safe).replace(UNPRINTABLE, ' ').trim()
  return line.length > maxLength ? `${line.slice(0, maxLength - 3).replace(/\p{Cs}$/u, '')}...` : line
}

/** The names of headers whose values are secrets, regardless of their length. */
const SECRET_HEADER = /auth|cookie|token|secret|key|pass|otp|code/

/**
 * Returns the header values that must not be printed. These are values of headers whose names indicate a secret, and values of at
 * least 10 characters, unless they contain spaces or are plain words, e.g. `production`.
 */
export function secretsIn(headers: Readonly<Record<string, unknown>>): Secret[] {
  return Object.entries(headers).flatMap(([name, value]) =>
    typeof value === 'string' && (SECRET_HEADER.test(name) || (/^\S{10,}$/.test(value) && /[^a-z]/i.test(value)))
      ? new Secret(value)
      : [],
  )
}

/** The request headers that contain no secret. Other headers may be set by the user, with any content. */
const SAFE_HEADER = /^(accept|content-type|traceparent|tracestate)$/

/** Returns a redacted copy of a request's headers, for hooks. */
export function redactRequestHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, SAFE_HEADER.test(name) ? value : REDACTED]),
  )
}

/** Returns a copy of a response's headers. Cookies and echoed secrets are redacted. */
export function redactResponseHeaders(
  headers: { forEach(callback: (value: string, name: string) => void): void },
  printable: (text: string) => string,
): Record<string, string> {
  const copy: Record<string, string> = {}
  headers.forEach((value, name) => {
    // A custom `fetch` may return other names and values, which the platform rejects.
    if (/^[\w-]+: [ -\xff]*$/.test(`${name}: ${value}`))
      copy[name] = name === 'set-cookie' ? REDACTED : printable(value)
  })
  return copy
}
