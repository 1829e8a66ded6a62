import type { ResourceType } from '../model.ts'
import type { RecordOf } from '../records.ts'
import { type Refusal, refuse } from '../refusals.ts'
import type { Store } from '../store.ts'
import type { Caller } from '../world.ts'
import type { RuleId } from './catalogue.ts'

/** The record, where the caller may know of it. To everyone else it is as if it were not there. */
export function find<T extends ResourceType>(
  store: Store,
  { organizationId }: Pick<Caller, 'organizationId'>,
  type: T,
  id: string,
): RecordOf[T] | Refusal {
  const record = store.get(type, id.toLowerCase())
  if (record?.organizationId === organizationId) return record
  return refuse.noRecord(type, id, whyNot(store, type, id.toLowerCase()))
}

/** The rule that is behind a 404, where one is. */
function whyNot(store: Store, type: ResourceType, id: string): RuleId | undefined {
  if (store.get(type, id)) return 'one-organization'
  return store.isSpent(id) && !store.any(id) ? 'delete-final' : undefined
}
