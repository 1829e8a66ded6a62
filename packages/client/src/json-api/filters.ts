import type { Condition, Operator } from '@workbench-sdk/query'
import { InvalidArgumentError } from '../errors.ts'

let conditionsOf: (matcher: Matcher<unknown>) => readonly Condition[]
let matcherOf: <T>(...conditions: readonly Condition[]) => Matcher<T>

/**
 * What a value has to be like, for a filter of a list. `contains`, `startsWith`, `before`, `after`, `between`, `not`,
 * `isNull` and `anyOf` make them. The parameter says to which values it can be applied.
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

  // Its language is nobody's but that of the functions below.
  private constructor(conditions: readonly Condition[]) {
    this.#conditions = conditions
  }
}

export { conditionsOf }

/**
 * A value to be equal to, or a matcher. `null` is `isNull()`.
 *
 * @example
 * const keysNamed = (name: FilterValue<string>) => workbench.apiKeys.list({ name }).toArray()
 * const [exactly, alike] = await Promise.all([keysNamed('deploy'), keysNamed(startsWith('deploy'))])
 */
export type FilterValue<T> = T | Matcher<T>

/**
 * That a text contains another, without regard to case.
 *
 * @example
 * for await (const key of workbench.apiKeys.list({ name: contains('deploy') })) console.log(key.name)
 */
export function contains(text: string): Matcher<string> {
  return matcher(':', text)
}

/**
 * That a text starts with another, without regard to case.
 *
 * @example
 * const { total } = await workbench.serviceAccounts.list({ name: startsWith('ci-') })
 */
export function startsWith(text: string): Matcher<string> {
  return matcher('^', text)
}

/**
 * That a time is before another one.
 *
 * @example
 * const old = await workbench.apiKeys.list({ createdAt: before(new Date('2026-01-01')) }).toArray()
 */
export function before(time: Date): Matcher<Date> {
  return matcher('<', time)
}

/**
 * That a time is after another one.
 *
 * @example
 * const fresh = await workbench.apiKeys.list({ createdAt: after(new Date('2026-01-01')) }).count()
 */
export function after(time: Date): Matcher<Date> {
  return matcher('>', time)
}

/**
 * That a time is between two others, both included.
 *
 * @example
 * const spring = between(new Date('2026-03-01'), new Date('2026-06-01'))
 * const keys = await workbench.apiKeys.list({ createdAt: spring }).toArray()
 */
export function between(from: Date, to: Date): Matcher<Date> {
  return matcherOf({ operator: '≥', value: toComparable(from) }, { operator: '≤', value: toComparable(to) })
}

/**
 * That a value is another than this one; or, of `isNull()`, that there is one.
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
 * That there is no value.
 *
 * @example
 * const nameless = await workbench.userAccounts.list({ name: isNull() }).toArray()
 */
export function isNull(): Matcher<null> {
  return matcherOf({ operator: 'null', value: true })
}

/**
 * That a value is one of several.
 *
 * @example
 * const both = await workbench.serviceAccounts.list({ name: anyOf('ci', 'cd') }).toArray()
 */
export function anyOf<const T extends string | boolean | Date>(...values: readonly [T, ...T[]]): Matcher<T> {
  return matcherOf(...values.map((value): Condition => ({ operator: '=', value: toComparable(value) })))
}

/** A value as the language of queries has it. */
export function toComparable(value: string | boolean | Date): string | boolean {
  if (!(value instanceof Date)) return value
  if (Number.isNaN(value.getTime())) throw new InvalidArgumentError('filter: an invalid Date cannot be asked for.')
  return value.toISOString()
}

function matcher<T>(operator: Operator, value: string | boolean | Date): Matcher<T> {
  return matcherOf({ operator, value: toComparable(value) })
}
