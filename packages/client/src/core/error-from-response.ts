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
  TimeoutError,
  UnsupportedOperationError,
  ValidationError,
  type ValidationIssue,
  WorkbenchError,
} from '../errors.ts'
import { ContractViolation, type Kept, UNREADABLE } from '../json-api/decode.ts'
import type { Outcome, ReadResponse } from './attempt.ts'
import { nameOf, redactedCopy } from './fetch-failure.ts'
import type { FetchHeaders } from './options.ts'
import { reportedError, retryAfterSeconds } from './retry-policy.ts'

/** The call that failed, as far as its error may describe it. */
export interface FailedCall {
  readonly details: ErrorDetails
  /** The origin of Workbench. */
  readonly origin: string
  /** The reason with which the caller's signal was aborted. */
  readonly abortReason: unknown
  /** Makes a text of the server printable: a single line without the secrets of the call. */
  readonly printable: (text: string, maxLength?: number) => string
}

/** Returns the error for the outcome of the last attempt of a call, if it is not a success. */
export function errorFromOutcome(outcome: Outcome, call: FailedCall): WorkbenchError {
  const { details, origin, abortReason, printable } = call
  const operation = `${details.method} ${details.path}`
  switch (outcome.kind) {
    case 'response':
      if (outcome.status < 300 && outcome.document === UNREADABLE) {
        return new ProtocolError(
          `The response to ${operation} is not valid JSON, or is truncated. Check baseUrl.`,
          details,
        )
      }
      return errorFromResponse(outcome, details, printable)
    case 'connection-error': {
      const code = outcome.code && printable(outcome.code)
      const reason = `${printable(nameOf(outcome.thrown))}${code ? ` (${code})` : ''}`
      return new ConnectionError(
        `The connection to ${origin} failed during ${operation}: \`fetch\` threw ${reason}. ${outcome.advice}`,
        { ...details, code, cause: redactedCopy(outcome.thrown, printable) },
      )
    }
    case 'unusable':
      return new ProtocolError(`The response to ${operation} ${outcome.problem}`, details)
    case 'error':
      return outcome.error
    case 'timeout':
      return new TimeoutError(`${operation} timed out. Try again, or set a longer timeout.`, details)
    case 'aborted':
      return new AbortedError(`${operation} was aborted.`, { ...details, cause: abortReason })
  }
}

/** Returns the error for a response that reports success, but violates the contract. */
export function contractError(thrown: unknown, details: ErrorDetails): WorkbenchError {
  if (thrown instanceof WorkbenchError) return thrown
  const operation = `${details.method} ${details.path}`
  if (!(thrown instanceof ContractViolation)) {
    // The message of any other error may quote the request.
    return new WorkbenchError(
      `${operation} failed ${details.attempts ? 'after' : 'before'} sending: the client threw ${nameOf(thrown)}.`,
      details,
    )
  }
  const { at, expected } = thrown
  return new ProtocolError(
    `${operation} succeeded, but its response violates the contract: ${at} is not ${expected}.`,
    details,
  )
}

/** Returns the error for a creation that Workbench may or may not have carried out. */
export function outcomeUnknown(
  cause: WorkbenchError,
  lookupQuery: LookupQuery,
  sentAt: Date | undefined,
  kept: Kept,
): OutcomeUnknownError {
  const { method, path, status, code, requestId, attempts } = cause
  const details = { method, path, status, code, requestId, attempts, cause, lookupQuery, sentAt, ...kept }
  return new OutcomeUnknownError(`${cause.message} ${whatWasCreated(kept)}`, details)
}

function whatWasCreated({ record, secret }: Kept): string {
  if (secret) return 'The record was created: its secret is in `secret`.'
  if (record) return 'The record was created without a secret: delete `record` before you try again.'
  return 'The record may have been created: list with `lookupQuery` before you try again.'
}

/** Returns the error for a record that differs from what was requested. */
export function mismatchError(fields: readonly string[], record: unknown, details: ErrorDetails): MismatchError {
  const message = `${details.method} ${details.path} succeeded, but the record differs from the request in ${fields.join(', ')}. Check \`record\` before you rely on it.`
  return new MismatchError(message, { ...details, fields, record: record as RecordWithSecret })
}

/** Returns the error for a deletion that had no effect. */
export function stillExists(details: ErrorDetails): ProtocolError {
  return new ProtocolError(`${details.method} ${details.path} succeeded, but the record still exists.`, details)
}

type Details = ErrorDetails & {
  readonly issues?: readonly ValidationIssue[] | undefined
  readonly retryAfter?: number | undefined
}

type ErrorKind = readonly [ErrorClass: new (message: string, details: Details) => WorkbenchError, advice: string]

const INVALID_FIELD: ErrorKind = [ValidationError, 'Correct the fields that it names.']
const INVALID_QUERY: ErrorKind = [InvalidQueryError, 'Change the filter, sort or include.']
const LOGIN_ADVICE = 'Check the username, the password and the one-time code.'

/** The kinds of error responses: by status and title, because a 403 has five meanings, else by status. */
const KINDS: ReadonlyMap<string, ErrorKind> = new Map([
  ['403 Param validation failed', INVALID_FIELD],
  ['403 Request validation failed', INVALID_FIELD],
  ['403 Invalid filter', INVALID_QUERY],
  ['403 Invalid sort', INVALID_QUERY],
  ['403 Invalid inclusion', INVALID_QUERY],
  ['403 Invalid field resource', INVALID_QUERY],
  ['403 Invalid field selection', INVALID_QUERY],
  ['403 Resource not supported', [UnsupportedOperationError, 'Workbench does not offer this operation.']],
  ['403 Requested resource already exists', [ConflictError, 'Use the existing record.']],
  ['404 Invalid Route', [NotFoundError, 'Check baseUrl: the API is not at this address.']],
  ['404 Resource not found', [NotFoundError, 'Workbench does not have this type of record or relationship.']],
  ['400 invalid_grant', [AuthenticationError, LOGIN_ADVICE]],
  ['login 401', [AuthenticationError, LOGIN_ADVICE]],
  ['login 403', [PermissionDeniedError, LOGIN_ADVICE]],
  [
    '401',
    [
      AuthenticationError,
      'Check that the token is complete, and that its key and service account exist and are active.',
    ],
  ],
  ['403', [PermissionDeniedError, 'Use a token whose role allows it. To change data, use one that is not read-only.']],
  ['404', [NotFoundError, 'Check the id. The record may be deleted, or belong to another organization.']],
  ['409', [ConflictError, 'Read the record again before you change it.']],
  ['429', [RateLimitError, 'Wait for retryAfter seconds, then try again.']],
  ['3xx', [ProtocolError, 'The client does not follow redirects. Check baseUrl.']],
  ['4xx', [BadRequestError, 'Correct the request.']],
  ['5xx', [ServerError, 'Try again later.']],
])

const UNKNOWN_KIND: ErrorKind = [ProtocolError, 'The contract has no such response.']

function kindOf(status: number, title?: string, path = ''): ErrorKind {
  const operation = path.endsWith('/login') ? 'login ' : ''
  const keys = [`${status} ${title}`, `${operation}${status}`, `${status}`, `${Math.floor(status / 100)}xx`]
  return keys.map(key => KINDS.get(key)).find(kind => kind !== undefined) ?? UNKNOWN_KIND
}

/** Makes a text of the server printable. Returns undefined if it is empty or not a text. */
type Safe = (value: unknown, maxLength: number) => string | undefined

/** Returns the error for a response that does not report success. */
function errorFromResponse(received: ReadResponse, call: ErrorDetails, printable: FailedCall['printable']) {
  const { status, headers } = received
  const safe: Safe = (value, maxLength) => (typeof value === 'string' && printable(value, maxLength)) || undefined
  const reported = reportedError(received, call.path)
  const title = safe(reported?.title, 200)
  const issues = issuesOf(reported?.detail, safe)
  const detail = safe(issues?.map(issue => issue.message).join('; ') ?? reported?.detail, 500)
  const rule = safe(headers.get('x-workbench-mock-rule'), 100)
  const [ErrorClass, advice] = reported ? kindOf(status, title, call.path) : kindOfForeign(status)
  const sentences = [
    `${call.method} ${call.path} failed with status ${status}.`,
    reported ? asSentence([title, detail].filter(Boolean).join(': ')) : foreignReason(headers, safe),
    rule && `(rule ${rule})`,
    advice,
  ]
  return new ErrorClass(sentences.filter(Boolean).join(' '), {
    ...call,
    code: safe(reported?.code, 100),
    title,
    detail,
    rule,
    ...(ErrorClass === ValidationError && { issues }),
    ...(ErrorClass === RateLimitError && { retryAfter: retryAfterSeconds(headers) }),
  })
}

function asSentence(text: string): string {
  return text === '' || /[.?!]$/.test(text) ? text : `${text}.`
}

/** An intermediary can ask to wait (429) and be unavailable (5xx). Anything else is for Workbench to decide. */
function kindOfForeign(status: number): ErrorKind {
  const [ErrorClass, advice] = kindOf(status)
  if (ErrorClass === RateLimitError || (ErrorClass === ServerError && status !== 511)) return [ErrorClass, advice]
  return [IntermediaryError, status < 400 && status >= 300 ? advice : 'Check baseUrl and the network.']
}

function foreignReason(headers: FetchHeaders, safe: Safe): string {
  const signs = ['content-type', 'server', 'via'].flatMap(name => {
    const value = safe(headers.get(name), 100)
    return value === undefined ? [] : `${name} ${value}`
  })
  const evidence = signs.join(', ') || 'no content-type'
  return `The response is not from Workbench, but from a proxy, a firewall or a login page (${evidence}).`
}

/** In a validation error, `detail` is a list of issues. The path of an issue is a list of names, or these names as a text. */
function issuesOf(detail: unknown, safe: Safe): readonly ValidationIssue[] | undefined {
  if (!Array.isArray(detail)) return undefined
  return detail.slice(0, 20).map((issue: { path?: unknown; message?: unknown } | null) => ({
    path: safe(Array.isArray(issue?.path) ? issue.path.join('.') : issue?.path, 100) ?? '',
    message: safe(issue?.message, 200) ?? 'is invalid',
  }))
}
