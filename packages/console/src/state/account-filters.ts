import { contains, type ServiceAccountListQuery } from '@workbench-sdk/client'
import { ROLES } from '../roles.ts'
import type { ParamChanges } from './address.ts'

/** Search text, filters and sort order of the account list. */
export interface AccountFilters {
  readonly search: string
  readonly role: keyof typeof ROLE_OPTIONS
  readonly state: keyof typeof STATE_OPTIONS
  readonly sort: keyof typeof SORT_OPTIONS
}

export const ROLE_OPTIONS = {
  any: 'Any role',
  organization_admin: ROLES.organization_admin.label,
  organization_analyst: ROLES.organization_analyst.label,
} as const

export const STATE_OPTIONS = { any: 'Any state', active: 'Active', disabled: 'Disabled' } as const

export const SORT_OPTIONS = {
  newest: 'Newest first',
  oldest: 'Oldest first',
  name: 'Name, A to Z',
  'name-backwards': 'Name, Z to A',
} as const

const SORT_FIELDS = {
  newest: '-createdAt',
  oldest: 'createdAt',
  name: 'name',
  'name-backwards': '-name',
} as const

const DEFAULTS: AccountFilters = { search: '', role: 'any', state: 'any', sort: 'newest' }

/** Returns the client query that lists the matching accounts. */
export function toListQuery({ search, role, state, sort }: AccountFilters): ServiceAccountListQuery<'createdBy'> {
  return {
    sort: SORT_FIELDS[sort],
    include: ['createdBy'],
    pageSize: 100,
    ...(search !== '' && { name: contains(search) }),
    ...(role !== 'any' && { role }),
    ...(state !== 'any' && { active: state === 'active' }),
  }
}

export const isUnfiltered = ({ search, role, state }: AccountFilters): boolean =>
  search === '' && role === 'any' && state === 'any'

/** Resets all filters except the sort order. */
export const clearFilters = ({ sort }: AccountFilters): AccountFilters => ({ ...DEFAULTS, sort })

/** Reads the filters from the URL, and ignores invalid values. */
export function parseFilters(params: URLSearchParams): AccountFilters {
  const option = <K extends string>(
    filterName: keyof AccountFilters,
    options: Readonly<Record<K, string>>,
    fallback: K,
  ): K => {
    const value = params.get(filterName)
    return value !== null && Object.hasOwn(options, value) ? (value as K) : fallback
  }
  return {
    search: params.get('search') ?? '',
    role: option('role', ROLE_OPTIONS, DEFAULTS.role),
    state: option('state', STATE_OPTIONS, DEFAULTS.state),
    sort: option('sort', SORT_OPTIONS, DEFAULTS.sort),
  }
}

/** Returns the URL parameters for the filters. `null` means that the parameter is omitted. */
export const filterParams = (filters: AccountFilters): ParamChanges =>
  Object.fromEntries(
    Object.entries(filters).map(([filterName, value]) => [
      filterName,
      value === DEFAULTS[filterName as keyof AccountFilters] ? null : value,
    ]),
  )
