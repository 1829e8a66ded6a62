import { type ApiError, apiError } from '@workbench-sdk/contract/api-errors'
import { canonicalId } from '@workbench-sdk/contract/ids'
import type { ResourceType } from '@workbench-sdk/contract/model'
import type { RuleId } from '@workbench-sdk/contract/rules'
import type { RecordOf } from '../store/records.ts'
import type { Store } from '../store/store.ts'
import type { RuleContext } from './rule.ts'

/** `one-organization`: returns a record of the caller's organization. Others appear not to exist. */
export function findVisible<T extends ResourceType>(
  store: Store,
  { caller, assumptions }: Pick<RuleContext, 'caller' | 'assumptions'>,
  type: T,
  id: string,
): RecordOf[T] | ApiError {
  const record = store.get(type, canonicalId(id))
  if (record?.organizationId === caller.organizationId) return record
  if (record && assumptions.otherOrganization === 'forbidden') {
    return apiError('forbidden', { rule: 'one-organization' })
  }
  return apiError('unknown-record', { type, id, rule: ruleOf404(store, type, canonicalId(id)) })
}

/** The rule that causes a 404, if any. */
function ruleOf404(store: Store, type: ResourceType, id: string): RuleId | undefined {
  if (store.get(type, id)) return 'one-organization'
  return store.isSpent(id) && !store.any(id) ? 'delete-final' : undefined
}
