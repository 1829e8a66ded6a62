import { suggest } from '@workbench-sdk/internal/suggest'
import {
  type Condition,
  type Filter,
  type PrintedQuery,
  printConditions,
  printQuery,
  type SortKey,
} from '@workbench-sdk/query'
import { InvalidArgumentError } from '../errors.ts'
import { checkObject, checkValue, idOf } from '../validate-arguments.ts'
import type { AttributeField, Inclusions } from './decode.ts'
import { conditionsOf, type FieldCondition } from './filters.ts'

/**
 * How to sort a list, and how to fetch it.
 *
 * @example
 * const newest: ListOptions<'createdAt'> = { sort: '-createdAt', pageSize: 10 }
 * const [accounts, keys] = await Promise.all([workbench.serviceAccounts.list(newest), workbench.apiKeys.list(newest)])
 */
export interface ListOptions<Field extends string> {
  /**
   * The fields to sort by. A leading `-` means descending order. Ties are sorted by id.
   *
   * @default 'createdAt'
   *
   * @example
   * const newest = await workbench.apiKeys.list({ sort: '-createdAt' }).first()
   */
  readonly sort?: Field | `-${Field}` | readonly (Field | `-${Field}`)[] | undefined
  /**
   * How many records to fetch with one request, at least 1.
   *
   * @default 100
   */
  readonly pageSize?: number | undefined
}

/**
 * The related records to include in a list.
 *
 * @example
 * const withCreator: ListInclude<'createdBy'> = { include: ['createdBy'] }
 * for await (const { name, createdBy } of workbench.apiKeys.list(withCreator)) console.log(name, createdBy?.name)
 */
export interface ListInclude<Relation extends string> {
  /**
   * Related records to fetch with the same request. A related record is null if there is none, or if the token may not see
   * it.
   *
   * @example
   * const keys = await workbench.apiKeys.list({ include: ['serviceAccount'] }).toArray()
   * for (const { name, serviceAccount } of keys) console.log(name, serviceAccount?.name)
   */
  readonly include?: readonly Relation[] | undefined
}

/** The fields and related records that a list can be queried by, with their names on the wire. */
export interface Queryable {
  /** The fields to filter and sort by: an attribute, or `relation.id` for the id of a related record. */
  readonly attributes: Readonly<Record<string, string>>
  readonly inclusions: Inclusions
}

/** Defines the fields and related records that a list can be queried by. */
export function queryable<Name extends string>(
  fields: Readonly<Record<Name, AttributeField<unknown>>>,
  filterable: readonly Name[],
  inclusions: Inclusions = {},
): Queryable {
  return { attributes: Object.fromEntries(filterable.map(name => [name, fields[name].attribute])), inclusions }
}

/** The query of a list, without the range of a page. */
export interface ListQuery {
  /** The parameters in the shape that the contract defines. */
  readonly printed: Pick<PrintedQuery, 'filter' | 'sort' | 'include'>
  readonly pageSize: number
  /** The requested inclusions. */
  readonly inclusions: Inclusions
}

interface Requested {
  readonly sort?: string | readonly string[]
  readonly pageSize?: number
  readonly include?: readonly string[]
}

/**
 * Translates the query of a list into the parameters of a request.
 *
 * @throws InvalidArgumentError if the query is invalid, or if the query language cannot express it
 */
export function listQuery(requested: object, { attributes, inclusions }: Queryable): ListQuery {
  const { sort = [], pageSize = 100, include = [], ...filters } = checkObject<Requested>('Invalid query', requested)
  checkValue('Invalid pageSize', pageSize, 'size')
  checkValue('Invalid include', include, 'names')
  const included = Object.fromEntries(include.map(name => [name, lookUp(name, inclusions, 'include')]))
  const query = {
    filters: filtersOf(filters, attributes),
    sort: sortOf(sort, attributes),
    include: Object.values(included).map(({ relation }) => [relation]),
  }
  return { printed: printQuery(query), pageSize, inclusions: included }
}

// An unknown or undefined filter is an error. If it were ignored, the list would contain more records than requested, and
// programs delete the records of a list.
function filtersOf(filters: object, names: Readonly<Record<string, string>>): Filter[] {
  return Object.entries(filters).map(([field, value]) => {
    const name = lookUp(field, names, 'filter')
    const [attribute = '', ...path] = name.split('.').toReversed()
    return { path: path.toReversed(), attribute, conditions: conditionsFor(field, value, name.endsWith('_at')) }
  })
}

function sortOf(sort: string | readonly string[], names: Readonly<Record<string, string>>): SortKey[] {
  const terms = typeof sort === 'string' ? [sort] : checkValue('Invalid sort', sort, 'names')
  const keys = (terms.length === 0 ? ['createdAt'] : terms).map(term => {
    const descending = term.startsWith('-')
    return { name: lookUp(descending ? term.slice(1) : term, names, 'sort'), descending }
  })
  return [...keys, { name: 'id', descending: false }]
}

function lookUp<T>(name: string, names: Readonly<Record<string, T>>, parameter: string): T {
  const found = Object.hasOwn(names, name) ? names[name] : undefined
  if (found !== undefined) return found
  throw new InvalidArgumentError(`Unknown ${parameter} "${name}". ${suggest(name, Object.keys(names))}`)
}

function conditionsFor(field: string, filter: unknown, isDate: boolean): readonly Condition[] {
  const conditions = (conditionsOf(filter) ?? [equalTo(field, filter)]).map(({ operator, value }): Condition => {
    if (operator === 'null') return { operator, value: value === true }
    if (isDate || typeof value !== 'boolean') checkValue(`Invalid filter for ${field}`, value, isDate ? 'date' : 'part')
    return { operator, value: value instanceof Date ? value.toISOString() : value }
  })
  if (printConditions(conditions) !== undefined) return conditions
  throw new InvalidArgumentError(
    `Invalid filter for ${field}: a value cannot contain a comma, and an exact value cannot start with one of > < ≥ ≤ : ^ ~ ! ␀.`,
  )
}

/** Returns the condition that a field equals a value. `conditionsFor` checks the value. */
function equalTo(field: string, value: unknown): FieldCondition {
  if (value === null) return { operator: 'null', value: true }
  if (value === undefined) {
    throw new InvalidArgumentError(`Invalid filter for ${field}: it is undefined. Omit the filter to list all records.`)
  }
  return { operator: '=', value: (isRecord(value) ? idOf(value, field) : value) as FieldCondition['value'] }
}

/** Whether a list can be filtered by this exact value. */
export function isFilterable(value: string): boolean {
  return printConditions([{ operator: '=', value }]) !== undefined
}

function isRecord(value: unknown): value is { readonly id: string } {
  return typeof value === 'object' && value !== null && 'id' in value
}
