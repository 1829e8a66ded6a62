import type { Outcome } from './attempt.ts'
import {
  AbortedError,
  ConnectionError,
  type ErrorFacts,
  type LookFor,
  OutcomeUnknownError,
  ProtocolError,
  TimeoutError,
  WorkbenchError,
} from './errors.ts'
import { Mismatch, UNREADABLE } from './json-api.ts'
import { refusalOf } from './refusals.ts'

/** What an error may know of the call that failed. */
export interface FailedCall {
  readonly facts: ErrorFacts
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
export function mismatchOf(error: unknown, facts: ErrorFacts): WorkbenchError {
  if (error instanceof WorkbenchError) return error
  const call = `${facts.method} ${facts.path}`
  // Whatever else it is, it may quote the request.
  if (!(error instanceof Mismatch)) return new WorkbenchError(`${call} could not be sent.`, facts)
  return new ProtocolError(
    `${call} succeeded, but its answer is not what the contract says: ${error.at} is not ${error.expected}.`,
    facts,
  )
}

/** The error for a creation that may have been carried out, or not. */
export function unknownOutcome(cause: WorkbenchError, lookFor: LookFor, sentAt: Date): OutcomeUnknownError {
  const { method, path, status, code, requestId, attempts } = cause
  return new OutcomeUnknownError(
    `${cause.message} It may have been carried out: look with \`lookFor\` before you repeat it.`,
    { method, path, status, code, requestId, attempts, cause, lookFor, sentAt },
  )
}
