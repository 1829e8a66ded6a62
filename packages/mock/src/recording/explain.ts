import { EVIDENCE_LEVELS, type Requirement, RULES, type RuleId } from '@workbench-sdk/contract/rules'
import { printValue } from '@workbench-sdk/internal/print-value'
import { shorten } from '@workbench-sdk/internal/shorten'
import { suggest } from '@workbench-sdk/internal/suggest'
import { nearestRoutes, shortPath } from '../engine/router.ts'
import type { Journal } from './journal.ts'
import type { RecordedCaller, RecordedRequest } from './recorded-request.ts'

/** Identifies a recorded request. */
export type Explainable = Response | RecordedRequest | { readonly requestId?: string | undefined } | string

/** Explains the response to a request, one sentence per line. */
export function explain(journal: Journal, subject: Explainable): string {
  const id = requestIdOf(subject)
  if (id === undefined) return NO_ID
  const request = journal.find(id)
  if (!request) return NO_RECORD
  return [headline(request), ...callerLine(request), ...reasons(request)].join('\n')
}

export const NO_ID =
  'This value has no request id, e.g. because no response was received. Pass a request from mock.requests instead, e.g. the last one.'

export const NO_RECORD = 'This mock has no record of the request: another mock handled it, or the record was discarded.'

export function requestIdOf(subject: Explainable): string | undefined {
  if (typeof subject === 'string') return subject
  if (typeof subject !== 'object' || subject === null) return undefined
  if ('id' in subject) return subject.id
  return 'headers' in subject ? (subject.headers.get('x-request-id') ?? undefined) : subject.requestId
}

function headline({ method, path, status, answer }: RecordedRequest): string {
  const line = shorten(`${method} ${path}`)
  if (status === undefined) return `${line} received no response: the connection was closed.`
  const error = errorOf(answer)
  // If a fault changed the status, the title belongs to the replaced response.
  const title = error?.status === String(status) ? ` ${error.title}` : ''
  return `${line} received ${status}${title}.`
}

function callerLine({ caller }: RecordedRequest): string[] {
  return caller ? [`The caller was ${describe(caller)}.`] : []
}

const ROLES = { organization_admin: 'an Organization Admin', organization_analyst: 'an Organization Analyst' }

function describe({ name, role, readOnly, apiKey }: RecordedCaller): string {
  const access = readOnly ? ' with read-only access' : ''
  return `"${name}", ${ROLES[role]}${access}, using ${apiKey ? `the API key "${apiKey.name}"` : 'a login session'}`
}

function reasons(request: RecordedRequest): string[] {
  const { rule, fault, route, answer } = request
  if (fault !== undefined) return [`The response was determined by ${fault} in mock.faults.`]
  if (rule !== undefined) return byRule(rule, answer)
  const detail = detailLine(answer)
  if (route !== undefined) return detail
  const routes = nearestRoutes(`${request.method} ${shortPath(request.path)}`)
  return [...detail, `Similar operations: ${routes.join(', ')}.`]
}

function byRule(rule: RuleId, answer: unknown): string[] {
  const { description, source, evidence }: Requirement = RULES[rule]
  const remedy = REMEDIES[rule]
  return [
    `Rule ${rule}: ${description} (${source ?? EVIDENCE_LEVELS[evidence]})`,
    ...detailLine(answer, description),
    ...(remedy === undefined ? [] : [`Allowed: ${remedy}`]),
  ]
}

/** The maximum length of a detail, which can quote the request. */
const MAX_DETAIL = 2_000

/** The error detail, unless it repeats the rule's description. */
function detailLine(answer: unknown, description?: string): string[] {
  const detail = detailOf(answer)
  if (detail === undefined || detail === description) return []
  return [`Detail: ${shorten(typeof detail === 'string' ? detail : JSON.stringify(detail), MAX_DETAIL)}`]
}

/** Returns the detail in an error document, or in the error response to a form login. */
function detailOf(answer: unknown): unknown {
  const { error_description } = Object(answer) as { readonly error_description?: string }
  return errorOf(answer)?.detail ?? error_description
}

interface ErrorObject {
  readonly status: string
  readonly title: string
  readonly detail: unknown
}

function errorOf(answer: unknown): ErrorObject | undefined {
  return (answer as { readonly errors?: readonly ErrorObject[] } | undefined)?.errors?.[0]
}

/** The allowed alternative for each rule. Undefined for rules that no error names. */
export const REMEDIES: Readonly<Record<RuleId, string | undefined>> = {
  authentication:
    'an enabled API key of an enabled service account, e.g. Authorization: Bearer <token> with mock.tokens.admin.',
  'admin-only': 'the same request with an API key of an Organization Admin, e.g. mock.tokens.admin.',
  'analyst-no-users':
    'the same request with an API key of an Organization Admin, e.g. mock.tokens.admin. An analyst can read.',
  'read-only':
    'a read, or the same request with an API key whose service account is not read-only, e.g. mock.tokens.admin.',
  'one-organization': "requests for records of the caller's own organization.",
  'session-expiry': 'a new login, or an API key, which does not expire.',
  'otp-on-create': 'the same request with a one-time code in the header x-expelinc-otp. The mock accepts mock.otp.',
  'email-unique': 'an email address that no other user has.',
  'own-profile': undefined,
  'user-locked': 'setting the active attribute of the user account to true, with an API key of an Organization Admin.',
  'key-creator':
    'the same request with the token of a login session of an Organization Admin, and a one-time code if one is required.',
  'account-create': 'a display_name, and the role organization_admin or organization_analyst.',
  'account-edit': 'changes to display_name, role, restrictions and active.',
  'self-service': 'the same request with an API key of another service account.',
  'delete-final': 'creating a new record, which has another id.',
  'key-create': 'a display_name and the relationship service_account. The account of a key cannot change.',
  'key-inherits': 'changing the role and restrictions of the service account. Its keys inherit them.',
  'key-on-disabled-account': 'enabling the service account first.',
  'key-disable': 'enabling the service account, which enables its keys.',
  'admin-everything': undefined,
  'analyst-work': undefined,
  'account-many-keys': undefined,
  'role-cascade': undefined,
  'restriction-cascade': undefined,
  'disable-cascade': undefined,
  'enable-cascade': undefined,
  'delete-cascade': undefined,
  'secret-once': undefined,
  'key-delete': undefined,
  atomic: undefined,
  'no-orphans': undefined,
}

/** @throws TypeError if no error names the rule, so that no recorded request has it */
export function checkRule(rule: string): asserts rule is RuleId {
  const known = Object.keys(RULES)
  if (!isRuleId(rule)) throw new TypeError(`Unknown rule ${printValue(rule)}. ${suggest(String(rule), known)}`)
  if (REMEDIES[rule] !== undefined) return
  const named = Object.entries(REMEDIES).flatMap(([name, remedy]) => (remedy === undefined ? [] : [name]))
  throw new TypeError(`The rule "${rule}" never rejects a request. Rules that reject requests: ${named.join(', ')}.`)
}

const isRuleId = (rule: string): rule is RuleId => Object.hasOwn(RULES, rule)
