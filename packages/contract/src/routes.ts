import { type ApiError, apiError } from './api-errors.ts'
import { ROUTES } from './generated/routes.ts'
import { isResourceType, modelOf, type ResourceType, relationshipModel, type Verb } from './model.ts'

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'
export type OperationId = (typeof ROUTES)[number]['operation']
/** The operations that create, change or delete a record. */
export type WritingOperation = Extract<
  (typeof ROUTES)[number],
  { kind: 'collection' | 'record'; method: 'POST' | 'PATCH' | 'DELETE' }
>['operation']
type QueryParameter = 'filter' | 'sort' | 'page' | 'include' | 'fields' | 'flag'

/** An operation in the contract, with its method and path. */
export interface Route {
  readonly operation: OperationId
  readonly method: Method
  /** The path with placeholders, e.g. `/api/v2/api_keys/{id}`. */
  readonly path: string
  readonly kind: 'collection' | 'record' | 'related' | 'relationship' | 'login'
  readonly type?: ResourceType
  readonly relation?: string
  readonly query: readonly QueryParameter[]
}

interface TargetBase {
  readonly route: Route
  readonly type: ResourceType
  readonly verb: Verb
}

/** The records targeted by a request. */
export type Target =
  | (TargetBase & { readonly kind: 'collection' })
  | (TargetBase & { readonly kind: 'record'; readonly id: string })
  | (TargetBase & { readonly kind: 'related' | 'relationship'; readonly id: string; readonly relation: string })

/** The interpretation of a path, even if the contract does not define its type. */
export type Shape = { readonly kind: 'login'; readonly route: Route } | JsonApiShape

interface JsonApiShape extends JsonApiPath {
  readonly method: string
  readonly verb: Verb
}

interface JsonApiPath {
  readonly kind: keyof typeof VERBS
  readonly type: string
  readonly id: string
  readonly relation: string
}

export const routes: readonly Route[] = ROUTES

export const API_ROOT = '/api/v2/'

const VERBS = {
  collection: { GET: 'search', POST: 'create' },
  record: { GET: 'find', PATCH: 'update', DELETE: 'delete' },
  related: { GET: 'find' },
  relationship: { GET: 'find', POST: 'update', PATCH: 'update', DELETE: 'update' },
} as const satisfies Record<string, Partial<Record<Method, Verb>>>

/** The operations by kind and type. Only a few share both, so comparing them is faster than creating a key. */
const routesByKind = Map.groupBy(routes, ({ kind }) => kind)
const routesByType = new Map(
  Array.from(routesByKind, ([kind, ofKind]) => [kind, Map.groupBy(ofKind, ({ type }) => type)]),
)
const logins = new Map(routes.filter(({ kind }) => kind === 'login').map(route => [route.path, route]))

/** Parses a path. The result does not require authentication, even if it is an error. */
export function match(method: string, pathname: string): Shape | ApiError {
  const path = pathname.endsWith('/') ? pathname.slice(0, -1) : pathname
  const login = logins.get(path)
  if (login?.method === method) return { kind: 'login', route: login }
  if (!isBelowRoot(path)) return apiError('unknown-route', {})
  const shape = shapeOf(path.slice(API_ROOT.length).split('/'))
  const verb = shape && verbOf(shape.kind, method)
  return verb ? { ...shape, method, verb } : apiError('unknown-route', {})
}

/** Like Express, jsonapi-server ignores the case of the fixed parts of a path. */
const isBelowRoot = (path: string) =>
  path.startsWith(API_ROOT) || path.slice(0, API_ROOT.length).toLowerCase() === API_ROOT

function verbOf(kind: keyof typeof VERBS, method: string): Verb | undefined {
  const verbs: Partial<Record<string, Verb>> = VERBS[kind]
  return verbs[method]
}

/** Decodes the segments of a path. Invalid percent-encoding results in an empty segment, which matches no route. */
function decoded(segments: readonly string[]): readonly string[] {
  if (!segments.some(segment => segment.includes('%'))) return segments
  try {
    return segments.map(decodeURIComponent)
  } catch {
    return ['']
  }
}

/** Like Express, jsonapi-server decodes only the variable parts of a path, and ignores the case of the others. */
function shapeOf(encoded: readonly string[]): JsonApiPath | undefined {
  const segments = decoded(encoded)
  const [type = '', id = '', third = '', fourth = ''] = segments
  if (segments.includes('')) return undefined
  switch (segments.length) {
    case 1:
      return { kind: 'collection', type, id, relation: '' }
    case 2:
      return { kind: 'record', type, id, relation: '' }
    case 3:
      return { kind: 'related', type, id, relation: third }
    case 4:
      return encoded[2]?.toLowerCase() === 'relationships'
        ? { kind: 'relationship', type, id, relation: fourth }
        : undefined
    default:
      return undefined
  }
}

/** Returns the contract's operation for a path, or jsonapi-server's error if no operation exists. */
export function locate({ kind, type, id, relation, method, verb }: JsonApiShape): Target | ApiError {
  if (!isResourceType(type)) return apiError('unknown-type', { type })
  if (!modelOf(type).verbs.includes(verb) && kind !== 'relationship') {
    return apiError('unsupported-verb', { type, verb })
  }
  const isRelated = kind === 'related' || kind === 'relationship'
  if (isRelated && !relationshipModel(type, relation)) return apiError('unknown-relationship', {})
  const candidates = routesByType.get(kind)?.get(type)
  const route = candidates?.find(each => each.method === method && (each.relation ?? '') === relation)
  if (!route) return apiError('unknown-route', {})
  if (kind === 'collection') return { kind, route, type, verb }
  return isRelated ? { kind, route, type, verb, id, relation } : { kind, route, type, verb, id }
}
