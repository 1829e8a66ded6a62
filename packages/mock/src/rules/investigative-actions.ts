import { Refusal } from '@workbench-sdk/contract/errors'
import type { AnyRecord, InvestigativeAction } from '../store/records.ts'
import type { Store } from '../store/store.ts'
import { given, relinked } from './relationships.ts'
import { type Bodies, type Context, changed, claimId, type Outcome, stamps } from './rule.ts'

/** `analyst-work`: anybody who is not restricted to reading may. */
export function createInvestigativeAction(
  store: Store,
  data: Bodies['createInvestigativeAction'],
  context: Context,
): Outcome<InvestigativeAction> | Refusal {
  const id = claimId(store, 'investigative_actions', data.id, context)
  if (id instanceof Refusal) return id
  const related = given(store, 'investigative_actions', data.relationships ?? {}, context)
  if (related instanceof Refusal) return related
  const { organizationId } = context.caller
  const { times, authors } = stamps(context)
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
  data: Bodies['updateInvestigativeAction'],
  context: Context,
): Outcome<InvestigativeAction> | Refusal {
  const related = relinked(store, action, data.relationships ?? {}, context)
  if (related instanceof Refusal) return related
  const attributes = data.attributes ?? {}
  const moved = attributes.status !== undefined && attributes.status !== action.attributes.status
  const status_updated_at = moved ? context.now.toISOString() : action.attributes.status_updated_at
  const edited = changed(action, { ...attributes, status_updated_at }, context)
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
  context: Context,
): Outcome | Refusal {
  const related = relinked(store, record, { [relation]: { data } }, context)
  if (related instanceof Refusal) return related
  if (record.type !== 'investigative_actions' || relation !== 'assigned_to_actor') return { changes: [], record }
  const assigned = assignedTo(changed(record, {}, context), related.assigned_to_actor)
  return { changes: [{ put: assigned }], record: assigned }
}

/** `analyst-work`: whoever may change an action may say whose work it is. */
function assignedTo(action: InvestigativeAction, actorId: string | null = null): InvestigativeAction {
  return { ...action, related: { ...action.related, assigned_to_actor: actorId } }
}
