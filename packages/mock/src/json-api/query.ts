import { type ApiError, apiErrors, type ParamIssue, paramIssue } from '@workbench-sdk/contract/api-errors'
import { attributeModel, isResourceType, type ResourceType, relationshipModel } from '@workbench-sdk/contract/model'
import {
  DEFAULT_PAGE,
  type ParameterIssue,
  parseQuery,
  type Query,
  QueryError,
  type Schema,
} from '@workbench-sdk/query'

/** What a URL without a query asks for, of whatever type. */
const PLAIN: Query = { filters: [], sort: [], page: DEFAULT_PAGE, include: [], fields: new Map() }

/** Reads the query string of a route that takes the `allowed` parameters, and whose records are of `type`. */
export function readQuery(allowed: readonly string[], type: ResourceType, url: URL): Query | ApiError {
  if (url.search === '') return PLAIN
  const query = parseQuery(url.searchParams, allowed, schemaOf(type), name =>
    isResourceType(name) ? schemaOf(name) : undefined,
  )
  return query instanceof QueryError ? refusalOf(query) : query
}

/** The model of a type, as far as a query can ask about it. */
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

function refusalOf({ part, message, issues }: QueryError): ApiError {
  return part === 'parameters' ? apiErrors.params(issues.map(toIssue)) : apiErrors[part](message)
}

const toIssue = ({ path, problem }: ParameterIssue): ParamIssue => SAYS[problem](path)

const SAYS: Readonly<Record<ParameterIssue['problem'], (path: string) => ParamIssue>> = {
  unknown: path => paramIssue(path, 'object.allowUnknown', 'is not allowed'),
  'no-keys': path => paramIssue(path, 'object.base', `must be an object, as in ${path}[…]=…`),
  'no-count': path => paramIssue(path, 'number.base', 'must be a whole number, 0 or more'),
}

/** The types of the records that a query looks into, beside those that it lists. */
export function typesReached(type: ResourceType, { filters, include }: Query): ResourceType[] {
  return [...filters.map(({ path }) => path), ...include].flatMap(path => typesAlong(type, path))
}

function typesAlong(from: ResourceType, path: readonly string[]): ResourceType[] {
  const types: ResourceType[] = []
  for (const relation of path) {
    const model = relationshipModel(types.at(-1) ?? from, relation)
    if (model) types.push(model.target)
  }
  return types
}
