import { type Parameter, parseParameter } from './parameter.ts'
import { parseFields } from './parse-fields.ts'
import { parseFilters } from './parse-filters.ts'
import { DEFAULT_PAGE, type Page, type Query, type SortKey } from './query.ts'
import { type ParameterIssue, QueryError } from './query-error.ts'
import { kindOf, type Schema, type Schemas } from './schema.ts'

/** Paths can be circular. Longer paths lead to no additional records. */
const MAX_INCLUDE_LENGTH = 5
/** The maximum number of different paths. */
const MAX_INCLUDES = 20

/**
 * Parses a query string.
 *
 * @param search The decoded parameters, in order.
 * @param allowed The names of the parameters that the route accepts.
 * @param type The type of the records in the response.
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
  const error = Object.values(parts).find(part => part instanceof QueryError)
  return error ?? (parts as Query)
}

/** The minimum and maximum number of keys in brackets of each parameter. */
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

/**
 * Keys are separated by commas or in several parameters. A key starts with `+`, the space that `+` decodes to, `-`, or no sign. A
 * repeated key has no effect.
 */
function parseSort(schema: Schema, parameters: readonly Parameter[]): SortKey[] | QueryError {
  const keys = new Map<string, SortKey>()
  for (const text of parameters.flatMap(({ value }) => value.split(','))) {
    const key = parseSortKey(text)
    if (!kindOf(schema, key.name)) {
      return new QueryError('sort', `${schema.type} do not have an attribute '${key.name}' to sort by`)
    }
    if (!keys.has(key.name)) keys.set(key.name, key)
  }
  return [...keys.values()]
}

function parseSortKey(text: string): SortKey {
  const [, sign = '', name = text] = /^([+\- ]?)(.*)$/s.exec(text) ?? []
  return { name, descending: sign === '-' }
}

function parsePage(parameters: readonly Parameter[]): Page | QueryError {
  const entries = parameters.map(({ keys: [key = ''], value }) => ({ key, value }))
  const issues = entries.flatMap(({ key, value }): ParameterIssue[] => {
    if (!Object.hasOwn(DEFAULT_PAGE, key)) return [{ path: `page.${key}`, problem: 'unknown' }]
    return isCount(value) ? [] : [{ path: `page.${key}`, problem: 'no-count' }]
  })
  if (issues.length > 0) return new QueryError('parameters', issues)
  return { ...DEFAULT_PAGE, ...Object.fromEntries(entries.map(({ key, value }) => [key, Number(value)])) }
}

const isCount = (value: string) => /^\d+$/.test(value) && Number.isSafeInteger(Number(value))

function parseInclude(schema: Schema, parameters: readonly Parameter[]): string[][] | QueryError {
  const paths = new Map<string, string[]>()
  for (const text of parameters.flatMap(({ value }) => value.split(','))) {
    const path = text.split('.')
    const problem = problemOf(schema, path)
    if (problem) return new QueryError('include', problem)
    paths.set(text, path)
    if (paths.size > MAX_INCLUDES) {
      return new QueryError('include', `A query can have at most ${MAX_INCLUDES} different paths`)
    }
  }
  return [...paths.values()]
}

function problemOf(from: Schema, path: readonly string[]): string | undefined {
  if (path.length > MAX_INCLUDE_LENGTH) return `A path can have at most ${MAX_INCLUDE_LENGTH} relationships`
  let schema = from
  for (const relation of path) {
    const next = schema.related(relation)
    if (!next) return `${schema.type} do not have a relationship '${relation}'`
    schema = next
  }
  return undefined
}
