import { type ApiError, apiErrors, type ParamIssue, paramIssue } from '@workbench-sdk/contract/api-errors'
import * as validators from '@workbench-sdk/contract/generated/validators.js'
import { isObject } from '@workbench-sdk/contract/json'
import type { OperationId, Route } from '@workbench-sdk/contract/routes'
import type { RuleId } from '@workbench-sdk/contract/rules'
import type { ErrorObject, ValidateFunction } from 'ajv'
import type { Body } from './parse-body.ts'

/** The rule that a body of the operation breaks by not being as the contract says. */
const RULE_OF: Partial<Record<OperationId, RuleId>> = {
  createServiceAccount: 'account-create',
  updateServiceAccount: 'account-edit',
  createApiKey: 'key-create',
}

/** The `data` of a body that is as the contract says. */
export function validateData(route: Route, body: Body): { readonly data: unknown } | ApiError {
  const rule = RULE_OF[route.operation]
  const value = body.kind === 'json' ? body.value : undefined
  if (!isObject(value) || !hasData(value, route)) return apiErrors.noData(rule)
  const issues = issuesOf(validatorFor(route.operation), value)
  return issues.length > 0 ? apiErrors.params(issues, rule) : { data: value.data }
}

/** What the contract has against the `data` of a body. */
export function issuesOfData(operation: OperationId, data: unknown): ParamIssue[] {
  return issuesOf(validatorFor(operation), { data })
}

/** A login, as JSON or as a form. */
export function validateLogin(route: Route, body: Body): Readonly<Record<string, string>> | ApiError {
  const value = body.kind === 'none' ? {} : body.value
  const validator = validatorFor(`${route.operation}${body.kind === 'form' ? 'Form' : ''}`)
  const issues = issuesOf(validator, value)
  return issues.length > 0 ? apiErrors.params(issues) : (value as Readonly<Record<string, string>>)
}

/** A relationship can be set to null; a record cannot. */
const hasData = (value: Record<string, unknown>, { kind }: Route) =>
  value.data !== undefined && (value.data !== null || kind === 'relationship')

function validatorFor(name: string): ValidateFunction {
  const validator = (validators as Readonly<Record<string, ValidateFunction>>)[name]
  if (!validator) throw new Error(`No validator is generated for ${name}.`)
  return validator
}

function issuesOf(validator: ValidateFunction, value: unknown): ParamIssue[] {
  if (validator(value)) return []
  const issues = (validator.errors ?? []).flatMap(toIssue)
  return issues.length > 0 ? issues : [paramIssue('data', 'any.invalid', 'is not valid')]
}

type Says = (error: ErrorObject, path: string) => ParamIssue | undefined

/** How each keyword of JSON Schema reads in the words of jsonapi-server's validator. */
const SAYS: Readonly<Record<string, Says>> = {
  required: ({ params }, path) => paramIssue(join(path, params.missingProperty), 'any.required', 'is required'),
  additionalProperties: ({ params }, path) =>
    paramIssue(join(path, params.additionalProperty), 'object.allowUnknown', 'is not allowed'),
  type: ({ params }, path) =>
    paramIssue(path, `${[params.type].flat().join('|')}.base`, `must be a ${[params.type].flat().join(' or ')}`),
  enum: ({ params }, path) => oneOf(path, params.allowedValues),
  const: ({ params }, path) => oneOf(path, [params.allowedValue]),
  minLength: ({ params }, path) => paramIssue(path, 'string.min', `must have ${params.limit} character at the least`),
  maxLength: ({ params }, path) => paramIssue(path, 'string.max', `must have ${params.limit} characters at the most`),
  format: ({ params }, path) => paramIssue(path, `string.${params.format}`, `must be a valid ${params.format}`),
  uniqueItems: (_, path) => paramIssue(path, 'array.unique', 'must not have an item twice'),
  // What is wrong inside is said by errors of its own.
  oneOf: () => undefined,
}

function toIssue(error: ErrorObject): ParamIssue[] {
  const path = pathOf(error.instancePath)
  const says = SAYS[error.keyword]
  const found = says ? says(error, path) : paramIssue(path, 'any.invalid', 'is not valid')
  return found ? [found] : []
}

const oneOf = (path: string, valids: unknown[]) =>
  paramIssue(path, 'any.allowOnly', `must be one of [${valids.join(', ')}]`, { valids })

const join = (path: string, name: string) => (path === '' || path === 'data' ? name : `${path}.${name}`)

/** `/data/attributes/role` is `role`, and `/data/type` is `type`: the place in the body is known, and jsonapi-server names the parameter alone. */
function pathOf(instancePath: string): string {
  const path = instancePath.replace(/^\/data\/(?:(?:attributes|relationships)(?:\/|$))?/, '').replace(/^\//, '')
  return path.replaceAll('/', '.') || 'data'
}
