import { ApiError } from '@workbench-sdk/contract/api-errors'
import type { OrganizationStore } from '../store/organization-store.ts'
import type { AnyRecord, InvestigativeAction } from '../store/records.ts'
import { updateRelationships } from './relationships.ts'
import {
  type Outcome,
  type RequestBodies,
  type RuleContext,
  reserveId,
  resolveRelationships,
  timestamps,
  withAttributes,
} from './rule.ts'

/** `analyst-work`: every caller that is not read-only can create investigative actions. */
export function createInvestigativeAction(
  store: OrganizationStore,
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
    attributes: { ...DEFAULTS, ...data.attributes, status_updated_at: times.created_at, ...times },
    related: { organization: organizationId, assigned_to_actor: related.assigned_to_actor ?? null, ...authors },
  }
  return { changes: [{ put: record }], record }
}

const DEFAULTS = {
  action_type: 'MANUAL',
  status: 'READY_FOR_ANALYSIS',
  instructions: null,
  results: null,
  close_reason: null,
  classification: null,
} as const

/** `analyst-work`: changes an investigative action. The example in the help article completes one. */
export function editInvestigativeAction(
  store: OrganizationStore,
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
 * Changes or clears a relationship to one record. Only the assignee of an investigative action can change. Other relationships
 * accept only their current value.
 */
export function updateRelationship(
  store: OrganizationStore,
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

/** `analyst-work`: every caller who can change an action can assign it. */
function assignedTo(action: InvestigativeAction, actorId: string | null = null): InvestigativeAction {
  return { ...action, related: { ...action.related, assigned_to_actor: actorId } }
}
