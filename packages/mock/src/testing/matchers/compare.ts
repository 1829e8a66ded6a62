import { canonicalId, isId } from '@workbench-sdk/contract/ids'
import { isPlain } from '@workbench-sdk/contract/json'

/** The result of a comparison. */
export interface Comparison {
  /** The number of values that differ. */
  readonly differences: number
  /** The compared part of the value. Each matching value is replaced with the expected value. */
  readonly received: unknown
}

/**
 * Compares a value with a pattern. In an object, compares only the pattern's properties; in an array, compares every item. Supports
 * asymmetric matchers, e.g. `expect.any(String)`. Vitest, Jest and Playwright have equivalents, each exported from a different place.
 *
 * @param areIds whether the strings in the value are ids, which Workbench reads in any case
 */
export function compare(value: unknown, like: unknown, areIds = false): Comparison {
  if (isAsymmetric(like)) return leaf(like.asymmetricMatch(areIds ? canonical(value) : value), value, like)
  if (Array.isArray(like)) return Array.isArray(value) ? compareItems(value, like, areIds) : leaf(false, value, like)
  if (like instanceof Date) return leaf(value instanceof Date && value.getTime() === like.getTime(), value, like)
  if (isPlain(like)) return isPlain(value) ? compareProperties(value, like, areIds) : leaf(false, value, like)
  return leaf(areIds ? Object.is(canonical(value), canonical(like)) : Object.is(value, like), value, like)
}

const canonical = (value: unknown): unknown => (typeof value === 'string' && isId(value) ? canonicalId(value) : value)

interface Asymmetric {
  asymmetricMatch(value: unknown): boolean
}

export const isAsymmetric = (like: unknown): like is Asymmetric =>
  typeof (like as Partial<Asymmetric> | null | undefined)?.asymmetricMatch === 'function'

const leaf = (matches: boolean, value: unknown, like: unknown): Comparison =>
  matches ? { differences: 0, received: like } : { differences: 1, received: value }

function compareItems(value: readonly unknown[], like: readonly unknown[], areIds: boolean): Comparison {
  const items = value.map((each, index) =>
    index in like ? compare(each, like[index], areIds) : leaf(false, each, undefined),
  )
  const missing = Math.max(0, like.length - value.length)
  return { differences: missing + sum(items), received: items.map(({ received }) => received) }
}

function compareProperties(
  value: Readonly<Record<string, unknown>>,
  like: Readonly<Record<string, unknown>>,
  areIds: boolean,
): Comparison {
  const properties = Object.entries(like).map(
    ([name, each]) => [name, compare(value[name], each, areIds || ID_MEMBERS.has(name))] as const,
  )
  return {
    differences: sum(properties.map(([, comparison]) => comparison)),
    received: Object.fromEntries(properties.map(([name, { received }]) => [name, received])),
  }
}

/** The members of a request and of a document whose strings are ids. */
const ID_MEMBERS = new Set(['id', 'relationships'])

const sum = (comparisons: readonly Comparison[]): number =>
  comparisons.reduce((total, { differences }) => total + differences, 0)
