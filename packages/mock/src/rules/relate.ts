import type { AnyRecord, InvestigativeAction } from '../records.ts'
import { Refusal } from '../refusals.ts'
import type { Store } from '../store.ts'
import { relinked } from './linkage.ts'
import { type Context, changed, type Outcome } from './rule.ts'

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
export function assignedTo(action: InvestigativeAction, actorId: string | null = null): InvestigativeAction {
  return { ...action, related: { ...action.related, assigned_to_actor: actorId } }
}
