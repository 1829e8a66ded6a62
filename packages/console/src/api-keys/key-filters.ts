import type { AgeRange } from './key-ages.ts'

/** Search text, filters, sort order and page of the list of API keys. */
export interface KeyFilters {
  readonly search: string
  readonly state: 'any' | 'active' | 'disabled' | 'due'
  readonly role: 'any' | 'organization_admin' | 'organization_analyst'
  readonly age: AgeRange
  /** The id of the service account, or `undefined` for all accounts. */
  readonly accountId: string | undefined
  readonly sort: 'oldest' | 'newest' | 'name' | 'name-backwards'
  /** The first page is 1. */
  readonly page: number
}

export const ALL_KEYS: KeyFilters = {
  search: '',
  state: 'any',
  role: 'any',
  age: {},
  accountId: undefined,
  sort: 'oldest',
  page: 1,
}

/** Returns the URL parameters for a list of API keys. `null` means that the parameter is omitted. */
export function keyListParams(changes: Partial<KeyFilters>): Readonly<Record<string, string | null>> {
  const { search, state, role, age, accountId, sort, page } = { ...ALL_KEYS, ...changes }
  const unless = (standard: string | number, value: string | number) => (value === standard ? null : String(value))
  const hasAges = age.from !== undefined || age.to !== undefined
  return {
    view: 'keys',
    key: unless('', search),
    'key-state': unless(ALL_KEYS.state, state),
    'key-role': unless(ALL_KEYS.role, role),
    age: hasAges ? `${age.from ?? ''}-${age.to ?? ''}` : null,
    account: accountId ?? null,
    'key-sort': unless(ALL_KEYS.sort, sort),
    page: unless(ALL_KEYS.page, page),
  }
}
