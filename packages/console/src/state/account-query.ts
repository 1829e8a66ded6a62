import { contains, type ServiceAccountListQuery } from '@workbench-sdk/client'
import { ROLES } from '../roles.ts'

/** Which accounts are shown, and in which order. */
export interface AccountQuery {
  readonly search: string
  readonly role: keyof typeof ROLE_CHOICES
  readonly state: keyof typeof STATE_CHOICES
  readonly sort: keyof typeof SORT_CHOICES
}

export const ROLE_CHOICES = {
  any: 'Any role',
  organization_admin: ROLES.organization_admin.label,
  organization_analyst: ROLES.organization_analyst.label,
} as const

export const STATE_CHOICES = { any: 'Any state', active: 'Active', disabled: 'Disabled' } as const

export const SORT_CHOICES = {
  newest: 'Newest first',
  oldest: 'Oldest first',
  name: 'Name, A to Z',
  'name-backwards': 'Name, Z to A',
} as const

const ORDERS = {
  newest: '-createdAt',
  oldest: 'createdAt',
  name: 'name',
  'name-backwards': '-name',
} as const

const EVERYTHING: AccountQuery = { search: '', role: 'any', state: 'any', sort: 'newest' }

/** What the client is asked for. */
export function listQueryOf({ search, role, state, sort }: AccountQuery): ServiceAccountListQuery<'createdBy'> {
  return {
    sort: ORDERS[sort],
    include: ['createdBy'],
    pageSize: 100,
    ...(search !== '' && { name: contains(search) }),
    ...(role !== 'any' && { role }),
    ...(state !== 'any' && { active: state === 'active' }),
  }
}

export const isEverything = ({ search, role, state }: AccountQuery): boolean =>
  search === '' && role === 'any' && state === 'any'

export const withoutFilters = ({ sort }: AccountQuery): AccountQuery => ({ ...EVERYTHING, sort })

/** The query that a page's address tells; what it tells wrongly is left out. */
export function queryFrom(params: URLSearchParams): AccountQuery {
  const one = <K extends string>(name: keyof AccountQuery, of: Readonly<Record<K, string>>, fallback: K): K => {
    const told = params.get(name)
    return told !== null && Object.hasOwn(of, told) ? (told as K) : fallback
  }
  return {
    search: params.get('search') ?? '',
    role: one('role', ROLE_CHOICES, EVERYTHING.role),
    state: one('state', STATE_CHOICES, EVERYTHING.state),
    sort: one('sort', SORT_CHOICES, EVERYTHING.sort),
  }
}

/** Puts a query into the page's address, so that it outlasts a reload and can be passed on. */
export function queryInto(params: URLSearchParams, query: AccountQuery): void {
  for (const name of Object.keys(EVERYTHING) as (keyof AccountQuery)[]) {
    if (query[name] === EVERYTHING[name]) params.delete(name)
    else params.set(name, query[name])
  }
}
