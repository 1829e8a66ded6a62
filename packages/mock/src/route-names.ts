import leven from 'leven'
import type { ROUTES } from './generated/routes.ts'
import { type Route, routes } from './routes.ts'

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
