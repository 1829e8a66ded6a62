import { useSignal } from '@preact/signals'
import { useId } from 'preact/hooks'
import type { Fault } from '../../mock/control-api.ts'
import { Form } from '../../ui/form.tsx'
import {
  FAULT_TYPES,
  type FaultTypeId,
  FIELDS,
  type FieldId,
  fieldsOf,
  INITIAL_DRAFT,
  issueIn,
  isUsable,
  type NumberField,
  type SelectField,
  toFault,
} from './fault-fields.ts'

interface Props {
  readonly onAdd: (fault: Fault) => Promise<void>
}

/** Adds a custom fault. The values are kept when the type changes and after the fault is added. */
export function FaultForm({ onAdd }: Props) {
  const type = useSignal<FaultTypeId>('status')
  const draft = useSignal(INITIAL_DRAFT)
  const typeLabels = Object.fromEntries(Object.entries(FAULT_TYPES).map(([id, { label }]) => [id, label]))
  return (
    <section>
      <h3>Add a fault</h3>
      <Form
        submitLabel="Add"
        isValid={isUsable(type.value, draft.value)}
        onSubmit={() => onAdd(toFault(type.value, draft.value))}
      >
        <Field
          field={{ label: 'Fault type', initial: '', options: typeLabels }}
          value={type.value}
          onChange={value => (type.value = value as FaultTypeId)}
        />
        <p class="muted">Leave blank for no limit.</p>
        <div class="field-grid">
          {fieldsOf(type.value).map((id: FieldId) => (
            <Field
              key={id}
              field={FIELDS[id]}
              value={draft.value[id]}
              issue={issueIn(id, draft.value)}
              onChange={value => (draft.value = { ...draft.value, [id]: value })}
            />
          ))}
        </div>
      </Form>
    </section>
  )
}

interface FieldProps {
  readonly field: NumberField | SelectField
  readonly value: string
  /** The instruction to correct an invalid value. */
  readonly issue?: string | undefined
  readonly onChange: (value: string) => void
}

function Field({ field, value, issue, onChange }: FieldProps) {
  const [id, issueId] = [useId(), useId()]
  return (
    <div class="field">
      <label for={id}>{field.label}</label>
      {'options' in field ? (
        <select id={id} value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
          {Object.entries(field.options).map(([key, text]) => (
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
          aria-invalid={issue !== undefined}
          aria-describedby={issue && issueId}
          value={value}
          onInput={({ currentTarget }) => onChange(currentTarget.value)}
        />
      )}
      {issue && (
        <small id={issueId} role="alert">
          {issue}
        </small>
      )}
    </div>
  )
}
