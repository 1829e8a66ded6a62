import { ASSUMPTIONS, type Assumptions } from './assumptions.ts'
import type { components } from './generated/openapi.ts'
import { RULES, type RuleId } from './rules.ts'

export type ParamIssue = components['schemas']['ParamIssue']

type Detail = string | readonly ParamIssue[]

interface ErrorTemplate {
  readonly status: number
  readonly code: string
  readonly title: string
  /** What carries it, where that is not the error document. */
  readonly form?: 'text' | 'nothing'
}

const row = (status: number, code: string, title: string): ErrorTemplate => ({ status, code, title })

/** Every way to say no, one a row of the contract's table of errors. */
const API_ERRORS = {
  unauthenticated: row(401, 'UNAUTHORIZED', 'Authentication Failed'),
  forbidden: row(403, 'EFORBIDDEN', ASSUMPTIONS.forbiddenTitle.default),
  noRecord: row(404, 'ENOTFOUND', 'Requested resource does not exist'),
  noPlace: row(404, 'ENOTFOUND', 'Resource not found'),
  noRoute: row(404, 'EINVALID', 'Invalid Route'),
  unsupported: row(403, 'EFORBIDDEN', 'Resource not supported'),
  exists: row(403, 'EFORBIDDEN', 'Requested resource already exists'),
  params: row(403, 'EFORBIDDEN', 'Param validation failed'),
  noData: row(403, 'EFORBIDDEN', 'Request validation failed'),
  filter: row(403, 'EFORBIDDEN', 'Invalid filter'),
  sort: row(403, 'EFORBIDDEN', 'Invalid sort'),
  include: row(403, 'EFORBIDDEN', 'Invalid inclusion'),
  fields: row(403, 'EFORBIDDEN', 'Invalid field resource'),
  malformed: row(400, 'EINVALID', 'Malformed request'),
  mediaType: row(415, 'EUNSUPPORTED', 'Unsupported Media Type'),
  notAcceptable: row(406, 'ENOTACCEPTABLE', 'Not Acceptable'),
  misdirected: row(421, 'EMISDIRECTED', 'Misdirected Request'),
  bodyTooLong: row(413, 'ETOOLARGE', 'Content Too Large'),
  headersTooLong: row(431, 'ETOOLARGE', 'Request Header Fields Too Large'),
  tooSlow: row(408, 'ETIMEOUT', 'Request Timeout'),
  expectation: row(417, 'EEXPECTATION', 'Expectation Failed'),
  /** Never meant to be seen: the mock itself has a defect. */
  defect: row(500, 'EINTERNAL', 'Internal Server Error'),
} satisfies Record<string, ErrorTemplate>

export type ApiErrorKind = keyof typeof API_ERRORS

/** An answer that is no: why the request came to nothing, and the rule that says so. */
export class ApiError {
  constructor(kind: ApiErrorKind, detail: Detail, rule?: RuleId) {
    this.kind = kind
    this.detail = detail
    this.rule = rule
  }

  readonly kind: ApiErrorKind
  readonly detail: Detail
  readonly rule: RuleId | undefined
}

/** Errors that are not Workbench's own, but of what stands before it. */
const TITLES: Readonly<Record<number, string>> = {
  409: 'Conflict',
  429: 'Too Many Requests',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
}

/** How an error of a status is put where nothing is known of it but its status. */
export function errorTemplateForStatus(status: number): ErrorTemplate {
  const known: ErrorTemplate | undefined = Object.values(API_ERRORS).find(wording => wording.status === status)
  return known ?? row(status, status < 500 ? 'EINVALID' : 'EINTERNAL', TITLES[status] ?? 'Error')
}

/** How a refusal is put, in the words of the contract or in those that are assumed instead. */
export function errorTemplate({ kind }: ApiError, assumptions: Assumptions): ErrorTemplate {
  return { ...API_ERRORS[kind], ...ASSUMED[kind]?.(assumptions) }
}

const ASSUMED: { readonly [K in ApiErrorKind]?: (assumptions: Assumptions) => Partial<ErrorTemplate> } = {
  forbidden: ({ forbiddenTitle }) => ({ title: forbiddenTitle }),
  malformed: ({ malformedJson }) => (malformedJson === 'crash' ? API_ERRORS.defect : {}),
  mediaType: ({ mediaTypeRefusal }) => (mediaTypeRefusal === 'stock' ? { form: 'text' } : {}),
  notAcceptable: ({ mediaTypeRefusal }) => (mediaTypeRefusal === 'stock' ? { form: 'nothing' } : {}),
}

const plain =
  (kind: ApiErrorKind) =>
  (detail: Detail, rule?: RuleId): ApiError =>
    new ApiError(kind, detail, rule)

/** Makes each refusal of what it is about. */
export const apiErrors = {
  unauthenticated: plain('unauthenticated'),
  /** The sentence is the rule's own, where no other says it better. */
  forbidden: (rule: RuleId, sentence: string = RULES[rule].sentence) => new ApiError('forbidden', sentence, rule),
  noRecord: (type: string, id: string, rule?: RuleId) =>
    new ApiError('noRecord', `There is no ${type} with id ${id}`, rule),
  noType: (type: string) => new ApiError('noPlace', `The requested resource '${type}' does not exist`),
  noRelation: () => new ApiError('noPlace', 'The requested relation does not exist within the requested type'),
  noRoute: () => new ApiError('noRoute', 'This is not the API you are looking for?'),
  unsupported: (type: string, verb: string) =>
    new ApiError('unsupported', `The requested resource '${type}' does not support '${verb}'`),
  exists: (type: string, id: string, rule?: RuleId) =>
    new ApiError('exists', `There is already a ${type} with id ${id}`, rule),
  params: plain('params'),
  noData: (rule?: RuleId) => new ApiError('noData', 'Missing "data" - have you sent the right http headers?', rule),
  filter: plain('filter'),
  sort: plain('sort'),
  include: plain('include'),
  fields: plain('fields'),
  malformed: plain('malformed'),
  mediaType: plain('mediaType'),
  notAcceptable: plain('notAcceptable'),
  misdirected: plain('misdirected'),
  bodyTooLong: plain('bodyTooLong'),
  headersTooLong: plain('headersTooLong'),
  tooSlow: plain('tooSlow'),
  expectation: plain('expectation'),
  defect: () => new ApiError('defect', 'The mock has a defect; its log says more.'),
}

/** One parameter that did not pass, in the shape of jsonapi-server's own validator. */
export function paramIssue(
  path: string,
  type: string,
  says: string,
  context: Record<string, unknown> = {},
): ParamIssue {
  const key = path.split('.').at(-1) ?? path
  return { message: `"${key}" ${says}`, path, type, context: { key, ...context } }
}
