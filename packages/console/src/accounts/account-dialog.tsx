import { type Signal, useSignal } from '@preact/signals'
import type { AssignableRole, ServiceAccount, ServiceAccountInput, ServiceAccountRole } from '@workbench-sdk/client'
import type { RefObject } from 'preact'
import { useId, useRef } from 'preact/hooks'
import { ROLES, roleLabel } from '../roles.ts'
import { useAppState } from '../state/app-state.ts'
import { message } from '../state/message.ts'
import { Form } from '../ui/form.tsx'
import { Modal } from '../ui/modal.tsx'
import { NameField } from '../ui/name-field.tsx'
import { isName } from '../ui/name-issue.ts'
import { OwnWarning, useIsOwn } from './own-records.tsx'

interface Props {
  /** The account to edit. If omitted, the dialog adds an account. */
  readonly account?: ServiceAccount
  readonly onClose: () => void
}

/** Adds or edits a service account. */
export function AccountDialog({ account, onClose }: Props) {
  const app = useAppState()
  const isOwn = useIsOwn(account?.id ?? '')
  const accountName = useSignal(account?.name ?? '')
  const role = useSignal<string>(account?.role ?? '')
  const roleField = useRef<HTMLSelectElement>(null)
  const isRoleMissing = useSignal(false)
  const readOnly = useSignal(account?.readOnly ?? false)

  // A name that was not edited stays unchanged, even if it cannot be entered in this form.
  const isRenamed = accountName.value !== account?.name

  async function save(): Promise<void> {
    isRoleMissing.value = !account && role.value === ''
    if (isRoleMissing.value) return roleField.current?.focus()
    const input: ServiceAccountInput = {
      name: isRenamed ? accountName.value.trim() : accountName.value,
      role: role.value as AssignableRole,
      readOnly: readOnly.value,
    }
    const { serviceAccounts } = app.workbench.value
    if (account) {
      const changes = changedFields(account, input)
      if (Object.keys(changes).length > 0) await serviceAccounts.update(account, changes)
    } else await serviceAccounts.create(input)
    app.showToast(
      account
        ? message`Saved “${{ name: input.name }}”.`
        : message`Added “${{ name: input.name }}”. You can now create API keys under your new service account.`,
    )
    app.refresh()
    onClose()
  }

  return (
    <Modal title={account ? 'Edit Service Account' : 'Add Service Account'} onClose={onClose}>
      <Form submitLabel="Save" onSubmit={save} isValid={!isRenamed || isName(accountName.value)}>
        {account && isOwn && (
          <ul class="warnings">
            <OwnWarning id={account.id} action="change" />
          </ul>
        )}
        <NameField label="Service account name" value={accountName} />
        <RoleField field={roleField} value={role} isMissing={isRoleMissing} current={account?.role ?? undefined} />
        {account && (
          <p class="note">
            When you change the role of a service account, this role changes for all associated API keys.
          </p>
        )}
        <label class="option">
          <input
            type="checkbox"
            checked={readOnly.value}
            onChange={({ currentTarget }) => (readOnly.value = currentTarget.checked)}
          />
          <span>
            Read-only Access
            <small>For each role, you can make the API key read-only.</small>
          </span>
        </label>
      </Form>
    </Modal>
  )
}

interface RoleFieldProps {
  readonly field: RefObject<HTMLSelectElement | null>
  /** Empty until a role is selected. */
  readonly value: Signal<string>
  readonly isMissing: Signal<boolean>
  /** The account's current role. It may be one that cannot be assigned. */
  readonly current: ServiceAccountRole | undefined
}

function RoleField({ field, value, isMissing, current }: RoleFieldProps) {
  const [id, issueId, descriptionId] = [useId(), useId(), useId()]
  const others = current === undefined ? '' : current
  return (
    <div class="field">
      <label for={id}>Workbench service account role</label>
      <select
        ref={field}
        id={id}
        required
        aria-invalid={isMissing.value}
        aria-describedby={`${issueId} ${descriptionId}`}
        value={value.value}
        onChange={({ currentTarget }) => {
          value.value = currentTarget.value
          isMissing.value = false
        }}
      >
        {!Object.hasOwn(ROLES, others) && (
          <option value={others}>{current === undefined ? 'Select a role' : roleLabel(current)}</option>
        )}
        {Object.entries(ROLES).map(([role, { label }]) => (
          <option key={role} value={role}>
            {label}
          </option>
        ))}
      </select>
      <small id={issueId} class="field-issue" role="status">
        {isMissing.value && 'Select a role.'}
      </small>
      <ul id={descriptionId} class="role-descriptions">
        {Object.entries(ROLES).map(([role, { label, description }]) => (
          <li key={role}>
            <strong>{label}</strong> {description}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Returns only the changed fields, so that the request does not overwrite a concurrent change to another field. */
function changedFields(
  account: ServiceAccount,
  { name: accountName, role, readOnly }: ServiceAccountInput,
): Partial<ServiceAccountInput> {
  return {
    ...(accountName !== account.name && { name: accountName }),
    ...(role !== (account.role ?? '') && { role }),
    ...(readOnly !== account.readOnly && readOnly !== undefined && { readOnly }),
  }
}
