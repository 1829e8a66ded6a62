import {
  AbortedError,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  ConnectionError,
  type ErrorDetails,
  InvalidQueryError,
  type LookupQuery,
  NotFoundError,
  OutcomeUnknownError,
  PermissionDeniedError,
  ProtocolError,
  RateLimitError,
  ServerError,
  TimeoutError,
  UnsupportedOperationError,
  ValidationError,
  type ValidationIssue,
  WorkbenchError,
} from '../errors.ts'
import { ContractViolation, UNREADABLE } from '../json-api/decode.ts'
import type { Outcome, ReadResponse } from './attempt.ts'
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
      const reason = code === undefined ? '' : ` (${code})`
      const message = `The connection to ${origin} failed during ${operation}${reason}. Check baseUrl and the network.`
      return new ConnectionError(message, { ...details, code })
    }
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
  // The message of any other error may quote the request.
  if (!(thrown instanceof ContractViolation)) return new WorkbenchError(`${operation} could not be sent.`, details)
  const { at, expected } = thrown
  return new ProtocolError(
    `${operation} succeeded, but its response violates the contract: ${at} is not ${expected}.`,
    details,
  )
}

/** Returns the error for a creation that Workbench may or may not have carried out. */
export function outcomeUnknown(cause: WorkbenchError, lookupQuery: LookupQuery, sentAt: Date): OutcomeUnknownError {
  const { method, path, status, code, requestId, attempts } = cause
  return new OutcomeUnknownError(
    `${cause.message} The record may have been created: list with \`lookupQuery\` before you try again.`,
    { method, path, status, code, requestId, attempts, cause, lookupQuery, sentAt },
  )
}

interface Details extends ErrorDetails {
  readonly issues: readonly ValidationIssue[]
  readonly retryAfter: number | undefined
}

interface Row {
  readonly statuses: readonly [from: number, to: number]
  readonly title?: string
  readonly ErrorClass: new (message: string, details: Details) => WorkbenchError
  readonly advice: string
}

const FORBIDDEN = [403, 403] as const
const NOT_FOUND = [404, 404] as const

// The first row that matches counts. The status is not enough: a 403 has five meanings.
const ROWS: readonly Row[] = [
  {
    statuses: [300, 399],
    ErrorClass: ProtocolError,
    advice: 'The client does not follow redirects. Check baseUrl.',
  },
  {
    statuses: [401, 401],
    ErrorClass: AuthenticationError,
    advice: 'Check that the token is complete, and that its key and service account exist and are active.',
  },
  {
    statuses: FORBIDDEN,
    title: 'Param validation failed',
    ErrorClass: ValidationError,
    advice: 'Correct the fields that it names.',
  },
  {
    statuses: FORBIDDEN,
    title: 'Request validation failed',
    ErrorClass: ValidationError,
    advice: 'Correct the fields that it names.',
  },
  ...['Invalid filter', 'Invalid sort', 'Invalid inclusion', 'Invalid field resource'].map(title => ({
    statuses: FORBIDDEN,
    title,
    ErrorClass: InvalidQueryError,
    advice: 'Change the filter, sort or include.',
  })),
  {
    statuses: FORBIDDEN,
    title: 'Resource not supported',
    ErrorClass: UnsupportedOperationError,
    advice: 'Workbench does not offer this operation.',
  },
  {
    statuses: FORBIDDEN,
    title: 'Requested resource already exists',
    ErrorClass: ConflictError,
    advice: 'Use the existing record.',
  },
  {
    statuses: FORBIDDEN,
    ErrorClass: PermissionDeniedError,
    advice: 'Use a token whose role allows it. To change data, use one that is not read-only.',
  },
  {
    statuses: NOT_FOUND,
    title: 'Invalid Route',
    ErrorClass: NotFoundError,
    advice: 'Check baseUrl: the API is not at this address.',
  },
  {
    statuses: NOT_FOUND,
    ErrorClass: NotFoundError,
    advice: 'Check the id. The record may be deleted, or belong to another organization.',
  },
  { statuses: [409, 409], ErrorClass: ConflictError, advice: 'Read the record again before you change it.' },
  { statuses: [429, 429], ErrorClass: RateLimitError, advice: 'Wait for retryAfter seconds, then try again.' },
  { statuses: [400, 499], ErrorClass: BadRequestError, advice: 'Correct the request.' },
  { statuses: [500, 599], ErrorClass: ServerError, advice: 'Try again later.' },
]

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
  const row = ROWS.find(each => matches(each, status, title))
  const { ErrorClass, advice } = row ?? { ErrorClass: ProtocolError, advice: 'The contract has no such response.' }
  return new ErrorClass(messageOf(details, advice), details)
}

function matches({ statuses: [from, to], title }: Row, status: number, actual: string | undefined): boolean {
  return from <= status && status <= to && (title === undefined || title === actual)
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
