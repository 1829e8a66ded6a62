import type { Signal } from '@preact/signals'
import { useId } from 'preact/hooks'
import { nameIssue } from './name-issue.ts'

interface Props {
  readonly label: string
  readonly value: Signal<string>
}

/** A field for a name. Instead of truncating text that is too long, it explains the limit. */
export function NameField({ label, value }: Props) {
  const [id, issueId] = [useId(), useId()]
  const issue = nameIssue(value.value)
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        required
        autoComplete="off"
        spellcheck={false}
        aria-invalid={issue !== undefined}
        aria-describedby={issueId}
        value={value.value}
        onInput={({ currentTarget }) => {
          value.value = currentTarget.value
        }}
      />
      <small id={issueId} class="field-issue" role="status">
        {issue}
      </small>
    </div>
  )
}
