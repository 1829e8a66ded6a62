import { ApiError } from '@workbench-sdk/contract/api-errors'
import type { ROUTES } from '@workbench-sdk/contract/generated/routes'
import { canonicalId } from '@workbench-sdk/contract/ids'
import { locate, match, type Route, routes, type Target } from '@workbench-sdk/contract/routes'
import { rankBySimilarity } from '@workbench-sdk/internal/suggest'
import type { MockRequest } from '../platform/http-message.ts'
import type { Body } from './parse-body.ts'

/** A request whose URL has been parsed. */
export interface RoutedRequest {
  readonly method: string
  readonly headers: MockRequest['headers']
  readonly url: URL
  /** The path and query, without the prefix before `/api/v2`. */
  readonly path: string
  /** The base URL of the API: the origin and the prefix before `/api/v2`. */
  readonly root: string
  readonly place: Place
  /** The operation in the contract. Undefined if no operation matches. */
  readonly route: Route | undefined
}

/** A request whose URL and body have been parsed. */
export interface ParsedRequest extends RoutedRequest {
  readonly body: Body | ApiError
}

/** The result of routing. If the result itself is an error, it requires no authentication; an error in `target` does. */
export type Place =
  | ApiError
  | { readonly kind: 'login'; readonly route: Route }
  | { readonly kind: 'api'; readonly target: Target | ApiError }

/** @param prefix the part of the path before `/api/v2` */
export function routeRequest({ method, headers, url: address }: MockRequest, prefix: string): RoutedRequest {
  const url = new URL(address)
  // A client does not send the fragment to the server.
  if (url.hash !== '') url.hash = ''
  const pathname = url.pathname.slice(prefix.length)
  const place = placeOf(method === 'HEAD' ? 'GET' : method, pathname)
  return { method, headers, url, path: pathname + url.search, root: url.origin + prefix, place, route: routeOf(place) }
}

/** Returns the operation in the contract for a method and a path. */
export const routeAt = (method: string, path: string): Route | undefined => routeOf(placeOf(method, path))

/** Routes a method and a path. */
export function placeOf(method: string, path: string): Place {
  const shape = match(method, path)
  if (shape instanceof ApiError || shape.kind === 'login') return shape
  return { kind: 'api', target: locate(shape) }
}

export function routeOf(place: Place): Route | undefined {
  if (place instanceof ApiError) return undefined
  if (place.kind === 'login') return place.route
  return place.target instanceof ApiError ? undefined : place.target.route
}

/** Returns the id in the path, in the store's spelling. */
export function idOf(place: Place): string | undefined {
  if (place instanceof ApiError || place.kind === 'login' || place.target instanceof ApiError) return undefined
  return 'id' in place.target ? canonicalId(place.target.id) : undefined
}

type NameOf<R> = R extends { method: infer M extends string; path: infer P extends string }
  ? `${M} ${P extends `/api/v2${infer Short}` ? Short : P}`
  : never

/** The name of an operation, e.g. `POST /api_keys` or `PATCH /service_accounts/{id}`. */
export type RouteName = NameOf<(typeof ROUTES)[number]>

/** Removes the query and `/api/v2` from a path. */
export const shortPath = (path: string): string => path.replace(/\?.*/, '').replace(/^\/api\/v2(?=\/)/, '')

// `RouteName` describes the result of this template.
const names = new Map(routes.map(route => [route, `${route.method} ${shortPath(route.path)}` as RouteName]))
const routeNames: readonly string[] = [...names.values()]
const knownNames: ReadonlySet<string> = new Set(routeNames)

// Every route has a name.
export const nameOf = (route: Route): RouteName => names.get(route) as RouteName

export const isRouteName = (text: string): text is RouteName => knownNames.has(text)

/** The maximum number of path segments, and of characters per segment, to compare. No operation has more. */
const MAX_SEGMENTS = 4
const MAX_SEGMENT_LENGTH = 24

/** Returns the three operation names that are most similar to a string. The running time does not depend on the string's length. */
export function nearestRoutes(text: string): string[] {
  const segments = text.split('/', MAX_SEGMENTS + 1).map(segment => segment.slice(0, MAX_SEGMENT_LENGTH))
  const ranked = rankBySimilarity(segments.join('/'), routeNames, name => name)
  return ranked.slice(0, 3).map(({ item }) => item)
}
