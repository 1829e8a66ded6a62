import { printConditions, RESERVED } from '@workbench-sdk/query'
import { InvalidArgumentError } from '../errors.ts'
import { checkValue, DATE, FILLED, idIn, lookUp, NAMES, OBJECT, SIZE } from '../validate-arguments.ts'
import { type Inclusions, snakeCase } from './decode.ts'
import { CONDITIONS, type FieldCondition, type MaybeMatcher } from './filters.ts'

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
   * The number of records to fetch with each request, at least 1.
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
   * Related records to fetch with the same request. A related record is null if it does not exist, or if the token cannot read
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

/** The query of a list, without the range of a page. */
export interface ListQuery {
  /** The parameters in the shape that the contract defines. */
  readonly printed: {
    readonly filter: Readonly<Record<string, string | Readonly<Record<string, string>>>>
    readonly sort: string[]
    readonly include: string[]
  }
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
  const {
    sort = [],
    pageSize = 100,
    include = [],
    ...filters
  } = checkValue<Requested>('Invalid query', requested, OBJECT)
  checkValue('Invalid pageSize', pageSize, SIZE)
  checkValue('Invalid include', include, NAMES)
  const included = Object.fromEntries(include.map(name => [name, lookUp('Unknown include', name, inclusions)]))
  const relations = Object.keys(included).map(snakeCase)
  const filter = Object.fromEntries(
    Object.entries(filters).map(([field, value]) =>
      printFilter(field, value, lookUp('Unknown filter', field, attributes)),
    ),
  )
  return {
    printed: { filter, sort: printSort(sort, attributes), include: relations },
    pageSize,
    inclusions: included,
  }
}

function printSort(sort: string | readonly string[], names: Readonly<Record<string, string>>): string[] {
  const terms = typeof sort === 'string' ? [sort] : checkValue('Invalid sort', sort, NAMES)
  const keys = (terms.length === 0 ? ['createdAt'] : terms).map(term => {
    const sign = term.startsWith('-') ? '-' : ''
    return `${sign}${lookUp('Unknown sort', term.slice(sign.length), names)}`
  })
  return [...keys, 'id']
}

// An unknown or undefined filter is an error. If it were ignored, the list would contain more records than requested, and
// programs delete the records of a list.
function printFilter(field: string, filter: unknown, name: string): [string, string | Record<string, string>] {
  const kind = name.endsWith('_at') ? DATE : FILLED
  const conditions = ((filter as MaybeMatcher)?.[CONDITIONS] ?? [equalTo(field, filter)]).map(({ operator, value }) => {
    if (kind === DATE ? operator !== 'null' : typeof value !== 'boolean') {
      checkValue(`Invalid filter for ${field}`, value, kind)
    }
    return { operator, value: value instanceof Date ? value.toISOString() : value }
  })
  const text = printConditions(conditions)
  if (text === undefined) {
    throw new InvalidArgumentError(
      `Invalid filter for ${field}: it contains a comma, or starts with one of ${RESERVED}.`,
    )
  }
  const [attribute = '', related] = name.split('.')
  return [attribute, related === undefined ? text : { [related]: text }]
}

/** Returns the condition that a field equals a value. `printFilter` checks the value. */
function equalTo(field: string, value: unknown): FieldCondition {
  if (value === null) return { operator: 'null', value: true }
  if (value === undefined) {
    throw new InvalidArgumentError(`Invalid filter for ${field}: it is undefined. Omit the filter to list all records.`)
  }
  return { operator: '=', value: idIn(value) as FieldCondition['value'] }
}

/** Whether a list can be filtered by this exact value. */
export function isFilterable(value: string): boolean {
  return printConditions([{ operator: '=', value }]) !== undefined
}
