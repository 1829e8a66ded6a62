import { useSignal, useSignalEffect } from '@preact/signals'
import { useId, useRef } from 'preact/hooks'
import { type AccountFilters, ROLE_OPTIONS, SORT_OPTIONS, STATE_OPTIONS } from '../state/account-filters.ts'
import { useAppState } from '../state/app-state.ts'

/** The delay of a search after the last keystroke, in milliseconds. */
const SEARCH_DEBOUNCE = 200

/** Filters and sort order of the account list, and the age at which a key is due for rotation. */
export function AccountToolbar() {
  const { filters, rotateAfter } = useAppState()
  const change = (changes: Partial<AccountFilters>) => {
    filters.value = { ...filters.value, ...changes }
  }
  return (
    <search class="toolbar">
      <SearchField onSearch={search => change({ search })} />
      <Select label="Role" options={ROLE_OPTIONS} value={filters.value.role} onChange={role => change({ role })} />
      <Select label="State" options={STATE_OPTIONS} value={filters.value.state} onChange={state => change({ state })} />
      <Select label="Sort" options={SORT_OPTIONS} value={filters.value.sort} onChange={sort => change({ sort })} />
      <label>
        <span>Rotate keys after (days)</span>
        <input
          type="number"
          min={1}
          max={3650}
          value={rotateAfter.value}
          onChange={({ currentTarget }) => {
            if (currentTarget.checkValidity()) rotateAfter.value = currentTarget.valueAsNumber
            else currentTarget.value = String(rotateAfter.value)
          }}
        />
      </label>
    </search>
  )
}

function SearchField({ onSearch }: { readonly onSearch: (search: string) => void }) {
  const { filters } = useAppState()
  const id = useId()
  const text = useSignal(filters.value.search)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  // Follows changes made elsewhere, but never overwrites text while it is being typed.
  useSignalEffect(() => {
    const { search } = filters.value
    if (timer.current === undefined && search !== text.peek().trim()) text.value = search
  })
  function onInput(value: string): void {
    text.value = value
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      timer.current = undefined
      onSearch(value.trim())
    }, SEARCH_DEBOUNCE)
  }
  return (
    <div class="search-field">
      <label for={id}>Search by name</label>
      <input id={id} type="search" value={text.value} onInput={({ currentTarget }) => onInput(currentTarget.value)} />
    </div>
  )
}

interface SelectProps<K extends string> {
  readonly label: string
  /** Labels by value. */
  readonly options: Readonly<Record<K, string>>
  readonly value: K
  readonly onChange: (value: K) => void
}

function Select<K extends string>({ label, options, value, onChange }: SelectProps<K>) {
  return (
    <label>
      <span>{label}</span>
      <select value={value} onChange={({ currentTarget }) => onChange(currentTarget.value as K)}>
        {Object.entries<string>(options).map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}
