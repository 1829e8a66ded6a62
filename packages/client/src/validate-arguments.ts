import { InvalidArgumentError } from './errors.ts'
import { platform } from './platform.ts'
import { printable } from './secret.ts'

/** A kind of argument. */
export interface Kind {
  readonly expected: string
  readonly accepts: (value: unknown) => boolean
  /** Whether a message may show the value. */
  readonly isPublic?: true
}

// A dot segment would change the route. A lone surrogate cannot be percent-encoded.
const INVALID_SEGMENT = /^\s*$|^\.\.?$|\p{Surrogate}/u

const isText = (value: unknown): value is string => typeof value === 'string'
const isFlag = (value: unknown) => typeof value === 'boolean'
const isFilled = (value: unknown) => isText(value) && value !== ''
export const isDate = (value: unknown) => value instanceof Date && !Number.isNaN(value.getTime())
export const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0
const isPositive = (value: unknown) => typeof value === 'number' && value > 0

export const OBJECT: Kind = { expected: 'an object', accepts: value => tagOf(value) === 'Object' }
export const TEXT: Kind = { expected: 'a string', accepts: isText }
export const FLAG: Kind = { expected: 'a boolean', accepts: isFlag }
export const DATE: Kind = { expected: 'a valid Date', accepts: isDate }
export const FILLED: Kind = { expected: 'a non-empty string', accepts: isFilled }
export const NAME: Kind = { ...FILLED, accepts: value => isText(value) && value.trim() !== '' }
export const VALUE: Kind = {
  expected: 'a non-empty string, a boolean or a valid Date',
  accepts: value => isFlag(value) || isFilled(value) || isDate(value),
}
export const RECORD: Kind = {
  expected: 'a record or its id',
  accepts: value => {
    const id = idIn(value)
    return isText(id) && !INVALID_SEGMENT.test(id)
  },
}
export const FUNCTION: Kind = { expected: 'a function', accepts: value => typeof value === 'function' }
export const NAMES: Kind = {
  expected: 'an array of strings',
  accepts: value => Array.isArray(value) && value.every(isText),
  isPublic: true,
}
export const SIZE: Kind = {
  expected: 'a positive integer',
  accepts: value => isCount(value) && isPositive(value),
  isPublic: true,
}
export const COUNT: Kind = { expected: 'a non-negative integer', accepts: isCount, isPublic: true }
export const UNLIMITED = Number.POSITIVE_INFINITY
export const LIMIT: Kind = { ...COUNT, accepts: value => isCount(value) || value === UNLIMITED }
export const DURATION: Kind = {
  expected: 'a positive number of milliseconds',
  accepts: isPositive,
  isPublic: true,
}
export const BYTES: Kind = { ...DURATION, expected: 'a positive number of bytes' }

/**
 * Returns the id of a record, or the id itself.
 *
 * @throws InvalidArgumentError if the id cannot be a path segment
 */
export function idOf(record: string | { readonly id: string }, name: string): string {
  return idIn(checkValue(`Invalid ${name}`, record, RECORD)) as string
}

/** Returns the id of a record, or the value itself if it is not a record. */
export function idIn(value: unknown): unknown {
  return Object(value).id ?? value
}

/**
 * Validates a value, for callers that do not use TypeScript.
 *
 * @param subject The start of the message, e.g. the name of the value.
 * @throws InvalidArgumentError if the value is not of this kind
 */
export function checkValue<T>(subject: string, value: T, { expected, accepts, isPublic }: Kind): T {
  if (accepts(value)) return value
  throw new InvalidArgumentError(
    `${subject}: expected ${expected}, received ${isPublic ? print(value) : describe(value)}.`,
  )
}

/**
 * Looks up a value by its name.
 *
 * @param subject The start of the message.
 * @throws InvalidArgumentError if the name is unknown
 */
export function lookUp<T>(subject: string, name: string, known: Readonly<Record<string, T>>): T {
  if (Object.hasOwn(known, name)) return known[name] as T
  throw new InvalidArgumentError(
    `${subject} "${printable(name, [], 100)}". ${platform.suggest(name, Object.keys(known))}`,
  )
}

/** The fields of an input. Each of them can be omitted or undefined. */
export type OptionalFields<Input> = { readonly [Field in keyof Input]?: Input[Field] | undefined }

/** The kind of each field of an input. */
export type Shape<Input> = { readonly [Field in keyof Required<Input>]: Kind }

/**
 * Validates an input, for callers that do not use TypeScript. An unknown field is also an error: with `readonly` instead of
 * `readOnly`, Workbench would create an account that can write. JSON omits undefined fields.
 *
 * @throws InvalidArgumentError if the input is invalid
 */
export function checkInput<Input extends object>(
  method: string,
  input: Input,
  shape: Shape<Input>,
  required: readonly (keyof Input & string)[] = [],
): Input {
  checkValue(method, input, OBJECT)
  for (const field of required) checkValue(`${method}: invalid ${field}`, input[field], shape[field])
  checkFields(input, shape, `${method}: unknown field`, `${method}: invalid`)
  return input
}

/**
 * Validates the fields that are not undefined.
 *
 * @param unknown The start of the message about an unknown field.
 * @param invalid The start of the message about a field of the wrong kind.
 */
export function checkFields(
  input: object,
  shape: Readonly<Record<string, Kind>>,
  unknown: string,
  invalid: string,
): void {
  for (const [field, value] of Object.entries(input)) {
    if (value !== undefined) checkValue(`${invalid} ${field}`, value, lookUp(unknown, field, shape))
  }
}

function print(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value)
  return typeof value === 'number' ? String(value) : describe(value)
}

/** Describes a value without showing it, because it may be a secret. */
export function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value)
  if (value === '') return 'an empty string'
  const kind =
    typeof value === 'object' ? tagOf(value).replace(/^(?:Array|Object)$/, tag => tag.toLowerCase()) : typeof value
  return `${/^[aeiou]/i.test(kind) ? 'an' : 'a'} ${kind}`
}

/** Returns the class name of a value if the class is built-in or has a tag. For other objects, returns `Object`. */
function tagOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice(8, -1)
}
