import { useSignal } from '@preact/signals'
import type { ServiceAccount } from '@workbench-sdk/client'
import { useConsole } from '../state/console.ts'
import { Form } from '../ui/form.tsx'
import { Modal } from '../ui/modal.tsx'
import { NameField } from '../ui/name-field.tsx'

interface Props {
  readonly account: ServiceAccount
  readonly onClose: () => void
}

/** Deletes a service account with all its keys, once its name was typed. */
export function DeleteAccountDialog({ account, onClose }: Props) {
  const console = useConsole()
  const typed = useSignal('')

  async function remove(signal: AbortSignal): Promise<void> {
    await console.workbench.value.serviceAccounts.delete(account, { signal })
    console.tell(`${account.name} and all associated API keys were deleted.`)
    console.refresh()
    onClose()
  }

  return (
    <Modal title="Delete Service Account" onClose={onClose}>
      <Form submit="Delete" isGrave onSubmit={remove} onCancel={onClose} isReady={typed.value === account.name}>
        <ul class="cautions">
          <li>You can’t restore a deleted service account.</li>
          <li>Deleting a service account also deletes all associated API keys.</li>
        </ul>
        <p>
          The account is <strong class="name">{account.name}</strong>.
        </p>
        <NameField label="Type its name to confirm" value={typed} />
      </Form>
    </Modal>
  )
}
