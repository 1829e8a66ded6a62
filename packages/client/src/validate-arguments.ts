import { InvalidArgumentError } from './errors.ts'

/** A record, or its id. */
export type RecordOrId = string | { readonly id: string }

// A dot segment would make the URL one of another route; half a surrogate pair cannot be encoded.
const NO_PATH_SEGMENT = /^\s*$|^\.\.?$|\p{Surrogate}/u

/** The id of a record or of itself; anything from which a wrong path could be made is refused. */
export function idOf(subject: RecordOrId, name: string): string {
  const id: unknown = typeof subject === 'object' && subject !== null ? subject.id : subject
  if (typeof id !== 'string' || NO_PATH_SEGMENT.test(id)) {
    throw new InvalidArgumentError(`${name} has to be a record or its id, and is ${kindOf(subject)}. Nothing was sent.`)
  }
  return id
}

const KINDS = {
  name: { what: 'a string that is not empty', fits: value => typeof value === 'string' && value.trim() !== '' },
  text: { what: 'a string', fits: value => typeof value === 'string' },
  flag: { what: 'true or false', fits: value => typeof value === 'boolean' },
  record: { what: 'a record or its id', fits: value => typeof value === 'string' || typeof value === 'object' },
} satisfies Record<string, { what: string; fits: (value: unknown) => boolean }>

/** How each field of an input has to look. */
export type Shape<Input> = { readonly [Field in keyof Required<Input>]: keyof typeof KINDS }

/**
 * Refuses what the types refuse, for callers that have none, before anything is sent. An unknown field is refused, too:
 * with `readonly` for `readOnly` an account would be made that can write.
 */
export function checkInput<Input extends object>(
  method: string,
  input: Input,
  shape: Shape<Input>,
  required: readonly (keyof Input & string)[] = [],
): void {
  if (typeof input !== 'object' || input === null) {
    throw new InvalidArgumentError(`${method}: an object is needed, and this is ${kindOf(input)}.`)
  }
  for (const field of required) {
    if (!(field in input)) throw new InvalidArgumentError(`${method}: ${field} is missing.`)
  }
  const kinds = new Map<string, keyof typeof KINDS>(Object.entries(shape))
  for (const [field, value] of Object.entries(input)) {
    checkField(`${method}: ${field}`, value, kinds.get(field), [...kinds.keys()])
  }
}

function checkField(name: string, value: unknown, kind: keyof typeof KINDS | undefined, fields: readonly string[]) {
  if (kind === undefined) throw new InvalidArgumentError(`${name} is not known here. There are ${fields.join(', ')}.`)
  if (!KINDS[kind].fits(value)) {
    throw new InvalidArgumentError(`${name} has to be ${KINDS[kind].what}, and is ${kindOf(value)}.`)
  }
}

/** Says what something is without showing it. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value)
  if (value === '') return 'an empty string'
  return typeof value === 'object' ? 'an object that does not fit' : `a ${typeof value} that does not fit`
}
