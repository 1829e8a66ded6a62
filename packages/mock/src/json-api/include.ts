import type { OrganizationStore } from '../store/organization-store.ts'
import type { AnyRecord } from '../store/records.ts'
import { relatedIds } from './attributes.ts'

/** The related records included in a document. */
export interface Inclusion {
  /** The related records, without duplicates and without the primary records. */
  readonly records: readonly AnyRecord[]
  /** The relationships that the paths follow from each record, by record id. */
  readonly followed: ReadonlyMap<string, ReadonlySet<string>>
}

/**
 * Returns the records reached by the include paths. Paths that start with the same relationships share the records reached
 * through them.
 */
export function include(
  store: OrganizationStore,
  primary: readonly AnyRecord[],
  paths: readonly (readonly string[])[],
): Inclusion {
  const found = new Map<string, AnyRecord>()
  const followed = new Map<string, Set<string>>()
  const reachedBy = new Map<string, readonly AnyRecord[]>()
  for (const path of paths) {
    let from = primary
    for (const [index, relation] of path.entries()) {
      const prefix = path.slice(0, index + 1).join('.')
      const to = reachedBy.get(prefix) ?? reached(store, from, relation)
      if (!reachedBy.has(prefix)) {
        for (const { id } of from) add(followed, id, relation)
        for (const record of to) found.set(record.id, record)
      }
      reachedBy.set(prefix, to)
      from = to
    }
  }
  for (const { id } of primary) found.delete(id)
  return { records: [...found.values()], followed }
}

function add(followed: Map<string, Set<string>>, id: string, relation: string): void {
  const relations = followed.get(id)
  if (relations) relations.add(relation)
  else followed.set(id, new Set([relation]))
}

function reached(store: OrganizationStore, from: readonly AnyRecord[], relation: string): AnyRecord[] {
  const ids = new Set(from.flatMap(record => [...relatedIds(store, record, relation)]))
  return [...ids].flatMap(id => store.any(id) ?? [])
}
