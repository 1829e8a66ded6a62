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

const KINDS = {
  name: { expected: 'a non-empty string', accepts: value => typeof value === 'string' && value.trim() !== '' },
  text: { expected: 'a string', accepts: value => typeof value === 'string' },
  flag: { expected: 'a boolean', accepts: value => typeof value === 'boolean' },
  record: {
    expected: 'a record or its id',
    accepts: value => typeof value === 'string' || typeof value === 'object',
  },
} satisfies Record<string, { expected: string; accepts: (value: unknown) => boolean }>

/** The kind of each field of an input. */
export type Shape<Input> = { readonly [Field in keyof Required<Input>]: keyof typeof KINDS }

/**
 * Validates an input, for callers without TypeScript. An unknown field is an error, too: with `readonly` instead of `readOnly`,
 * Workbench would create an account that can write.
 *
 * @throws InvalidArgumentError if the input is invalid
 */
export function checkInput<Input extends object>(
  method: string,
  input: Input,
  shape: Shape<Input>,
  required: readonly (keyof Input & string)[] = [],
): void {
  if (typeof input !== 'object' || input === null) {
    throw new InvalidArgumentError(`${method}: expected an object, received ${describe(input)}.`)
  }
  for (const field of required) {
    if (!(field in input)) throw new InvalidArgumentError(`${method}: missing field "${field}".`)
  }
  const kinds = new Map<string, keyof typeof KINDS>(Object.entries(shape))
  for (const [field, value] of Object.entries(input)) {
    const kind = kinds.get(field)
    if (kind === undefined) {
      throw new InvalidArgumentError(`${method}: unknown field "${field}". ${suggest(field, [...kinds.keys()])}`)
    }
    const { expected, accepts } = KINDS[kind]
    if (!accepts(value)) {
      throw new InvalidArgumentError(`${method}: invalid ${field}: expected ${expected}, received ${describe(value)}.`)
    }
  }
}

/** Describes a value without showing it, because it may be a secret. */
export function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value)
  if (value === '') return 'an empty string'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}
