import { type Condition, type Filter, type Operator, type Value, WIDENING } from '@workbench-sdk/query'
import type { OrganizationStore } from '../store/organization-store.ts'
import type { AnyRecord } from '../store/records.ts'
import { attributeOf, type IsHidden, relatedIds } from './attributes.ts'

type RecordTest = (record: AnyRecord) => boolean
type ValueTest = (value: unknown) => boolean

/**
 * Returns a function that tests whether a record matches every filter. Testing many records takes time proportional to the number
 * of their related records.
 */
export function filterTest(store: OrganizationStore, filters: readonly Filter[], isHidden?: IsHidden): RecordTest {
  const tests = filters.map(filter => recordTest(store, filter, isHidden))
  return record => tests.every(test => test(record))
}

function recordTest(
  store: OrganizationStore,
  { path, attribute, conditions }: Filter,
  isHidden?: IsHidden,
): RecordTest {
  const isMet = conditionsTest(conditions)
  const ownTest: RecordTest = record => isMet(attributeOf(store, record, attribute, isHidden))
  return path.reduceRight((test, relation) => relatedTest(store, relation, test, isMet(null)), ownTest)
}

/**
 * Returns a function that tests a relationship's records. Each related record is tested only once, because thousands of records
 * can refer to it. For an empty relationship, all attributes are considered null.
 */
function relatedTest(store: OrganizationStore, relation: string, test: RecordTest, ifEmpty: boolean): RecordTest {
  const results = new Map<string, boolean>()
  const matches = (id: string): boolean => {
    const known = results.get(id)
    if (known !== undefined) return known
    const related = store.any(id)
    const result = related ? test(related) : ifEmpty
    results.set(id, result)
    return result
  }
  return record => {
    let isEmpty = true
    for (const id of relatedIds(store, record, relation)) {
      if (matches(id)) return true
      isEmpty = false
    }
    return isEmpty && ifEmpty
  }
}

/**
 * Returns a function that tests whether a value meets all narrowing conditions and, if there are widening conditions, at least
 * one of them.
 */
function conditionsTest(conditions: readonly Condition[]): ValueTest {
  const [equal, unequal] = [valuesOf(conditions, '='), valuesOf(conditions, '!')]
  const others = conditions.filter(isCompared)
  const widening = others.filter(({ operator }) => WIDENING.has(operator)).map(conditionTest)
  const narrowing = others.filter(({ operator }) => !WIDENING.has(operator)).map(conditionTest)
  const hasWidening = equal.size > 0 || widening.length > 0
  return value => {
    if (includesAny(value, unequal) || !narrowing.every(test => test(value))) return false
    return !hasWidening || includesAny(value, equal) || widening.some(test => test(value))
  }
}

/** Returns the values of all conditions with a given operator as a set, for constant-time lookups. */
const valuesOf = (conditions: readonly Condition[], operator: '=' | '!'): ReadonlySet<unknown> =>
  new Set(conditions.filter(each => each.operator === operator).map(({ value }) => value))

const includesAny = (value: unknown, expected: ReadonlySet<unknown>): boolean =>
  Array.isArray(value) ? value.some(each => expected.has(each)) : expected.has(value)

type ComparedOperator = Exclude<Operator, '=' | '!'>
type ComparedCondition = Condition & { readonly operator: ComparedOperator | 'null' }

const isCompared = (condition: Condition): condition is ComparedCondition =>
  condition.operator !== '=' && condition.operator !== '!'

function conditionTest({ operator, value: expected }: ComparedCondition): ValueTest {
  if (operator === 'null') return value => isNull(value) === expected
  const isMet = COMPARISONS[operator](expected)
  return value => (Array.isArray(value) ? value.some(isMet) : !isNull(value) && isMet(value))
}

const isNull = (value: unknown) => value === null || value === undefined

type Compare = (expected: Value) => ValueTest

function text(compare: (value: string, expected: string) => boolean): Compare {
  return expected => {
    const folded = String(expected).toLowerCase()
    return value => compare(String(value).toLowerCase(), folded)
  }
}

const order =
  (compare: (value: string, expected: string) => boolean): Compare =>
  expected =>
  value =>
    compare(String(value), String(expected))

const COMPARISONS: Readonly<Record<ComparedOperator, Compare>> = {
  '>': order((value, expected) => value > expected),
  '<': order((value, expected) => value < expected),
  '≥': order((value, expected) => value >= expected),
  '≤': order((value, expected) => value <= expected),
  ':': text((value, expected) => value.includes(expected)),
  '^': text((value, expected) => value.startsWith(expected)),
  '~': text((value, expected) => value === expected),
}
