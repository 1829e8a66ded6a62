import { unwrap } from '../../mock/control-api.ts'
import { useAppState } from '../../state/app-state.ts'
import { message } from '../../state/message.ts'
import { Form } from '../../ui/form.tsx'
import { Modal } from '../../ui/modal.tsx'
import { devtoolsState } from '../devtools-state.ts'

interface Props {
  readonly onClose: () => void
}

/** Resets the mock to its initial state. */
export function ResetDialog({ onClose }: Props) {
  const app = useAppState()

  async function reset(): Promise<void> {
    await unwrap(app.control.POST('/__mock__/reset'))
    devtoolsState(app).log.discard()
    app.showToast(message`The mock was reset to its initial state.`)
    await app.reloadMock()
    onClose()
  }

  return (
    <Modal title="Reset the mock" onClose={onClose}>
      <Form submitLabel="Reset" isDestructive isValid onSubmit={reset}>
        <ul class="warnings">
          <li>This deletes everything added since the mock started, and undoes all other changes.</li>
          <li>It affects everyone who uses this mock. The tokens stay the same.</li>
        </ul>
        <p>
          World: <strong class="name">{app.connection.world}</strong>. To be able to go back, take a snapshot first.
        </p>
      </Form>
    </Modal>
  )
}
