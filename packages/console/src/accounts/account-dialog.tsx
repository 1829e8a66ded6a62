import { useSignal } from '@preact/signals'
import type { AssignableRole, ServiceAccount, ServiceAccountInput } from '@workbench-sdk/client'
import { ROLES } from '../roles.ts'
import { useConsole } from '../state/console.ts'
import { Form } from '../ui/form.tsx'
import { Modal } from '../ui/modal.tsx'
import { NameField } from '../ui/name-field.tsx'

interface Props {
  /** The account to edit; without one, one is added. */
  readonly account?: ServiceAccount
  readonly onClose: () => void
}

/** Adds a service account, or edits one. */
export function AccountDialog({ account, onClose }: Props) {
  const console = useConsole()
  const name = useSignal(account?.name ?? '')
  const role = useSignal(account?.role ?? 'organization_analyst')
  const readOnly = useSignal(account?.readOnly ?? false)

  async function save(signal: AbortSignal): Promise<void> {
    const input: ServiceAccountInput = {
      name: name.value.trim(),
      role: role.value as AssignableRole,
      readOnly: readOnly.value,
    }
    if (account) await change(account, changesOf(account, input), signal)
    else await console.workbench.value.serviceAccounts.create(input, { signal })
    console.tell(
      account ? `${input.name} was saved.` : `${input.name} was added. You can now create API keys under it.`,
    )
    console.refresh()
    onClose()
  }

  async function change(account: ServiceAccount, changes: Partial<ServiceAccountInput>, signal: AbortSignal) {
    if (Object.keys(changes).length === 0) return
    await console.workbench.value.serviceAccounts.update(account, changes, { signal })
  }

  return (
    <Modal title={account ? 'Edit Service Account' : 'Add Service Account'} onClose={onClose}>
      <Form submit="Save" onSubmit={save} onCancel={onClose} isReady={name.value.trim() !== ''}>
        <NameField label="Service account name" value={name} />
        <fieldset>
          <legend>Workbench service account role</legend>
          {Object.entries(ROLES).map(([id, { label, says }]) => (
            <label key={id} class="option">
              <input type="radio" name="role" checked={role.value === id} onChange={() => (role.value = id)} />
              <span>
                {label}
                <small>{says}</small>
              </span>
            </label>
          ))}
          {account && (
            <p class="note">
              When you change the role of a service account, this role changes for all associated API keys.
            </p>
          )}
        </fieldset>
        <label class="option">
          <input
            type="checkbox"
            checked={readOnly.value}
            onChange={({ currentTarget }) => (readOnly.value = currentTarget.checked)}
          />
          <span>
            Read-only Access
            <small>For each role, you can make the API keys read-only.</small>
          </span>
        </label>
      </Form>
    </Modal>
  )
}

/** Only what was changed: what somebody else changes meanwhile stays as it is. */
function changesOf(
  account: ServiceAccount,
  { name, role, readOnly }: ServiceAccountInput,
): Partial<ServiceAccountInput> {
  return {
    ...(name !== account.name && { name }),
    ...(role !== account.role && { role }),
    ...(readOnly !== account.readOnly && readOnly !== undefined && { readOnly }),
  }
}
