import { SearchField } from '../../ui/search-field.tsx'
import { Select } from '../../ui/select.tsx'
import type { KeyFilters } from '../key-filters.ts'
import { RotateAfterField } from '../rotate-after-field.tsx'
import { KEY_ORDERS, KEY_ROLES, KEY_STATES, MAX_AGE } from './parse-key-filters.ts'

interface Props {
  readonly filters: KeyFilters
  readonly onChange: (changes: Partial<KeyFilters>) => void
  readonly onSearch: (search: string) => void
}

/** Filters and sort order of the list of API keys. */
export function KeyListToolbar({ filters, onChange, onSearch }: Props) {
  const { search, state, role, age, sort } = filters
  return (
    <search class="toolbar">
      <SearchField label="Search by key name" value={search} onSearch={onSearch} />
      <Select label="State" options={KEY_STATES} value={state} onChange={state => onChange({ state })} />
      <AgeField label="Older than (days)" value={age.from} onChange={from => onChange({ age: { ...age, from } })} />
      <AgeField label="At most (days)" value={age.to} onChange={to => onChange({ age: { ...age, to } })} />
      <Select label="Account role" options={KEY_ROLES} value={role} onChange={role => onChange({ role })} />
      <Select label="Sort" options={KEY_ORDERS} value={sort} onChange={sort => onChange({ sort })} />
      <RotateAfterField />
    </search>
  )
}

interface AgeFieldProps {
  readonly label: string
  readonly value: number | undefined
  readonly onChange: (days: number | undefined) => void
}

function AgeField({ label, value, onChange }: AgeFieldProps) {
  return (
    <label>
      <span>{label}</span>
      <input
        type="number"
        min={0}
        max={MAX_AGE}
        placeholder="any"
        value={value ?? ''}
        onChange={({ currentTarget }) => {
          const { value: text, valueAsNumber } = currentTarget
          if (currentTarget.checkValidity()) onChange(text === '' ? undefined : valueAsNumber)
          else currentTarget.value = String(value ?? '')
        }}
      />
    </label>
  )
}
