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

/** Disables an API key. */
export function DisableKeyDialog({ apiKey, onClose }: Props) {
  const app = useAppState()

  async function disableKey(): Promise<void> {
    await app.workbench.value.apiKeys.disable(apiKey.id)
    app.showToast(message`Disabled the API key “${{ name: apiKey.name }}”. Workbench rejects it until you enable it.`)
    app.refresh()
    onClose()
  }

  return (
    <Modal title="Disable API Key" onClose={onClose}>
      <Form submitLabel="Disable" isValid onSubmit={disableKey}>
        <ul class="warnings">
          <li>Workbench rejects all requests with a disabled API key.</li>
          <li>
            You can enable it again. It is also enabled if its service account is disabled and then enabled, and it
            can’t be enabled while its service account is disabled.
          </li>
          <OwnWarning id={apiKey.id} action="disable" />
        </ul>
        <KeyDescription apiKey={apiKey} />
      </Form>
    </Modal>
  )
}
