import { attributeModel, type ResourceType, relationshipModel } from '../model.ts'
import type { AnyRecord } from '../records.ts'
import { Refusal, refuse } from '../refusals.ts'
import type { Store } from '../store.ts'
import { grouped, parseTest, passes, type Test, type Tests } from './filter-test.ts'
import type { Step } from './include.ts'
import type { Parameter } from './parameter.ts'
import { attributeOf, relatedIds } from './shown.ts'

/** What one attribute has to be like: of the record itself, or of one that its relationships lead to. */
export interface Filter {
  readonly steps: readonly Step[]
  readonly attribute: string
  readonly tests: Tests
}

/** From a record over one relationship, and over one more. */
const DEEPEST = 2

/** One filter for each attribute that is named, however often it is. */
export function parseFilter(type: ResourceType, parameters: readonly Parameter[]): Filter[] | Refusal {
  const named = new Map<string, { place: Place; tests: Test[] }>()
  for (const { keys, value } of parameters) {
    const place = follow(type, keys)
    if (place instanceof Refusal) return place
    const tests = parseTests(place, keys, value)
    if (tests instanceof Refusal) return tests
    const name = [...place.steps.map(step => step.relation), place.attribute].join('.')
    named.set(name, { place, tests: [...(named.get(name)?.tests ?? []), ...tests] })
  }
  return [...named.values()].map(({ place: { steps, attribute }, tests }) => ({
    steps,
    attribute,
    tests: grouped(tests),
  }))
}

function parseTests({ type, attribute }: Place, keys: readonly string[], value: string): Test[] | Refusal {
  const kind = attributeModel(type, attribute)?.kind ?? 'string'
  const tests: Test[] = []
  for (const element of value.split(',')) {
    const test = parseTest(kind, element)
    if (typeof test === 'string') return refuse.filter(`Filter value for key '${keys.join('.')}' is invalid: ${test}`)
    tests.push(test)
  }
  return tests
}

interface Place {
  readonly type: ResourceType
  readonly steps: readonly Step[]
  readonly attribute: string
}

/** `filter[a]`, `filter[relation]` (its id), `filter[relation][id]`, `filter[relation][a]`, and one level more. */
function follow(from: ResourceType, keys: readonly string[]): Place | Refusal {
  const steps: Step[] = []
  for (const key of keys) {
    const target = relationshipModel(steps.at(-1)?.type ?? from, key)?.target
    if (!target) break
    steps.push({ relation: key, type: target })
  }
  const type = steps.at(-1)?.type ?? from
  const [attribute = 'id', ...beyond] = keys.slice(steps.length)
  const isKnown = attribute === 'id' || attributeModel(type, attribute)?.filterable
  if (!isKnown || beyond.length > 0) return unknown(type, [attribute, ...beyond].join('.'))
  return steps.length > DEEPEST ? tooDeep() : { type, steps, attribute }
}

const unknown = (type: string, key: string) =>
  refuse.filter(`${type} do not have attribute or relationship '${key}' to filter by`)

const tooDeep = () => refuse.filter(`A filter can go over ${DEEPEST} relationships at the most`)

/** Whether every filter lets the record through. */
export function lets(store: Store, filters: readonly Filter[], record: AnyRecord): boolean {
  return filters.every(filter => holds(store, filter, record, 0))
}

function holds(store: Store, filter: Filter, record: AnyRecord, depth: number): boolean {
  const { steps, attribute, tests } = filter
  const relation = steps[depth]?.relation
  if (relation === undefined) return passes(tests, attributeOf(store, record, attribute))
  const ids = [...relatedIds(store, record, relation)]
  // Ids are compared without a look at the records, and no relationship at all is null.
  if (depth === steps.length - 1 && attribute === 'id') {
    return ids.length === 0 ? passes(tests, null) : ids.some(id => passes(tests, id))
  }
  return ids.some(id => {
    const next = store.any(id)
    return next !== undefined && holds(store, filter, next, depth + 1)
  })
}
