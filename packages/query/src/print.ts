import { NULL_MARK, RESERVED, SEPARATOR } from './operators.ts'
import type { Condition, Filter, Query, SortKey } from './query.ts'

/** The parameters of a query, in the shape that the OpenAPI document defines. */
export interface PrintedQuery {
  readonly filter?: Record<string, unknown>
  readonly sort?: string[]
  readonly page?: { readonly offset: number; readonly limit: number }
  readonly include?: string
  readonly fields?: Record<string, string>
}

/**
 * Prints a query in the query language. The inverse of `parseQuery`.
 *
 * @throws RangeError if the language cannot express a filter: see `printConditions`
 */
export function printQuery({ filters = [], sort = [], page, include = [], fields }: Partial<Query>): PrintedQuery {
  return {
    ...(filters.length > 0 && { filter: printFilters(filters) }),
    ...(sort.length > 0 && { sort: sort.map(printSortKey) }),
    ...(page && { page }),
    ...(include.length > 0 && { include: include.map(path => path.join('.')).join(SEPARATOR) }),
    ...(fields && fields.size > 0 && { fields: printFields(fields) }),
  }
}

function printFilters(filters: readonly Filter[]): Record<string, unknown> {
  const printed: Record<string, unknown> = {}
  for (const { path, attribute, conditions } of filters) {
    const text = printConditions(conditions)
    if (text === undefined) throw new RangeError(`Cannot filter ${attribute} by this value.`)
    let at = printed
    for (const relation of path) {
      const inner = (at[relation] ?? {}) as Record<string, unknown>
      at[relation] = inner
      at = inner
    }
    at[attribute] = text
  }
  return printed
}

/** A condition whose value may not have the type that its operator requires. */
interface PrintableCondition {
  readonly operator: Condition['operator']
  readonly value: Condition['value']
}

/**
 * Prints conditions as a filter value. Returns undefined for conditions that the language cannot express. It has no quotes, so
 * these are an empty value, a value with a comma, and an exact value that starts with an operator.
 */
export function printConditions(conditions: readonly PrintableCondition[]): string | undefined {
  const elements = conditions.map(printCondition)
  return elements.length > 0 && elements.every(element => element !== undefined) ? elements.join(SEPARATOR) : undefined
}

function printCondition({ operator, value }: PrintableCondition): string | undefined {
  const text = String(value)
  if (operator === 'null') return `${NULL_MARK}${text}`
  if (text === '' || text.includes(SEPARATOR)) return undefined
  if (operator !== '=') return `${operator}${text}`
  return RESERVED.includes(text.charAt(0)) ? undefined : text
}

const printSortKey = ({ name, descending }: SortKey) => `${descending ? '-' : ''}${name}`

function printFields(fields: Query['fields']): Record<string, string> {
  return Object.fromEntries([...fields].map(([type, names]) => [type, names.join(SEPARATOR)]))
}

/**
 * Prints parameters as a query string, with the keys of objects in brackets and commas between the elements of lists.
 *
 * @example
 * printParameters({ filter: { active: 'true' }, sort: ['-created_at', 'id'] }) // filter[active]=true&sort=-created_at,id, percent-encoded
 */
export function printParameters(parameters: object): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters)) append(search, name, value)
  return search.toString()
}

function append(search: URLSearchParams, name: string, value: unknown): void {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    for (const [key, inner] of Object.entries(value)) append(search, `${name}[${key}]`, inner)
  } else if (value !== undefined && !(Array.isArray(value) && value.length === 0)) {
    // The elements of a list are separated by commas.
    search.append(name, String(value))
  }
}
