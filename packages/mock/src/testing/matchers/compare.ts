import { isPlain } from '@workbench-sdk/contract/json'

/** How a value differs from what it is held to. */
export interface Comparison {
  /** How many values are not as they should be. 0: all are. */
  readonly differences: number
  /** The part of the value that was looked at; what matched stands there as it was asked for. */
  readonly seen: unknown
}

/**
 * Holds a value to a part of it: of an object only the properties that are named, of an array each item. Asymmetric matchers,
 * such as `expect.any(String)`, are asked. Vitest, Jest and Playwright each have this, and no two of them in the same place.
 */
export function compare(value: unknown, like: unknown): Comparison {
  if (isAsymmetric(like)) return leaf(like.asymmetricMatch(value), value, like)
  if (Array.isArray(like)) return Array.isArray(value) ? compareItems(value, like) : leaf(false, value, like)
  if (like instanceof Date) return leaf(value instanceof Date && value.getTime() === like.getTime(), value, like)
  if (isPlain(like)) return isPlain(value) ? compareProperties(value, like) : leaf(false, value, like)
  return leaf(Object.is(value, like), value, like)
}

interface Asymmetric {
  asymmetricMatch(value: unknown): boolean
}

const isAsymmetric = (like: unknown): like is Asymmetric =>
  typeof (like as Partial<Asymmetric> | null | undefined)?.asymmetricMatch === 'function'

const leaf = (matches: boolean, value: unknown, like: unknown): Comparison =>
  matches ? { differences: 0, seen: like } : { differences: 1, seen: value }

function compareItems(value: readonly unknown[], like: readonly unknown[]): Comparison {
  const items = value.map((each, index) => (index in like ? compare(each, like[index]) : leaf(false, each, undefined)))
  const missing = Math.max(0, like.length - value.length)
  return { differences: missing + sum(items), seen: items.map(({ seen }) => seen) }
}

function compareProperties(
  value: Readonly<Record<string, unknown>>,
  like: Readonly<Record<string, unknown>>,
): Comparison {
  const properties = Object.entries(like).map(([name, each]) => [name, compare(value[name], each)] as const)
  return {
    differences: sum(properties.map(([, comparison]) => comparison)),
    seen: Object.fromEntries(properties.map(([name, { seen }]) => [name, seen])),
  }
}

const sum = (comparisons: readonly Comparison[]): number =>
  comparisons.reduce((total, { differences }) => total + differences, 0)
