import { shorten } from './shorten.ts'

/** The maximum number of items and properties, and the maximum depth of nested arrays and objects. */
const MAX_ITEMS = 10
const MAX_DEPTH = 3

/** Prints a value of any type for a message, similar to JSON. Large values are shortened before they are converted. */
export function printValue(value: unknown): string {
  try {
    return shorten(print(value, MAX_DEPTH))
  } catch {
    // A getter or a proxy threw.
    return 'an unreadable value'
  }
}

function print(value: unknown, depth: number): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(shorten(value))
    case 'bigint':
      return 'a BigInt'
    case 'symbol':
      return 'a symbol'
    case 'function':
      return 'a function'
    case 'object':
      return value === null ? 'null' : printObject(value, depth)
    default:
      return String(value)
  }
}

function printObject(value: object, depth: number): string {
  if (Array.isArray(value)) {
    if (depth === 0) return '[…]'
    const items = value.slice(0, MAX_ITEMS).map(each => print(each, depth - 1))
    return `[${withEllipsis(items, value.length)}]`
  }
  const kind = Object.prototype.toString.call(value)
  if (kind === '[object Date]') return JSON.stringify(value) === 'null' ? 'an invalid Date' : JSON.stringify(value)
  if (kind !== '[object Object]') return kind
  if (depth === 0) return '{…}'
  const names = Object.keys(value)
  const properties = names
    .slice(0, MAX_ITEMS)
    .map(name => `${JSON.stringify(shorten(name))}:${print(Reflect.get(value, name), depth - 1)}`)
  return `{${withEllipsis(properties, names.length)}}`
}

const withEllipsis = (printed: readonly string[], count: number) =>
  [...printed, ...(count > printed.length ? ['…'] : [])].join(',')
