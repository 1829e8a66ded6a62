import { type ParamIssue, type ParamPath, paramIssue, unknownParam } from '@workbench-sdk/contract/api-errors'
import { isObject } from '@workbench-sdk/contract/json'
import type { ErrorObject } from 'ajv'

/** Converts JSON Schema errors to the issues that Joi 12, the validator in jsonapi-server, reports. */
export function issuesOfErrors(errors: readonly ErrorObject[], body: unknown): ParamIssue[] {
  const typed = errors.filter(({ keyword, instancePath }) => keyword !== 'type' || !RECORD_TYPE.test(instancePath))
  // A type error for the alternative `null` does not affect the other alternatives.
  const mistyped = new Set(
    typed.filter(({ keyword, params }) => keyword === 'type' && params.type !== 'null').map(each => each.instancePath),
  )
  // Joi checks an enumeration, a length or a format only if the type is correct, and repetitions only if all elements are valid.
  const relevant = typed.filter(({ keyword, instancePath }) => {
    if (keyword === 'uniqueItems') return !typed.some(each => each.instancePath.startsWith(`${instancePath}/`))
    return keyword === 'type' || !mistyped.has(instancePath)
  })
  const issues = relevant.flatMap(error => issuesOf(error, valueAt(body, error.instancePath)))
  return [...linkageIssues(relevant, body), ...withoutRepetitions(issues)]
}

function issuesOf(error: ErrorObject, value: unknown): ParamIssue[] {
  const path = pathOf(error.instancePath)
  const toIssues = Object.hasOwn(KEYWORDS, error.keyword) ? KEYWORDS[error.keyword] : undefined
  const issues = toIssues ? toIssues(error, path, value) : [paramIssue(path, 'any.invalid', 'is not valid')]
  return value === '' && OF_STRINGS.has(error.keyword) ? [empty(path), ...issues] : issues
}

/** The type of a record or an identifier. Joi compares it with the valid types only. */
const RECORD_TYPE = /^\/data(\/relationships\/[^/]+\/data)?\/type$/

const OF_STRINGS: ReadonlySet<string> = new Set(['enum', 'minLength', 'format'])

const empty = (path: ParamPath) => paramIssue(path, 'any.empty', 'is not allowed to be empty')

/** Returns the keys in a JSON pointer. Indexes are numbers. */
function keysOf(pointer: string): (string | number)[] {
  const keys = pointer.split('/').slice(1)
  return keys.map(key => (/^\d+$/.test(key) ? Number(key) : key.replaceAll('~1', '/').replaceAll('~0', '~')))
}

/**
 * Returns a parameter path as jsonapi-server reports it: `role` for `/data/attributes/role`, `type` for `/data/type`. The path is
 * empty for `data`, `attributes` and `relationships`.
 */
function pathOf(pointer: string): (string | number)[] {
  const [data, part, ...rest] = keysOf(pointer)
  if (data !== 'data') return keysOf(pointer)
  if (part === 'attributes') return rest
  if (part !== 'relationships') return part === undefined ? [] : [part, ...rest]
  const [name, linkage, ...below] = rest
  return linkage === 'data' && name !== undefined ? [name, ...below] : rest
}

function valueAt(body: unknown, pointer: string): unknown {
  return keysOf(pointer).reduce<unknown>((value, key) => (isParent(value) ? value[key] : undefined), body)
}

const isParent = (value: unknown): value is Record<string | number, unknown> => isObject(value) || Array.isArray(value)

/** Joi reports an issue for each alternative of an invalid relationship: the value is not null, or the identifier is invalid. */
function linkageIssues(errors: readonly ErrorObject[], body: unknown): ParamIssue[] {
  const relations = new Set(errors.flatMap(({ instancePath }) => LINKAGE.exec(instancePath)?.[1] ?? []))
  return [...relations].filter(name => valueAt(body, `/data/relationships/${name}/data`) !== null).map(notNull)
}

export const notNull = (relation: string): ParamIssue => oneOf([relation], [null])

const LINKAGE = /^\/data\/relationships\/([^/]+)\/data/

/** Removes repeated issues. Several alternatives in the schema can report the same issue. */
function withoutRepetitions(issues: readonly ParamIssue[]): ParamIssue[] {
  return [...new Map(issues.map(issue => [JSON.stringify(issue), issue])).values()]
}

type ToIssues = (error: ErrorObject, path: (string | number)[], value: unknown) => ParamIssue[]

const KEYWORDS: Readonly<Record<string, ToIssues>> = {
  required: ({ params }, path) => [paramIssue([...path, params.missingProperty], 'any.required', 'is required')],
  additionalProperties: ({ params }, path) => [unknownParam([...path, params.additionalProperty])],
  type: ({ params, instancePath }, path, value) =>
    typeIssues([params.type].flat(), path.length > 0 ? path : keysOf(instancePath).slice(-1), value),
  enum: ({ params }, path) => [oneOf(path, params.allowedValues)],
  const: ({ params }, path) => [oneOf(path, [params.allowedValue])],
  minLength: ({ params: { limit } }, path, value) => [
    paramIssue(path, 'string.min', `length must be at least ${limit} characters long`, { limit, value }),
  ],
  maxLength: ({ params: { limit } }, path, value) => [
    paramIssue(path, 'string.max', `length must be less than or equal to ${limit} characters long`, { limit, value }),
  ],
  format: ({ params }, path, value) => formatIssues(params.format, path, value),
  uniqueItems: (_, path, value) => duplicateIssues(path, value),
  // The errors for the alternatives are reported separately.
  oneOf: () => [],
}

const oneOf = (path: ParamPath, valids: readonly unknown[]) =>
  paramIssue(path, 'any.allowOnly', `must be one of [${valids.map(String).join(', ')}]`, { valids })

function typeIssues(types: readonly string[], path: ParamPath, value: unknown): ParamIssue[] {
  // Only relationships have an alternative that allows only null.
  const [type] = types.filter(each => each !== 'null')
  if (type === undefined) return []
  const article = /^[aeiou]/.test(type) ? 'an' : 'a'
  return [paramIssue(path, `${type}.base`, `must be ${article} ${type}`, type === 'string' ? { value } : {})]
}

const FORMATS: Readonly<Record<string, readonly [type: string, name: string]>> = {
  uuid: ['guid', 'GUID'],
  email: ['email', 'email'],
}

function formatIssues(format: string, path: ParamPath, value: unknown): ParamIssue[] {
  const [type, name] = FORMATS[format] ?? [format, format]
  return [paramIssue(path, `string.${type}`, `must be a valid ${name}`, { value })]
}

/** Reports the first element that equals an earlier element. */
function duplicateIssues(path: ParamPath, value: unknown): ParamIssue[] {
  const elements: readonly unknown[] = Array.isArray(value) ? value : []
  const pos = elements.findIndex((each, index) => elements.indexOf(each) < index)
  const duplicate = elements[pos]
  const context = { pos, value: duplicate, dupePos: elements.indexOf(duplicate), dupeValue: duplicate }
  const issue = paramIssue(path, 'array.unique', `position ${pos} contains a duplicate value`, context)
  return [{ ...issue, path: [...path, pos], context: { ...issue.context, key: pos } }]
}
