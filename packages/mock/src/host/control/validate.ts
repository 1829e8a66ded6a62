import * as bodies from '@workbench-sdk/contract/generated/control-bodies.js'
import * as queries from '@workbench-sdk/contract/generated/control-queries.js'
import type { ErrorObject, ValidateFunction } from 'ajv'
import { type Issue, Problem } from '../problem.ts'
import type { OperationId } from './operation-types.ts'

type Validators = Readonly<Record<string, ValidateFunction>>

const HINT = 'GET /__mock__/openapi.json says what each request takes.'

/** The query, its texts turned into what they are to be. @throws Problem where it is none of the operation's. */
export function readQuery(operation: OperationId, search: URLSearchParams): unknown {
  const query: unknown = Object.fromEntries(search)
  check(queries, operation, query, 'query')
  return query
}

/** The body. @throws Problem where it is no JSON, or not what the operation takes. */
export async function readBody(operation: OperationId, request: Request): Promise<unknown> {
  const [type = ''] = (request.headers.get('content-type') ?? '').split(';')
  if (type.trim().toLowerCase() !== 'application/json') {
    throw new Problem(415, 'The body is not said to be JSON.', 'Send it with content-type: application/json.')
  }
  // A body that broke off is no JSON.
  const body = parsed(await request.text().catch(() => ''))
  check(bodies, operation, body, 'body')
  return body
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Problem(400, 'The body is not valid JSON.', 'Send one value of JSON, whole.')
  }
}

function check(validators: Validators, operation: OperationId, value: unknown, part: 'body' | 'query'): void {
  const validator = validators[operation]
  if (!validator) throw new Error(`No validator is generated for ${operation}.`)
  if (validator(value)) return
  const issues = (validator.errors ?? [])
    .filter(({ keyword }) => !CHOICES.has(keyword))
    .map(error => issueOf(error, part))
  throw new Problem(400, `The ${part} is not what ${operation} takes.`, HINT, { issues })
}

/** What is wrong with each of the choices is said by errors of its own. */
const CHOICES = new Set(['anyOf', 'oneOf'])

function issueOf({ instancePath, keyword, message = 'is wrong', params }: ErrorObject, part: string): Issue {
  const at = `${part}${instancePath}`
  if (keyword === 'additionalProperties') return { at: `${at}/${params.additionalProperty}`, says: 'is not known' }
  if (keyword === 'enum') return { at, says: `must be one of ${params.allowedValues.join(', ')}` }
  return { at, says: message }
}
