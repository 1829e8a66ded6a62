import { type Kind, readBoolean, readValue } from './kinds.ts'
import { isSign, NULL_MARK, SEPARATOR, SIGNS } from './operators.ts'
import type { Parameter } from './parameter.ts'
import type { Condition, Filter } from './query.ts'
import { QueryError } from './query-error.ts'
import { kindOf, type Schema } from './schema.ts'

/** From a record over one relationship, and over one more. */
const LONGEST_PATH = 2

/** One filter for each attribute that is named, however often it is. */
export function parseFilters(schema: Schema, parameters: readonly Parameter[]): Filter[] | QueryError {
  const filters = new Map<string, Filter>()
  for (const { keys, value } of parameters) {
    const place = follow(schema, keys)
    if (place instanceof QueryError) return place
    const conditions = parseConditions(place.kind, keys, value)
    if (conditions instanceof QueryError) return conditions
    const { path, attribute } = place
    const name = [...path, attribute].join('.')
    filters.set(name, { path, attribute, conditions: [...(filters.get(name)?.conditions ?? []), ...conditions] })
  }
  return [...filters.values()]
}

interface Place {
  readonly path: readonly string[]
  readonly attribute: string
  readonly kind: Kind
}

/** `filter[a]`, `filter[relation]` (its id), `filter[relation][id]`, `filter[relation][a]`, and one level more. */
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
  if (path.length > LONGEST_PATH)
    return new QueryError('filter', `A filter can go over ${LONGEST_PATH} relationships at the most`)
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

/** Understands an element of a filter's value, or says what is wrong with it. */
function parseCondition(kind: Kind, element: string): Condition | string {
  if (element.startsWith(NULL_MARK)) return parseNull(element.slice(NULL_MARK.length))
  const first = element.slice(0, 1)
  const operator = isSign(first) ? first : '='
  const text = operator === '=' ? element : element.slice(1)
  if (text === '') return 'invalid or empty filter element'
  if (operator !== '=' && SIGNS[operator].text && kind !== 'string' && kind !== 'strings') {
    return `operator ${operator} can only be applied to string attributes`
  }
  const value = readValue[kind](text)
  return value === undefined ? `'${text}' is not a ${kind}` : { operator, value }
}

function parseNull(text: string): Condition | string {
  const value = readBoolean(text)
  return value === undefined ? `after ${NULL_MARK} there must be true or false` : { operator: 'null', value }
}
