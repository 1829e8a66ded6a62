import {
  AbortedError,
  ConnectionError,
  OutcomeUnknownError,
  TimeoutError,
  ValidationError,
  WorkbenchError,
} from '@workbench-sdk/client'
import { messageOf } from '@workbench-sdk/internal/errors'
import { RULES, type RuleId } from '@workbench-sdk/mock'
import { ControlError, UnreachableError } from '../mock/control-api.ts'

/** An error in the form in which the page shows it. */
export interface ErrorView {
  /** Whether the request may have succeeded. */
  readonly isOutcomeUnknown?: boolean
  readonly title: string
  readonly detail: string
  /** The Workbench rule that rejected the request. */
  readonly rule?: { readonly id: string; readonly sentence: string }
  /** A suggestion for the user. */
  readonly hint?: string
}

export function toErrorView(error: unknown): ErrorView {
  if (error instanceof OutcomeUnknownError) {
    return {
      isOutcomeUnknown: true,
      title: 'We don’t know whether this went through',
      detail: error.message,
      hint: 'Check the list before you try again.',
    }
  }
  if (error instanceof ConnectionError || error instanceof TimeoutError || error instanceof UnreachableError) {
    return {
      title: 'The mock is not responding',
      detail: messageOf(error),
      hint: 'Make sure that it is running.',
    }
  }
  if (error instanceof WorkbenchError && error.status !== undefined) return toRejection(error)
  if (error instanceof ControlError) {
    return { title: 'The mock rejected this request', detail: error.message, hint: error.hint }
  }
  return { title: 'Something went wrong', detail: messageOf(error) }
}

/** Aborted requests are not shown as errors. */
export const isAbort = (error: unknown): boolean =>
  error instanceof AbortedError || (error instanceof DOMException && error.name === 'AbortError')

function toRejection(error: WorkbenchError): ErrorView {
  const issues = error instanceof ValidationError ? error.issues.map(({ path, message }) => `${path} ${message}`) : []
  const rule = error.rule === undefined ? undefined : findRule(error.rule)
  const detail = issues.length > 0 ? issues.join('; ') : (error.detail ?? error.message)
  return {
    title: `Workbench rejected this request: ${error.status} ${error.title ?? ''}`.trim(),
    detail: detail === rule?.sentence ? '' : detail,
    ...(rule && { rule }),
  }
}

function findRule(id: string) {
  const sentence = Object.hasOwn(RULES, id) ? RULES[id as RuleId].description : ''
  return { id, sentence }
}
