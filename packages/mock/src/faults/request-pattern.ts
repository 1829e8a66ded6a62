import { routes } from '@workbench-sdk/contract/routes'
import { isRouteName, nameOf, nearestRoutes, type RoutedRequest, routeAt } from '../engine/router.ts'
import type { Fault, FaultPattern } from './fault.ts'

/** Whether a request is one that a pattern means. */
export type Matches = (call: Pick<RoutedRequest, 'route' | 'url'>) => boolean

const METHODS = new Set<string>(routes.map(({ method }) => method))

/** @throws TypeError where a pattern names nothing that there is. */
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
  // In braces stands what is to be filled in: a name of a route that is not quite one.
  if (route && !path.includes('{'))
    return call => call.route === route && call.url.pathname.replace(/\/$/, '').endsWith(path)
  throw new TypeError(`There is no ${pattern}. There is, for instance, ${nearestRoutes(pattern).join(', ')}.`)
}
