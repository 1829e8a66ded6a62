import {
  type Condition,
  type Filter,
  type PrintedQuery,
  printConditions,
  printQuery,
  type SortKey,
} from '@workbench-sdk/query'
import { InvalidArgumentError } from '../errors.ts'
import { idOf, kindOf } from '../validate-arguments.ts'
import type { Inclusions } from './decode.ts'
import { conditionsOf, Matcher, toComparable } from './filters.ts'

/**
 * How a list is ordered and fetched.
 *
 * @example
 * const newest: ListOptions<'createdAt'> = { sort: '-createdAt', pageSize: 10 }
 * const [accounts, keys] = await Promise.all([workbench.serviceAccounts.list(newest), workbench.apiKeys.list(newest)])
 */
export interface ListOptions<Field extends string> {
  /**
   * What to sort by; `-` before a name is descending. Default: `createdAt`. Ties are ordered by id.
   *
   * @example
   * const newest = await workbench.apiKeys.list({ sort: '-createdAt' }).first()
   */
  readonly sort?: Field | `-${Field}` | readonly (Field | `-${Field}`)[]
  /** How many records to fetch with one request, at least 1. Default: 100. */
  readonly pageSize?: number
}

/**
 * Names of related records to fetch along with those of a list.
 *
 * @example
 * const withMaker: ListInclude<'createdBy'> = { include: ['createdBy'] }
 * for await (const { name, createdBy } of workbench.apiKeys.list(withMaker)) console.log(name, createdBy?.name)
 */
export interface ListInclude<Relation extends string> {
  /**
   * Related records to fetch along, with the same request. Each is null where there is none, or where Workbench does not
   * show it.
   *
   * @example
   * const keys = await workbench.apiKeys.list({ include: ['serviceAccount'] }).toArray()
   * for (const { name, serviceAccount } of keys) console.log(name, serviceAccount?.name)
   */
  readonly include?: readonly Relation[]
}

/** Under which names the wire knows what a list can be asked for. */
export interface ListFields<Field extends string = string, WireName extends string = string> {
  /** What can be filtered by and sorted by: an attribute, or `relation.id` for where a relationship leads. */
  readonly attributes: Readonly<Record<Field, WireName>>
  readonly inclusions: Inclusions
}

/** A list's query, but for where its pages begin. */
export interface ListQuery {
  /** In the shape that the contract gives its parameters. */
  readonly printed: Pick<PrintedQuery, 'filter' | 'sort' | 'include'>
  readonly pageSize: number
  /** Of the inclusions, those that are asked for. */
  readonly inclusions: Inclusions
}

interface AskedOrder {
  readonly sort: string | readonly string[]
  readonly pageSize: number
  readonly include: readonly string[]
}

const DEFAULT_ORDER: AskedOrder = { sort: 'createdAt', pageSize: 100, include: [] }

/** Translates what a user asks for into what the wire knows, and refuses what cannot be said there. */
export function listQuery(asked: object, { attributes, inclusions }: ListFields): ListQuery {
  const { sort, pageSize, include, ...filters } = { ...DEFAULT_ORDER, ...asked }
  if (!Number.isSafeInteger(pageSize) || pageSize < 1) {
    throw new InvalidArgumentError('pageSize has to be a whole number, at least 1.')
  }
  const included = Object.fromEntries(include.map(name => [name, known(name, inclusions, 'include')]))
  const query = {
    filters: filtersOf(filters, attributes),
    sort: sortOf(sort, attributes),
    include: Object.values(included).map(({ relation }) => [relation]),
  }
  return { printed: printQuery(query), pageSize, inclusions: included }
}

// An unknown or an undefined filter is refused, not dropped: without it the list would be longer than was asked for, and
// lists are what people delete by.
function filtersOf(filters: object, names: Readonly<Record<string, string>>): Filter[] {
  return Object.entries(filters).map(([field, value]) => {
    const [attribute = '', ...path] = known(field, names, 'filter').split('.').toReversed()
    return { path: path.toReversed(), attribute, conditions: conditionsFor(field, value) }
  })
}

function sortOf(sort: string | readonly string[], names: Readonly<Record<string, string>>): SortKey[] {
  const terms = typeof sort === 'string' ? [sort] : sort
  const keys = (terms.length === 0 ? ['createdAt'] : terms).map(term => {
    const descending = term.startsWith('-')
    return { name: known(descending ? term.slice(1) : term, names, 'sort'), descending }
  })
  return [...keys, { name: 'id', descending: false }]
}

function known<T>(name: string, names: Readonly<Record<string, T>>, use: string): T {
  const found = Object.hasOwn(names, name) ? names[name] : undefined
  if (found !== undefined) return found
  throw new InvalidArgumentError(`${use}: ${name} is not known here. There are ${Object.keys(names).join(', ')}.`)
}

function conditionsFor(field: string, value: unknown): readonly Condition[] {
  const conditions = value instanceof Matcher ? conditionsOf(value) : [equalTo(field, value)]
  if (printConditions(conditions) !== undefined) return conditions
  throw new InvalidArgumentError(
    `filter: ${field} cannot be asked for with a value that is empty or has a comma, nor be equal to one that begins with one of > < ≥ ≤ : ^ ~ ! ␀.`,
  )
}

/** The condition that a value is this one. */
function equalTo(field: string, value: unknown): Condition {
  if (value === null) return { operator: 'null', value: true }
  if (typeof value === 'boolean' || value instanceof Date) return { operator: '=', value: toComparable(value) }
  const text = isRecord(value) ? idOf(value, field) : value
  if (typeof text === 'string' && text !== '') return { operator: '=', value: text }
  throw new InvalidArgumentError(
    `filter: ${field} has to be a value, and is ${kindOf(value)}. Leave it out to list without it.`,
  )
}

/** Whether a list can be filtered by a value as it stands. */
export function isFilterable(value: string): boolean {
  return printConditions([{ operator: '=', value }]) !== undefined
}

function isRecord(value: unknown): value is { readonly id: string } {
  return typeof value === 'object' && value !== null && 'id' in value
}
