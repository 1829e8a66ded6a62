import { RotateAfterField } from '../api-keys/rotate-after-field.tsx'
import { type AccountFilters, ROLE_OPTIONS, SORT_OPTIONS, STATE_OPTIONS } from '../state/account-filters.ts'
import { useAppState } from '../state/app-state.ts'
import { SearchField } from '../ui/search-field.tsx'
import { Select } from '../ui/select.tsx'

/** Filters and sort order of the account list, and the age at which a key is due for rotation. */
export function AccountToolbar() {
  const { filters } = useAppState()
  const { search, role, state, sort } = filters.value
  const change = (changes: Partial<AccountFilters>) => {
    filters.value = { ...filters.peek(), ...changes }
  }
  return (
    <search class="toolbar">
      <SearchField label="Search by name" value={search} onSearch={search => change({ search })} />
      <Select label="Role" options={ROLE_OPTIONS} value={role} onChange={role => change({ role })} />
      <Select label="State" options={STATE_OPTIONS} value={state} onChange={state => change({ state })} />
      <Select label="Sort" options={SORT_OPTIONS} value={sort} onChange={sort => change({ sort })} />
      <RotateAfterField />
    </search>
  )
}
