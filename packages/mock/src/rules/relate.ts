import { relationshipOf } from '../model.ts'
import type { AnyRecord } from '../records.ts'
import { issue, Refusal, refuse } from '../refusals.ts'
import type { Store } from '../store.ts'
import { relinked } from './linkage.ts'
import { type Context, changed, type Outcome } from './rule.ts'

type Linkage = { readonly id: string } | null

/** Makes a relationship to one lead to another record, or to none. */
export function relate(
  store: Store,
  record: AnyRecord,
  relation: string,
  data: Linkage,
  context: Context,
): Outcome | Refusal {
  if (data === null && relationshipOf(record.type, relation)?.immutable) {
    return refuse.params([issue(relation, 'any.immutable', 'cannot be changed')])
  }
  const related = relinked(store, record, { [relation]: { data } }, context)
  if (related instanceof Refusal) return related
  if (relationshipOf(record.type, relation)?.immutable || record.type !== 'investigative_actions') {
    return { changes: [], record }
  }
  const next = changed(record, {}, context)
  const moved = { ...next, related: { ...next.related, assigned_to_actor: related.assigned_to_actor ?? null } }
  return { changes: [{ put: moved }], record: moved }
}
