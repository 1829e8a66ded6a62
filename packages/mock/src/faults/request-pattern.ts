import { type Route, routes } from '@workbench-sdk/contract/routes'
import { shorten } from '@workbench-sdk/internal/shorten'
import { idOf, isRouteName, nameOf, nearestRoutes, type Place, placeOf, routeOf } from '../engine/router.ts'
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

/** Routes a path as clients send it. A query is not part of a path, and braces indicate a misspelled route name. */
function placeAt(method: string, path: string): Place | undefined {
  if (/[{}?#]/.test(path)) return undefined
  const { pathname } = new URL(/^\/(api|auth)\//.test(path) ? path : `/api/v2${path}`, 'https://workbench.invalid')
  return placeOf(method, pathname)
}

function unknownRoute(pattern: string): TypeError {
  const nearest = nearestRoutes(pattern).map(name => `"${name}"`)
  return new TypeError(`Unknown route "${shorten(pattern)}". Did you mean ${nearest.join(', ')}?`)
}
