import { done } from '../../mock/control.ts'
import { useConsole } from '../../state/console.ts'
import { Form } from '../../ui/form.tsx'
import { Modal } from '../../ui/modal.tsx'
import { workshopOf } from '../workshop-state.ts'

interface Props {
  readonly onClose: () => void
}

/** Makes the mock what it was in the beginning. */
export function ResetDialog({ onClose }: Props) {
  const console = useConsole()

  async function reset(): Promise<void> {
    await done(console.control.POST('/__mock__/reset'))
    workshopOf(console).log.forget()
    console.tell('The mock is what it was in the beginning.')
    await console.reopen()
    onClose()
  }

  return (
    <Modal title="Reset the mock" onClose={onClose}>
      <Form submit="Reset" isGrave isReady onSubmit={reset} onCancel={onClose}>
        <ul class="cautions">
          <li>All accounts, keys, faults and requests that came to it since it began are gone then.</li>
          <li>Whoever works with this mock finds what it was in the beginning. The tokens are the same.</li>
        </ul>
        <p>
          The world is <strong class="name">{console.place.world}</strong>. A snapshot that was taken before lets you go
          back.
        </p>
      </Form>
    </Modal>
  )
}
