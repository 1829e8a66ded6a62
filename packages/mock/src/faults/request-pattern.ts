import { routes } from '@workbench-sdk/contract/routes'
import { isRouteName, nameOf, nearestRoutes, type RoutedRequest, routeAt } from '../engine/router.ts'
import type { Fault, FaultPattern } from './fault.ts'

/** Returns whether a request matches a pattern. */
export type Matches = (request: Pick<RoutedRequest, 'route' | 'url'>) => boolean

const METHODS = new Set<string>(routes.map(({ method }) => method))

/** @throws TypeError if a pattern matches no route */
export function matcherOf({ on = '*' }: Pick<Fault, 'on'>): Matches {
  const each = [on].flat().map(matches)
  return call => each.some(matchesOne => matchesOne(call))
}

function matches(pattern: FaultPattern): Matches {
  if (pattern === '*') return () => true
  if (isRouteName(pattern)) return ({ route }) => route !== undefined && nameOf(route) === pattern
  const [method = '', path = ''] = pattern.split(' ')
  if (METHODS.has(method) && path === '*') return ({ route }) => route?.method === method
  const route = routeAt(method, path.startsWith('/auth/') ? path : `/api/v2${path}`)
  // A path with braces is a misspelled route name.
  if (route && !path.includes('{'))
    return call => call.route === route && call.url.pathname.replace(/\/$/, '').endsWith(path)
  throw new TypeError(`Unknown route "${pattern}". Did you mean ${nearestRoutes(pattern).map(quoted).join(', ')}?`)
}

const quoted = (name: string) => `"${name}"`
