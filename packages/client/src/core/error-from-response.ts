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
import type { Answer, Outcome } from './attempt.ts'
import { retryAfterSeconds } from './retry-policy.ts'

/** What an error may know of the call that failed. */
export interface FailedCall {
  readonly facts: ErrorDetails
  /** Where Workbench is looked for. */
  readonly origin: string
  /** The reason with which the user's signal was aborted. */
  readonly reason: unknown
  readonly redact: (text: string) => string
}

/** The error for the outcome of a call's last attempt, which was no success. */
export function failureOf(outcome: Outcome, { facts, origin, reason, redact }: FailedCall): WorkbenchError {
  const call = `${facts.method} ${facts.path}`
  switch (outcome.kind) {
    case 'answered':
      if (outcome.answer.status < 300 && outcome.answer.document === UNREADABLE) {
        return new ProtocolError(
          `${call} was answered with something that is not JSON, or is cut. Check baseUrl.`,
          facts,
        )
      }
      return refusalOf(outcome.answer, facts, redact)
    case 'lost': {
      const code = outcome.code && redact(outcome.code)
      const why = code === undefined ? '' : ` (${code})`
      const message = `${call} got no whole answer from ${origin}${why}. Check baseUrl and the network.`
      return new ConnectionError(message, { ...facts, code })
    }
    case 'failed':
      return outcome.error
    case 'late':
      return new TimeoutError(`${call} was not answered in time. Try again, or allow it a longer timeout.`, facts)
    case 'aborted':
      return new AbortedError(`${call} was aborted by its signal.`, { ...facts, cause: reason })
  }
}

/** The error for an answer that is a success, and not what the contract says. */
export function mismatchOf(error: unknown, facts: ErrorDetails): WorkbenchError {
  if (error instanceof WorkbenchError) return error
  const call = `${facts.method} ${facts.path}`
  // Whatever else it is, it may quote the request.
  if (!(error instanceof ContractViolation)) return new WorkbenchError(`${call} could not be sent.`, facts)
  return new ProtocolError(
    `${call} succeeded, but its answer is not what the contract says: ${error.at} is not ${error.expected}.`,
    facts,
  )
}

/** The error for a creation that may have been carried out, or not. */
export function unknownOutcome(cause: WorkbenchError, lookupQuery: LookupQuery, sentAt: Date): OutcomeUnknownError {
  const { method, path, status, code, requestId, attempts } = cause
  return new OutcomeUnknownError(
    `${cause.message} It may have been carried out: look with \`lookupQuery\` before you repeat it.`,
    { method, path, status, code, requestId, attempts, cause, lookupQuery, sentAt },
  )
}

interface Facts extends ErrorDetails {
  readonly issues: readonly ValidationIssue[]
  readonly retryAfter: number | undefined
}

interface Row {
  readonly statuses: readonly [from: number, to: number]
  readonly title?: string
  readonly Refused: new (message: string, facts: Facts) => WorkbenchError
  readonly advice: string
}

const FORBIDDEN = [403, 403] as const
const NOT_FOUND = [404, 404] as const

// The first row that fits counts. A status alone does not tell: a 403 means five different things.
const ROWS: readonly Row[] = [
  {
    statuses: [300, 399],
    Refused: ProtocolError,
    advice: 'Redirects are not followed, so that the token stays where it was sent. Check baseUrl.',
  },
  {
    statuses: [401, 401],
    Refused: AuthenticationError,
    advice: 'Check that the token is whole, and that its key and service account exist and are active.',
  },
  { statuses: FORBIDDEN, title: 'Param validation failed', Refused: ValidationError, advice: 'Correct what it names.' },
  {
    statuses: FORBIDDEN,
    title: 'Request validation failed',
    Refused: ValidationError,
    advice: 'Correct what it names.',
  },
  ...['Invalid filter', 'Invalid sort', 'Invalid inclusion', 'Invalid field resource'].map(title => ({
    statuses: FORBIDDEN,
    title,
    Refused: InvalidQueryError,
    advice: 'Ask the list for something else.',
  })),
  {
    statuses: FORBIDDEN,
    title: 'Resource not supported',
    Refused: UnsupportedOperationError,
    advice: 'Workbench offers this to nobody.',
  },
  {
    statuses: FORBIDDEN,
    title: 'Requested resource already exists',
    Refused: ConflictError,
    advice: 'Use the record that is there.',
  },
  {
    statuses: FORBIDDEN,
    Refused: PermissionDeniedError,
    advice: 'Use a token whose role allows it; to change something, one that is not read-only.',
  },
  {
    statuses: NOT_FOUND,
    title: 'Invalid Route',
    Refused: NotFoundError,
    advice: 'Check baseUrl: this is not where the API is.',
  },
  {
    statuses: NOT_FOUND,
    Refused: NotFoundError,
    advice: 'Check the id. The record may be deleted, or be of another organization.',
  },
  { statuses: [409, 409], Refused: ConflictError, advice: 'Read the record again, then decide.' },
  { statuses: [429, 429], Refused: RateLimitError, advice: 'Wait as long as retryAfter says, then try again.' },
  { statuses: [400, 499], Refused: BadRequestError, advice: 'Correct the request.' },
  { statuses: [500, 599], Refused: ServerError, advice: 'Try again later.' },
]

/**
 * Makes the error for an answer that is not a success.
 *
 * @param call Method, path and attempts of the call.
 * @param redact Takes out what must not be repeated, wherever the answer echoes it.
 */
export function refusalOf(answer: Answer, call: ErrorDetails, redact: (text: string) => string): WorkbenchError {
  const { status, headers, document } = answer
  const safe = (value: unknown) => (typeof value === 'string' ? redact(value) : undefined)
  const said = firstError(document)
  const title = safe(said.title)
  const issues = issuesOf(said.detail, safe)
  const facts = {
    ...call,
    status,
    code: safe(said.code),
    title,
    detail: safe(said.detail) ?? (issues.map(issue => issue.message).join('; ') || undefined),
    rule: safe(headers.get('x-workbench-mock-rule')),
    issues,
    retryAfter: retryAfterSeconds(headers),
  }
  const row = ROWS.find(each => fits(each, status, title))
  const { Refused, advice } = row ?? { Refused: ProtocolError, advice: 'The contract has no such answer.' }
  return new Refused(messageOf(facts, advice), facts)
}

function fits({ statuses: [from, to], title }: Row, status: number, said: string | undefined): boolean {
  return from <= status && status <= to && (title === undefined || title === said)
}

function messageOf({ method, path, status, title, detail, rule }: Facts, advice: string): string {
  const said = [title, detail].filter(part => part !== undefined).join(': ')
  const sentence = said === '' || /[.?!]$/.test(said) ? said : `${said}.`
  const by = rule === undefined ? '' : `(rule ${rule})`
  return [`${method} ${path} was answered ${status}.`, sentence, by, advice].filter(part => part !== '').join(' ')
}

function firstError(body: unknown): { title?: unknown; code?: unknown; detail?: unknown } {
  const errors = typeof body === 'object' && body !== null && 'errors' in body ? body.errors : undefined
  const first: unknown = Array.isArray(errors) ? errors[0] : undefined
  return typeof first === 'object' && first !== null ? first : {}
}

function issuesOf(detail: unknown, safe: (value: unknown) => string | undefined): readonly ValidationIssue[] {
  const entries: readonly unknown[] = Array.isArray(detail) ? detail : []
  return entries.flatMap(entry => {
    const { path, message }: { path?: unknown; message?: unknown } =
      typeof entry === 'object' && entry !== null ? entry : {}
    return { path: safe(path) ?? '', message: safe(message) ?? 'is not accepted' }
  })
}
