import {
  AbortedError,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  ConnectionError,
  type ErrorDetails,
  IntermediaryError,
  InvalidQueryError,
  type LookupQuery,
  MismatchError,
  NotFoundError,
  OutcomeUnknownError,
  PermissionDeniedError,
  ProtocolError,
  RateLimitError,
  type RecordWithSecret,
  ServerError,
  UnsupportedOperationError,
  ValidationError,
  type ValidationIssue,
  WorkbenchError,
} from '../errors.ts'
import {
  ContractViolation,
  idIn,
  isTruncated,
  type Kept,
  member,
  READ_ONLY,
  string,
  strings,
} from '../json-api/decode.ts'
import { platform } from '../platform.ts'
import { type Outcome, type ReadResponse, reportedError } from './attempt.ts'
import type { FetchHeaders } from './options.ts'

/**
 * Whether a framework, e.g. Next.js, threw this error to stop rendering. Such an error has an uppercase digest, e.g. `NEXT_REDIRECT;/`,
 * and must reach the framework unchanged.
 */
export function isControlFlow(thrown: unknown): boolean {
  return /^[A-Z_]+(;|$)/.test(text(thrown, 'digest'))
}

/** Returns the class name of a thrown value. */
export function nameOf(thrown: unknown): string {
  return text(thrown, 'name') || typeof thrown
}

export function text(value: unknown, name: string): string {
  return string.read(property(value, name)) ?? ''
}

/** Returns a property of a thrown value. Returns undefined if its getter throws. */
export function property(value: unknown, name: string): unknown {
  try {
    return Object(value)[name]
  } catch {
    return undefined
  }
}

/** Makes a string from the server safe to print: a single line without the secrets of the call. */
type Printable = (text: string, maxLength?: number) => string

/** Returns the error for a call whose last attempt failed. */
export function errorFromOutcome(
  outcome: Exclude<Outcome, { readonly kind: 'timeout' }>,
  details: ErrorDetails,
  printable: Printable,
  baseUrl: string,
  signal: AbortSignal | undefined,
): WorkbenchError {
  const operation = `${details.method} ${details.path}`
  switch (outcome.kind) {
    case 'response':
      if (outcome.status < 300 && isTruncated(outcome.document)) {
        return contractError(new ContractViolation('the body', 'JSON'), details)
      }
      return errorFromResponse(outcome, details, printable)
    case 'connection-error': {
      const code = outcome.code && printable(outcome.code)
      const reason = `${printable(nameOf(outcome.thrown), 100)}${code ? ` (${code})` : ''}`
      return new ConnectionError(
        `The connection to ${new URL(baseUrl).origin} failed during ${operation}: \`fetch\` threw ${reason}. ${outcome.advice}`,
        { ...details, code, cause: platform.copyError(outcome.thrown, printable, text(outcome.thrown, 'message')) },
      )
    }
    case 'unusable':
      return new ProtocolError(`The response to ${operation} ${outcome.problem}`, details)
    case 'error':
      return outcome.error
    case 'aborted':
      return new AbortedError(`${operation} was aborted.`, { ...details, cause: signal?.reason })
  }
}

/** Returns the error for a thrown value, e.g. for a response that reports success but violates the contract. */
export function contractError(thrown: unknown, details: ErrorDetails): WorkbenchError {
  if (thrown instanceof WorkbenchError) return thrown
  const operation = `${details.method} ${details.path}`
  if (thrown instanceof ContractViolation) {
    const message = `${operation} succeeded, but its response deviates from the contract: ${thrown.message}.`
    return new ProtocolError(message, details)
  }
  // The message of any other error may contain the request.
  return new WorkbenchError(`${operation} failed: the client threw ${nameOf(thrown)}.`, details)
}

/** Returns the error for a request that may have created a record. */
export function outcomeUnknown(
  cause: WorkbenchError,
  lookupQuery: LookupQuery,
  sentAt: Date | undefined,
  kept: Kept,
): OutcomeUnknownError {
  // A subclass in an application may set the name on its errors.
  const details = { ...cause, name: undefined, cause, lookupQuery, sentAt, ...kept }
  // Repeating the call could create a second record, so the advice at the end is removed.
  const reason = cause.message.replace(/ Try again[^.]*.$/, '')
  return new OutcomeUnknownError(`${reason} ${whatWasCreated(kept)}`, details)
}

function whatWasCreated({ record, secret }: Kept): string {
  if (secret) return 'The record was created: see `secret`.'
  if (record) return 'There is no secret: delete `record`, then try again.'
  return 'A record may have been created: see `lookupQuery`.'
}

/** Returns the error for a record that differs from the request. */
export function mismatchError(fields: readonly string[], record: unknown, details: ErrorDetails): MismatchError {
  const message = `${details.method} ${details.path} succeeded, but the record differs from the request in ${fields.join(', ')}. Check \`record\`.`
  return new MismatchError(message, { ...details, fields, record: record as RecordWithSecret })
}

/** Returns the error for a deletion that had no effect or was not confirmed. */
export function notDeleted(isFound: boolean, details: ErrorDetails): ProtocolError {
  const reason = isFound ? 'the record still exists' : 'the response does not confirm it. Check baseUrl'
  return new ProtocolError(`${details.method} ${details.path} succeeded, but ${reason}.`, details)
}

type Details = ErrorDetails & {
  readonly issues?: readonly ValidationIssue[] | undefined
  readonly retryAfter?: number | undefined
}

type ErrorKind = readonly [
  pattern: RegExp,
  ErrorClass: new (message: string, details: Details) => WorkbenchError,
  advice: string,
]

const CHECK_LOGIN = 'Check username, password and code.'
const CORRECT_REQUEST = 'Correct the request.'
const NOT_OFFERED = 'Workbench does not offer this.'

/**
 * The kinds of error responses. The pattern matches the status, followed by the title and the path if the response is from Workbench: a 403
 * has five meanings. An intermediary can respond with 429 or 5xx. Any other status is only meaningful if it is from Workbench.
 */
const KINDS: readonly ErrorKind[] = [
  [/^429/, RateLimitError, 'Try again later.'],
  [/^5(?!11$)/, ServerError, 'Try again later.'],
  [/^...$/, IntermediaryError, 'Check baseUrl and the network.'],
  [/^403 (Param|Request) validation failed/, ValidationError, CORRECT_REQUEST],
  [/^403 Invalid (filter|sort|inclusion|field)/, InvalidQueryError, 'Correct the query.'],
  [/^403 Resource not supported/, UnsupportedOperationError, NOT_OFFERED],
  [/^403 Requested resource already exists/, ConflictError, 'Use the existing record.'],
  [/^404 Invalid Route/, NotFoundError, 'Check baseUrl.'],
  [/^404 Resource not found/, NotFoundError, NOT_OFFERED],
  [/^400 invalid_grant|^401.*login$/, AuthenticationError, CHECK_LOGIN],
  [/^403.*login$/, PermissionDeniedError, CHECK_LOGIN],
  [/^401/, AuthenticationError, 'Check that the token is complete, and its key and account are active.'],
  [/^403/, PermissionDeniedError, "Check the token's role and restrictions, and the record's state."],
  [/^404/, NotFoundError, 'Check the id. The record may be deleted or in another organization.'],
  [/^409/, ConflictError, 'Read the record again.'],
  [/^4/, BadRequestError, CORRECT_REQUEST],
]

const UNKNOWN_KIND: ErrorKind = [/^[23]/, ProtocolError, 'Check baseUrl.']

/** Makes a string from the server safe to print. Returns undefined if it is empty or not a string. */
type Safe = (value: unknown, maxLength: number) => string | undefined

/** Returns the error for a response that does not report success. */
function errorFromResponse(received: ReadResponse, call: ErrorDetails, printable: Printable) {
  const { status, headers } = received
  const safe: Safe = (value, maxLength) => (typeof value === 'string' && printable(value, maxLength)) || undefined
  const reported = reportedError(received, call.path)
  const title = safe(reported?.title, 200)
  const issues = issuesOf(reported?.detail, safe)
  const detail = safe(issues?.map(issue => issue.message).join('; ') ?? reported?.detail, 500)
  const rule = safe(headers.get('x-workbench-mock-rule'), 100)
  const response = reported ? `${status} ${title} ${call.path}` : `${status}`
  const [, ErrorClass, advice] = KINDS.find(([pattern]) => pattern.test(response)) ?? UNKNOWN_KIND
  const sentences = [
    `${call.method} ${call.path} failed with status ${status}.`,
    reported
      ? [title, detail]
          .filter(Boolean)
          .join(': ')
          .replace(/[^.?!]$/, '$&.')
      : foreignReason(headers, safe),
    rule && `(rule ${rule})`,
    advice,
  ]
  return new ErrorClass(sentences.filter(Boolean).join(' '), {
    ...call,
    code: safe(reported?.code, 100),
    title,
    detail,
    rule,
    issues: ErrorClass === ValidationError ? issues : undefined,
    retryAfter: ErrorClass === RateLimitError ? platform.retryAfterSeconds(headers) : undefined,
  })
}

function foreignReason(headers: FetchHeaders, safe: Safe): string {
  const evidence = ['content-type', 'server', 'via'].flatMap(name => {
    const value = safe(headers.get(name), 100)
    return value ? `${name} ${value}` : []
  })
  return `The response appears to be from a proxy, firewall or login page (${evidence.join(', ') || 'no content-type'}).`
}

/** Returns the issues in the `detail` of a validation error. The path of an issue is a list of names, or a string with these names. */
function issuesOf(detail: unknown, safe: Safe): readonly ValidationIssue[] | undefined {
  if (!Array.isArray(detail)) return undefined
  return detail.slice(0, 20).map((issue: { path?: unknown; message?: unknown } | null) => {
    // An object may not be convertible to a string.
    const names = [issue?.path].flat().filter(name => typeof name !== 'object')
    return { path: safe(names.join('.'), 100) ?? '', message: safe(issue?.message, 200) ?? 'is invalid' }
  })
}

/** The requested values of a record, in the same form as `data` in a request. */
export interface Requested {
  readonly id?: string
  readonly attributes?: object
  readonly relationships?: object
}

/**
 * The attributes to compare. Workbench may normalize other attributes, e.g. an email address. They can then differ from the
 * request without being wrong.
 */
const COMPARED = ['display_name', 'role', 'active', 'assignable', 'status']

/** The name of a field in the client, its requested value, and the value in a record. */
type Comparison = readonly [name: string, requested: unknown, found: unknown]

function compare({ id, attributes, relationships }: Requested, record: unknown): readonly Comparison[] {
  const ids: Comparison = ['id', id, idIn(record)]
  // To fetch or to delete a record, only its id is needed.
  if (!attributes) return [ids]
  const found = member(record, 'attributes')
  const [wanted, restrictions] = [attributes, found].map(each => strings.read(member(each, 'restrictions')))
  return [
    ...COMPARED.map((attribute): Comparison => {
      const name = attribute.replace('display_', '')
      return [name, member(attributes, attribute), member(found, attribute) ?? member(found, name)]
    }),
    ['readOnly', wanted?.includes(READ_ONLY), restrictions?.includes(READ_ONLY)],
    [
      'restrictions',
      wanted && true,
      restrictions && wanted?.every(each => each === READ_ONLY || restrictions.includes(each)),
    ],
    ['serviceAccountId', accountIn(relationships), accountIn(member(record, 'relationships'))],
    ids,
  ]
}

/**
 * Returns the fields in which a record differs from the request. A value that is missing or has an unexpected type is not
 * compared. The decoder reports it as a deviation from the contract.
 */
export function differences(requested: Requested, record: unknown): string[] {
  return compare(requested, record)
    .filter(([, requested, found]) => {
      const isComparable = requested !== undefined && typeof found === typeof requested
      return isComparable && normalized(found) !== normalized(requested)
    })
    .map(([name]) => name)
}

/** Whether a record lacks the value of a field that was requested. */
export function isIncomplete(requested: Requested, record: unknown): boolean {
  return compare(requested, record).some(
    ([, requested, found]) => requested !== undefined && typeof found !== typeof requested,
  )
}

/**
 * Returns the error for a request that Workbench accepted, if the record cannot be fetched to confirm the effect. It
 * has the same class as the error that prevented this. A framework's error is returned unchanged.
 */
export function unconfirmed(cause: unknown, accepted: Requested, details: ErrorDetails): unknown {
  if (!(cause instanceof WorkbenchError)) return cause
  const Class = cause.constructor as new (message: string, details: object) => WorkbenchError
  const message = `${details.method} ${details.path} succeeded, but is not confirmed. ${cause.message}`
  return new Class(message, { ...cause, name: undefined, cause, accepted })
}

/** Normalizes a value for comparison: Workbench may trim a name, and convert an id to lowercase. */
function normalized(value: unknown): unknown {
  return typeof value === 'string' ? value.trim().toLowerCase() : value
}

function accountIn(relationships: unknown): string | undefined {
  return idIn(member(member(relationships, 'service_account'), 'data'))
}
