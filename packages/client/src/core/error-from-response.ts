import {
  AbortedError,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  ConnectionError,
  type ErrorDetails,
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
import { retryAfterSeconds } from './retry-policy.ts'

/** The call that failed, as far as its error may describe it. */
export interface FailedCall {
  readonly details: ErrorDetails
  /** The origin of Workbench. */
  readonly origin: string
  /** The reason with which the caller's signal was aborted. */
  readonly abortReason: unknown
  /** Replaces the secrets of the call in a text. */
  readonly redact: (text: string) => string
}

/** Returns the error for the outcome of the last attempt of a call, if it is not a success. */
export function errorFromOutcome(outcome: Outcome, call: FailedCall): WorkbenchError {
  const { details, origin, abortReason, redact } = call
  const operation = `${details.method} ${details.path}`
  switch (outcome.kind) {
    case 'response':
      if (outcome.status < 300 && outcome.document === UNREADABLE) {
        return new ProtocolError(
          `The response to ${operation} is not valid JSON, or is truncated. Check baseUrl.`,
          details,
        )
      }
      return errorFromResponse(outcome, details, redact)
    case 'connection-error': {
      const code = outcome.code && redact(outcome.code)
      const reason = `${redact(nameOf(outcome.thrown))}${code ? ` (${code})` : ''}`
      return new ConnectionError(
        `The connection to ${origin} failed during ${operation}: \`fetch\` threw ${reason}. ${outcome.advice}`,
        { ...details, code, cause: redactedCopy(outcome.thrown, redact) },
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
    const missing =
      typeof Headers === 'undefined'
        ? ' This environment has no global `Headers`: in Jest, use `testEnvironment: "node"`.'
        : ''
    return new WorkbenchError(
      `${operation} failed ${details.attempts ? 'after' : 'before'} sending: the client threw ${nameOf(thrown)}.${missing}`,
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
  sentAt: Date,
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

interface Details extends ErrorDetails {
  readonly issues: readonly ValidationIssue[]
  readonly retryAfter: number | undefined
}

type ErrorKind = readonly [ErrorClass: new (message: string, details: Details) => WorkbenchError, advice: string]

const INVALID_FIELD: ErrorKind = [ValidationError, 'Correct the fields that it names.']
const INVALID_QUERY: ErrorKind = [InvalidQueryError, 'Change the filter, sort or include.']

/** The kinds of error responses: by status and title, because a 403 has five meanings, else by status. */
const KINDS: ReadonlyMap<string, ErrorKind> = new Map([
  ['403 Param validation failed', INVALID_FIELD],
  ['403 Request validation failed', INVALID_FIELD],
  ['403 Invalid filter', INVALID_QUERY],
  ['403 Invalid sort', INVALID_QUERY],
  ['403 Invalid inclusion', INVALID_QUERY],
  ['403 Invalid field resource', INVALID_QUERY],
  ['403 Resource not supported', [UnsupportedOperationError, 'Workbench does not offer this operation.']],
  ['403 Requested resource already exists', [ConflictError, 'Use the existing record.']],
  ['404 Invalid Route', [NotFoundError, 'Check baseUrl: the API is not at this address.']],
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

function kindOf(status: number, title: string | undefined): ErrorKind {
  const keys = [`${status} ${title}`, `${status}`, `${Math.floor(status / 100)}xx`]
  return keys.map(key => KINDS.get(key)).find(kind => kind !== undefined) ?? UNKNOWN_KIND
}

/** Returns the error for a response that does not report success. */
function errorFromResponse(received: ReadResponse, call: ErrorDetails, redact: (text: string) => string) {
  const { status, headers, document } = received
  const safe = (value: unknown) => (typeof value === 'string' ? redact(value) : undefined)
  const error = firstError(document)
  const title = safe(error.title)
  const issues = issuesOf(error.detail, safe)
  const details = {
    ...call,
    status,
    code: safe(error.code),
    title,
    detail: safe(error.detail) ?? (issues.map(issue => issue.message).join('; ') || undefined),
    rule: safe(headers.get('x-workbench-mock-rule')),
    issues,
    retryAfter: retryAfterSeconds(headers),
  }
  const [ErrorClass, advice] = kindOf(status, title)
  return new ErrorClass(messageOf(details, advice), details)
}

function messageOf({ method, path, status, title, detail, rule }: Details, advice: string): string {
  const reason = [title, detail].filter(part => part !== undefined).join(': ')
  const sentence = reason === '' || /[.?!]$/.test(reason) ? reason : `${reason}.`
  const source = rule === undefined ? '' : `(rule ${rule})`
  return [`${method} ${path} failed with status ${status}.`, sentence, source, advice]
    .filter(part => part !== '')
    .join(' ')
}

/** Returns the first error of a JSON:API document, whose fields may be anything. */
function firstError(document: unknown): { title?: unknown; code?: unknown; detail?: unknown } {
  const errors = typeof document === 'object' && document !== null && 'errors' in document ? document.errors : undefined
  const first: unknown = Array.isArray(errors) ? errors[0] : undefined
  return typeof first === 'object' && first !== null ? first : {}
}

/** In a validation error, `detail` is a list of issues. */
function issuesOf(detail: unknown, safe: (value: unknown) => string | undefined): readonly ValidationIssue[] {
  const entries: readonly unknown[] = Array.isArray(detail) ? detail : []
  return entries.flatMap(entry => {
    const { path, message }: { path?: unknown; message?: unknown } =
      typeof entry === 'object' && entry !== null ? entry : {}
    return { path: safe(path) ?? '', message: safe(message) ?? 'is invalid' }
  })
}
