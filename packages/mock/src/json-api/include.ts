import type { AnyRecord } from '../store/records.ts'
import type { Store } from '../store/store.ts'
import { relatedIds } from './attributes.ts'

/** Returns the records that the include paths reach, without duplicates and without the primary records. */
export function included(
  store: Store,
  primary: readonly AnyRecord[],
  paths: readonly (readonly string[])[],
): AnyRecord[] {
  const found = new Map<string, AnyRecord>()
  for (const path of paths) {
    let from: readonly AnyRecord[] = primary
    for (const relation of path) {
      from = reached(store, from, relation)
      for (const record of from) found.set(record.id, record)
    }
  }
  for (const { id } of primary) found.delete(id)
  return [...found.values()]
}

function reached(store: Store, from: readonly AnyRecord[], relation: string): AnyRecord[] {
  const ids = new Set(from.flatMap(record => [...relatedIds(store, record, relation)]))
  return [...ids].flatMap(id => store.any(id) ?? [])
}
