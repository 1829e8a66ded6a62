import { type Parameter, parseParameter } from './parameter.ts'
import { parseFields } from './parse-fields.ts'
import { parseFilters } from './parse-filters.ts'
import { DEFAULT_PAGE, type Page, type Query, type SortKey } from './query.ts'
import { type ParameterIssue, QueryError } from './query-error.ts'
import { kindOf, type Schema, type Schemas } from './schema.ts'

/** A path can go in circles; deeper than this there is nothing new to find. */
const LONGEST_INCLUDE = 5

/**
 * Understands a query string.
 *
 * @param search the parameters, decoded, in their order.
 * @param allowed the names of the parameters that the route takes.
 * @param type the records that the answer is made of.
 */
export function parseQuery(
  search: Iterable<readonly [string, string]>,
  allowed: readonly string[],
  type: Schema,
  schemas: Schemas,
): Query | QueryError {
  const parameters = [...search].map(parseParameter)
  const issues = parameters.flatMap(each => issuesOf(each, allowed))
  if (issues.length > 0) return new QueryError('parameters', issues)
  const named = (name: string) => parameters.filter(each => each.name === name)
  const parts = {
    filters: parseFilters(type, named('filter')),
    sort: parseSort(type, named('sort')),
    page: parsePage(named('page')),
    include: parseInclude(type, named('include')),
    fields: parseFields(schemas, named('fields')),
  }
  const fault = Object.values(parts).find(part => part instanceof QueryError)
  return fault ?? (parts as Query)
}

/** How many keys in brackets each parameter takes, at least and at most. */
const KEYS: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['filter', [1, 4]],
  ['sort', [0, 0]],
  ['page', [1, 1]],
  ['include', [0, 0]],
  ['fields', [1, 1]],
  ['flag', [0, 9]],
])

function issuesOf({ name, keys }: Parameter, allowed: readonly string[]): ParameterIssue[] {
  const [least, most] = KEYS.get(name) ?? [0, 0]
  if (!allowed.includes(name)) return [{ path: name, problem: 'unknown' }]
  if (keys.length < least) return [{ path: name, problem: 'no-keys' }]
  return keys.length > most ? [{ path: [name, ...keys].join('.'), problem: 'unknown' }] : []
}

/** Commas or repetition; `+`, the space that it decodes to, `-`, or no sign. */
function parseSort(schema: Schema, parameters: readonly Parameter[]): SortKey[] | QueryError {
  const keys = parameters.flatMap(({ value }) => value.split(',')).map(parseSortKey)
  const unknown = keys.find(({ name }) => !kindOf(schema, name))
  return unknown ? new QueryError('sort', `${schema.type} do not have an attribute '${unknown.name}' to sort by`) : keys
}

function parseSortKey(text: string): SortKey {
  const [, sign = '', name = text] = /^([+\- ]?)(.*)$/s.exec(text) ?? []
  return { name, descending: sign === '-' }
}

function parsePage(parameters: readonly Parameter[]): Page | QueryError {
  const given = parameters.map(({ keys: [key = ''], value }) => ({ key, value }))
  const issues = given.flatMap(({ key, value }): ParameterIssue[] => {
    if (!Object.hasOwn(DEFAULT_PAGE, key)) return [{ path: `page.${key}`, problem: 'unknown' }]
    return isCount(value) ? [] : [{ path: `page.${key}`, problem: 'no-count' }]
  })
  if (issues.length > 0) return new QueryError('parameters', issues)
  return { ...DEFAULT_PAGE, ...Object.fromEntries(given.map(({ key, value }) => [key, Number(value)])) }
}

const isCount = (value: string) => /^\d+$/.test(value) && Number.isSafeInteger(Number(value))

function parseInclude(schema: Schema, parameters: readonly Parameter[]): string[][] | QueryError {
  const paths = parameters.flatMap(({ value }) => value.split(',')).map(text => text.split('.'))
  for (const path of paths) {
    const says = faultOfPath(schema, path)
    if (says) return new QueryError('include', says)
  }
  return paths
}

function faultOfPath(from: Schema, path: readonly string[]): string | undefined {
  if (path.length > LONGEST_INCLUDE) return `A path can have ${LONGEST_INCLUDE} relationships at the most`
  let schema = from
  for (const relation of path) {
    const next = schema.related(relation)
    if (!next) return `${schema.type} do not have a relationship '${relation}'`
    schema = next
  }
  return undefined
}
