import type { ApiKey } from '@workbench-sdk/client'
import { useConsole } from '../state/console.ts'
import { Form } from '../ui/form.tsx'
import { Modal } from '../ui/modal.tsx'

interface Props {
  readonly apiKey: ApiKey
  readonly onClose: () => void
}

/** Deletes an API key. */
export function DeleteKeyDialog({ apiKey, onClose }: Props) {
  const console = useConsole()

  async function remove(signal: AbortSignal): Promise<void> {
    await console.workbench.value.apiKeys.delete(apiKey, { signal })
    console.tell(`The API key ${apiKey.name} was deleted.`)
    console.refresh()
    onClose()
  }

  return (
    <Modal title="Delete API Key" onClose={onClose}>
      <Form submit="Delete" isGrave isReady onSubmit={remove} onCancel={onClose}>
        <ul class="cautions">
          <li>You can’t restore a deleted API key.</li>
          <li>Before deleting an API key, make sure it isn’t used by critical services or processes.</li>
        </ul>
        <p>
          The key is <strong class="name">{apiKey.name}</strong>.
        </p>
      </Form>
    </Modal>
  )
}
