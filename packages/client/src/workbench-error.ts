const BRAND = Symbol.for('@workbench-sdk/client/error')

/**
 * What is known about a failure. None of it ever holds a token, a secret, a header or an id.
 *
 * @example
 * const facts: ErrorFacts = { status: 503, method: 'GET', path: '/api/v2/api_keys', attempts: 3 }
 * const error = new ServerError('Workbench is away.', facts)
 */
export interface ErrorFacts {
  /** The HTTP status of the answer, where there was one. */
  readonly status?: number | undefined
  /** Workbench's code, such as `EFORBIDDEN`, or the system's for a lost connection, such as `ECONNREFUSED`. */
  readonly code?: string | undefined
  /** Workbench's title, such as `Forbidden`. */
  readonly title?: string | undefined
  /** Workbench's own explanation. */
  readonly detail?: string | undefined
  /** The HTTP method of the call. */
  readonly method?: string | undefined
  /** The path template of the call, such as `/api/v2/api_keys/{id}`. */
  readonly path?: string | undefined
  /** The id of the rule that refused the call, such as `admin-only`. The mock names it; Workbench itself does not. */
  readonly rule?: string | undefined
  /** What Workbench calls the request, from the answer's `x-request-id`: for a question to its support. */
  readonly requestId?: string | undefined
  /** How many times the request was sent. */
  readonly attempts?: number | undefined
  /** The reason that was given to `AbortController.abort()`, or the error behind an `OutcomeUnknownError`. */
  readonly cause?: unknown
}

/**
 * The root of every error that this package throws. `instanceof` works across duplicated copies of the package, for this
 * class and for each below it.
 *
 * @example
 * try {
 *   await workbench.apiKeys.delete(key)
 * } catch (error) {
 *   if (!(error instanceof WorkbenchError)) throw error
 *   console.error(error.message, error.status, error.rule)
 * }
 */
export class WorkbenchError extends Error {
  static {
    Object.assign(WorkbenchError.prototype, { [BRAND]: true, name: 'WorkbenchError' })
  }

  static override [Symbol.hasInstance]<T>(this: abstract new (...args: never) => T, value: unknown): value is T {
    // biome-ignore lint/complexity/noThisInStatic: each class below asks about itself
    return isInstance(this.prototype, value)
  }

  declare readonly status: number | undefined
  declare readonly code: string | undefined
  declare readonly title: string | undefined
  declare readonly detail: string | undefined
  declare readonly method: string | undefined
  declare readonly path: string | undefined
  declare readonly rule: string | undefined
  declare readonly requestId: string | undefined
  declare readonly attempts: number | undefined

  /**
   * For errors of your own, and for tests of code that handles them.
   *
   * @param message What is wrong, and what to do.
   *
   * @example
   * class KeyTooOldError extends WorkbenchError {}
   * const error = new KeyTooOldError('The key is older than 90 days. Rotate it.')
   * console.log(error instanceof WorkbenchError) // true
   */
  constructor(message: string, { cause, ...facts }: ErrorFacts = {}) {
    super(message, cause === undefined ? undefined : { cause })
    Object.assign(this, known(facts))
  }
}

// By brand and name, so that an error from another copy of the package counts. A class without a name of its own is one
// that a user derived, of which there is one copy.
function isInstance(prototype: object, value: unknown): boolean {
  const isOurs = typeof value === 'object' && value !== null && BRAND in value
  const name = ownName(prototype)
  return (
    isOurs && prototypesOf(value).some(each => each === prototype || (name !== undefined && ownName(each) === name))
  )
}

function prototypesOf(value: object): object[] {
  const prototype: unknown = Object.getPrototypeOf(value)
  return typeof prototype === 'object' && prototype !== null ? [prototype, ...prototypesOf(prototype)] : []
}

function ownName(prototype: object): unknown {
  return Object.getOwnPropertyDescriptor(prototype, 'name')?.value
}

function known(facts: ErrorFacts): ErrorFacts {
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined))
}
