import { type Kind, readBoolean, readValue } from './kinds.ts'
import { NULL_MARK, SEPARATOR, SIGNS, TEXT_SIGNS } from './operators.ts'
import type { Parameter } from './parameter.ts'
import type { Condition, Filter } from './query.ts'
import { QueryError } from './query-error.ts'
import { kindOf, type Schema } from './schema.ts'

/** A filter can follow a relationship of the record, and then one of the related record. */
const MAX_PATH_LENGTH = 2

/** The maximum number of filters of a query. */
const MAX_FILTERS = 50

/** The maximum number of conditions of a query that each record is compared with one by one. */
const MAX_COMPARISONS = 100

/** Returns one filter for each attribute. Conditions of several parameters are combined. */
export function parseFilters(schema: Schema, parameters: readonly Parameter[]): Filter[] | QueryError {
  const filters = new Map<string, Filter & { readonly conditions: Condition[] }>()
  for (const { keys, value } of parameters) {
    const place = follow(schema, keys)
    if (place instanceof QueryError) return place
    const conditions = parseConditions(place.kind, keys, value)
    if (conditions instanceof QueryError) return conditions
    const { path, attribute } = place
    const name = [...path, attribute].join('.')
    const filter = filters.get(name) ?? { path, attribute, conditions: [] }
    for (const condition of conditions) filter.conditions.push(condition)
    filters.set(name, filter)
  }
  return checkSize([...filters.values()])
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
  new QueryError('filter', `${type} do not have attribute or relationship '${key}' to filter by`)

function parseConditions(kind: Kind, keys: readonly string[], text: string): Condition[] | QueryError {
  const conditions: Condition[] = []
  for (const element of text.split(SEPARATOR)) {
    const condition = parseCondition(kind, element)
    if (typeof condition === 'string')
      return new QueryError('filter', `Filter value for key '${keys.join('.')}' is invalid: ${condition}`)
    conditions.push(condition)
  }
  return conditions
}

/** Parses an element of a filter's value. Returns a message if it is invalid. */
function parseCondition(kind: Kind, element: string): Condition | string {
  if (element.startsWith(NULL_MARK)) return parseNull(element.slice(NULL_MARK.length))
  const operator = SIGNS.find(sign => element.startsWith(sign)) ?? '='
  const text = operator === '=' ? element : element.slice(1)
  if (text === '') return 'invalid or empty filter element'
  if (TEXT_SIGNS.some(sign => sign === operator) && kind !== 'string' && kind !== 'strings') {
    return `operator ${operator} can only be applied to string attributes`
  }
  const value = readValue[kind](text)
  return value === undefined ? `'${text}' is not a ${kind}` : { operator, value }
}

function parseNull(text: string): Condition | string {
  const value = readBoolean(text)
  return value === undefined ? `after ${NULL_MARK} there must be true or false` : { operator: 'null', value }
}
