import { OwnWarning } from '../accounts/own-records.tsx'
import { useAppState } from '../state/app-state.ts'
import type { KeySubject } from '../state/dialog-context.ts'
import { message } from '../state/message.ts'
import { Form } from '../ui/form.tsx'
import { Modal } from '../ui/modal.tsx'
import { KeyDescription } from './key-description.tsx'

interface Props {
  readonly apiKey: KeySubject
  readonly onClose: () => void
}

/** Deletes an API key. */
export function DeleteKeyDialog({ apiKey, onClose }: Props) {
  const app = useAppState()

  async function deleteKey(): Promise<void> {
    await app.workbench.value.apiKeys.delete(apiKey.id)
    app.showToast(message`Deleted the API key “${{ name: apiKey.name }}”.`)
    app.refresh()
    onClose()
  }

  return (
    <Modal title="Delete API Key" onClose={onClose}>
      <Form submitLabel="Delete" isDestructive isValid onSubmit={deleteKey}>
        <ul class="warnings">
          <li>You can’t restore a deleted API key.</li>
          <li>Before deleting an API key, make sure it isn’t used by critical services or processes.</li>
          <OwnWarning id={apiKey.id} action="delete" />
        </ul>
        <KeyDescription apiKey={apiKey} />
      </Form>
    </Modal>
  )
}
