import { printValue } from './print-value.ts'
import { shorten } from './shorten.ts'

/** The path of a value: property names and indexes. */
export type Path = readonly (string | number)[]

interface PlainDataOptions {
  /** The maximum number of values: array items, properties and the data itself. */
  readonly maxValues: number
  /** Creates the error for invalid data. */
  readonly invalid: (path: Path, expected: string, options: ErrorOptions) => Error
}

/** The maximum depth of nested arrays and objects. */
export const MAX_LEVELS = 100

/**
 * Copies data passed by a program: arrays, objects, dates and primitive values, including those from another realm. Omits
 * undefined properties. Rejects data that is circular, too deep, too large or of another kind, e.g. a `Map`, and objects with inherited
 * values, which would be lost. Functions, symbols and bigints are left to the caller.
 *
 * @throws the error that `invalid` creates
 */
export function copyPlainData<T>(data: T, options: PlainDataOptions): T
export function copyPlainData(data: unknown, { maxValues, invalid }: PlainDataOptions): unknown {
  const copier = new Copier(maxValues)
  try {
    return copier.copy(data)
  } catch (cause) {
    if (cause instanceof Rejection) throw invalid(copier.path, cause.expected, {})
    // A getter or a proxy threw.
    throw invalid(copier.path, 'data that can be read', { cause })
  }
}

/** Thrown if data is not plain. */
class Rejection {
  readonly expected: string

  constructor(expected: string) {
    this.expected = expected
  }
}

/** A copied array or object. */
interface Copied {
  readonly copy: object
  /** The number of its values, including those in nested arrays and objects. */
  readonly values: number
  /** The depth of nested arrays and objects. */
  readonly levels: number
}

class Copier {
  /** The path of the value that is being copied. */
  readonly path: (string | number)[] = []
  readonly #maxValues: number
  #values = 1
  /** The number of arrays and objects around the current value, and the greatest depth found so far in the innermost one. */
  #depth = 0
  #deepest = 0
  /**
   * The copy of each object. An object that occurs several times is copied once, but counted each time. Undefined while the
   * object is being copied.
   */
  readonly #copied = new Map<object, Copied | undefined>()

  constructor(maxValues: number) {
    this.#maxValues = maxValues
  }

  copy(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value
    if (kindOf(value) === '[object Date]') return new Date(value as Date)
    return this.#copied.has(value) ? this.#copyAgain(this.#copied.get(value)) : this.#copyFirst(value)
  }

  #copyFirst(value: object): object {
    this.#copied.set(value, undefined)
    const [values, deepest] = [this.#values, this.#deepest]
    this.#depth++
    this.#deepest = 0
    this.#reach(this.#depth)
    const copy = Array.isArray(value) ? this.#copyArray(value) : this.#copyObject(value)
    this.#depth--
    this.#copied.set(value, { copy, values: this.#values - values, levels: this.#deepest - this.#depth })
    this.#deepest = Math.max(this.#deepest, deepest)
    return copy
  }

  #copyAgain(copied: Copied | undefined): object {
    if (!copied) throw new Rejection('data without circular references')
    this.#reach(this.#depth + copied.levels)
    this.#count(copied.values)
    return copied.copy
  }

  #copyArray(array: readonly unknown[]): unknown[] {
    this.#count(array.length)
    return Array.from(array, (each, index) => this.#copyAt(index, each))
  }

  #copyObject(object: object): object {
    if (kindOf(object) !== '[object Object]') throw new Rejection(`plain data, received ${printValue(object)}`)
    const inherited = inheritedProperty(object)
    if (inherited !== undefined) {
      throw new Rejection(`plain data, received an object that inherits "${shorten(inherited, MAX_NAME)}"`)
    }
    const entries = Object.entries(object)
    this.#count(entries.length)
    const defined = entries.filter(([, each]) => each !== undefined)
    for (const entry of defined) entry[1] = this.#copyAt(...entry)
    return Object.fromEntries(defined)
  }

  #copyAt(key: string | number, value: unknown): unknown {
    this.path.push(key)
    const copied = this.copy(value)
    this.path.pop()
    return copied
  }

  #reach(depth: number): void {
    if (depth > MAX_LEVELS) throw new Rejection(`data with at most ${MAX_LEVELS} levels`)
    this.#deepest = Math.max(this.#deepest, depth)
  }

  #count(values: number): void {
    this.#values += values
    if (this.#values > this.#maxValues) throw new Rejection(`data with at most ${this.#maxValues} values`)
  }
}

/** Returns the name of a value as in JavaScript, e.g. `seed.serviceAccounts[0].keys`. */
export const pathName = (root: string, path: Path): string =>
  root + path.map(part => (typeof part === 'number' ? `[${part}]` : `.${shorten(part, MAX_NAME)}`)).join('')

/** The maximum length of a property name in a message, in characters. */
const MAX_NAME = 60

/** Returns the name of an inherited property that is not a method, or undefined if there is none. */
function inheritedProperty(object: object): string | undefined {
  // Every `Object.prototype` is the end of its chain, including those of other realms.
  for (
    let from = Object.getPrototypeOf(object);
    from && Object.getPrototypeOf(from);
    from = Object.getPrototypeOf(from)
  ) {
    const descriptors = Object.entries(Object.getOwnPropertyDescriptors(from))
    const [name] = descriptors.find(([, { value }]) => typeof value !== 'function') ?? []
    if (name !== undefined) return name
  }
  return undefined
}

const kindOf = (value: object): string => Object.prototype.toString.call(value)
