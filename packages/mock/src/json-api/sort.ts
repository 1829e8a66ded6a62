import { attributeModel, type ResourceType } from '../model.ts'
import type { AnyRecord } from '../records.ts'
import { type Refusal, refuse } from '../refusals.ts'
import type { Store } from '../store.ts'
import type { Parameter } from './parameter.ts'
import { attributeOf } from './shown.ts'

export interface SortKey {
  readonly name: string
  readonly descending: boolean
}

/** Commas or repetition; `+`, the space that it decodes to, `-`, or no sign. */
export function parseSort(type: ResourceType, parameters: readonly Parameter[]): SortKey[] | Refusal {
  const keys = parameters.flatMap(({ value }) => value.split(',')).map(key)
  const unknown = keys.find(({ name }) => name !== 'id' && !attributeModel(type, name)?.filterable)
  return unknown ? refuse.sort(`${type} do not have an attribute '${unknown.name}' to sort by`) : keys
}

function key(text: string): SortKey {
  const [, sign = '', name = text] = /^([+\- ]?)(.*)$/s.exec(text) ?? []
  return { name, descending: sign === '-' }
}

const DEFAULT: readonly SortKey[] = [
  { name: 'created_at', descending: false },
  { name: 'id', descending: false },
]

/** Whether the keys ask for the order in which the store lists anyway. */
export function isDefaultOrder(keys: readonly SortKey[]): boolean {
  return keys.every((each, index) => each.name === DEFAULT[index]?.name && !each.descending)
}

/** Compares by the keys in turn, and by the default order where they leave two records equal. */
export function comparison(store: Store, keys: readonly SortKey[]): (a: AnyRecord, b: AnyRecord) => number {
  const all = [...keys, ...DEFAULT]
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
