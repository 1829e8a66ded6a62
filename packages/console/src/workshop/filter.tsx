import type { Signal } from '@preact/signals'
import { useId } from 'preact/hooks'

interface Props<K extends string> {
  readonly label: string
  readonly of: Readonly<Record<K, string>>
  readonly chosen: Signal<K>
}

/** Which of the entries of a list to show. */
export function Filter<K extends string>({ label, of, chosen }: Props<K>) {
  const name = useId()
  return (
    <fieldset class="filter">
      <legend class="unseen">{label}</legend>
      {(Object.entries(of) as [K, string][]).map(([key, text]) => (
        <label key={key}>
          <input type="radio" name={name} checked={chosen.value === key} onChange={() => (chosen.value = key)} />
          {text}
        </label>
      ))}
    </fieldset>
  )
}
