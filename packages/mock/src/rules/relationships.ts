import { ApiError, apiErrors, paramIssue } from '@workbench-sdk/contract/api-errors'
import { relationshipModel } from '@workbench-sdk/contract/model'
import type { AnyRecord } from '../store/records.ts'
import type { Store } from '../store/store.ts'
import { findVisible } from './find-record.ts'
import type { RuleContext } from './rule.ts'

type Linkages = Readonly<Record<string, { readonly data: { readonly id: string } | null } | undefined>>

/**
 * The relationships of a new record, as they were given, where each leads to a record that the caller may know of and
 * the organization is the caller's own.
 */
export function resolveRelationships(
  store: Store,
  type: AnyRecord['type'],
  linkages: Linkages,
  context: RuleContext,
): Record<string, string | null> | ApiError {
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
 * The relationships of a record after a change. Clients echo what they were given, so naming the record that an
 * immutable relationship leads to already is accepted.
 */
export function updateRelationships(
  store: Store,
  record: AnyRecord,
  linkages: Linkages,
  context: RuleContext,
): Record<string, string | null> | ApiError {
  const current = record.related as Readonly<Record<string, string | null>>
  const moved = Object.entries(linkages).flatMap(([name, linkage]) => {
    const immutable = relationshipModel(record.type, name)?.immutable
    return immutable && linkage?.data?.id.toLowerCase() !== current[name] ? [name] : []
  })
  if (moved.length > 0) {
    return apiErrors.params(
      moved.map(name => paramIssue(name, 'any.immutable', 'cannot be changed')),
      record.type === 'api_keys' ? 'key-create' : undefined,
    )
  }
  const related = resolveRelationships(store, record.type, linkages, context)
  return related instanceof ApiError ? related : { ...current, ...related }
}
