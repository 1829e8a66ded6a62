import { ROLES } from '../../roles.ts'
import type { AgeRange } from '../key-ages.ts'
import { ALL_KEYS, type KeyFilters } from '../key-filters.ts'

export const KEY_STATES: Readonly<Record<KeyFilters['state'], string>> = {
  any: 'Any state',
  active: 'Active',
  disabled: 'Disabled',
  due: 'Due for rotation',
}

export const KEY_ROLES: Readonly<Record<KeyFilters['role'], string>> = {
  any: 'Any role',
  organization_admin: ROLES.organization_admin.label,
  organization_analyst: ROLES.organization_analyst.label,
}

export const KEY_ORDERS: Readonly<Record<KeyFilters['sort'], string>> = {
  oldest: 'Oldest first',
  newest: 'Newest first',
  name: 'Name, A to Z',
  'name-backwards': 'Name, Z to A',
}

/** Reads the filters from the URL, and ignores invalid values. The inverse of `keyListParams`. */
export function parseKeyFilters(params: URLSearchParams): KeyFilters {
  const option = <K extends string>(parameter: string, options: Readonly<Record<K, string>>, fallback: K): K => {
    const value = params.get(parameter)
    return value !== null && Object.hasOwn(options, value) ? (value as K) : fallback
  }
  const page = Number(params.get('page'))
  return {
    search: params.get('key') ?? ALL_KEYS.search,
    state: option('key-state', KEY_STATES, ALL_KEYS.state),
    role: option('key-role', KEY_ROLES, ALL_KEYS.role),
    age: parseAges(params.get('age') ?? ''),
    accountId: params.get('account') || undefined,
    sort: option('key-sort', KEY_ORDERS, ALL_KEYS.sort),
    page: Number.isSafeInteger(page) && page > 0 ? page : ALL_KEYS.page,
  }
}

/** The largest age in days that can be entered. */
export const MAX_AGE = 36_500

function parseAges(text: string): AgeRange {
  const [, from, to] = /^(\d{0,5})-(\d{0,5})$/.exec(text) ?? []
  return { from: days(from), to: days(to) }
}

const days = (digits: string | undefined) => (digits && Number(digits) <= MAX_AGE ? Number(digits) : undefined)
