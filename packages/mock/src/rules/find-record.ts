import { type ApiError, apiErrors } from '@workbench-sdk/contract/api-errors'
import type { ResourceType } from '@workbench-sdk/contract/model'
import type { RuleId } from '@workbench-sdk/contract/rules'
import type { RecordOf } from '../store/records.ts'
import type { Store } from '../store/store.ts'
import type { RuleContext } from './rule.ts'

/** The record, where the caller may know of it. To everyone else it is as if it were not there. */
export function findVisible<T extends ResourceType>(
  store: Store,
  { caller, assumptions }: Pick<RuleContext, 'caller' | 'assumptions'>,
  type: T,
  id: string,
): RecordOf[T] | ApiError {
  const record = store.get(type, id.toLowerCase())
  if (record?.organizationId === caller.organizationId) return record
  if (record && assumptions.otherOrganization === 'forbidden') return apiErrors.forbidden('one-organization')
  return apiErrors.noRecord(type, id, whyNot(store, type, id.toLowerCase()))
}

/** The rule that is behind a 404, where one is. */
function whyNot(store: Store, type: ResourceType, id: string): RuleId | undefined {
  if (store.get(type, id)) return 'one-organization'
  return store.isSpent(id) && !store.any(id) ? 'delete-final' : undefined
}
