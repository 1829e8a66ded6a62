import { ApiError, apiError, unknownParam } from '@workbench-sdk/contract/api-errors'
import { canonicalId } from '@workbench-sdk/contract/ids'
import { relationshipModel } from '@workbench-sdk/contract/model'
import type { OrganizationStore } from '../store/organization-store.ts'
import type { AnyRecord } from '../store/records.ts'
import { type Linkages, type RelatedIds, type RuleContext, resolveRelationships } from './rule.ts'

/**
 * Returns a record's relationships after an update. Clients can send a record back as they received it, so the current value of an
 * immutable relationship is accepted.
 */
export function updateRelationships(
  store: OrganizationStore,
  record: AnyRecord,
  linkages: Linkages,
  context: RuleContext,
): RelatedIds | ApiError {
  const current: RelatedIds = record.related
  const moved = Object.entries(linkages).flatMap(([name, linkage]) => {
    const immutable = relationshipModel(record.type, name)?.immutable
    const isEcho = context.assumptions.immutableEcho === 'accept' && canonicalOf(linkage) === current[name]
    return immutable && !isEcho ? [name] : []
  })
  if (moved.length > 0) {
    return apiError('invalid-parameters', {
      issues: moved.map(name => unknownParam([name])),
      rule: record.type === 'api_keys' ? 'key-create' : undefined,
    })
  }
  const related = resolveRelationships(store, record.type, linkages, context)
  return related instanceof ApiError ? related : { ...current, ...related }
}

const canonicalOf = (linkage: Linkages[string]) => linkage?.data && canonicalId(linkage.data.id)
