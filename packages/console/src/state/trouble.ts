import {
  AbortedError,
  ConnectionError,
  OutcomeUnknownError,
  TimeoutError,
  ValidationError,
  WorkbenchError,
} from '@workbench-sdk/client'
import { RULES, type RuleId } from '@workbench-sdk/mock'
import { ControlError, UnreachableError } from '../mock/control.ts'

/** What went wrong, for a person. */
export interface Trouble {
  readonly kind: 'refused' | 'unreachable' | 'unknown' | 'failed'
  readonly title: string
  readonly detail: string
  /** The rule that refused it, in its own words. */
  readonly rule?: { readonly id: string; readonly sentence: string }
  /** What to do. */
  readonly hint?: string
}

export function troubleOf(error: unknown): Trouble {
  if (error instanceof OutcomeUnknownError) {
    return {
      kind: 'unknown',
      title: 'It is not known whether this was done',
      detail: error.message,
      hint: 'Look for it in the list before you try again.',
    }
  }
  if (error instanceof ConnectionError || error instanceof TimeoutError || error instanceof UnreachableError) {
    return {
      kind: 'unreachable',
      title: 'The mock does not answer',
      detail: messageOf(error),
      hint: 'See whether it still runs, and try again.',
    }
  }
  if (error instanceof WorkbenchError && error.status !== undefined) return refusal(error)
  if (error instanceof ControlError) {
    return { kind: 'refused', title: 'The mock refused this', detail: error.message, hint: error.hint }
  }
  return { kind: 'failed', title: 'This did not work', detail: messageOf(error) }
}

/** Somebody went elsewhere: nothing to tell. */
export const isAbort = (error: unknown): boolean =>
  error instanceof AbortedError || (error instanceof DOMException && error.name === 'AbortError')

function refusal(error: WorkbenchError): Trouble {
  const issues = error instanceof ValidationError ? error.issues.map(({ path, message }) => `${path} ${message}`) : []
  const rule = error.rule === undefined ? undefined : ruleOf(error.rule)
  const said = issues.length > 0 ? issues.join('; ') : (error.detail ?? error.message)
  return {
    kind: 'refused',
    title: `Workbench refused this: ${error.status} ${error.title ?? ''}`.trim(),
    detail: said === rule?.sentence ? '' : said,
    ...(rule && { rule }),
  }
}

function ruleOf(id: string) {
  const sentence = Object.hasOwn(RULES, id) ? RULES[id as RuleId].sentence : ''
  return { id, sentence }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
