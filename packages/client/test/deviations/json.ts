/** An object or a list of a JSON document. */
export type Container = Record<string, unknown>

export function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null
}

export function isObject(value: unknown): value is Container {
  return isContainer(value) && !Array.isArray(value)
}

/** Returns the value at a path, or undefined. */
export function valueAt(document: unknown, ...path: readonly string[]): unknown {
  return path.reduce((value, key) => (isContainer(value) ? value[key] : undefined), document)
}
