import { type ApiError, apiError, type ParamIssue, paramIssue } from '@workbench-sdk/contract/api-errors'
import { attributeModel, isResourceType, type ResourceType, relationshipModel } from '@workbench-sdk/contract/model'
import {
  DEFAULT_PAGE,
  type ParameterIssue,
  parseQuery,
  type Query,
  QueryError,
  type Schema,
} from '@workbench-sdk/query'

/** The query of a URL without a query string. */
const DEFAULT_QUERY: Query = { filters: [], sort: [], page: DEFAULT_PAGE, include: [], fields: new Map() }

/**
 * Parses the query string.
 *
 * @param allowed the parameters that the route supports.
 * @param type the type of the records in the response.
 */
export function readQuery(allowed: readonly string[], type: ResourceType, url: URL): Query | ApiError {
  if (url.search === '') return DEFAULT_QUERY
  const query = parseQuery(url.searchParams, allowed, schemaOf(type), name =>
    isResourceType(name) ? schemaOf(name) : undefined,
  )
  return query instanceof QueryError ? toApiError(query) : query
}

/** The parts of the model of a type that a query can refer to. */
function schemaOf(type: ResourceType): Schema {
  return {
    type,
    comparable: name => {
      const attribute = attributeModel(type, name)
      return attribute?.filterable ? attribute.kind : undefined
    },
    has: name => Boolean(attributeModel(type, name) ?? relationshipModel(type, name)),
    related: name => {
      const target = relationshipModel(type, name)?.target
      return target && schemaOf(target)
    },
  }
}

function toApiError({ part, message, issues }: QueryError): ApiError {
  if (part !== 'parameters') return apiError(part, { detail: message })
  return apiError('invalid-parameters', { issues: issues.map(({ path, problem }) => PARAM_ISSUES[problem](path)) })
}

const PARAM_ISSUES: Readonly<Record<ParameterIssue['problem'], (path: string) => ParamIssue>> = {
  unknown: path => paramIssue(path, 'object.allowUnknown', 'is not allowed'),
  'no-keys': path => paramIssue(path, 'object.base', `must be an object, as in ${path}[…]=…`),
  'no-count': path => paramIssue(path, 'number.base', 'must be a whole number, 0 or more'),
}

/** The types of the related records that a query refers to. */
export function typesReached(type: ResourceType, { filters, include }: Query): ResourceType[] {
  return [...filters.map(({ path }) => path), ...include].flatMap(path => typesOnPath(type, path))
}

function typesOnPath(from: ResourceType, path: readonly string[]): ResourceType[] {
  const types: ResourceType[] = []
  for (const relation of path) {
    const model = relationshipModel(types.at(-1) ?? from, relation)
    if (model) types.push(model.target)
  }
  return types
}
