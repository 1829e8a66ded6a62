import { type Condition, type Filter, type Operator, type Value, WIDENING } from '@workbench-sdk/query'
import type { AnyRecord } from '../records.ts'
import type { Store } from '../store.ts'
import { attributeOf, relatedIds } from './shown.ts'

/** Whether every filter lets the record through. */
export function lets(store: Store, filters: readonly Filter[], record: AnyRecord): boolean {
  return filters.every(filter => holds(store, filter, record, 0))
}

function holds(store: Store, filter: Filter, record: AnyRecord, depth: number): boolean {
  const { path, attribute, conditions } = filter
  const relation = path[depth]
  if (relation === undefined) return passes(conditions, attributeOf(store, record, attribute))
  const ids = [...relatedIds(store, record, relation)]
  // Ids are compared without a look at the records, and no relationship at all is null.
  if (depth === path.length - 1 && attribute === 'id') {
    return ids.length === 0 ? passes(conditions, null) : ids.some(id => passes(conditions, id))
  }
  return ids.some(id => {
    const next = store.any(id)
    return next !== undefined && holds(store, filter, next, depth + 1)
  })
}

/** Any of the conditions that widen, where there are some, and all of those that narrow. */
function passes(conditions: readonly Condition[], value: unknown): boolean {
  let [asked, met] = [false, false]
  for (const condition of conditions) {
    const passed = passesOne(condition, value)
    if (!WIDENING.has(condition.operator)) {
      if (!passed) return false
    } else {
      asked = true
      met ||= passed
    }
  }
  return met || !asked
}

function passesOne(condition: Condition, value: unknown): boolean {
  if (condition.operator === 'null') return (value === null || value === undefined) === condition.value
  if (Array.isArray(value)) {
    return condition.operator === '!'
      ? !value.includes(condition.value)
      : value.some(each => passesOne(condition, each))
  }
  if (condition.operator === '!') return value !== condition.value
  if (value === null || value === undefined) return false
  return COMPARISONS[condition.operator](value, condition.value)
}

type Compare = (value: unknown, wanted: Value) => boolean

const text =
  (compare: (value: string, wanted: string) => boolean): Compare =>
  (value, wanted) =>
    compare(String(value).toLowerCase(), String(wanted).toLowerCase())

const order =
  (compare: (value: string, wanted: string) => boolean): Compare =>
  (value, wanted) =>
    compare(String(value), String(wanted))

const COMPARISONS: Readonly<Record<Exclude<Operator, '!'>, Compare>> = {
  '=': (value, wanted) => value === wanted,
  '>': order((value, wanted) => value > wanted),
  '<': order((value, wanted) => value < wanted),
  '≥': order((value, wanted) => value >= wanted),
  '≤': order((value, wanted) => value <= wanted),
  ':': text((value, wanted) => value.includes(wanted)),
  '^': text((value, wanted) => value.startsWith(wanted)),
  '~': text((value, wanted) => value === wanted),
}
