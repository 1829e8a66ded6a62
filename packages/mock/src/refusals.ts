import type { components } from './generated/openapi.ts'
import { RULES, type RuleId } from './rules/catalogue.ts'

export type ParamIssue = components['schemas']['ParamIssue']

/** An answer that is no: what became of the request, in the words of the contract, and the rule that says so. */
export class Refusal {
  constructor(status: number, code: string, title: string, detail: string | readonly ParamIssue[], rule?: RuleId) {
    this.status = status
    this.code = code
    this.title = title
    this.detail = detail
    this.rule = rule
  }

  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string | readonly ParamIssue[]
  readonly rule: RuleId | undefined
}

const row =
  (status: number, code: string, title: string) =>
  (detail: string | readonly ParamIssue[], rule?: RuleId): Refusal =>
    new Refusal(status, code, title, detail, rule)

const missing = row(404, 'ENOTFOUND', 'Requested resource does not exist')
const nowhere = row(404, 'ENOTFOUND', 'Resource not found')
const unsupported = row(403, 'EFORBIDDEN', 'Resource not supported')
const exists = row(403, 'EFORBIDDEN', 'Requested resource already exists')
const forbidden = row(403, 'EFORBIDDEN', 'Forbidden')

/** Every way to say no, one a row of the contract's table of errors. */
export const refuse = {
  unauthenticated: row(401, 'UNAUTHORIZED', 'Authentication Failed'),
  /** The sentence is the rule's own, where no other says it better. */
  forbidden: (rule: RuleId, sentence: string = RULES[rule].sentence) => forbidden(sentence, rule),
  noRecord: (type: string, id: string, rule?: RuleId) => missing(`There is no ${type} with id ${id}`, rule),
  noType: (type: string) => nowhere(`The requested resource '${type}' does not exist`),
  noRelation: () => nowhere('The requested relation does not exist within the requested type'),
  noRoute: () => new Refusal(404, 'EINVALID', 'Invalid Route', 'This is not the API you are looking for?'),
  unsupported: (type: string, verb: string) =>
    unsupported(`The requested resource '${type}' does not support '${verb}'`),
  exists: (type: string, id: string, rule?: RuleId) => exists(`There is already a ${type} with id ${id}`, rule),
  params: row(403, 'EFORBIDDEN', 'Param validation failed'),
  noData: (rule?: RuleId) =>
    new Refusal(
      403,
      'EFORBIDDEN',
      'Request validation failed',
      'Missing "data" - have you sent the right http headers?',
      rule,
    ),
  filter: row(403, 'EFORBIDDEN', 'Invalid filter'),
  sort: row(403, 'EFORBIDDEN', 'Invalid sort'),
  include: row(403, 'EFORBIDDEN', 'Invalid inclusion'),
  fields: row(403, 'EFORBIDDEN', 'Invalid field resource'),
  /** Never meant to be seen: the mock itself has a defect. */
  defect: () => new Refusal(500, 'EINTERNAL', 'Internal Server Error', 'The mock has a defect; its log says more.'),
  malformed: row(400, 'EINVALID', 'Malformed request'),
  mediaType: row(415, 'EUNSUPPORTED', 'Unsupported Media Type'),
  notAcceptable: row(406, 'ENOTACCEPTABLE', 'Not Acceptable'),
}

/** One parameter that did not pass, in the shape of jsonapi-server's own validator. */
export function issue(path: string, type: string, says: string, context: Record<string, unknown> = {}): ParamIssue {
  const key = path.split('.').at(-1) ?? path
  return { message: `"${key}" ${says}`, path, type, context: { key, ...context } }
}
