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
import { describe, idOf } from '../validate-arguments.ts'
import type { AttributeField, Inclusions } from './decode.ts'
import { conditionsOf, Matcher, toComparable } from './filters.ts'

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
  readonly sort?: Field | `-${Field}` | readonly (Field | `-${Field}`)[]
  /**
   * How many records to fetch with one request, at least 1.
   *
   * @default 100
   */
  readonly pageSize?: number
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
  readonly include?: readonly Relation[]
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

interface RequestedOptions {
  readonly sort: string | readonly string[]
  readonly pageSize: number
  readonly include: readonly string[]
}

const DEFAULTS: RequestedOptions = { sort: 'createdAt', pageSize: 100, include: [] }

/**
 * Translates the query of a list into the parameters of a request.
 *
 * @throws InvalidArgumentError if the query is invalid, or if the query language cannot express it
 */
export function listQuery(requested: object, { attributes, inclusions }: Queryable): ListQuery {
  const { sort, pageSize, include, ...filters } = { ...DEFAULTS, ...requested }
  if (!Number.isSafeInteger(pageSize) || pageSize < 1) {
    throw new InvalidArgumentError(`Invalid pageSize ${pageSize}: expected a positive integer.`)
  }
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
    const [attribute = '', ...path] = lookUp(field, names, 'filter').split('.').toReversed()
    return { path: path.toReversed(), attribute, conditions: conditionsFor(field, value) }
  })
}

function sortOf(sort: string | readonly string[], names: Readonly<Record<string, string>>): SortKey[] {
  const terms = typeof sort === 'string' ? [sort] : sort
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

function conditionsFor(field: string, value: unknown): readonly Condition[] {
  const conditions = value instanceof Matcher ? conditionsOf(value) : [equalTo(field, value)]
  if (printConditions(conditions) !== undefined) return conditions
  throw new InvalidArgumentError(
    `Invalid filter for ${field}: a value cannot be empty or contain a comma, and an exact value cannot start with one of > < ≥ ≤ : ^ ~ ! ␀.`,
  )
}

/** Returns the condition that a field equals a value. */
function equalTo(field: string, value: unknown): Condition {
  if (value === null) return { operator: 'null', value: true }
  if (typeof value === 'boolean' || value instanceof Date) return { operator: '=', value: toComparable(value) }
  const text = isRecord(value) ? idOf(value, field) : value
  if (typeof text === 'string' && text !== '') return { operator: '=', value: text }
  throw new InvalidArgumentError(
    `Invalid filter for ${field}: expected a value, received ${describe(value)}. Omit the filter to list all records.`,
  )
}

/** Whether a list can be filtered by this exact value. */
export function isFilterable(value: string): boolean {
  return printConditions([{ operator: '=', value }]) !== undefined
}

function isRecord(value: unknown): value is { readonly id: string } {
  return typeof value === 'object' && value !== null && 'id' in value
}
