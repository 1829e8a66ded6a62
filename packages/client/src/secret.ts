import { REDACTED, redactor } from '@workbench-sdk/internal/redact'

type Reveal = () => string

/** The property of a secret that has the function that returns its value. All copies of the package use it. */
const REVEAL = Symbol.for('@workbench-sdk/client/secret')
/** The global property of the function that `shareReveals` returns. */
const SHARED = Symbol.for('@workbench-sdk/client/secrets')

/**
 * Returns a function that returns the same `reveal` function for the same value. Test runners compare functions by identity, and
 * print none of their content. A value is forgotten when no secret has it.
 */
function shareReveals(): (value: string) => Reveal {
  const create = (value: string) => ({ [REDACTED]: () => value })[REDACTED] as Reveal
  // Cloudflare Workers with a compatibility date before 2025-05-05 lack it.
  if (typeof FinalizationRegistry === 'undefined') return create
  const reveals = new Map<string, WeakRef<Reveal>>()
  const registry = new FinalizationRegistry<string>(value => {
    if (!reveals.get(value)?.deref()) reveals.delete(value)
  })
  return value => {
    const known = reveals.get(value)?.deref()
    if (known) return known
    const reveal = create(value)
    reveals.set(value, new WeakRef(reveal))
    registry.register(reveal, value)
    return reveal
  }
}

const revealOf: (value: string) => Reveal = Reflect.get(globalThis, SHARED) ?? shareReveals()
Reflect.defineProperty(globalThis, SHARED, { value: revealOf })

/**
 * A value that does not print. It shows as `[secret]` in `String()`, template literals, `JSON.stringify()`, `console.log()`,
 * `util.inspect()` at any depth, and test-runner diffs. Only {@link Secret.reveal} returns the value.
 *
 * Test runners find two secrets equal if their values are equal. `instanceof` works across copies of the package, and a secret
 * works in the reactive state of Vue and MobX.
 *
 * The secret of a new API key is one: see rule `secret-once`.
 *
 * @example
 * const key = await workbench.apiKeys.create({ serviceAccount: account, name: 'deploy' })
 * console.log(`created ${key.secret}`) // created [secret]
 */
export class Secret {
  /** @internal The public name, also in minified code. */
  static get name(): string {
    return 'Secret'
  }

  /** @internal */
  static [Symbol.hasInstance](value: unknown): value is Secret {
    // biome-ignore lint/complexity/noThisInStatic: `this` is the class on the right of `instanceof`
    return isInstance(this.prototype, value)
  }

  // Not a private field: those cannot be read through a proxy.
  /** @internal */
  declare readonly [REVEAL]: Reveal

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
    this[REVEAL] = revealOf(value)
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

function isInstance(prototype: object, value: unknown): boolean {
  const isSecret = typeof value === 'object' && value !== null && REVEAL in value && 'reveal' in value
  return isSecret && (prototype === Secret.prototype || Object.prototype.isPrototypeOf.call(prototype, value))
}

/** Texts of others are cut to this length before secrets are searched in them. */
const MAX_TEXT = 8_000
/** As much of a secret as {@link redactor} does not find if the text ends within it. */
const CUT_SECRET = 12

/** Characters that do not print, or that change how the text around them prints or is read. */
const UNPRINTABLE = /[\s\p{C}\p{DI}]+/gu

const redactors = new WeakMap<Secret, (text: string) => string>()

/** Makes a text that others wrote, e.g. a response that echoes the request, printable: a single line without secrets. */
export function printable(text: string, secrets: readonly Secret[], maxLength = MAX_TEXT): string {
  const safe = secrets.reduce((part, secret) => redactorOf(secret)(part), text.slice(0, MAX_TEXT))
  const line = (text.length > MAX_TEXT ? safe.slice(0, -CUT_SECRET) : safe).replace(UNPRINTABLE, ' ').trim()
  return line.length > maxLength ? `${line.slice(0, maxLength - 3).replace(/\p{Cs}$/u, '')}...` : line
}

function redactorOf(secret: Secret): (text: string) => string {
  const redact = redactors.get(secret) ?? redactor(secret.reveal())
  redactors.set(secret, redact)
  return redact
}

/** The names of headers whose values are secrets, however short they are. */
const SECRET_HEADER = /auth|cookie|token|secret|key|pass|otp|sess|sign|cred|jwt/

/**
 * Returns the values of a user's headers that a text must not contain: those whose name indicates a secret, and any of at least 10
 * characters that is not a plain word or a text with spaces, e.g. `production`.
 */
export function secretsIn(headers: Readonly<Record<string, string>>): Secret[] {
  return Object.entries(headers)
    .filter(([name, value]) => SECRET_HEADER.test(name) || (/^\S{10,}$/.test(value) && /[^a-z]/i.test(value)))
    .map(([, value]) => new Secret(value))
}

/** The request headers that contain no secret. Others may be a user's own, with any content. */
const SAFE_HEADERS = new Set(['accept', 'content-type', 'traceparent', 'tracestate'])

/** Copies the headers of a request for hooks. */
export function redactRequestHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, SAFE_HEADERS.has(name) ? value : REDACTED]),
  )
}

/** Copies the headers of a response, without cookies and without secrets that the response echoes. */
export function redactResponseHeaders(
  headers: { forEach(callback: (value: string, name: string) => void): void },
  printable: (text: string) => string,
): Record<string, string> {
  const copy: Record<string, string> = {}
  headers.forEach((value, name) => {
    copy[name] = name === 'set-cookie' ? REDACTED : printable(value)
  })
  return copy
}
