import { boundedIssues } from '@workbench-sdk/contract/bounded-issues'
import * as bodies from '@workbench-sdk/contract/generated/control-bodies.js'
import * as queries from '@workbench-sdk/contract/generated/control-queries.js'
import { printValue } from '@workbench-sdk/internal/print-value'
import type { ErrorObject, ValidateFunction } from 'ajv'
import { readText } from '../../engine/parse-body.ts'
import { isUnknown } from '../../fixtures/seed-issues.ts'
import { type Issue, Problem } from '../problem.ts'
import type { OperationId } from './operation-types.ts'

type Validators = Readonly<Record<string, ValidateFunction>>

const HINT = 'GET /__mock__/openapi.json describes the requests.'

/**
 * Parses the query, converting values to their declared types.
 *
 * @throws Problem if it does not match the operation, or a parameter is repeated
 */
export function readQuery(operation: OperationId, search: URLSearchParams): unknown {
  const query: unknown = Object.fromEntries(search)
  check(queries, operation, query, 'query')
  checkRepeated(operation, search)
  return query
}

/** If a parameter were repeated, only its last value would have an effect. */
function checkRepeated(operation: OperationId, search: URLSearchParams): void {
  const seen = new Set<string>()
  for (const name of search.keys()) {
    if (seen.has(name)) {
      const issues = [{ at: `query/${name}`, says: 'is repeated' }]
      throw new Problem(400, `Invalid query for ${operation}.`, HINT, { issues })
    }
    seen.add(name)
  }
}

/**
 * Parses the body.
 *
 * @param maxBytes the maximum length of the decompressed body
 * @throws Problem if it is not JSON, or does not match the operation
 */
export async function readBody(operation: OperationId, request: Request, maxBytes: number): Promise<unknown> {
  const [type = ''] = (request.headers.get('content-type') ?? '').split(';')
  if (type.trim().toLowerCase() !== 'application/json') {
    throw new Problem(415, 'Unsupported content type.', 'Send the body with content-type: application/json.')
  }
  const body = parseJson(await readJson(request, maxBytes))
  // The mock validates seeds.
  if (operation !== 'seed') check(bodies, operation, body, 'body')
  return body
}

async function readJson(request: Request, maxBodyBytes: number): Promise<string> {
  const { headers } = request
  const text = await readText({ headers, arrayBuffer: () => request.arrayBuffer(), maxBodyBytes })
  if (typeof text === 'string') return text
  throw new Problem(
    STATUSES.get(text.kind) ?? 415,
    String(text.detail),
    'Send JSON in UTF-8, uncompressed or with gzip or deflate.',
  )
}

/** The statuses of invalid bodies. The others have an unsupported charset or content encoding. */
const STATUSES: ReadonlyMap<string, number> = new Map([
  ['malformed', 400],
  ['body-too-large', 413],
])

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Problem(400, 'The body is not valid JSON.', 'Send one complete JSON value.')
  }
}

function check(validators: Validators, operation: OperationId, value: unknown, part: 'body' | 'query'): void {
  const validator = validators[operation]
  if (!validator) throw new Error(`Missing generated validator for ${operation}.`)
  if (validator(value)) return
  const all = validator.errors ?? []
  validator.errors = null
  if (all.every(({ keyword }) => LEFT_TO_THE_MOCK.has(keyword))) return
  const errors = all.filter(error => !isExplained(error, all))
  const issues = boundedIssues(
    errors,
    more => ({ at: part, says: `and ${more} more` }),
    error => issueOf(error, part, operation === 'restoreSnapshot' ? undefined : value),
  )
  throw new Problem(400, `Invalid ${part} for ${operation}.`, HINT, { issues })
}

/** The members of a fault that require or exclude each other. The mock also validates faults, and its errors name these members. */
const LEFT_TO_THE_MOCK = new Set(['not', 'dependentRequired', 'false schema'])

/** Each alternative has its own errors. */
const CHOICES = new Set(['anyOf', 'oneOf'])

/** Whether other errors make an error redundant. The expected format of a value is more informative than its pattern. */
function isExplained({ keyword, instancePath }: ErrorObject, all: readonly ErrorObject[]): boolean {
  if (keyword === 'pattern') return all.some(each => each.keyword === 'format' && each.instancePath === instancePath)
  return CHOICES.has(keyword) || LEFT_TO_THE_MOCK.has(keyword)
}

/** @param whole the validated value, unless its parts are secrets */
function issueOf(
  { instancePath, keyword, message = 'is invalid', params, parentSchema }: ErrorObject,
  part: string,
  whole: unknown,
): Issue {
  const at = `${part}${instancePath}`
  if (keyword === 'additionalProperties') {
    const { additionalProperty: name } = params
    return { at: `${at}/${name}`, says: isUnknown(name, Object.keys(parentSchema?.properties ?? {})) }
  }
  const expected = keyword === 'enum' ? `must be one of ${params.allowedValues.join(', ')}` : message
  const isAboutValue = whole !== undefined && keyword !== 'required'
  return { at, says: isAboutValue ? `${expected}, received ${printValue(valueAt(whole, instancePath))}` : expected }
}

/** Returns the value at a JSON pointer. */
const valueAt = (whole: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .map(key => key.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((value, key) => Object(value)[key], whole)
