import { useSignal, useSignalEffect } from '@preact/signals'
import { useId, useRef } from 'preact/hooks'
import { type AccountQuery, ROLE_CHOICES, SORT_CHOICES, STATE_CHOICES } from '../state/account-query.ts'
import { useConsole } from '../state/console.ts'

/** Milliseconds after the last letter. */
const TYPING = 200

/** Which accounts to show, and when a key is due. */
export function Toolbar() {
  const { query, rotateAfter } = useConsole()
  const change = (changes: Partial<AccountQuery>) => {
    query.value = { ...query.value, ...changes }
  }
  return (
    <search class="toolbar">
      <Search onSearch={search => change({ search })} />
      <Choice label="Role" of={ROLE_CHOICES} value={query.value.role} onChoose={role => change({ role })} />
      <Choice label="State" of={STATE_CHOICES} value={query.value.state} onChoose={state => change({ state })} />
      <Choice label="Sort" of={SORT_CHOICES} value={query.value.sort} onChoose={sort => change({ sort })} />
      <label>
        <span>Rotate keys after, in days</span>
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

function Search({ onSearch }: { readonly onSearch: (search: string) => void }) {
  const { query } = useConsole()
  const id = useId()
  const text = useSignal(query.value.search)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  // Where it was changed elsewhere; nothing is taken from whoever is typing.
  useSignalEffect(() => {
    const { search } = query.value
    if (timer.current === undefined && search !== text.peek().trim()) text.value = search
  })
  function type(typed: string): void {
    text.value = typed
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      timer.current = undefined
      onSearch(typed.trim())
    }, TYPING)
  }
  return (
    <div class="grows">
      <label for={id}>Search by name</label>
      <input id={id} type="search" value={text.value} onInput={({ currentTarget }) => type(currentTarget.value)} />
    </div>
  )
}

interface ChoiceProps<K extends string> {
  readonly label: string
  readonly of: Readonly<Record<K, string>>
  readonly value: K
  readonly onChoose: (value: K) => void
}

function Choice<K extends string>({ label, of, value, onChoose }: ChoiceProps<K>) {
  return (
    <label>
      <span>{label}</span>
      <select value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value as K)}>
        {Object.entries<string>(of).map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}
