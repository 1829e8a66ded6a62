import { useSignal } from '@preact/signals'
import type { ServiceAccount } from '@workbench-sdk/client'
import { useAppState } from '../state/app-state.ts'
import { Form } from '../ui/form.tsx'
import { Modal } from '../ui/modal.tsx'
import { NameField } from '../ui/name-field.tsx'

interface Props {
  readonly account: ServiceAccount
  readonly onClose: () => void
}

/** Deletes a service account and its keys, after its name was typed to confirm. */
export function DeleteAccountDialog({ account, onClose }: Props) {
  const app = useAppState()
  const typedName = useSignal('')

  async function deleteAccount(signal: AbortSignal): Promise<void> {
    await app.workbench.value.serviceAccounts.delete(account, { signal })
    app.showToast(`“${account.name}” and all associated API keys were deleted.`)
    app.refresh()
    onClose()
  }

  return (
    <Modal title="Delete Service Account" onClose={onClose}>
      <Form
        submitLabel="Delete"
        isDestructive
        onSubmit={deleteAccount}
        onCancel={onClose}
        isValid={typedName.value === account.name}
      >
        <ul class="warnings">
          <li>You can’t restore a deleted service account.</li>
          <li>Deleting a service account also deletes all associated API keys.</li>
        </ul>
        <p>
          Service account: <strong class="name">{account.name}</strong>
        </p>
        <NameField label="Type the account’s name to confirm" value={typedName} />
      </Form>
    </Modal>
  )
}
