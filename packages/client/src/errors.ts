const BRAND = Symbol.for('@workbench-sdk/client/error')

/**
 * What is known about a failure. None of it ever holds a token, a secret, a header or an id.
 *
 * @example
 * const facts: ErrorDetails = { status: 503, method: 'GET', path: '/api/v2/api_keys', attempts: 3 }
 * const error = new ServerError('Workbench is away.', facts)
 */
export interface ErrorDetails {
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
  constructor(message: string, { cause, ...facts }: ErrorDetails = {}) {
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

function known(facts: ErrorDetails): ErrorDetails {
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined))
}

/**
 * The call cannot be made as it was written, so no request was sent.
 *
 * @example
 * await workbench.apiKeys.get('') // InvalidArgumentError: key has to be a record or its id, and is an empty string. …
 */
export class InvalidArgumentError extends WorkbenchError {
  static {
    InvalidArgumentError.prototype.name = 'InvalidArgumentError'
  }
}

/**
 * 401: the token is unknown, expired, disabled or deleted. Rules `authentication`, `disable-cascade`, `key-delete`.
 *
 * @example
 * await workbench.withToken('revoked').organizations.list() // AuthenticationError: …
 */
export class AuthenticationError extends WorkbenchError {
  static {
    AuthenticationError.prototype.name = 'AuthenticationError'
  }
}

/**
 * 403 Forbidden: the role or a restriction forbids it. Rules `admin-only`, `analyst-no-users`, `read-only`.
 *
 * @example
 * if (error instanceof PermissionDeniedError) console.error(`${error.method} ${error.path} takes an Organization Admin.`)
 */
export class PermissionDeniedError extends WorkbenchError {
  static {
    PermissionDeniedError.prototype.name = 'PermissionDeniedError'
  }
}

/**
 * One thing that is wrong with a request.
 *
 * @example
 * const describe = ({ path, message }: ValidationIssue) => `${path} ${message}`
 * if (error instanceof ValidationError) console.error(error.issues.map(describe).join(', '))
 */
export interface ValidationIssue {
  /** The name of the field as Workbench calls it, such as `display_name`. */
  readonly path: string
  /** What is wrong with it. */
  readonly message: string
}

/**
 * 403 with another meaning: Workbench does not accept a field or its value.
 *
 * @example
 * if (error instanceof ValidationError) for (const issue of error.issues) console.error(issue.path, issue.message)
 */
export class ValidationError extends WorkbenchError {
  static {
    ValidationError.prototype.name = 'ValidationError'
  }

  /** What is wrong, field by field; empty where Workbench does not say. */
  readonly issues: readonly ValidationIssue[]

  /**
   * For tests of code that handles it; the client makes its own.
   *
   * @example
   * const error = new ValidationError('The name is too long.', { issues: [{ path: 'display_name', message: 'is too long' }] })
   */
  constructor(
    message: string,
    facts: ErrorDetails & { readonly issues?: readonly ValidationIssue[] | undefined } = {},
  ) {
    const { issues = [], ...others } = facts
    super(message, others)
    this.issues = issues
  }
}

/**
 * 403 with another meaning: Workbench does not accept a filter or a sort of a list.
 *
 * @example
 * if (error instanceof InvalidQueryError) console.error(`There is no such list: ${error.detail}`)
 */
export class InvalidQueryError extends WorkbenchError {
  static {
    InvalidQueryError.prototype.name = 'InvalidQueryError'
  }
}

/**
 * 403 with another meaning: no one can do this to records of this type.
 *
 * @example
 * if (error instanceof UnsupportedOperationError) console.error(`Nobody can ${error.method} ${error.path}.`)
 */
export class UnsupportedOperationError extends WorkbenchError {
  static {
    UnsupportedOperationError.prototype.name = 'UnsupportedOperationError'
  }
}

/**
 * 409, and 403 with another meaning: the record exists already, or its state stands against the call.
 *
 * @example
 * if (error instanceof ConflictError) console.error(`It is there already: ${error.detail}`)
 */
export class ConflictError extends WorkbenchError {
  static {
    ConflictError.prototype.name = 'ConflictError'
  }
}

/**
 * 404: there is no such record, or it is deleted, or it is another organization's. Rules `delete-final`, `one-organization`.
 *
 * @example
 * await workbench.apiKeys.delete(key)
 * await workbench.apiKeys.get(key) // NotFoundError: …
 */
export class NotFoundError extends WorkbenchError {
  static {
    NotFoundError.prototype.name = 'NotFoundError'
  }
}

/**
 * 429: too many requests, also after the retries that the client makes by itself.
 *
 * @example
 * import { setTimeout } from 'node:timers/promises'
 *
 * if (error instanceof RateLimitError) await setTimeout((error.retryAfter ?? 60) * 1_000)
 */
export class RateLimitError extends WorkbenchError {
  static {
    RateLimitError.prototype.name = 'RateLimitError'
  }

  /** How long Workbench asks to wait, in seconds. */
  readonly retryAfter: number | undefined

  /**
   * For tests of code that handles it; the client makes its own.
   *
   * @example
   * const error = new RateLimitError('Too many requests.', { status: 429, retryAfter: 2 })
   */
  constructor(message: string, facts: ErrorDetails & { readonly retryAfter?: number | undefined } = {}) {
    const { retryAfter, ...others } = facts
    super(message, others)
    this.retryAfter = retryAfter
  }
}

/**
 * Any other 4xx, such as 400, 406 and 415.
 *
 * @example
 * if (error instanceof BadRequestError) console.error(error.status, error.detail)
 */
export class BadRequestError extends WorkbenchError {
  static {
    BadRequestError.prototype.name = 'BadRequestError'
  }
}

/**
 * 5xx: Workbench, or something before it, failed.
 *
 * @example
 * if (error instanceof ServerError) console.error(`Ask Expel's support what became of ${error.requestId}.`)
 */
export class ServerError extends WorkbenchError {
  static {
    ServerError.prototype.name = 'ServerError'
  }
}

/**
 * No whole answer came back: the connection was refused, lost or cut.
 *
 * @example
 * if (error instanceof ConnectionError) console.error(`Workbench cannot be reached: ${error.code}`)
 */
export class ConnectionError extends WorkbenchError {
  static {
    ConnectionError.prototype.name = 'ConnectionError'
  }
}

/**
 * No whole answer came back in time.
 *
 * @example
 * if (error instanceof TimeoutError) console.error(`No answer to ${error.attempts} requests.`)
 */
export class TimeoutError extends WorkbenchError {
  static {
    TimeoutError.prototype.name = 'TimeoutError'
  }
}

/**
 * The call's `signal` was aborted; `cause` is the reason given to it. Its `name` is `AbortError`, as everywhere on the
 * platform, so that code which looks for that name finds it.
 *
 * @example
 * const signal = AbortSignal.abort('no longer needed')
 * await workbench.apiKeys.get(key, { signal }) // AbortError: …
 */
export class AbortedError extends WorkbenchError {
  static {
    AbortedError.prototype.name = 'AbortError'
  }
}

/**
 * What finds a record that was perhaps made: a query for the `list` of its resource.
 *
 * @example
 * const lookupQuery: LookupQuery = { serviceAccount: account.id, name: 'deploy' }
 * const perhapsMade = await workbench.apiKeys.list({ ...lookupQuery, sort: '-createdAt' }).first()
 */
export interface LookupQuery {
  readonly name?: string
  readonly serviceAccount?: string
  readonly email?: string
}

/**
 * A creation was sent and its answer did not come, or cannot be used: there may be a record, or not. It is not sent again,
 * as that could make a second one. Whatever else a creation throws means that nothing was made.
 *
 * @example
 * try {
 *   return await workbench.apiKeys.create({ serviceAccount: account, name })
 * } catch (error) {
 *   if (!(error instanceof OutcomeUnknownError)) throw error
 *   const found = await workbench.apiKeys.list(error.lookupQuery).toArray()
 *   console.error('If one of these is new, nobody has its secret:', found.map(({ id, name, createdAt }) => ({ id, name, createdAt })))
 * }
 */
export class OutcomeUnknownError extends WorkbenchError {
  static {
    OutcomeUnknownError.prototype.name = 'OutcomeUnknownError'
  }

  /**
   * A query for `list` that finds what was made, if it was. It is to look by, not to delete by: it finds whatever else has
   * the same name, and more where a name cannot be asked for. After a `request()`, of which nothing is known, it is empty.
   */
  readonly lookupQuery: LookupQuery
  /** When it was sent, by this machine's clock. */
  readonly sentAt: Date

  /**
   * For tests of code that handles it; the client makes its own.
   *
   * @example
   * const error = new OutcomeUnknownError('No answer came.', { lookupQuery: { serviceAccount: account.id, name: 'deploy' } })
   */
  constructor(
    message: string,
    facts: ErrorDetails & { readonly lookupQuery?: LookupQuery | undefined; readonly sentAt?: Date | undefined } = {},
  ) {
    const { lookupQuery = {}, sentAt = new Date(), ...others } = facts
    super(message, others)
    this.lookupQuery = Object.freeze(lookupQuery)
    this.sentAt = sentAt
  }
}

/**
 * The answer is not what the contract says. The message names the place in the answer, never what was there.
 *
 * @example
 * if (error instanceof ProtocolError) console.error(`Workbench has changed. Is there a newer client? ${error.message}`)
 */
export class ProtocolError extends WorkbenchError {
  static {
    ProtocolError.prototype.name = 'ProtocolError'
  }
}
