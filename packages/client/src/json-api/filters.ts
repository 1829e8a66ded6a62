import type { Operator } from '@workbench-sdk/query'
import { InvalidArgumentError } from '../errors.ts'
import { checkValue, DATE, FILLED, VALUE } from '../validate-arguments.ts'

/** The property of a matcher that contains its conditions. All copies of the package use it. */
export const CONDITIONS: unique symbol = Symbol.for('@workbench-sdk/client/matcher')

/** A condition, before it is checked against the field that it is applied to. */
export interface FieldCondition {
  readonly operator: Operator | 'null'
  readonly value: string | boolean | Date
}

/**
 * A condition for a filter of a list. `contains`, `startsWith`, `before`, `after`, `between`, `not`, `isNull` and `anyOf` create
 * matchers. The type parameter is the type of the values that it can be applied to.
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

/** Any value. It has conditions if it is a matcher, including one from another copy of the package. */
export type MaybeMatcher = { readonly [CONDITIONS]?: readonly FieldCondition[] } | null | undefined

/**
 * The value that a field must equal, or a matcher. `null` is the same as `isNull()`.
 *
 * @example
 * const keysNamed = (name: FilterValue<string>) => workbench.apiKeys.list({ name }).toArray()
 * const [exact, similar] = await Promise.all([keysNamed('deploy'), keysNamed(startsWith('deploy'))])
 */
export type FilterValue<T> = T | Matcher<T>

/**
 * The filters of a list: a value or a matcher for each field that lists can be filtered by. `Nullable` are the fields that can be null
 * in Workbench. Other fields are null in `T` if a response does not contain them.
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
