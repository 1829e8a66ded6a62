import { ApiError } from '@workbench-sdk/contract/api-errors'
import type { ROUTES } from '@workbench-sdk/contract/generated/routes'
import { locate, match, type Route, routes, type Target } from '@workbench-sdk/contract/routes'
import leven from 'leven'
import type { MockRequest } from '../platform/http-message.ts'

/** A request, as far as its address tells. */
export interface Call {
  readonly method: string
  readonly headers: MockRequest['headers']
  readonly url: URL
  /** Path and query, without what comes before `/api/v2`. */
  readonly path: string
  /** What the API's paths are below: an origin, and what comes before `/api/v2`. */
  readonly root: string
  readonly place: Place
  /** The operation of the contract, where one takes the request. */
  readonly route: Route | undefined
}

/** Where a request leads. That it leads nowhere is told to anybody; what the API lacks, to whoever may call it. */
export type Place =
  | ApiError
  | { readonly kind: 'login'; readonly route: Route }
  | { readonly kind: 'api'; readonly target: Target | ApiError }

/** @param prefix what the path begins with and does not mean. */
export function callOf({ method, headers, url: address }: MockRequest, prefix: string): Call {
  const url = new URL(address)
  // What a URL is read for stays with the client.
  if (url.hash !== '') url.hash = ''
  const pathname = url.pathname.slice(prefix.length)
  const place = placeOf(method === 'HEAD' ? 'GET' : method, pathname)
  return { method, headers, url, path: pathname + url.search, root: url.origin + prefix, place, route: routeOf(place) }
}

/** The operation of the contract that takes a request of this method and path. */
export const routeAt = (method: string, path: string): Route | undefined => routeOf(placeOf(method, path))

function placeOf(method: string, path: string): Place {
  const shape = match(method, path)
  if (shape instanceof ApiError || shape.kind === 'login') return shape
  return { kind: 'api', target: locate(shape) }
}

function routeOf(place: Place): Route | undefined {
  if (place instanceof ApiError) return undefined
  if (place.kind === 'login') return place.route
  return place.target instanceof ApiError ? undefined : place.target.route
}

type NameOf<R> = R extends { method: infer M extends string; path: infer P extends string }
  ? `${M} ${P extends `/api/v2${infer Short}` ? Short : P}`
  : never

/** An operation of the contract as people write it: `POST /api_keys`, `PATCH /service_accounts/{id}`. */
export type RouteName = NameOf<(typeof ROUTES)[number]>

/** A path as people write it. */
export const shortPath = (path: string): string => path.replace(/\?.*/, '').replace(/^\/api\/v2(?=\/)/, '')

const names = new Map(routes.map(route => [route, `${route.method} ${shortPath(route.path)}` as RouteName]))
const named: ReadonlyMap<string, Route> = new Map(Array.from(names, ([route, name]) => [name, route]))

/** How people write a route. */
export const nameOf = (route: Route): RouteName => names.get(route) as RouteName

export const isRouteName = (text: string): text is RouteName => named.has(text)

/** The route that people write so. */
export const routeNamed = (name: RouteName): Route | undefined => named.get(name)

/** The three names that are most like a text. */
export function nearestRoutes(text: string): string[] {
  const far = (name: string) => leven(name, text)
  return [...named.keys()].sort((a, b) => far(a) - far(b)).slice(0, 3)
}
