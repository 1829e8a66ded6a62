import type { RecordedRequest } from '../../mock/control-api.ts'
import { IDENTITIES } from '../../mock/identities.ts'
import { useAppState } from '../../state/app-state.ts'
import { Form } from '../../ui/form.tsx'
import { Modal } from '../../ui/modal.tsx'
import { useReplay } from './use-replay.ts'

interface Props {
  readonly request: RecordedRequest
  readonly onClose: () => void
}

/** Asks for confirmation before a write is repeated. */
export function ReplayDialog({ request, onClose }: Props) {
  const { identity } = useAppState()
  const replay = useReplay()
  async function send(): Promise<void> {
    await replay(request)
    onClose()
  }
  return (
    <Modal title="Replay request" onClose={onClose}>
      <Form submitLabel="Replay" isValid onSubmit={send}>
        <p>
          <code>
            {request.method} {request.path}
          </code>
        </p>
        <ul class="warnings">
          <li>The mock carries out this change again, with the key of {IDENTITIES[identity.value].label}.</li>
          {request.route === 'POST /api_keys' && (
            <li>
              This creates another API key, whose secret is not shown. To get a key that you can use, generate one.
            </li>
          )}
        </ul>
      </Form>
    </Modal>
  )
}
