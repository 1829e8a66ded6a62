import { INVALID_VALUE, type Kind, readBoolean, readValue } from './kinds.ts'
import { NULL_MARK, SEPARATOR, SIGNS, TEXT_SIGNS } from './operators.ts'
import { isElement, type Parameter, structureOf } from './parameter.ts'
import type { Condition, Filter } from './query.ts'
import { QueryError } from './query-error.ts'
import { kindOf, type Schema } from './schema.ts'

/** The maximum number of relationships in a filter: one of the record, and one of the related record. */
const MAX_PATH_LENGTH = 2

/** The maximum number of filters in a query. */
const MAX_FILTERS = 50

/** The maximum number of conditions in a query that are evaluated one by one for each record. */
const MAX_COMPARISONS = 100

/** Returns one filter for each attribute. Conditions from several parameters are combined. */
export function parseFilters(schema: Schema, parameters: readonly Parameter[]): Filter[] | QueryError {
  const structure = structureOf(parameters) ?? 'string'
  // `filter` and `filter=` have no effect.
  if (structure === 'string') return []
  if (structure === 'array') return unknown(schema, '0')
  const drafts = new Map<string, Draft>()
  for (const parameter of [...structure.values()].flat()) {
    const error = addTo(drafts, schema, parameter)
    if (error) return error
  }
  const filters: Filter[] = []
  for (const draft of drafts.values()) {
    const conditions = parseConditions(draft)
    if (conditions instanceof QueryError) return conditions
    filters.push({ path: draft.path, attribute: draft.attribute, conditions })
  }
  return checkSize(filters)
}

/** An attribute, and the elements of its filter. */
interface Draft extends Place {
  /** The attribute or relationship, as written in the query. */
  readonly key: string
  readonly elements: string[]
  /** The array indexes of the elements so far. */
  readonly indexes: Set<string>
}

function checkSize(filters: Filter[]): Filter[] | QueryError {
  if (filters.length > MAX_FILTERS) return new QueryError('filter', `A query can have at most ${MAX_FILTERS} filters`)
  const comparisons = filters.flatMap(({ conditions }) => conditions.filter(({ operator }) => !isExact(operator)))
  return comparisons.length > MAX_COMPARISONS
    ? new QueryError('filter', `A query can have at most ${MAX_COMPARISONS} conditions other than exact values`)
    : filters
}

const isExact = (operator: Condition['operator']) => operator === '=' || operator === '!'

interface Place {
  readonly path: readonly string[]
  readonly attribute: string
  readonly kind: Kind
}

/** Adds the value of a parameter to the draft of its attribute. */
function addTo(drafts: Map<string, Draft>, schema: Schema, { keys, value }: Parameter): QueryError | undefined {
  const { names, indexes } = splitKeys(keys)
  const place = follow(schema, names)
  if (place instanceof QueryError) return place
  const name = [...place.path, place.attribute].join('.')
  const draft = drafts.get(name) ?? { ...place, key: names.join('.'), elements: [], indexes: new Set() }
  if (isNested(indexes, draft)) return invalid(names, INVALID_VALUE[place.kind])
  // An element of an array can contain commas.
  const elements = indexes.length > 0 ? [value] : value.split(SEPARATOR)
  for (const element of elements) draft.elements.push(element)
  for (const index of indexes) draft.indexes.add(index)
  drafts.set(name, draft)
  return undefined
}

/** Splits keys into names and array indexes, e.g. `a`, `b`, `0` into `a`, `b` and `0`. The first key is always a name. */
function splitKeys(keys: readonly string[]) {
  const last = keys.findLastIndex(key => !isElement(key))
  const length = Math.max(1, last + 1)
  return { names: keys.slice(0, length), indexes: keys.slice(length) }
}

/** Whether an array element is an array: `[][]` is the same as `[]`, but `[0][]` and a repeated `[0]` are not. */
const isNested = (indexes: readonly string[], draft: Draft) =>
  indexes.slice(0, -1).some(index => index !== '') || indexes.some(index => index !== '' && draft.indexes.has(index))

/** Resolves `filter[a]`, `filter[relation]` (its id), `filter[relation][id]`, `filter[relation][a]`, and one more level. */
function follow(from: Schema, keys: readonly string[]): Place | QueryError {
  const path: string[] = []
  let schema = from
  for (const key of keys) {
    const next = schema.related(key)
    if (!next) break
    path.push(key)
    schema = next
  }
  const [attribute = 'id', ...beyond] = keys.slice(path.length)
  const kind = beyond.length === 0 ? kindOf(schema, attribute) : undefined
  if (!kind) return unknown(schema, [attribute, ...beyond].join('.'))
  if (path.length > MAX_PATH_LENGTH)
    return new QueryError('filter', `A filter can follow at most ${MAX_PATH_LENGTH} relationships`)
  return { path, attribute, kind }
}

const unknown = ({ type }: Schema, key: string) =>
  new QueryError('filter', `${type} do not have attribute or relationship '${key}'`)

const invalid = (keys: readonly string[], problem: string) =>
  new QueryError('filter', `Filter value for key '${keys.join('.')}' is invalid: ${problem}`)

function parseConditions({ kind, key, elements }: Draft): Condition[] | QueryError {
  const conditions = elements.map(element => parseCondition(kind, element))
  const firstProblem = conditions.findIndex(each => typeof each === 'string')
  if (firstProblem >= 0) {
    // From the first problem, jsonapi-server prints an empty string for each valid element.
    const problems = conditions.slice(firstProblem).map(each => (typeof each === 'string' ? each : ''))
    return invalid([key], problems.join(','))
  }
  // There are no problems, so no condition is a string.
  return conditions as Condition[]
}

/** Parses an element of a filter's value. Returns a message if it is invalid. */
function parseCondition(kind: Kind, element: string): Condition | string {
  if (element === '') return 'invalid or empty filter element'
  if (element.startsWith(NULL_MARK)) return parseNull(element.slice(NULL_MARK.length))
  const operator = SIGNS.find(sign => element.startsWith(sign)) ?? '='
  const text = operator === '=' ? element : element.slice(1)
  const isText = kind === 'string' || kind === 'strings'
  if (!isText && TEXT_SIGNS.some(sign => sign === operator)) {
    return `operator ${operator} can only be applied to string attributes`
  }
  if (isText && text === '') return '"value" is not allowed to be empty'
  const value = readValue[kind](text)
  return value === undefined ? INVALID_VALUE[kind] : { operator, value }
}

function parseNull(text: string): Condition | string {
  const value = readBoolean(text)
  return value === undefined ? `expected true or false after ${NULL_MARK}` : { operator: 'null', value }
}
