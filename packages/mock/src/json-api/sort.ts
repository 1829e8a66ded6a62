import { DEFAULT_SORT, type SortKey } from '@workbench-sdk/query'
import type { AnyRecord } from '../records.ts'
import type { Store } from '../store.ts'
import { attributeOf } from './shown.ts'

/** Whether the keys ask for the order in which the store lists anyway. */
export function isDefaultOrder(keys: readonly SortKey[]): boolean {
  return keys.every((each, index) => each.name === DEFAULT_SORT[index]?.name && !each.descending)
}

/** Compares by the keys in turn, and by the default order where they leave two records equal. */
export function comparison(store: Store, keys: readonly SortKey[]): (a: AnyRecord, b: AnyRecord) => number {
  const all = [...keys, ...DEFAULT_SORT]
  return (a, b) => {
    for (const { name, descending } of all) {
      const order = compare(attributeOf(store, a, name), attributeOf(store, b, name))
      if (order !== 0) return descending ? -order : order
    }
    return 0
  }
}

/** Null last; arrays by what they print as. */
function compare(a: unknown, b: unknown): number {
  if (a === b) return 0
  if (a === null || a === undefined) return 1
  if (b === null || b === undefined) return -1
  const [left, right] = [String(a), String(b)]
  return left < right ? -1 : left > right ? 1 : 0
}
