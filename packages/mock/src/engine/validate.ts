import { type ApiError, apiError, type ParamIssue, paramIssue } from '@workbench-sdk/contract/api-errors'
import * as validators from '@workbench-sdk/contract/generated/validators.js'
import { isObject } from '@workbench-sdk/contract/json'
import type { OperationId, Route } from '@workbench-sdk/contract/routes'
import type { RuleId } from '@workbench-sdk/contract/rules'
import type { ErrorObject, ValidateFunction } from 'ajv'
import type { Body } from './parse-body.ts'

/** The rule that an invalid body of the operation violates. */
const RULE_OF: { readonly [K in OperationId]?: RuleId } = {
  createServiceAccount: 'account-create',
  updateServiceAccount: 'account-edit',
  createApiKey: 'key-create',
}

/** Validates a JSON:API body against the contract, and returns its `data`. */
export function validateData(route: Route, body: Body): { readonly data: unknown } | ApiError {
  const rule = RULE_OF[route.operation]
  const value = body.kind === 'json' ? body.value : undefined
  if (!isObject(value) || !hasData(value, route)) return apiError('missing-data', { rule })
  const issues = issuesOf(validatorFor(route.operation), value)
  return issues.length > 0 ? apiError('invalid-parameters', { issues, rule }) : { data: value.data }
}

/** The format of the body of a login. */
export type LoginKind = 'json' | 'form'

const LOGIN_VALIDATORS = { json: validators.login, form: validators.loginAtAuthForm }

/** Returns the format that the contract defines for the body of a login route. */
export const documentedLoginKind = (route: Route): LoginKind => (route.operation === 'login' ? 'json' : 'form')

/** Validates the body of a login. */
export function validateLogin(kind: LoginKind, body: Body): Readonly<Record<string, string>> | ApiError {
  const value = body.kind === 'none' ? {} : body.value
  const issues = issuesOf(LOGIN_VALIDATORS[kind], value)
  // The contract defines all properties of a login as strings.
  return issues.length > 0 ? apiError('invalid-parameters', { issues }) : (value as Readonly<Record<string, string>>)
}

/** A relationship can be set to null; a record cannot. */
const hasData = (value: Record<string, unknown>, { kind }: Route) =>
  value.data !== undefined && (value.data !== null || kind === 'relationship')

function validatorFor(name: string): ValidateFunction {
  const byName: Readonly<Record<string, ValidateFunction>> = validators
  const validator = byName[name]
  if (!validator) throw new Error(`Missing generated validator for ${name}.`)
  return validator
}

function issuesOf(validator: ValidateFunction, value: unknown): ParamIssue[] {
  if (validator(value)) return []
  const issues = (validator.errors ?? []).flatMap(toIssues)
  // The validator would keep the errors, which refer to the body.
  validator.errors = null
  return issues.length > 0 ? issues : [paramIssue('data', 'any.invalid', 'is not valid')]
}

function toIssues(error: ErrorObject): ParamIssue[] {
  const path = pathOf(error.instancePath)
  const toIssue = Object.hasOwn(KEYWORDS, error.keyword) ? KEYWORDS[error.keyword] : undefined
  const issue = toIssue ? toIssue(error, path) : paramIssue(path, 'any.invalid', 'is not valid')
  return issue ? [issue] : []
}

/**
 * Returns the path of a parameter as jsonapi-server reports it: `/data/attributes/role` is `role`, `/data/type` is
 * `type`.
 */
function pathOf(instancePath: string): string {
  const path = instancePath.replace(/^\/data\/(?:(?:attributes|relationships)(?:\/|$))?/, '').replace(/^\//, '')
  return path.replaceAll('/', '.') || 'data'
}

/** Converts the error of each JSON Schema keyword to the issue that the validator of jsonapi-server reports. */
const KEYWORDS: Readonly<Record<string, (error: ErrorObject, path: string) => ParamIssue | undefined>> = {
  required: ({ params }, path) => paramIssue(join(path, params.missingProperty), 'any.required', 'is required'),
  additionalProperties: ({ params }, path) =>
    paramIssue(join(path, params.additionalProperty), 'object.allowUnknown', 'is not allowed'),
  type: ({ params }, path) =>
    paramIssue(path, `${[params.type].flat().join('|')}.base`, `must be a ${[params.type].flat().join(' or ')}`),
  enum: ({ params }, path) => oneOf(path, params.allowedValues),
  const: ({ params }, path) => oneOf(path, [params.allowedValue]),
  minLength: ({ params }, path) => paramIssue(path, 'string.min', `must have at least ${params.limit} character`),
  maxLength: ({ params }, path) => paramIssue(path, 'string.max', `must have at most ${params.limit} characters`),
  format: ({ params }, path) => paramIssue(path, `string.${params.format}`, `must be a valid ${params.format}`),
  uniqueItems: (_, path) => paramIssue(path, 'array.unique', 'must not contain duplicates'),
  // The errors of the alternatives are reported separately.
  oneOf: () => undefined,
}

const oneOf = (path: string, valids: unknown[]) =>
  paramIssue(path, 'any.allowOnly', `must be one of [${valids.join(', ')}]`, { valids })

const join = (path: string, name: string) => (path === '' || path === 'data' ? name : `${path}.${name}`)
