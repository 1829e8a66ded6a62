import { EVIDENCE_LEVELS, type Requirement, RULES, type RuleId } from '@workbench-sdk/contract/rules'
import { nearestRoutes, shortPath } from '../engine/router.ts'
import type { Journal } from './journal.ts'
import type { RecordedCaller, RecordedRequest } from './recorded-request.ts'

/** What leads to a request of the journal. */
export type Explainable = Response | RecordedRequest | { readonly requestId?: string | undefined } | string

/** Says of an answer, for a person, why it is what it is. */
export function explain(journal: Journal, of: Explainable): string {
  const id = idOf(of)
  const request = id === undefined ? undefined : journal.find(id)
  if (!request) return 'This mock has no record of that request: another one answered it, or it is too long ago.'
  return [headline(request), ...callerLine(request), ...reasons(request)].join('\n')
}

function idOf(of: Explainable): string | undefined {
  if (typeof of === 'string') return of
  if ('headers' in of) return of.headers.get('x-request-id') ?? undefined
  return 'id' in of ? of.id : (of as { readonly requestId?: string }).requestId
}

function headline({ method, path, status, answer }: RecordedRequest): string {
  if (status === undefined) return `${method} ${path} was not answered: the connection was lost.`
  const error = errorOf(answer)
  // Of another status it is what Workbench said, before a fault gave its own answer.
  const title = error?.status === String(status) ? ` ${error.title}` : ''
  return `${method} ${path} was answered with ${status}${title}.`
}

function callerLine({ caller }: RecordedRequest): string[] {
  return caller ? [`The caller was ${describe(caller)}.`] : []
}

const ROLES = { organization_admin: 'an Organization Admin', organization_analyst: 'an Organization Analyst' }

function describe({ name, role, readOnly, apiKey }: RecordedCaller): string {
  const access = readOnly ? ' with read-only access' : ''
  return `"${name}", ${ROLES[role]}${access}${apiKey ? `, by the key "${apiKey.name}"` : ', by a login session'}`
}

function reasons(request: RecordedRequest): string[] {
  const { rule, fault, route, answer } = request
  if (fault !== undefined) return [`It was made so by ${fault}, which was added to mock.faults.`]
  if (rule !== undefined) return byRule(rule, answer)
  const says = detailOf(answer)
  if (route !== undefined) return says
  return [
    ...says,
    `There is, for instance, ${nearestRoutes(`${request.method} ${shortPath(request.path)}`).join(', ')}.`,
  ]
}

function byRule(rule: RuleId, answer: unknown): string[] {
  const { description, source, evidence }: Requirement = RULES[rule]
  const remedy = REMEDIES[rule]
  return [
    `The rule is ${rule}: ${description} (${source ?? EVIDENCE_LEVELS[evidence]})`,
    ...detailOf(answer, description),
    ...(remedy === undefined ? [] : [`Allowed would be ${remedy}`]),
  ]
}

/** What the answer itself says, where that is more than is said already. */
function detailOf(answer: unknown, said?: string): string[] {
  const detail = errorOf(answer)?.detail
  if (detail === undefined || detail === said) return []
  return [`It says: ${typeof detail === 'string' ? detail : JSON.stringify(detail)}`]
}

interface ErrorObject {
  readonly status: string
  readonly title: string
  readonly detail: unknown
}

function errorOf(answer: unknown): ErrorObject | undefined {
  return (answer as { readonly errors?: readonly ErrorObject[] } | undefined)?.errors?.[0]
}

/** What would be allowed instead, for each rule that a refusal can name. */
export const REMEDIES: { readonly [R in RuleId]?: string } = {
  authentication:
    'a key that is there and enabled, of a service account that is: Authorization: Bearer <token>, such as mock.tokens.admin.',
  'admin-only': 'the same call with the key of an Organization Admin, such as mock.tokens.admin.',
  'analyst-no-users':
    'the same call with the key of an Organization Admin, such as mock.tokens.admin; an analyst may read.',
  'read-only':
    'reading, or the same call with a key whose service account has no read-only access, such as mock.tokens.admin.',
  'one-organization': 'calls about records of the caller’s own organization.',
  'session-expiry': 'a new login, or an API key, which does not expire.',
  'otp-on-create': 'the same call with the one-time code in the header x-expelinc-otp; the mock takes mock.otp.',
  'account-create': 'a display_name, and organization_admin or organization_analyst as the role.',
  'account-edit': 'other values of display_name, role, restrictions and active.',
  'self-service': 'the same call with a key of another service account.',
  'delete-final': 'creating anew, which gives another id.',
  'key-create': 'a display_name, and the relationship service_account; the account of a key never changes.',
  'key-inherits': 'setting role and restrictions on the service account; they are those of all its keys.',
  'key-on-disabled-account': 'enabling the service account first.',
  'key-disable': 'enabling the service account, which enables its keys.',
}
