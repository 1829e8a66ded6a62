import { type ApiError, apiError, type ParamIssue, paramIssue } from '@workbench-sdk/contract/api-errors'
import * as validators from '@workbench-sdk/contract/generated/validators.js'
import { isObject } from '@workbench-sdk/contract/json'
import type { OperationId, Route } from '@workbench-sdk/contract/routes'
import type { RuleId } from '@workbench-sdk/contract/rules'
import type { ValidateFunction } from 'ajv'
import { issuesOfErrors, notNull } from './param-issues.ts'
import type { Body } from './parse-body.ts'

/** The rule that an invalid body violates, by operation. */
const RULE_OF: { readonly [K in OperationId]?: RuleId } = {
  createServiceAccount: 'account-create',
  updateServiceAccount: 'account-edit',
  createApiKey: 'key-create',
}

/** Validates a JSON:API body against the contract, and returns its `data`. */
export function validateData(route: Route, body: Body): { readonly data: unknown } | ApiError {
  const rule = RULE_OF[route.operation]
  const data = body.kind === 'json' && isObject(body.value) ? body.value.data : undefined
  if (!data) return apiError('missing-data', { rule })
  if (typeof data !== 'object') return apiError('data-without-object', { rule })
  const { data: complete, issues } = validateParts(route.operation, data)
  if (issues.length === 0) return { data: complete }
  const { relation } = route
  return apiError('invalid-parameters', { rule, issues: relation ? identifierIssues(relation, issues) : issues })
}

/**
 * Validates the `data` of a body against the contract. To jsonapi-server, a missing member that contains parameters is the same as an
 * empty one: it reports the required parameters.
 */
function validateParts(operation: OperationId, data: object): { data: object; issues: readonly ParamIssue[] } {
  const validator = validatorFor(operation)
  const issues = issuesOf(validator, { data })
  const missing = PARTS.filter(part => issues.some(({ path, type }) => path[0] === part && type === 'any.required'))
  if (missing.length === 0 || !isObject(data)) return { data, issues }
  const complete = { ...data, ...Object.fromEntries(missing.map(part => [part, {}])) }
  return { data: complete, issues: issuesOf(validator, { data: complete }) }
}

/** The members of `data` that contain parameters. */
const PARTS = ['attributes', 'relationships'] as const

/** The format of a login body. */
export type LoginKind = 'json' | 'form'

const LOGIN_VALIDATORS = { json: validators.login, form: validators.loginAtAuthForm }

/** Returns the body format that the contract defines for a login route. */
export const documentedLoginKind = (route: Route): LoginKind => (route.operation === 'login' ? 'json' : 'form')

/** Validates the body of a login. */
export function validateLogin(kind: LoginKind, body: Body): Readonly<Record<string, string>> | ApiError {
  const value = body.kind === 'none' ? {} : body.value
  const issues = issuesOf(LOGIN_VALIDATORS[kind], value).map(withoutValue)
  // The contract defines all login properties as strings.
  return issues.length > 0 ? apiError('invalid-parameters', { issues }) : (value as Readonly<Record<string, string>>)
}

/** Removes the value from an issue, because it can be a password. */
const withoutValue = (issue: ParamIssue): ParamIssue => {
  const { key, label = key } = issue.context
  return { ...issue, context: { key, label } }
}

function validatorFor(name: string): ValidateFunction {
  const byName: Readonly<Record<string, ValidateFunction>> = validators
  const validator = byName[name]
  if (!validator) throw new Error(`Missing generated validator for ${name}.`)
  return validator
}

function issuesOf(validator: ValidateFunction, body: unknown): ParamIssue[] {
  if (validator(body)) return []
  const issues = issuesOfErrors(validator.errors ?? [], body)
  // Otherwise, the validator's errors would keep the body in memory.
  validator.errors = null
  return issues.length > 0 ? issues : [paramIssue(['data'], 'any.invalid', 'is not valid')]
}

/** Returns the issues in the body of a relationship request. */
const identifierIssues = (relation: string, issues: readonly ParamIssue[]): ParamIssue[] => [
  notNull(relation),
  ...issues.map(issue => ({ ...issue, path: [relation, ...issue.path] })),
]
