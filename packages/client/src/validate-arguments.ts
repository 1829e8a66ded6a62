import { suggest } from '@workbench-sdk/internal/suggest'
import { InvalidArgumentError } from './errors.ts'

// A dot segment would turn the URL into that of another route. A lone surrogate cannot be percent-encoded.
const INVALID_SEGMENT = /^\s*$|^\.\.?$|\p{Surrogate}/u

/**
 * Returns the id of a record, or the id itself.
 *
 * @throws InvalidArgumentError if the id cannot be a segment of a path
 */
export function idOf(record: string | { readonly id: string }, name: string): string {
  const id: unknown = typeof record === 'object' && record !== null ? record.id : record
  if (typeof id !== 'string' || INVALID_SEGMENT.test(id)) {
    throw new InvalidArgumentError(`Invalid ${name}: expected a record or its id, received ${describe(record)}.`)
  }
  return id
}

interface Kind {
  readonly expected: string
  readonly accepts: (value: unknown) => boolean
  /** Whether a message may show the value. */
  readonly isPublic?: true
}

const isText = (value: unknown) => typeof value === 'string'
const isDate = (value: unknown) => value instanceof Date && !Number.isNaN(value.getTime())
const isFilled = (value: unknown) => isText(value) && value !== ''

const KINDS = {
  name: { expected: 'a non-empty string', accepts: value => typeof value === 'string' && value.trim() !== '' },
  text: { expected: 'a string', accepts: isText },
  flag: { expected: 'a boolean', accepts: value => typeof value === 'boolean' },
  record: { expected: 'a record or its id', accepts: value => isText(value) || typeof value === 'object' },
  part: { expected: 'a non-empty string', accepts: isFilled },
  date: { expected: 'a valid Date', accepts: isDate },
  value: {
    expected: 'a non-empty string, a boolean or a valid Date',
    accepts: value => typeof value === 'boolean' || isFilled(value) || isDate(value),
  },
  names: {
    expected: 'an array of strings',
    accepts: value => Array.isArray(value) && value.every(isText),
    isPublic: true,
  },
  size: {
    expected: 'a positive integer',
    accepts: value => Number.isSafeInteger(value) && Number(value) > 0,
    isPublic: true,
  },
  limit: {
    expected: 'a non-negative integer',
    accepts: value => value === Number.POSITIVE_INFINITY || (Number.isSafeInteger(value) && Number(value) >= 0),
    isPublic: true,
  },
} satisfies Record<string, Kind>

/**
 * Validates a value, for callers without TypeScript.
 *
 * @param subject The start of the message, e.g. the name of the value.
 * @throws InvalidArgumentError if the value is not of this kind
 */
export function checkValue<T>(subject: string, value: T, kind: keyof typeof KINDS): T {
  const { expected, accepts, isPublic }: Kind = KINDS[kind]
  if (accepts(value)) return value
  throw new InvalidArgumentError(
    `${subject}: expected ${expected}, received ${isPublic ? print(value) : describe(value)}.`,
  )
}

/**
 * Returns the value if it is an object that can have options: not null, an array, or an instance of a built-in class, e.g. a `Map`.
 *
 * @throws InvalidArgumentError otherwise
 */
export function checkObject<T>(subject: string, value: T): T {
  if (tagOf(value) === 'Object') return value
  throw new InvalidArgumentError(`${subject}: expected an object, received ${describe(value)}.`)
}

/** The fields of an input, each of which may be absent or undefined. */
export type OptionalFields<Input> = { readonly [Field in keyof Input]?: Input[Field] | undefined }

/** An input without the fields that are undefined. */
type Defined<Input> = { readonly [Field in keyof Input]: Exclude<Input[Field], undefined> }

/** The kind of each field of an input. */
export type Shape<Input> = { readonly [Field in keyof Required<Input>]: keyof typeof KINDS }

/**
 * Validates an input, for callers without TypeScript. Returns the fields that are not undefined. An unknown field is an error, too: with `readonly` instead of `readOnly`,
 * Workbench would create an account that can write.
 *
 * @throws InvalidArgumentError if the input is invalid
 */
export function checkInput<Input extends object>(
  method: string,
  input: Input,
  shape: Shape<Input>,
  required: readonly (keyof Input & string)[] = [],
): Defined<Input> {
  checkObject(method, input)
  for (const field of required) {
    if (input[field] === undefined) throw new InvalidArgumentError(`${method}: missing field "${field}".`)
  }
  const kinds = new Map<string, keyof typeof KINDS>(Object.entries(shape))
  const fields = Object.entries(input).filter(([, value]) => value !== undefined)
  for (const [field, value] of fields) {
    const kind = kinds.get(field)
    if (kind === undefined) {
      throw new InvalidArgumentError(`${method}: unknown field "${field}". ${suggest(field, [...kinds.keys()])}`)
    }
    checkValue(`${method}: invalid ${field}`, value, kind)
  }
  return Object.fromEntries(fields) as Defined<Input>
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

/** Returns the class of a value, if it is built-in or has a tag. Otherwise, returns `Object` for an object. */
function tagOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice(8, -1)
}
