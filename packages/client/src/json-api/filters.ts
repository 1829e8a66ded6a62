import type { Condition, Operator } from '@workbench-sdk/query'
import { InvalidArgumentError } from '../errors.ts'

let conditionsOf: (matcher: Matcher<unknown>) => readonly Condition[]
let matcherOf: <T>(...conditions: readonly Condition[]) => Matcher<T>

/**
 * A condition for a filter of a list. `contains`, `startsWith`, `before`, `after`, `between`, `not`, `isNull` and `anyOf` create
 * matchers. The type parameter is the type of the values that it can be applied to.
 *
 * @example
 * const old: Matcher<Date> = before(new Date('2026-01-01'))
 * const keys = await workbench.apiKeys.list({ createdAt: old }).toArray()
 */
export class Matcher<out T> {
  declare protected readonly appliesTo: T
  readonly #conditions: readonly Condition[]

  static {
    conditionsOf = matcher => matcher.#conditions
    matcherOf = (...conditions) => new Matcher(conditions)
  }

  // Private: only the functions below create matchers.
  private constructor(conditions: readonly Condition[]) {
    this.#conditions = conditions
  }
}

export { conditionsOf }

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
 * in Workbench. In `T`, others are null if a response lacks them.
 */
export type Filters<T, Field extends keyof T, Nullable extends Field = never> = {
  readonly [Name in Field]?: FilterValue<Name extends Nullable ? T[Name] : NonNullable<T[Name]>>
}

/**
 * Matches strings that contain a text. Case-insensitive.
 *
 * @example
 * for await (const key of workbench.apiKeys.list({ name: contains('deploy') })) console.log(key.name)
 */
export function contains(text: string): Matcher<string> {
  return matcher(':', text)
}

/**
 * Matches strings that start with a text. Case-insensitive.
 *
 * @example
 * const { total } = await workbench.serviceAccounts.list({ name: startsWith('ci-') })
 */
export function startsWith(text: string): Matcher<string> {
  return matcher('^', text)
}

/**
 * Matches dates before a date.
 *
 * @example
 * const old = await workbench.apiKeys.list({ createdAt: before(new Date('2026-01-01')) }).toArray()
 */
export function before(time: Date): Matcher<Date> {
  return matcher('<', time)
}

/**
 * Matches dates after a date.
 *
 * @example
 * const fresh = await workbench.apiKeys.list({ createdAt: after(new Date('2026-01-01')) }).count()
 */
export function after(time: Date): Matcher<Date> {
  return matcher('>', time)
}

/**
 * Matches dates between two dates, inclusive.
 *
 * @example
 * const spring = between(new Date('2026-03-01'), new Date('2026-06-01'))
 * const keys = await workbench.apiKeys.list({ createdAt: spring }).toArray()
 */
export function between(from: Date, to: Date): Matcher<Date> {
  return matcherOf({ operator: '≥', value: toComparable(from) }, { operator: '≤', value: toComparable(to) })
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
  if (value instanceof Matcher) return matcherOf({ operator: 'null', value: false })
  return matcher('!', value)
}

/**
 * Matches null.
 *
 * @example
 * const nameless = await workbench.userAccounts.list({ name: isNull() }).toArray()
 */
export function isNull(): Matcher<null> {
  return matcherOf({ operator: 'null', value: true })
}

/**
 * Matches values that equal one of several values.
 *
 * @example
 * const both = await workbench.serviceAccounts.list({ name: anyOf('ci', 'cd') }).toArray()
 */
export function anyOf<const T extends string | boolean | Date>(...values: readonly [T, ...T[]]): Matcher<T> {
  return matcherOf(...values.map((value): Condition => ({ operator: '=', value: toComparable(value) })))
}

/** Converts a value to one of the query language. */
export function toComparable(value: string | boolean | Date): string | boolean {
  if (!(value instanceof Date)) return value
  if (Number.isNaN(value.getTime())) throw new InvalidArgumentError('Invalid filter: the Date is invalid.')
  return value.toISOString()
}

function matcher<T>(operator: Operator, value: string | boolean | Date): Matcher<T> {
  return matcherOf({ operator, value: toComparable(value) })
}
