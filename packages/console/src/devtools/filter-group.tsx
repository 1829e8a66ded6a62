import { useId } from 'preact/hooks'

interface Props<K extends string> {
  readonly label: string
  /** Labels, by value. */
  readonly options: Readonly<Record<K, string>>
  readonly selected: K
  readonly onSelect: (key: K) => void
}

/** Radio buttons that filter a list. */
export function FilterGroup<K extends string>({ label, options, selected, onSelect }: Props<K>) {
  const groupName = useId()
  return (
    <fieldset class="filter-group">
      <legend class="visually-hidden">{label}</legend>
      {(Object.entries(options) as [K, string][]).map(([key, text]) => (
        <label key={key}>
          <input type="radio" name={groupName} checked={selected === key} onChange={() => onSelect(key)} />
          {text}
        </label>
      ))}
    </fieldset>
  )
}
