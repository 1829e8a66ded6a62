import { useSignal } from '@preact/signals'
import { useId } from 'preact/hooks'
import type { Fault } from '../../mock/control.ts'
import { Form } from '../../ui/form.tsx'
import {
  type ChoiceField,
  EMPTY_DRAFT,
  FIELDS,
  type FieldId,
  faultOf,
  fieldsOf,
  KINDS,
  type KindId,
  type NumberField,
} from './fault-kinds.ts'

interface Props {
  readonly onAdd: (fault: Fault) => Promise<void>
}

/** A fault of one's own. What is typed stays, also for another kind, and when it was added. */
export function FaultForm({ onAdd }: Props) {
  const kind = useSignal<KindId>('status')
  const draft = useSignal(EMPTY_DRAFT)
  const labels = Object.fromEntries(Object.entries(KINDS).map(([id, { label }]) => [id, label]))
  return (
    <section>
      <h3>Add a fault</h3>
      <Form submit="Add" isReady onSubmit={() => onAdd(faultOf(kind.value, draft.value))}>
        <Field
          field={{ label: 'What goes wrong', initial: '', of: labels }}
          value={kind.value}
          onChange={value => (kind.value = value as KindId)}
        />
        <p class="quiet">What is left empty limits nothing.</p>
        <div class="fields">
          {fieldsOf(kind.value).map((id: FieldId) => (
            <Field
              key={id}
              field={FIELDS[id]}
              value={draft.value[id]}
              onChange={value => (draft.value = { ...draft.value, [id]: value })}
            />
          ))}
        </div>
      </Form>
    </section>
  )
}

interface FieldProps {
  readonly field: NumberField | ChoiceField
  readonly value: string
  readonly onChange: (value: string) => void
}

function Field({ field, value, onChange }: FieldProps) {
  const id = useId()
  return (
    <div class="field">
      <label for={id}>{field.label}</label>
      {'of' in field ? (
        <select id={id} value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
          {Object.entries(field.of).map(([key, text]) => (
            <option key={key} value={key}>
              {text}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          type="number"
          min={field.min}
          max={field.max}
          step="any"
          value={value}
          onInput={({ currentTarget }) => onChange(currentTarget.value)}
        />
      )}
    </div>
  )
}
