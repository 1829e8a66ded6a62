import type { Secret } from './secret.ts'

/** Returns the property that marks the errors of a class. All copies of the package share it. */
const markOf = (name: string) => Symbol.for(`@workbench-sdk/client/${name}`)

/**
 * A change or a deletion that Workbench accepted, but whose effect is not confirmed.
 *
 * @example
 * const describe = ({ id, attributes }: AcceptedChange) => `${id} ${JSON.stringify(attributes)}`
 * if (error instanceof WorkbenchError && error.accepted) console.error(`Check ${describe(error.accepted)}.`)
 */
export interface AcceptedChange {
  readonly id?: string
  /** The changed attributes, with Workbench's names. */
  readonly attributes?: object
}

/**
 * Details about a failure. None of them contains a token, a secret or a header. Only `accepted`, and the texts of Workbench, can
 * contain an id.
 *
 * @example
 * const details: ErrorDetails = { status: 503, method: 'GET', path: '/api/v2/api_keys', attempts: 3 }
 * const error = new ServerError('Workbench is down.', details)
 */
export interface ErrorDetails {
  /** The HTTP status of the response, if there was one. */
  readonly status?: number | undefined
  /** Workbench's error code, e.g. `EFORBIDDEN`, or the system's error code for a failed connection, e.g. `ECONNREFUSED`. */
  readonly code?: string | undefined
  /** Workbench's title for the error, e.g. `Forbidden`. */
  readonly title?: string | undefined
  /** Workbench's explanation of the error. */
  readonly detail?: string | undefined
  /** The HTTP method of the call. */
  readonly method?: string | undefined
  /** The path template of the call, e.g. `/api/v2/api_keys/{id}`. */
  readonly path?: string | undefined
  /** The id of the rule that the call violates, e.g. `admin-only`. Only the mock reports it. */
  readonly rule?: string | undefined
  /** Workbench's id for the request, from the `x-request-id` header. Mention it when you contact Expel's support. */
  readonly requestId?: string | undefined
  /** How many times the request was sent. */
  readonly attempts?: number | undefined
  /**
   * The change or deletion that Workbench accepted, in the form of `data` in a request, e.g. `{ type, id, attributes: { active: false } }`. Set if Workbench
   * reported success without a record, and the record could not be fetched to confirm the effect. `status` and `cause` belong to the
   * failed fetch.
   */
  readonly accepted?: AcceptedChange | undefined
  /**
   * The reason passed to `AbortController.abort()`, the error behind an `OutcomeUnknownError`, or a copy of the error that `fetch`
   * threw, without secrets.
   */
  readonly cause?: unknown
}

/**
 * The base class of all errors of this package. `instanceof` works across copies of the package, for this class and for its
 * subclasses.
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
  static override [Symbol.hasInstance]<T>(this: abstract new (...args: never) => T, value: unknown): value is T {
    // biome-ignore lint/complexity/noThisInStatic: `this` is the class on the right of `instanceof`
    return isInstance(this, value)
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
  declare readonly accepted: AcceptedChange | undefined

  /**
   * Creates an error. Use it as a base class for other errors, and to test code that handles errors.
   *
   * @param message The problem, and how to solve it.
   *
   * @example
   * class KeyTooOldError extends WorkbenchError {}
   * const error = new KeyTooOldError('The key is older than 90 days. Rotate it.')
   * console.log(error instanceof WorkbenchError) // true
   */
  constructor(message: string, { cause, ...details }: ErrorDetails = {}) {
    super(message, cause === undefined ? undefined : { cause })
    for (const [name, detail] of Object.entries(details)) {
      if (detail !== undefined) Object.assign(this, { [name]: detail })
    }
  }
}

/** Names classes, so that `instanceof`, stack traces and loggers recognize them, even in minified code. */
export function nameClasses(classes: Readonly<Record<string, { readonly prototype: WorkbenchError }>>): void {
  for (const [name, each] of Object.entries(classes)) {
    Object.defineProperty(each, 'name', { value: name, configurable: true })
    Object.assign(each.prototype, { name, [markOf(name)]: true })
  }
}

function isInstance(type: { readonly name: string; readonly prototype: object }, value: unknown): boolean {
  const mark = markOf(type.name)
  // A subclass in an application has no mark, regardless of its name, because there is only one copy of it.
  return Object.hasOwn(type.prototype, mark)
    ? mark in Object(value)
    : Function.prototype[Symbol.hasInstance].call(type, value)
}

/**
 * An argument is invalid. No request was sent.
 *
 * @example
 * await workbench.apiKeys.get('') // InvalidArgumentError: Invalid key: expected a record or its id, received an empty string.
 */
export class InvalidArgumentError extends WorkbenchError {}

/**
 * 401: the token is unknown, expired, disabled or deleted. Rules `authentication`, `disable-cascade`, `key-delete`.
 *
 * @example
 * await workbench.withToken('revoked').organizations.list() // AuthenticationError: …
 */
export class AuthenticationError extends WorkbenchError {}

/**
 * 403 Forbidden: the role or a restriction of the token, or the state of a record, does not allow the call. Rules `admin-only`,
 * `analyst-no-users`, `read-only`, `key-on-disabled-account`, `key-disable`.
 *
 * @example
 * if (error instanceof PermissionDeniedError) console.error(`${error.method} ${error.path} requires an Organization Admin.`)
 */
export class PermissionDeniedError extends WorkbenchError {}

/**
 * A problem with one field of a request.
 *
 * @example
 * const describe = ({ path, message }: ValidationIssue) => `${path} ${message}`
 * if (error instanceof ValidationError) console.error(error.issues.map(describe).join(', '))
 */
export interface ValidationIssue {
  /** Workbench's name for the field, e.g. `display_name`. */
  readonly path: string
  /** The problem. */
  readonly message: string
}

/**
 * 403: the title indicates that a field of the request, or its value, is invalid.
 *
 * @example
 * if (error instanceof ValidationError) for (const issue of error.issues) console.error(issue.path, issue.message)
 */
export class ValidationError extends WorkbenchError {
  /** The problems, by field. Empty if Workbench does not report them. */
  declare readonly issues: readonly ValidationIssue[]

  /**
   * Creates an error, to test code that handles it.
   *
   * @example
   * const error = new ValidationError('The name is too long.', { issues: [{ path: 'display_name', message: 'is too long' }] })
   */
  constructor(
    message: string,
    details: ErrorDetails & { readonly issues?: readonly ValidationIssue[] | undefined } = {},
  ) {
    super(message, { ...details, issues: details.issues ?? [] } as ErrorDetails)
  }
}

/**
 * 403: the title indicates that a filter, the sort or an include of a list is invalid.
 *
 * @example
 * if (error instanceof InvalidQueryError) console.error(`Invalid query: ${error.detail}`)
 */
export class InvalidQueryError extends WorkbenchError {}

/**
 * 403: the title indicates that Workbench does not support the operation for records of this type.
 *
 * @example
 * if (error instanceof UnsupportedOperationError) console.error(`${error.method} ${error.path} is not supported.`)
 */
export class UnsupportedOperationError extends WorkbenchError {}

/**
 * 409, or a 403 with a title that indicates that a record with this id already exists.
 *
 * @example
 * if (error instanceof ConflictError) console.error(`Read the record again: ${error.message}`)
 */
export class ConflictError extends WorkbenchError {}

/**
 * 404: the record does not exist, is deleted, or belongs to another organization. Rules `delete-final`, `one-organization`.
 *
 * @example
 * await workbench.apiKeys.delete(key)
 * await workbench.apiKeys.get(key) // NotFoundError: …
 */
export class NotFoundError extends WorkbenchError {}

/**
 * 429: too many requests. The client stopped retrying the call.
 *
 * @example
 * import { setTimeout } from 'node:timers/promises'
 *
 * if (error instanceof RateLimitError) await setTimeout((error.retryAfter ?? 60) * 1_000)
 */
export class RateLimitError extends WorkbenchError {
  /** The number of seconds that Workbench asks the client to wait. */
  declare readonly retryAfter: number | undefined

  /**
   * Creates an error, to test code that handles it.
   *
   * @example
   * const error = new RateLimitError('Too many requests.', { status: 429, retryAfter: 2 })
   */
  constructor(message: string, details: ErrorDetails & { readonly retryAfter?: number | undefined } = {}) {
    super(message, details)
  }
}

/**
 * Any other 4xx, e.g. 400, 406 or 415.
 *
 * @example
 * if (error instanceof BadRequestError) console.error(error.status, error.detail)
 */
export class BadRequestError extends WorkbenchError {}

/**
 * 5xx: Workbench or a proxy in front of it failed. The message states which one.
 *
 * @example
 * if (error instanceof ServerError) console.error(`Ask Expel's support about request ${error.requestId}.`)
 */
export class ServerError extends WorkbenchError {}

/**
 * The connection failed: it was refused, or it was lost before the response was complete.
 *
 * @example
 * if (error instanceof ConnectionError) console.error(`Workbench is unreachable: ${error.code}`)
 */
export class ConnectionError extends WorkbenchError {}

/**
 * The response did not arrive in time.
 *
 * @example
 * if (error instanceof TimeoutError) console.error(`No response after ${error.attempts} attempts.`)
 */
export class TimeoutError extends WorkbenchError {}

/**
 * The call's `signal` was aborted. `cause` is the reason. The error's `name` is `AbortError`, as for the platform's abort errors,
 * so that code that checks the name recognizes it.
 *
 * @example
 * const signal = AbortSignal.abort('no longer needed')
 * await workbench.apiKeys.get(key, { signal }) // AbortError: …
 */
export class AbortedError extends WorkbenchError {}

/**
 * A query for the `list` method of a resource. It finds a record that may have been created.
 *
 * @example
 * const lookupQuery: LookupQuery = { serviceAccount: account.id, name: 'deploy' }
 * const newest = await workbench.apiKeys.list({ ...lookupQuery, sort: '-createdAt' }).first()
 */
export interface LookupQuery {
  readonly name?: string
  readonly serviceAccount?: string
  readonly email?: string
}

/**
 * A request to create a record was sent, but its response was lost or is unusable. The record may or may not exist. The client
 * does not retry, because that could create a second record. Any other error from such a call, except a {@link MismatchError},
 * means that nothing was created.
 *
 * @example
 * try {
 *   return await workbench.apiKeys.create({ serviceAccount: account, name })
 * } catch (error) {
 *   if (!(error instanceof OutcomeUnknownError)) throw error
 *   const found = await workbench.apiKeys.list(error.lookupQuery).toArray()
 *   console.error('If one of these is new, its secret is lost:', found.map(({ id, name, createdAt }) => ({ id, name, createdAt })))
 * }
 */
export class OutcomeUnknownError extends WorkbenchError {
  /**
   * A query for `list` that finds the record if it exists. Do not use it to delete records: it also finds other records with the
   * same name, and even more records if lists cannot be filtered by the name. It is empty after `request()`.
   */
  declare readonly lookupQuery: LookupQuery
  /** When the request was sent, according to the clock of this machine. */
  declare readonly sentAt: Date
  /** The created record, if only its secret is missing from the response. */
  declare readonly record: { readonly id: string } | undefined
  /** The secret of the created key, if the response contained it but was otherwise unusable. */
  declare readonly secret: Secret | undefined

  /**
   * Creates an error, to test code that handles it.
   *
   * @example
   * const error = new OutcomeUnknownError('The response was lost.', { lookupQuery: { serviceAccount: account.id, name: 'deploy' } })
   */
  constructor(
    message: string,
    details: ErrorDetails & {
      readonly lookupQuery?: LookupQuery | undefined
      readonly sentAt?: Date | undefined
      readonly record?: { readonly id: string } | undefined
      readonly secret?: Secret | undefined
    } = {},
  ) {
    const { lookupQuery = {}, sentAt = new Date(), record, secret } = details
    super(message, details)
    Object.assign(this, { lookupQuery: Object.freeze(lookupQuery), sentAt, record, secret })
  }
}

/**
 * A record, and its secret if it is a new API key.
 *
 * @example
 * const idAndSecret = ({ id, secret }: RecordWithSecret) => [id, secret?.reveal()]
 * const [id] = idAndSecret(key)
 */
export interface RecordWithSecret {
  readonly id: string
  readonly secret?: Secret
}

/**
 * Workbench reported success, but the record in its response differs from the request. For example, it has a different role, or
 * is still active after `disable`. The change was made partially, or not at all.
 *
 * @example
 * if (error instanceof MismatchError) console.error(`Check ${error.fields.join(', ')} of ${error.record.id}.`)
 */
export class MismatchError extends WorkbenchError {
  /** The names of the fields that differ, e.g. `active`. */
  declare readonly fields: readonly string[]
  /** The record in the response. After `apiKeys.create`, it includes the secret of the new key. */
  declare readonly record: RecordWithSecret

  /**
   * Creates an error, to test code that handles it.
   *
   * @example
   * const error = new MismatchError('The key is still active.', { fields: ['active'], record: key })
   */
  constructor(
    message: string,
    details: ErrorDetails & { readonly fields: readonly string[]; readonly record: RecordWithSecret },
  ) {
    super(message, details)
  }
}

/**
 * The response violates the contract in a way that makes it unusable. The message names the location in the response, but not its
 * content.
 *
 * @example
 * if (error instanceof ProtocolError) console.error(`Update the client: ${error.message}`)
 */
export class ProtocolError extends WorkbenchError {}

/**
 * An intermediary responded instead of Workbench: a proxy, a firewall, or the login page of a network. The status is the
 * intermediary's, and says nothing about the record. A 429 or 5xx from an intermediary is a `RateLimitError` or a `ServerError`.
 *
 * @example
 * if (error instanceof IntermediaryError) console.error(`Check the VPN and the proxy: ${error.message}`)
 */
export class IntermediaryError extends ProtocolError {}

nameClasses({
  WorkbenchError,
  InvalidArgumentError,
  AuthenticationError,
  PermissionDeniedError,
  ValidationError,
  InvalidQueryError,
  UnsupportedOperationError,
  ConflictError,
  NotFoundError,
  RateLimitError,
  BadRequestError,
  ServerError,
  ConnectionError,
  TimeoutError,
  AbortedError,
  OutcomeUnknownError,
  MismatchError,
  ProtocolError,
  IntermediaryError,
})

Object.assign(AbortedError.prototype, { name: 'AbortError' })
