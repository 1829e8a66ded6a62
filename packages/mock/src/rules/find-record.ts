import { type Refusal, refuse } from '@workbench-sdk/contract/errors'
import type { ResourceType } from '@workbench-sdk/contract/model'
import type { RuleId } from '@workbench-sdk/contract/rules'
import type { RecordOf } from '../store/records.ts'
import type { Store } from '../store/store.ts'
import type { Context } from './rule.ts'

/** The record, where the caller may know of it. To everyone else it is as if it were not there. */
export function find<T extends ResourceType>(
  store: Store,
  { caller, assumptions }: Pick<Context, 'caller' | 'assumptions'>,
  type: T,
  id: string,
): RecordOf[T] | Refusal {
  const record = store.get(type, id.toLowerCase())
  if (record?.organizationId === caller.organizationId) return record
  if (record && assumptions.otherOrganization === 'forbidden') return refuse.forbidden('one-organization')
  return refuse.noRecord(type, id, whyNot(store, type, id.toLowerCase()))
}

/** The rule that is behind a 404, where one is. */
function whyNot(store: Store, type: ResourceType, id: string): RuleId | undefined {
  if (store.get(type, id)) return 'one-organization'
  return store.isSpent(id) && !store.any(id) ? 'delete-final' : undefined
}
