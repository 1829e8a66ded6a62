import type { ResourceType } from '../model.ts'
import { issue, type ParamIssue, Refusal, refuse } from '../refusals.ts'
import { type Fields, parseFields } from './fields.ts'
import { type Filter, parseFilter } from './filter.ts'
import { type Include, parseInclude } from './include.ts'
import { type Page, parsePage } from './page.ts'
import { type Parameter, parseParameter } from './parameter.ts'
import { parseSort, type SortKey } from './sort.ts'

/** A query string, understood. */
export interface Query {
  readonly filters: readonly Filter[]
  readonly sort: readonly SortKey[]
  readonly page: Page
  readonly include: readonly Include[]
  readonly fields: Fields
}

/** Reads the query string of a route that takes the `allowed` parameters, and whose records are of `type`. */
export function parseQuery(allowed: readonly string[], type: ResourceType, search: URLSearchParams): Query | Refusal {
  const parameters = [...search].map(parseParameter)
  const issues = parameters.flatMap(each => check(each, allowed))
  if (issues.length > 0) return refuse.params(issues)
  const named = (name: string) => parameters.filter(each => each.name === name)
  const parts = {
    filters: parseFilter(type, named('filter')),
    sort: parseSort(type, named('sort')),
    page: parsePage(named('page')),
    include: parseInclude(type, named('include')),
    fields: parseFields(named('fields')),
  }
  const refusal = Object.values(parts).find(part => part instanceof Refusal)
  return refusal ?? (parts as Query)
}

/** How many keys in brackets each parameter takes, at least and at most. */
const KEYS: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['filter', [1, 4]],
  ['sort', [0, 0]],
  ['page', [1, 1]],
  ['include', [0, 0]],
  ['fields', [1, 1]],
  ['flag', [0, 9]],
])

function check({ name, keys }: Parameter, allowed: readonly string[]): ParamIssue[] {
  const [least, most] = KEYS.get(name) ?? [0, 0]
  if (!allowed.includes(name)) return [issue(name, 'object.allowUnknown', 'is not allowed')]
  if (keys.length < least) return [issue(name, 'object.base', `must be an object, as in ${name}[…]=…`)]
  if (keys.length > most) return [issue([name, ...keys].join('.'), 'object.allowUnknown', 'is not allowed')]
  return []
}
