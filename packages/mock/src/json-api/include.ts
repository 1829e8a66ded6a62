import type { AnyRecord } from '../store/records.ts'
import type { Store } from '../store/store.ts'
import { relatedIds } from './attributes.ts'

/**
 * Returns the records that the include paths reach, without duplicates and without the primary records. Paths that start with the
 * same relationships share the records that these reach.
 */
export function included(
  store: Store,
  primary: readonly AnyRecord[],
  paths: readonly (readonly string[])[],
): AnyRecord[] {
  const found = new Map<string, AnyRecord>()
  const reachedBy = new Map<string, readonly AnyRecord[]>()
  for (const path of paths) {
    let from = primary
    for (const [index, relation] of path.entries()) {
      const prefix = path.slice(0, index + 1).join('.')
      const to = reachedBy.get(prefix) ?? reached(store, from, relation)
      if (!reachedBy.has(prefix)) for (const record of to) found.set(record.id, record)
      reachedBy.set(prefix, to)
      from = to
    }
  }
  for (const { id } of primary) found.delete(id)
  return [...found.values()]
}

function reached(store: Store, from: readonly AnyRecord[], relation: string): AnyRecord[] {
  const ids = new Set(from.flatMap(record => [...relatedIds(store, record, relation)]))
  return [...ids].flatMap(id => store.any(id) ?? [])
}
