import { ApiError } from '@workbench-sdk/contract/api-errors'
import type { AnyRecord, InvestigativeAction } from '../store/records.ts'
import type { Store } from '../store/store.ts'
import { resolveRelationships, updateRelationships } from './relationships.ts'
import { type Outcome, type RequestBodies, type RuleContext, reserveId, timestamps, withAttributes } from './rule.ts'

/** `analyst-work`: anybody who is not restricted to reading may. */
export function createInvestigativeAction(
  store: Store,
  data: RequestBodies['createInvestigativeAction'],
  context: RuleContext,
): Outcome<InvestigativeAction> | ApiError {
  const id = reserveId(store, 'investigative_actions', data.id, context)
  if (id instanceof ApiError) return id
  const related = resolveRelationships(store, 'investigative_actions', data.relationships ?? {}, context)
  if (related instanceof ApiError) return related
  const { organizationId } = context.caller
  const { times, authors } = timestamps(context)
  const record: InvestigativeAction = {
    type: 'investigative_actions',
    id,
    organizationId,
    attributes: { ...UNSET, ...data.attributes, status_updated_at: times.created_at, ...times },
    related: { organization: organizationId, assigned_to_actor: related.assigned_to_actor ?? null, ...authors },
  }
  return { changes: [{ put: record }], record }
}

const UNSET = {
  action_type: 'MANUAL',
  status: 'READY_FOR_ANALYSIS',
  instructions: null,
  results: null,
  close_reason: null,
  classification: null,
} as const

/** `analyst-work`: marking an investigative action as complete is the article's own example. */
export function editInvestigativeAction(
  store: Store,
  action: InvestigativeAction,
  data: RequestBodies['updateInvestigativeAction'],
  context: RuleContext,
): Outcome<InvestigativeAction> | ApiError {
  const related = updateRelationships(store, action, data.relationships ?? {}, context)
  if (related instanceof ApiError) return related
  const attributes = data.attributes ?? {}
  const moved = attributes.status !== undefined && attributes.status !== action.attributes.status
  const status_updated_at = moved ? context.now.toISOString() : action.attributes.status_updated_at
  const edited = withAttributes(action, { ...attributes, status_updated_at }, context)
  const record = assignedTo(edited, related.assigned_to_actor)
  return { changes: [{ put: record }], record }
}

/**
 * Makes a relationship to one lead to another record, or to none. Most can only be told what they lead to already; who an
 * investigative action is assigned to can change.
 */
export function relate(
  store: Store,
  record: AnyRecord,
  relation: string,
  data: { readonly id: string } | null,
  context: RuleContext,
): Outcome | ApiError {
  const related = updateRelationships(store, record, { [relation]: { data } }, context)
  if (related instanceof ApiError) return related
  if (record.type !== 'investigative_actions' || relation !== 'assigned_to_actor') return { changes: [], record }
  const assigned = assignedTo(withAttributes(record, {}, context), related.assigned_to_actor)
  return { changes: [{ put: assigned }], record: assigned }
}

/** `analyst-work`: whoever may change an action may say whose work it is. */
function assignedTo(action: InvestigativeAction, actorId: string | null = null): InvestigativeAction {
  return { ...action, related: { ...action.related, assigned_to_actor: actorId } }
}
