import { listOf, type Parameter, parseParameter, structureOf } from './parameter.ts'
import { parseFields } from './parse-fields.ts'
import { parseFilters } from './parse-filters.ts'
import { DEFAULT_PAGE, type Page, type Query, type SortKey } from './query.ts'
import { type ParameterIssue, QueryError } from './query-error.ts'
import { kindOf, type Schema, type Schemas } from './schema.ts'

/**
 * The maximum number of relationships in a path. Paths can be circular, and longer paths do not lead to additional records.
 */
const MAX_INCLUDE_LENGTH = 5
/** The maximum number of different paths in a query. */
const MAX_INCLUDES = 20

/**
 * Parses a query string.
 *
 * @param search The decoded parameters, in order.
 * @param allowed The names of the parameters that the route accepts.
 * @param type The type of the records in the response.
 * @param ignoresOthers Whether the route ignores other parameters instead of rejecting them.
 */
export function parseQuery(
  search: Iterable<readonly [string, string]>,
  allowed: readonly string[],
  type: Schema,
  schemas: Schemas,
  ignoresOthers = false,
): Query | QueryError {
  const parameters = Map.groupBy([...search].filter(hasName).map(parseParameter), ({ name }) => name)
  const named = (name: string) => (allowed.includes(name) ? (parameters.get(name) ?? []) : [])
  const page = parsePage(named('page'))
  const issues = [
    ...(page instanceof QueryError ? page.issues : []),
    ...(ignoresOthers ? [] : [...parameters.keys()].filter(name => !allowed.includes(name)).map(name => unknown(name))),
  ]
  if (issues.length > 0) return new QueryError('parameters', issues)
  // jsonapi-server reports this only if there are no other problems.
  if (isText(named('filter'))) return new QueryError('parameters', [{ path: ['filter'], problem: 'no-object' }])
  const parts = {
    filters: parseFilters(type, named('filter')),
    sort: parseSort(type, named('sort')),
    page,
    include: parseInclude(type, named('include')),
    fields: parseFields(schemas, named('fields')),
  }
  const error = Object.values(parts).find(part => part instanceof QueryError)
  return error ?? (parts as Query)
}

const hasName = ([name]: readonly [string, string]) => name !== ''

const unknown = (...path: readonly string[]): ParameterIssue => ({ path, problem: 'unknown' })

/** Whether `filter` has a value but no attribute, as in `filter=a`. `filter` and `filter=` have no effect. */
const isText = (parameters: readonly Parameter[]) => structureOf(parameters) === 'string' && !isBlank(parameters)

/**
 * Parses sort keys. They are separated by commas, or passed in several parameters. A key can start with `-`, `+`, or a space,
 * which is a decoded `+`. Repeated keys and relationships have no effect.
 */
function parseSort(schema: Schema, parameters: readonly Parameter[]): SortKey[] | QueryError {
  const keys = new Map<string, SortKey>()
  for (const text of isBlank(parameters) ? [] : listOf(parameters)) {
    const key = parseSortKey(text)
    const isAttribute = kindOf(schema, key.name) !== undefined
    if (!isAttribute && !schema.related(key.name)) {
      return new QueryError('sort', `${schema.type} do not have property ${key.name}`)
    }
    if (isAttribute && !keys.has(key.name)) keys.set(key.name, key)
  }
  return [...keys.values()]
}

/** Whether the parameters have no value and are not an array. They then have no effect. */
const isBlank = (parameters: readonly Parameter[]) =>
  structureOf(parameters) !== 'array' && parameters.every(({ keys, value }) => keys.length === 0 && value === '')

function parseSortKey(text: string): SortKey {
  const [, sign = '', name = text] = /^([+\- ]?)(.*)$/s.exec(text) ?? []
  return { name, descending: sign === '-' }
}

function parsePage(parameters: readonly Parameter[]): Page | QueryError {
  const page: Record<keyof Page, number> = { ...DEFAULT_PAGE }
  const structure = structureOf(parameters) ?? new Map<string, Parameter[]>()
  if (structure === 'string' || structure === 'array') {
    return new QueryError('parameters', [{ path: ['page'], problem: 'no-object' }])
  }
  const issues: ParameterIssue[] = []
  for (const [key, group] of structure) {
    const count = countOf(group)
    if (!isPart(key)) issues.push(unknown('page', key))
    else if (typeof count === 'string') issues.push({ path: ['page', key], problem: count })
    else page[key] = count
  }
  return issues.length > 0 ? new QueryError('parameters', issues) : page
}

const isPart = (key: string): key is keyof Page => Object.hasOwn(DEFAULT_PAGE, key)

/** Returns the number without its fractional part, or the problem. A list of numbers is not a number. */
function countOf([parameter, another]: readonly Parameter[]): number | ParameterIssue['problem'] {
  const { keys = [], value = '' } = parameter ?? {}
  const number = Number.isFinite(Number(value)) ? Number.parseFloat(value) : Number.NaN
  if (another || keys.length > 1 || Number.isNaN(number)) return 'no-number'
  // jsonapi-server parses the number as a string: `1e-7` is 1.
  const count = Number.parseInt(String(number), 10)
  // Rejects negative numbers, and numbers that are too large for an index.
  return number >= 0 && number <= Number.MAX_SAFE_INTEGER ? count : 'no-count'
}

/** Parses include paths. Blank paths, and a dot at the end of a path, have no effect. `.` is a relationship without a name. */
function parseInclude(schema: Schema, parameters: readonly Parameter[]): string[][] | QueryError {
  const paths = new Map<string, string[]>()
  for (const text of listOf(parameters).map(each => each.replace(/(?<=.)\.$/, ''))) {
    if (text === '') continue
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
  for (const name of path) {
    const next = schema.related(name)
    if (!next) return inclusionProblem(schema, name)
    schema = next
  }
  return undefined
}

const inclusionProblem = (schema: Schema, name: string) =>
  schema.has(name)
    ? `${schema.type}.${name} is not a relation and cannot be included`
    : `${schema.type} do not have property ${name}`
