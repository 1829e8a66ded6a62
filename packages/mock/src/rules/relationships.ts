import { ApiError, apiError, unknownParam } from '@workbench-sdk/contract/api-errors'
import { canonicalId } from '@workbench-sdk/contract/ids'
import { type ResourceType, relationshipModel } from '@workbench-sdk/contract/model'
import type { OrganizationStore } from '../store/organization-store.ts'
import type { AnyRecord } from '../store/records.ts'
import { findVisible, type RuleContext } from './rule.ts'

type Linkages = Readonly<Record<string, { readonly data: { readonly id: string } | null } | undefined>>

type RelatedIds = Readonly<Record<string, string | null>>

/** Resolves the relationships of a request body to ids of records that the caller can see. */
export function resolveRelationships(
  store: OrganizationStore,
  type: ResourceType,
  linkages: Linkages,
  context: RuleContext,
): RelatedIds | ApiError {
  const related: Record<string, string | null> = {}
  for (const [name, linkage] of Object.entries(linkages)) {
    const target = relationshipModel(type, name)?.target
    if (!target || !linkage) continue
    const record = linkage.data && findVisible(store, context, target, linkage.data.id)
    if (record instanceof ApiError) return record
    related[name] = record?.id ?? null
  }
  return related
}

/**
 * Returns the relationships of a record after an update. Clients send back what they received, so the current value of an
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
