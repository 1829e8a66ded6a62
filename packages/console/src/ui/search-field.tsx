import { useSignal } from '@preact/signals'
import { useEffect, useId, useRef } from 'preact/hooks'

/** The delay in milliseconds between the last keystroke and the search. */
const DEBOUNCE = 200

interface Props {
  readonly label: string
  readonly value: string
  readonly onSearch: (search: string) => void
}

export function SearchField({ label, value, onSearch }: Props) {
  const id = useId()
  const text = useSignal(value)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  // Applies changes made elsewhere, but does not overwrite text while the user is typing.
  useEffect(() => {
    if (timer.current === undefined && value !== text.peek().trim()) text.value = value
  }, [value, text])
  useEffect(() => () => clearTimeout(timer.current), [])
  function onInput(value: string): void {
    text.value = value
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      timer.current = undefined
      onSearch(value.trim())
    }, DEBOUNCE)
  }
  return (
    <div class="search-field">
      <label for={id}>{label}</label>
      <input id={id} type="search" value={text.value} onInput={({ currentTarget }) => onInput(currentTarget.value)} />
    </div>
  )
}
