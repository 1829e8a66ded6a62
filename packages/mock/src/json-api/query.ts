import { type ApiError, apiError, type ParamIssue, paramIssue, unknownParam } from '@workbench-sdk/contract/api-errors'
import type { Assumptions } from '@workbench-sdk/contract/assumptions'
import { canonicalId } from '@workbench-sdk/contract/ids'
import { attributeModel, isResourceType, type ResourceType, relationshipModel } from '@workbench-sdk/contract/model'
import type { Target } from '@workbench-sdk/contract/routes'
import {
  type Condition,
  DEFAULT_PAGE,
  type Filter,
  type ParameterIssue,
  parseQuery,
  type Query,
  QueryError,
  type Schema,
} from '@workbench-sdk/query'
import { parametersOf } from '../platform/http-message.ts'

/** The query for a URL without a query string. */
const DEFAULT_QUERY: Query = { filters: [], sort: [], page: DEFAULT_PAGE, include: [], fields: new Map() }

/**
 * Parses the query string.
 *
 * @param type the type of the records in the response
 */
export function readQuery(
  { kind, route }: Target,
  type: ResourceType,
  url: URL,
  { zeroPageLimit }: Assumptions,
): Query | ApiError {
  if (url.search === '') return DEFAULT_QUERY
  // jsonapi-server validates only the parameters for lists and related records.
  const isValidated = route.method === 'GET' && (kind === 'collection' || kind === 'related')
  const parsed = parseQuery(parametersOf(url.search), route.query, schemaOf(type), schemaNamed, !isValidated)
  if (parsed instanceof QueryError) return toApiError(parsed)
  const query = { ...parsed, filters: parsed.filters.map(withCanonicalId) }
  const { page } = query
  if (page.limit > 0 || zeroPageLimit === 'no-records') return query
  return { ...query, page: { ...page, limit: DEFAULT_PAGE.limit } }
}

/** Normalizes ids in a filter, so that it finds a record by any spelling of its id. */
function withCanonicalId(filter: Filter): Filter {
  if (filter.attribute !== 'id') return filter
  return { ...filter, conditions: filter.conditions.map(canonicalCondition) }
}

function canonicalCondition(condition: Condition): Condition {
  if (condition.operator === 'null' || typeof condition.value !== 'string') return condition
  return { ...condition, value: canonicalId(condition.value) }
}

const schemaNamed = (name: string) => (isResourceType(name) ? schemaOf(name) : undefined)

/** Returns the parts of a type's model that are available to queries. */
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

const PARAM_ISSUES: Readonly<Record<ParameterIssue['problem'], (path: readonly string[]) => ParamIssue>> = {
  unknown: unknownParam,
  'no-object': path => paramIssue(path, 'object.base', 'must be an object'),
  'no-number': path => paramIssue(path, 'number.base', 'must be a number'),
  'no-count': path => paramIssue(path, 'number.min', 'must be larger than or equal to 0'),
}

/** Returns the types of the related records used by a query. */
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
