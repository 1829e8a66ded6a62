import type { InvestigativeAction } from '../records.ts'
import { Refusal } from '../refusals.ts'
import type { Store } from '../store.ts'
import { relinked } from './linkage.ts'
import { assignedTo } from './relate.ts'
import { type Bodies, type Context, changed, type Outcome } from './rule.ts'

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
