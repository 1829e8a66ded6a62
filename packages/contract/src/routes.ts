import { type ApiError, apiErrors } from './api-errors.ts'
import { ROUTES } from './generated/routes.ts'
import { isResourceType, modelOf, type ResourceType, relationshipModel, type Verb } from './model.ts'

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'
export type OperationId = (typeof ROUTES)[number]['operation']
/** The operations that write a record, each of which comes to a rule. */
export type WritingOperation = Extract<
  (typeof ROUTES)[number],
  { kind: 'collection' | 'record'; method: 'POST' | 'PATCH' | 'DELETE' }
>['operation']
type Query = 'filter' | 'sort' | 'page' | 'include' | 'fields' | 'flag'

/** A row of the contract: an operation and where it is found. */
export interface Route {
  readonly operation: OperationId
  readonly method: Method
  readonly path: string
  readonly kind: 'collection' | 'record' | 'related' | 'relationship' | 'login'
  readonly type?: ResourceType
  readonly relation?: string
  readonly query: readonly Query[]
}

/** Where a request leads. */
export type Target =
  | { readonly kind: 'collection'; readonly route: Route; readonly type: ResourceType; readonly verb: Verb }
  | {
      readonly kind: 'record'
      readonly route: Route
      readonly type: ResourceType
      readonly verb: Verb
      readonly id: string
    }
  | {
      readonly kind: 'related' | 'relationship'
      readonly route: Route
      readonly type: ResourceType
      readonly verb: Verb
      readonly id: string
      readonly relation: string
    }

export const routes: readonly Route[] = ROUTES

export const API_ROOT = '/api/v2/'
const routesByKey = new Map(routes.map(route => [`${route.method} ${route.path}`, route]))
const logins = new Map(routes.filter(({ kind }) => kind === 'login').map(route => [route.path, route]))

const VERBS = {
  collection: { GET: 'search', POST: 'create' },
  record: { GET: 'find', PATCH: 'update', DELETE: 'delete' },
  related: { GET: 'find' },
  relationship: { GET: 'find', POST: 'update', PATCH: 'update', DELETE: 'update' },
} as const satisfies Record<string, Partial<Record<Method, Verb>>>

/** The shape of a path that is a route of JSON:API, or the login: what can be told before anyone is authenticated. */
export function match(method: string, pathname: string): Shape | ApiError {
  const path = pathname.endsWith('/') ? pathname.slice(0, -1) : pathname
  const login = logins.get(path)
  if (login?.method === method) return { kind: 'login', route: login }
  if (!path.startsWith(API_ROOT)) return apiErrors.noRoute()
  const shape = shapeOf(segmentsOf(path.slice(API_ROOT.length)))
  const verb = shape && (VERBS[shape.kind] as Partial<Record<string, Verb>>)[method]
  return verb ? { ...shape, method, verb } : apiErrors.noRoute()
}

interface Place {
  readonly kind: keyof typeof VERBS
  readonly type: string
  readonly id: string
  readonly relation: string
}

export type Shape =
  | { readonly kind: 'login'; readonly route: Route }
  | (Place & { readonly method: string; readonly verb: Verb })

function shapeOf(segments: readonly string[]): Place | undefined {
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
      return third === 'relationships' ? { kind: 'relationship', type, id, relation: fourth } : undefined
    default:
      return undefined
  }
}

/** The contract's operation at this place, or what jsonapi-server says where there is none. */
export function locate({
  kind,
  type,
  id,
  relation,
  method,
  verb,
}: Exclude<Shape, { kind: 'login' }>): Target | ApiError {
  if (!isResourceType(type)) return apiErrors.noType(type)
  if (!modelOf(type).verbs.includes(verb) && kind !== 'relationship') return apiErrors.unsupported(type, verb)
  if (kind === 'collection') return located(method, `${API_ROOT}${type}`, route => ({ kind, route, type, verb }))
  if (kind === 'record') return located(method, `${API_ROOT}${type}/{id}`, route => ({ kind, route, type, verb, id }))
  if (!relationshipModel(type, relation)) return apiErrors.noRelation()
  const template = `${API_ROOT}${type}/{id}/${kind === 'relationship' ? 'relationships/' : ''}${relation}`
  return located(method, template, route => ({ kind, route, type, verb, id, relation }))
}

function located(method: string, template: string, target: (route: Route) => Target): Target | ApiError {
  const route = routesByKey.get(`${method} ${template}`)
  return route ? target(route) : apiErrors.noRoute()
}

/** The segments of a path. One whose percent-encoding is broken leads nowhere, like an empty one. */
function segmentsOf(path: string): string[] {
  const segments = path.split('/')
  if (!path.includes('%')) return segments
  try {
    return segments.map(decodeURIComponent)
  } catch {
    return ['']
  }
}
