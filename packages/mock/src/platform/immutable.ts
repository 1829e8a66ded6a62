/** Freezes a JSON value with everything in it. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const inner of Object.values(value)) deepFreeze(inner)
  return Object.freeze(value)
}

/** Returns a copy of a JSON value that shares nothing with it. `structuredClone` is slower, and some test environments lack it. */
export const copyOf = <T>(value: T): T => JSON.parse(JSON.stringify(value))
