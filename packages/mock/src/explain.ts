import type { Journal } from './journal/journal.ts'
import type { RecordedCaller, RecordedRequest } from './journal/recorded-request.ts'
import { nearestRoutes, shortPath } from './route-names.ts'
import { MARKS, RULES, type RuleId, type Statement } from './rules/catalogue.ts'
import { REMEDIES } from './rules/remedies.ts'

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
  const { sentence, source, mark }: Statement = RULES[rule]
  const remedy = REMEDIES[rule]
  return [
    `The rule is ${rule}: ${sentence} (${source ?? MARKS[mark]})`,
    ...detailOf(answer, sentence),
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
