import type { Signal } from '@preact/signals'
import { useId } from 'preact/hooks'

interface Props<K extends string> {
  readonly label: string
  /** Labels by value. */
  readonly options: Readonly<Record<K, string>>
  readonly selected: Signal<K>
}

/** Radio buttons that filter a list. */
export function FilterGroup<K extends string>({ label, options, selected }: Props<K>) {
  const name = useId()
  return (
    <fieldset class="filter-group">
      <legend class="visually-hidden">{label}</legend>
      {(Object.entries(options) as [K, string][]).map(([key, text]) => (
        <label key={key}>
          <input type="radio" name={name} checked={selected.value === key} onChange={() => (selected.value = key)} />
          {text}
        </label>
      ))}
    </fieldset>
  )
}
