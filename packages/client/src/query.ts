import {
  type Condition,
  type Filter,
  type PrintedQuery,
  printConditions,
  printQuery,
  type SortKey,
} from '@workbench-sdk/query'
import { idOf, kindOf } from './arguments.ts'
import { InvalidArgumentError } from './errors.ts'

/** How a list is ordered and fetched. */
export interface ListOrder<Field extends string> {
  /**
   * What to sort by; `-` before a name is descending. Default: `createdAt`. Ties are ordered by id.
   *
   * @example
   * workbench.apiKeys.list({ sort: '-createdAt' })
   */
  readonly sort?: Field | `-${Field}` | readonly (Field | `-${Field}`)[]
  /** How many records to fetch with one request, at least 1. Default: 100. */
  readonly pageSize?: number
}

/** Under which names the wire knows what a list can be filtered and sorted by. */
export interface ListFields<Filter extends string = string, WireName extends string = string> {
  /** An attribute, or `relation.id` for where a relationship leads. */
  readonly filter: Readonly<Record<Filter, WireName>>
  readonly sort: Readonly<Record<string, WireName>>
}

/** A list's query, but for where its pages begin. */
export interface ListQuery {
  /** In the shape that the contract gives its parameters. */
  readonly printed: Pick<PrintedQuery, 'filter' | 'sort'>
  readonly pageSize: number
}

const DEFAULT_PAGE_SIZE = 100

/** Translates what a user asks for into what the wire knows, and refuses what cannot be said there. */
export function listQuery(asked: object, fields: ListFields): ListQuery {
  const { sort, pageSize, ...filters } = { sort: [], pageSize: DEFAULT_PAGE_SIZE, ...asked }
  if (!Number.isSafeInteger(pageSize) || pageSize < 1) {
    throw new InvalidArgumentError('pageSize has to be a whole number, at least 1.')
  }
  const query = { filters: filtersOf(filters, fields.filter), sort: sortOf(sort, fields.sort) }
  return { printed: printQuery(query), pageSize }
}

// An unknown or an undefined filter is refused, not dropped: without it the list would be longer than was asked for, and
// lists are what people delete by.
function filtersOf(filters: object, names: Readonly<Record<string, string>>): Filter[] {
  return Object.entries(filters).map(([field, value]) => {
    const [attribute = '', ...path] = wireName(field, names, 'filter').split('.').toReversed()
    return { path: path.toReversed(), attribute, conditions: [equality(field, value)] }
  })
}

function sortOf(sort: string | readonly string[], names: Readonly<Record<string, string>>): SortKey[] {
  const asked = typeof sort === 'string' ? [sort] : [...sort]
  const terms = asked.length === 0 ? ['createdAt'] : asked
  const keys = terms.map(term => {
    const descending = term.startsWith('-')
    return { name: wireName(descending ? term.slice(1) : term, names, 'sort'), descending }
  })
  return [...keys, { name: 'id', descending: false }]
}

function wireName(field: string, names: Readonly<Record<string, string>>, use: string): string {
  const name = Object.hasOwn(names, field) ? names[field] : undefined
  if (name !== undefined) return name
  throw new InvalidArgumentError(`${use}: ${field} is not known here. There are ${Object.keys(names).join(', ')}.`)
}

/** The condition that a value is this one. */
function equality(field: string, value: unknown): Condition {
  if (typeof value === 'boolean') return { operator: '=', value }
  const text = isRecord(value) ? idOf(value, field) : value
  if (typeof text !== 'string' || text === '') {
    throw new InvalidArgumentError(
      `filter: ${field} has to be a value, and is ${kindOf(value)}. Leave it out to list without it.`,
    )
  }
  const condition: Condition = { operator: '=', value: text }
  if (printConditions([condition]) === undefined) {
    throw new InvalidArgumentError(
      `filter: a value of ${field} that has a comma, or begins with one of > < ≥ ≤ : ^ ~ ! ␀, cannot be asked for.`,
    )
  }
  return condition
}

function isRecord(value: unknown): value is { readonly id: string } {
  return typeof value === 'object' && value !== null && 'id' in value
}
