import { suggest } from '@workbench-sdk/internal/suggest'
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import { DURATION_FORM, parseDuration } from '../durations.ts'
import { DURATION_NAMES, PARTS, PLACE_NAMES } from './schema.ts'

/** An error in a part of a configuration, and its position. */
export interface Invalid {
  readonly path: readonly string[]
  readonly message: string
}

type Part = keyof typeof PARTS

const ajv = new Ajv({ allErrors: true, verbose: true, strict: false })
const compiled = new Map<Part, ValidateFunction>()

/**
 * Validates a part of a configuration. Returns the first error, or undefined if it is valid.
 *
 * @param name The name of the part, for messages
 */
export function validate(part: Part, content: unknown, name: string): Invalid | undefined {
  const check = compiled.get(part) ?? ajv.compile(PARTS[part])
  compiled.set(part, check)
  if (check(content)) return findLongDuration(content as object)
  const [error] = (check.errors ?? []).toSorted((one, other) => rank(one) - rank(other))
  return error && describeError(error, content, name)
}

/** Returns the error for a duration that is well-formed but too long, or undefined if there is none. */
function findLongDuration(content: object): Invalid | undefined {
  for (const [name, value] of Object.entries(content)) {
    if (!DURATION_NAMES.includes(name)) continue
    try {
      parseDuration(value)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      return { path: [name], message: `Invalid ${name} ${JSON.stringify(value)}. ${error.message}` }
    }
  }
  return undefined
}

/**
 * Ranks an error. An unknown property comes first, because it may explain why another one is missing. The errors of the
 * alternatives for a place come last, because they are not informative.
 */
function rank({ keyword, schemaPath }: ErrorObject): number {
  if (schemaPath.includes('/oneOf/')) return 3
  if (keyword === 'additionalProperties') return 0
  return keyword === 'oneOf' ? 2 : 1
}

function describeError(error: ErrorObject, content: unknown, part: string): Invalid {
  const path = error.instancePath
    .split('/')
    .slice(1)
    .map(name => name.replaceAll('~1', '/').replaceAll('~0', '~'))
  const name = path.at(-1) ?? part
  const invalid = `Invalid ${name} ${JSON.stringify(error.data)}: expected`
  switch (error.keyword) {
    case 'additionalProperties': {
      const property = String(error.params.additionalProperty)
      const known = Object.keys(Object(error.parentSchema).properties)
      return { path: [...path, property], message: `Unknown property "${property}". ${suggest(property, known)}` }
    }
    case 'required':
      return { path, message: `Missing property "${error.params.missingProperty}".` }
    case 'oneOf':
      return { path, message: placeError(content) }
    case 'enum':
      return { path, message: `${invalid} ${(error.params.allowedValues as unknown[]).join(' or ')}.` }
    case 'minimum':
    case 'minLength':
    case 'minProperties':
      return {
        path,
        message: `${invalid} ${error.keyword === 'minimum' ? `${error.params.limit} or more` : 'a non-empty value'}.`,
      }
    default:
      return { path, message: `${invalid} ${expectation(error)}.` }
  }
}

/** Describes a value of the wrong type or form. Only a duration has a pattern. */
function expectation({ parentSchema, data }: ErrorObject): string {
  const { type, pattern } = Object(parentSchema)
  if (pattern !== undefined) return DURATION_FORM
  const found = Array.isArray(data) ? 'a list' : 'a single value'
  return {
    object: `properties, each as "name: value", not ${found}`,
    integer: 'a whole number',
    boolean: 'true or false',
    string: 'a string',
  }[type as 'string']
}

function placeError(content: unknown): string {
  const found = PLACE_NAMES.filter(name => Object.hasOwn(Object(content), name))
  const expected = `Expected one place: ${PLACE_NAMES.slice(0, -1).join(', ')} or ${PLACE_NAMES.at(-1)}.`
  return found.length === 0 ? `Missing place. ${expected}` : `Several places: ${found.join(', ')}. ${expected}`
}
