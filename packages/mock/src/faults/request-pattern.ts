import { type Route, routes } from '@workbench-sdk/contract/routes'
import { shorten } from '@workbench-sdk/internal/shorten'
import { idOf, isRouteName, nameOf, nearestRoutes, type Place, placeOf, routeOf, shortPath } from '../engine/router.ts'
import type { Fault, FaultPattern } from './fault.ts'

/** The parts of a request that patterns can match. */
interface Call {
  /** The operation in the contract. Undefined for an unhandled request. */
  readonly route: Route | undefined
  readonly place: Place
}

/** Returns whether a request matches a pattern. */
export type Matches = (request: Call) => boolean

const METHODS = new Set<string>(routes.map(({ method }) => method))

/**
 * Returns a function that matches requests against the patterns of a fault. Both are normalized: without a trailing slash or
 * percent-encoding, and with ids in lower case. The time to match a request does not depend on the number of patterns.
 *
 * @throws TypeError if a pattern matches no route
 */
export function matcherOf({ on = '*' }: Pick<Fault, 'on'>): Matches {
  const selectors = new Set([on].flat().map(selectorOf))
  if (selectors.has('*')) return () => true
  return ({ route, place }) =>
    route !== undefined &&
    (selectors.has(nameOf(route)) || selectors.has(`${route.method} *`) || selectors.has(recordSelector(route, place)))
}

const recordSelector = (route: Route, place: Place) => `${nameOf(route)} ${idOf(place)}`

/**
 * Like `matcherOf`, for recorded requests.
 *
 * @throws TypeError if the pattern matches no route
 */
export function recordMatcherOf(pattern: FaultPattern): (request: { method: string; path: string }) => boolean {
  const matches = matcherOf({ on: pattern })
  return ({ method, path }) => {
    const place = placeOf(method === 'HEAD' ? 'GET' : method, path.replace(/\?.*/, ''))
    return matches({ route: routeOf(place), place })
  }
}

function selectorOf(pattern: FaultPattern): string {
  const [method = '', path = '', ...rest] = pattern.split(' ')
  const isAny = pattern === '*' || (METHODS.has(method) && path === '*')
  if (isAny && rest.length === 0) return pattern
  const withoutSlash = pattern.replace(/\/$/, '')
  if (isRouteName(withoutSlash)) return withoutSlash
  const place = rest.length === 0 ? placeAt(method, path) : undefined
  const route = place && routeOf(place)
  if (!route) throw unknownRoute(pattern)
  return idOf(place) === undefined ? nameOf(route) : recordSelector(route, place)
}

/** Characters of placeholders in the routes of other tools, e.g. `:id`, `*`, `<id>` or `${id}`. Ids do not contain them. */
const PLACEHOLDER = /^:|[{}<>[\]*$]/

/** Routes a path as clients send it. A query is not part of a path, and a placeholder indicates a misspelled route name. */
function placeAt(method: string, path: string): Place | undefined {
  if (/[?#]/.test(path) || segmentsOf(path).some(segment => PLACEHOLDER.test(segment))) return undefined
  const { pathname } = new URL(/^\/(api|auth)\//.test(path) ? path : `/api/v2${path}`, 'https://workbench.invalid')
  return placeOf(method, pathname)
}

const segmentsOf = (path: string) => path.split('/').map(percentDecoded)

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function unknownRoute(pattern: string): TypeError {
  const intended = withIds(pattern)
  const nearest = (isRouteName(intended) ? [intended] : nearestRoutes(pattern)).map(name => `"${name}"`)
  return new TypeError(`Unknown route "${shorten(pattern)}". Did you mean ${nearest.join(', ')}?`)
}

/** Replaces the placeholders of a pattern as in route names: `get /api_keys/:id` results in `GET /api_keys/{id}`. */
function withIds(pattern: string): string {
  const [method = '', path = ''] = pattern.split(' ', 2)
  const segments = segmentsOf(shortPath(path)).map(segment => (PLACEHOLDER.test(segment) ? '{id}' : segment))
  return `${method.toUpperCase()} ${segments.join('/')}`.replace(/\/$/, '')
}
