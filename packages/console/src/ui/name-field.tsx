import type { Signal } from '@preact/signals'
import { useId } from 'preact/hooks'

interface Props {
  readonly label: string
  readonly value: Signal<string>
  readonly says?: string
}

/** As long as a name can be. */
const LONGEST = 255

export function NameField({ label, value, says }: Props) {
  const [id, help] = [useId(), useId()]
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        required
        maxLength={LONGEST}
        autoComplete="off"
        spellcheck={false}
        aria-describedby={says === undefined ? undefined : help}
        value={value.value}
        onInput={({ currentTarget }) => {
          value.value = currentTarget.value
        }}
      />
      {says && <small id={help}>{says}</small>}
    </div>
  )
}
