import type * as client from '@workbench-sdk/client'
import { AbortedError, ValidationError, WorkbenchError } from '@workbench-sdk/client'
import { RULES, type RuleId } from '@workbench-sdk/mock'
import { ControlError, UnreachableError } from '../mock/control-api.ts'
import type { Message } from './message.ts'

/** An error as shown on the page. */
export interface ErrorView {
  /** Whether the request may have succeeded. */
  readonly isOutcomeUnknown?: boolean
  /** The response status, if Workbench rejected the request. */
  readonly status?: number
  readonly title: string | Message
  readonly detail: string
  /** The Workbench rule that rejected the request. */
  readonly rule?: { readonly id: string; readonly sentence: string }
  /** A suggestion for the user. */
  readonly hint?: string
}

/** An error whose message is written for the user of the page. */
export class PageError extends Error {
  readonly title: Message

  constructor(title: Message, options?: ErrorOptions) {
    super('An error that is described in the title', options)
    this.title = title
  }
}

/**
 * Thrown if a request that may have changed something receives no response. The client has a separate error for its own
 * requests.
 */
export class LostResponseError extends Error {}

/** The names of the client's error classes. */
type ErrorName = Extract<keyof typeof client, `${string}Error`>

const NOT_RESPONDING: ErrorView = {
  title: 'The mock is not responding',
  detail: '',
  hint: 'Make sure that it is running.',
}
const OUTCOME_UNKNOWN: ErrorView = {
  isOutcomeUnknown: true,
  title: 'We don’t know whether this went through',
  detail: 'The response was lost or incomplete.',
  hint: 'Check the list before you try again.',
}
const UNEXPECTED: ErrorView = {
  title: 'Something went wrong',
  detail: 'This is a bug in the page.',
  hint: 'Reload it.',
}
const UNUSABLE_RESPONSE: ErrorView = {
  title: 'The mock’s response can’t be used',
  detail: 'It is incomplete, or it is not from the mock.',
  hint: 'Check the active faults, then try again.',
}

/**
 * The text for each error class. Error messages are not shown, because they are written for developers who use the client. Type
 * checking fails if an error class has no text.
 */
const VIEWS: Readonly<Record<ErrorName, (error: WorkbenchError) => ErrorView>> = {
  WorkbenchError: () => UNEXPECTED,
  InvalidArgumentError: () => ({
    title: 'Workbench can’t use this text',
    detail: 'A name has 1 to 255 characters. Text to search for can’t contain a comma.',
  }),
  AuthenticationError: toRejection,
  PermissionDeniedError: toRejection,
  ValidationError: toRejection,
  InvalidQueryError: toRejection,
  UnsupportedOperationError: toRejection,
  ConflictError: toRejection,
  NotFoundError: error => ({ ...toRejection(error), hint: 'It may have been deleted. Refresh the list.' }),
  RateLimitError: error => ({ ...toRejection(error), hint: 'Wait a minute, then try again.' }),
  BadRequestError: toRejection,
  ServerError: error => ({ ...toRejection(error), hint: 'Try again later.' }),
  ConnectionError: () => NOT_RESPONDING,
  TimeoutError: () => NOT_RESPONDING,
  AbortedError: () => ({ title: 'Canceled', detail: '' }),
  OutcomeUnknownError: () => OUTCOME_UNKNOWN,
  MismatchError: () => ({
    isOutcomeUnknown: true,
    title: 'Workbench saved something else',
    detail: 'The response differs from what you entered.',
    hint: 'Check the list.',
  }),
  ProtocolError: () => UNUSABLE_RESPONSE,
  IntermediaryError: () => UNUSABLE_RESPONSE,
}

export function toErrorView(error: unknown): ErrorView {
  if (error instanceof AbortedError) return VIEWS.AbortedError(error)
  if (error instanceof WorkbenchError) {
    return Object.hasOwn(VIEWS, error.name) ? VIEWS[error.name as ErrorName](error) : UNEXPECTED
  }
  if (error instanceof PageError) return { title: error.title, detail: '' }
  if (error instanceof LostResponseError) return OUTCOME_UNKNOWN
  if (error instanceof UnreachableError) return NOT_RESPONDING
  if (error instanceof ControlError) return toControlView(error)
  return UNEXPECTED
}

function toControlView({ status: httpStatus, message, issues }: ControlError): ErrorView {
  if (httpStatus === 401) {
    return {
      title: 'This control token is not valid',
      detail: '',
      hint: 'Copy the token that the mock printed when it started.',
    }
  }
  if (httpStatus === 404) return { title: 'This no longer exists', detail: '', hint: 'Refresh the list.' }
  if (httpStatus >= 500) return { title: 'The mock failed', detail: message }
  if (issues.length === 0) return { title: 'The mock can’t do this', detail: message }
  return { title: 'The mock can’t use these values', detail: issues.map(describeIssue).join(' ') }
}

/** Describes an issue, e.g. `status must be 599 or less.` for the location `body/status`. */
function describeIssue({ at, says }: ControlError['issues'][number]): string {
  const field = at.replace(/^(body|query)\/?/, '') || 'The value'
  const problem = says.replace(/<= (\S+)/, '$1 or less').replace(/>= (\S+)/, '$1 or more')
  return `${field} ${problem}.`
}

/** Whether a request was aborted. Aborted requests are not shown as errors. */
export const isAbort = (error: unknown): boolean =>
  error instanceof AbortedError || (error instanceof DOMException && error.name === 'AbortError')

function toRejection(error: WorkbenchError): ErrorView {
  const issues = error instanceof ValidationError ? error.issues.map(({ path, message }) => `${path} ${message}`) : []
  const rule = error.rule === undefined ? undefined : findRule(error.rule)
  const detail = issues.length > 0 ? issues.join('; ') : (error.detail ?? '')
  return {
    status: error.status ?? 0,
    title: `Workbench rejected this request: ${error.status ?? ''} ${error.title ?? ''}`.trim(),
    detail: detail === rule?.sentence ? '' : detail,
    ...(rule && { rule }),
  }
}

function findRule(id: string) {
  const sentence = Object.hasOwn(RULES, id) ? RULES[id as RuleId].description : ''
  return { id, sentence }
}
