import { type Operator, printConditions, RESERVED } from '@workbench-sdk/query'
import { InvalidArgumentError } from '../errors.ts'
import { checkValue, DATE, FILLED, FLAG, idIn, lookUp, NAMES, OBJECT, SIZE, VALUE } from '../validate-arguments.ts'
import { ContractViolation, type Inclusions, snakeCase } from './decode.ts'

/** The property that contains a matcher's conditions. All copies of the package share it. */
const CONDITIONS: unique symbol = Symbol.for('@workbench-sdk/client/matcher')

/** A condition that has not been checked against its field yet. */
interface FieldCondition {
  readonly operator: Operator | 'null'
  readonly value: string | boolean | Date
}

/**
 * A condition for a list filter. `contains`, `startsWith`, `before`, `after`, `between`, `not`, `isNull` and `anyOf` create
 * matchers. `T` is the type of the values that the matcher can be applied to.
 *
 * @example
 * const old: Matcher<Date> = before(new Date('2026-01-01'))
 * const keys = await workbench.apiKeys.list({ createdAt: old }).toArray()
 */
export class Matcher<out T> {
  /** @internal The public name, including in minified code. */
  static get name(): string {
    return 'Matcher'
  }

  declare protected readonly appliesTo: T
  // Not a private field, because a private field cannot be read through a proxy.
  /** @internal */
  declare readonly [CONDITIONS]: readonly FieldCondition[]

  /** @internal */
  constructor(...conditions: readonly FieldCondition[]) {
    this[CONDITIONS] = conditions
  }

  /** @internal */
  get [Symbol.toStringTag](): string {
    return 'Matcher'
  }
}

/** Any value. If it is a matcher, even from another copy of the package, its conditions are available. */
type MaybeMatcher = { readonly [CONDITIONS]?: readonly FieldCondition[] } | null | undefined

/**
 * The value that a field must equal, or a matcher. `null` is the same as `isNull()`.
 *
 * @example
 * const keysNamed = (name: FilterValue<string>) => workbench.apiKeys.list({ name }).toArray()
 * const [exact, similar] = await Promise.all([keysNamed('deploy'), keysNamed(startsWith('deploy'))])
 */
export type FilterValue<T> = T | Matcher<T>

/**
 * The filters for a list: a value or a matcher for each filterable field. `Nullable` contains the fields that
 * can be null in Workbench. Other fields are null in `T` only if a response does not contain a valid value.
 */
export type Filters<T, Field extends keyof T, Nullable extends Field = never> = {
  readonly [Name in Field]?: FilterValue<Name extends Nullable ? T[Name] : NonNullable<T[Name]>>
}

/**
 * Matches strings that contain a substring. Case-insensitive.
 *
 * @example
 * for await (const key of workbench.apiKeys.list({ name: contains('deploy') })) console.log(key.name)
 */
export function contains(text: string): Matcher<string> {
  return matcher(':', checkValue('contains', text, FILLED))
}

/**
 * Matches strings that start with a prefix. Case-insensitive.
 *
 * @example
 * const { total } = await workbench.serviceAccounts.list({ name: startsWith('ci-') })
 */
export function startsWith(text: string): Matcher<string> {
  return matcher('^', checkValue('startsWith', text, FILLED))
}

/**
 * Matches dates before a date.
 *
 * @example
 * const old = await workbench.apiKeys.list({ createdAt: before(new Date('2026-01-01')) }).toArray()
 */
export function before(time: Date): Matcher<Date> {
  return matcher('<', checkValue('before', time, DATE))
}

/**
 * Matches dates after a date.
 *
 * @example
 * const fresh = await workbench.apiKeys.list({ createdAt: after(new Date('2026-01-01')) }).count()
 */
export function after(time: Date): Matcher<Date> {
  return matcher('>', checkValue('after', time, DATE))
}

/**
 * Matches dates between two dates, inclusive.
 *
 * @example
 * const spring = between(new Date('2026-03-01'), new Date('2026-06-01'))
 * const keys = await workbench.apiKeys.list({ createdAt: spring }).toArray()
 */
export function between(from: Date, to: Date): Matcher<Date> {
  return new Matcher(
    { operator: '≥', value: checkValue('between', from, DATE) },
    { operator: '≤', value: checkValue('between', to, DATE) },
  )
}

/**
 * Matches values that do not equal a value. `not(isNull())` matches values that are not null.
 *
 * @example
 * const others = await workbench.apiKeys.list({ name: not('deploy') }).toArray()
 * const named = await workbench.userAccounts.list({ name: not(isNull()) }).toArray()
 */
export function not<const T extends string | boolean | Date>(value: T): Matcher<T>
export function not(absence: Matcher<null>): Matcher<null>
export function not(value: string | boolean | Date | Matcher<null>): Matcher<unknown> {
  const [condition] = (value as MaybeMatcher)?.[CONDITIONS] ?? []
  if (condition?.operator === 'null' && condition.value) return matcher('null', false)
  // A matcher is not a valid value.
  return matcher('!', checkValue('not', value as string, VALUE))
}

/**
 * Matches null.
 *
 * @example
 * const nameless = await workbench.userAccounts.list({ name: isNull() }).toArray()
 */
export function isNull(): Matcher<null> {
  return matcher('null', true)
}

/**
 * Matches values that equal one of several values.
 *
 * @example
 * const both = await workbench.serviceAccounts.list({ name: anyOf('ci', 'cd') }).toArray()
 */
export function anyOf<const T extends string | boolean | Date>(...values: readonly [T, ...T[]]): Matcher<T> {
  if (values.length === 0) throw new InvalidArgumentError('anyOf: expected at least one value.')
  return new Matcher(...values.map(value => ({ operator: '=' as const, value: checkValue('anyOf', value, VALUE) })))
}

function matcher<T>(operator: FieldCondition['operator'], value: FieldCondition['value']): Matcher<T> {
  return new Matcher({ operator, value })
}

/**
 * Options for sorting and fetching a list.
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
   * The maximum number of records to fetch with each request, at least 1. Each page after the first begins with the last
   * record of the previous page, to detect changes, so it adds one record fewer. When several pages are read, at least
   * two records are fetched with each request.
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

/** The fields and related records that a list can be queried by, with their names in the contract. */
export interface Queryable {
  /** The fields to filter and sort by: an attribute, or `relation.id` for the id of a related record. */
  readonly attributes: Readonly<Record<string, string>>
  readonly inclusions: Inclusions
}

/** A list query without the page range. */
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
 * Translates a list query into request parameters.
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
  // A related record is not a field to sort by.
  const sortable = Object.fromEntries(Object.entries(names).filter(([, name]) => !name.includes('.')))
  const keys = (terms.length === 0 ? ['createdAt'] : terms).map(term => {
    const sign = term.startsWith('-') ? '-' : ''
    return `${sign}${lookUp('Unknown sort', term.slice(sign.length), sortable)}`
  })
  return [...keys, 'id']
}

// An unknown or undefined filter is an error. If it were ignored, the list would contain more records than requested, and a
// program might delete them.
function printFilter(field: string, filter: unknown, name: string): [string, string | Record<string, string>] {
  const kind = name.endsWith('_at') ? DATE : /^a(ctive|ssignable)$/.test(name) ? FLAG : FILLED
  const conditions = (
    (filter as MaybeMatcher)?.[CONDITIONS] ?? [equalTo(field, name.includes('.') ? idIn(filter) : filter)]
  ).map(({ operator, value }) => {
    if (operator !== 'null') checkValue(`Invalid filter for ${field}`, value, kind)
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
  return { operator: '=', value: value as FieldCondition['value'] }
}

/** Whether a filter can match this exact value. */
export function isFilterable(value: string): boolean {
  return printConditions([{ operator: '=', value }]) !== undefined
}

/**
 * Compares the records of a list with the exact filters of its query. A server that ignores a filter returns records that a program
 * might delete. Values that the server did not report, dates and matchers are not compared. The browser build omits this function.
 *
 * @throws ContractViolation if a record does not match
 */
export function checkFilters(query: object, items: readonly object[]): void {
  for (const [name, filter] of Object.entries(query)) {
    const expected = idIn(filter)
    for (const [index, item] of items.entries()) {
      const { [`${name}Id`]: id, [name]: value = id }: Readonly<Record<string, unknown>> = { ...item }
      const isReported = value !== '' && typeof value !== 'object' && typeof value === typeof expected
      if (isReported && normalized(value) !== normalized(expected)) {
        throw new ContractViolation(`data[${index}]`, `a record that matches the filter for ${name}`)
      }
    }
  }
}

/** Normalizes a value for comparison: Workbench may ignore its case and surrounding white space. */
const normalized = (value: unknown) => String(value).trim().toLowerCase()
