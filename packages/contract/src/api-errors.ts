import { ASSUMPTIONS, type Assumptions } from './assumptions.ts'
import { boundedIssues, boundedText } from './bounded-issues.ts'
import type { components } from './generated/openapi.ts'
import { RULES, type RuleId } from './rules.ts'

/** The path of a parameter, as names and array indexes. */
export type ParamPath = readonly (string | number)[]

/** An invalid parameter, in the structure of Joi 12, the validator in jsonapi-server. */
export interface ParamIssue extends Omit<components['schemas']['ParamIssue'], 'path'> {
  readonly path: ParamPath
}

type Detail = string | readonly ParamIssue[]

/** The parts of an error response that do not depend on the request. */
export interface ErrorTemplate {
  readonly status: number
  readonly code: string
  readonly title: string
  /** The content of the response, if it is not an error document. */
  readonly form?: 'text' | 'nothing' | 'oauth'
}

/** The properties of a request that determine the error detail. */
interface Facts {
  /** The rule that the request violated. */
  readonly rule?: RuleId | undefined
  /** The unsupported content type. */
  readonly contentType?: string
}

/** An error response. */
interface ErrorContent extends ErrorTemplate {
  readonly detail: Detail
}

interface ErrorDefinition<F extends Facts = never> extends ErrorTemplate {
  readonly detail: (facts: F) => Detail
  /** Returns the parts that differ under other assumptions. */
  readonly variant?: (assumptions: Assumptions) => Partial<ErrorContent>
}

interface WithDetail extends Facts {
  readonly detail: string
}

interface WithIssues extends Facts {
  readonly issues: readonly ParamIssue[]
}

interface RecordFacts extends Facts {
  readonly type: string
  readonly id: string
}

const DEFECT = { status: 500, code: 'EINTERNAL', title: 'Internal Server Error' } as const

/** The response of jsonapi-server to an uncaught exception, with the original spelling. */
const CRASH = {
  status: 500,
  code: 'EUNKNOWN',
  title: 'An unknown error has occured. Sorry?',
  detail: '??',
} as const

const given = ({ detail }: WithDetail) => detail

/** All error responses. The titles and fixed details of 403 and 404 errors match jsonapi-server. */
const API_ERRORS = {
  unauthenticated: { status: 401, code: 'UNAUTHORIZED', title: 'Authentication Failed', detail: given },
  forbidden: {
    status: 403,
    code: 'EFORBIDDEN',
    title: ASSUMPTIONS.forbiddenTitle.default,
    variant: ({ forbiddenTitle }) => ({ title: forbiddenTitle }),
    detail: ({ rule, detail = RULES[rule].description }: { readonly rule: RuleId; readonly detail?: string }) => detail,
  },
  'unknown-record': {
    status: 404,
    code: 'ENOTFOUND',
    title: 'Requested resource does not exist',
    detail: ({ type, id }: RecordFacts) => `There is no ${type} with id ${id}`,
  },
  'unknown-type': {
    status: 404,
    code: 'ENOTFOUND',
    title: 'Resource not found',
    detail: ({ type }: { readonly type: string }) => `The requested resource '${type}' does not exist`,
  },
  'unknown-relationship': {
    status: 404,
    code: 'ENOTFOUND',
    title: 'Resource not found',
    detail: () => 'The requested relation does not exist within the requested type',
  },
  'unknown-route': {
    status: 404,
    code: 'EINVALID',
    title: 'Invalid Route',
    detail: () => 'This is not the API you are looking for?',
  },
  'unsupported-verb': {
    status: 403,
    code: 'EFORBIDDEN',
    title: 'Resource not supported',
    detail: ({ type, verb }: { readonly type: string; readonly verb: string }) =>
      `The requested resource '${type}' does not support '${verb}'`,
  },
  'duplicate-id': {
    status: 403,
    code: 'EFORBIDDEN',
    title: 'Requested resource already exists',
    detail: ({ type, id }: RecordFacts) => `The requested resource already exists of type ${type} with id ${id}`,
  },
  'conflicting-id': {
    status: 409,
    code: 'EINVALID',
    title: 'Conflict',
    detail: ({ id }: { readonly id: string }) => `The data.id of the body differs from the id in the URL, ${id}`,
  },
  'invalid-parameters': {
    status: 403,
    code: 'EFORBIDDEN',
    title: 'Param validation failed',
    detail: ({ issues }: WithIssues) => boundedIssues(issues, moreIssues, issue => issue),
  },
  'missing-data': {
    status: 403,
    code: 'EFORBIDDEN',
    title: 'Request validation failed',
    detail: () => 'Missing "data" - have you sent the right http headers?',
  },
  'data-without-object': {
    status: 403,
    code: 'EFORBIDDEN',
    title: 'Request validation failed',
    detail: () => '"data" must be an object - have you sent the right http headers?',
  },
  filter: { status: 403, code: 'EFORBIDDEN', title: 'Invalid filter', detail: given },
  sort: { status: 403, code: 'EFORBIDDEN', title: 'Invalid sort', detail: given },
  include: { status: 403, code: 'EFORBIDDEN', title: 'Invalid inclusion', detail: given },
  'field-type': { status: 403, code: 'EFORBIDDEN', title: 'Invalid field resource', detail: given },
  fields: { status: 403, code: 'EFORBIDDEN', title: 'Invalid field selection', detail: given },
  malformed: {
    status: 400,
    code: 'EINVALID',
    title: 'Malformed request',
    variant: ({ malformedJson }) => (malformedJson === 'crash' ? CRASH : {}),
    detail: given,
  },
  'unsupported-media-type': { status: 415, code: 'EUNSUPPORTED', title: 'Unsupported Media Type', detail: given },
  'media-type-parameters': {
    status: 415,
    code: 'EUNSUPPORTED',
    title: 'Unsupported Media Type',
    variant: ({ mediaTypeRefusal }) => (mediaTypeRefusal === 'stock' ? { form: 'text' } : {}),
    detail: ({ contentType }: { readonly contentType: string }) =>
      `Unsupported content type "${contentType}": expected application/vnd.api+json without parameters, or application/json.`,
  },
  'not-acceptable': {
    status: 406,
    code: 'ENOTACCEPTABLE',
    title: 'Not Acceptable',
    variant: ({ mediaTypeRefusal }) => (mediaTypeRefusal === 'stock' ? { form: 'nothing' } : {}),
    detail: given,
  },
  'foreign-page': { status: 403, code: 'EFORBIDDEN', title: 'Origin not allowed', detail: given },
  misdirected: { status: 421, code: 'EMISDIRECTED', title: 'Misdirected Request', detail: given },
  'body-too-large': { status: 413, code: 'ETOOLARGE', title: 'Content Too Large', detail: given },
  'headers-too-large': { status: 431, code: 'ETOOLARGE', title: 'Request Header Fields Too Large', detail: given },
  timeout: { status: 408, code: 'ETIMEOUT', title: 'Request Timeout', detail: given },
  expectation: { status: 417, code: 'EEXPECTATION', title: 'Expectation Failed', detail: given },
  'transfer-coding': { status: 501, code: 'EUNSUPPORTED', title: 'Not Implemented', detail: given },
  defect: { ...DEFECT, detail: () => 'Internal error of the mock. See its log for details.' },
} satisfies Record<string, ErrorDefinition>

export type ApiErrorKind = keyof typeof API_ERRORS

type FactsOf = {
  readonly [K in ApiErrorKind]: Parameters<(typeof API_ERRORS)[K]['detail']> extends readonly [infer F]
    ? F & Facts
    : Facts
}

// Includes the properties of every kind, so that `apiError` can call `detail` for any kind.
const DEFINITIONS: { readonly [K in ApiErrorKind]: ErrorDefinition<FactsOf[K]> } = API_ERRORS

interface ErrorProperties {
  readonly rule?: RuleId | undefined
  readonly isOAuth?: boolean
  readonly contentType?: string | undefined
}

/** An error response of the API. */
export class ApiError {
  readonly kind: ApiErrorKind
  readonly detail: Detail
  /** The rule that the request violated. */
  readonly rule: RuleId | undefined
  /** Whether the error is a response to OAuth 2.0's password grant, i.e. to a form login. */
  readonly isOAuth: boolean
  /** The unsupported content type. */
  readonly contentType: string | undefined

  constructor(kind: ApiErrorKind, detail: Detail, { rule, isOAuth = false, contentType }: ErrorProperties = {}) {
    this.kind = kind
    this.detail = detail
    this.rule = rule
    this.isOAuth = isOAuth
    this.contentType = contentType
  }

  /** Returns the same error as a response to OAuth 2.0's password grant. */
  asOAuth(): ApiError {
    return new ApiError(this.kind, this.detail, { ...this, isOAuth: true })
  }
}

/**
 * Creates an error of the given kind.
 *
 * @example
 * apiError('unknown-record', { type: 'api_keys', id, rule: 'delete-final' })
 */
export function apiError<K extends ApiErrorKind>(kind: K, facts: FactsOf[K]): ApiError {
  const detail = DEFINITIONS[kind].detail(facts)
  return new ApiError(kind, typeof detail === 'string' ? boundedText(detail) : detail, facts)
}

/** Returns the response for an error under the mock's assumptions. */
export function errorTemplate({ kind, detail, isOAuth }: ApiError, assumptions: Assumptions): ErrorContent {
  const { status, code, title, variant }: ErrorDefinition = API_ERRORS[kind]
  const template = { status, code, title, detail, ...variant?.(assumptions) }
  if (!isOAuth || template.form || assumptions.formLoginError === 'document') return template
  return { ...template, form: 'oauth', status: kind === 'invalid-parameters' ? 400 : template.status }
}

/** Returns the body of an OAuth 2.0 error (RFC 6749, section 5.2). */
export function oauthError({ kind, detail }: ApiError): components['schemas']['OAuthError'] {
  const issues = typeof detail === 'string' ? [] : detail
  const description = typeof detail === 'string' ? detail : issues.map(({ message }) => message).join(', ')
  return {
    error: oauthCode(kind, issues),
    // The RFC allows only printable ASCII characters except quotation marks and backslashes.
    error_description: description.replaceAll('"', "'").replaceAll(/[^\x20-\x7e]|\\/g, '?'),
  }
}

function oauthCode(kind: ApiErrorKind, issues: readonly ParamIssue[]): components['schemas']['OAuthError']['error'] {
  if (kind === 'unauthenticated') return 'invalid_grant'
  return issues.some(({ context, type }) => context.key === 'grant_type' && type === 'any.allowOnly')
    ? 'unsupported_grant_type'
    : 'invalid_request'
}

/** Titles for statuses that only a proxy in front of Workbench returns. */
const PROXY_TITLES: Readonly<Record<number, string>> = {
  429: 'Too Many Requests',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
}

/** Returns the code and title for a status when nothing else is known about the error. */
export function errorTemplateForStatus(status: number): ErrorTemplate {
  const known: ErrorTemplate | undefined = Object.values(API_ERRORS).find(each => each.status === status)
  if (known) return { status, code: known.code, title: known.title }
  return { status, code: status < 500 ? 'EINVALID' : 'EINTERNAL', title: PROXY_TITLES[status] ?? 'Error' }
}

/**
 * Creates the issue for an invalid parameter.
 *
 * @param problem follows the parameter name in the message
 */
export function paramIssue(
  path: ParamPath,
  type: string,
  problem: string,
  context: Record<string, unknown> = {},
): ParamIssue {
  const key = path.at(-1) ?? 'value'
  // Joi labels a parameter without a name like the whole document.
  const label = key === '' ? 'value' : key
  return { message: `"${key}" ${problem}`, path, type, context: { ...context, key, label } }
}

/** Creates the issue for a parameter that the operation does not accept. */
export function unknownParam(path: ParamPath): ParamIssue {
  return paramIssue(path, 'object.allowUnknown', 'is not allowed', { child: path.at(-1) })
}

const moreIssues = (count: number): ParamIssue => ({
  ...paramIssue(['data'], 'any.more', ''),
  message: `and ${count} more`,
})
