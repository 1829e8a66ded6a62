import { issue, Refusal, refuse } from '@workbench-sdk/contract/errors'
import { relationshipModel } from '@workbench-sdk/contract/model'
import type { AnyRecord } from '../store/records.ts'
import type { Store } from '../store/store.ts'
import { find } from './find-record.ts'
import type { Context } from './rule.ts'

type Linkages = Readonly<Record<string, { readonly data: { readonly id: string } | null } | undefined>>

/**
 * The relationships of a new record, as they were given, where each leads to a record that the caller may know of and
 * the organization is the caller's own.
 */
export function given(
  store: Store,
  type: AnyRecord['type'],
  linkages: Linkages,
  context: Context,
): Record<string, string | null> | Refusal {
  const related: Record<string, string | null> = {}
  for (const [name, linkage] of Object.entries(linkages)) {
    const target = relationshipModel(type, name)?.target
    if (!target || !linkage) continue
    const record = linkage.data && find(store, context, target, linkage.data.id)
    if (record instanceof Refusal) return record
    related[name] = record?.id ?? null
  }
  return related
}

/**
 * The relationships of a record after a change. Clients echo what they were given, so naming the record that an
 * immutable relationship leads to already is accepted.
 */
export function relinked(
  store: Store,
  record: AnyRecord,
  linkages: Linkages,
  context: Context,
): Record<string, string | null> | Refusal {
  const current = record.related as Readonly<Record<string, string | null>>
  const moved = Object.entries(linkages).flatMap(([name, linkage]) => {
    const immutable = relationshipModel(record.type, name)?.immutable
    return immutable && linkage?.data?.id.toLowerCase() !== current[name] ? [name] : []
  })
  if (moved.length > 0) {
    return refuse.params(
      moved.map(name => issue(name, 'any.immutable', 'cannot be changed')),
      record.type === 'api_keys' ? 'key-create' : undefined,
    )
  }
  const related = given(store, record.type, linkages, context)
  return related instanceof Refusal ? related : { ...current, ...related }
}
