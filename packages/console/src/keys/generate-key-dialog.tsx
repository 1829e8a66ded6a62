import { useSignal } from '@preact/signals'
import { type ServiceAccount, WorkbenchError } from '@workbench-sdk/client'
import { useConsole } from '../state/console.ts'
import { Form } from '../ui/form.tsx'
import { Modal } from '../ui/modal.tsx'
import { NameField } from '../ui/name-field.tsx'
import { HeldSecret } from './held-secret.ts'
import { ShownOnce } from './shown-once.tsx'

interface Props {
  readonly account: ServiceAccount
  readonly onClose: () => void
}

/** Generates an API key, and shows it once. */
export function GenerateKeyDialog({ account, onClose }: Props) {
  const console = useConsole()
  const name = useSignal('')
  const otp = useSignal<string | undefined>(undefined)
  const secret = useSignal<HeldSecret | undefined>(undefined)
  // Whoever closed the dialog meanwhile would have a key of which nobody knows the secret.
  const isBusy = useSignal(false)

  async function generate(): Promise<void> {
    isBusy.value = true
    try {
      const key = await console.workbench.value.apiKeys.create({
        serviceAccount: account,
        name: name.value.trim(),
        ...(otp.value && { otp: otp.value.trim() }),
      })
      secret.value = new HeldSecret(key.secret)
      console.refresh()
    } catch (error) {
      if (error instanceof WorkbenchError && error.rule === 'otp-on-create') otp.value ??= ''
      throw error
    } finally {
      isBusy.value = false
    }
  }

  function cancel(): void {
    if (!isBusy.value) onClose()
  }

  function finish(): void {
    console.tell(`The API key ${name.value.trim()} was created.`)
    onClose()
  }

  if (secret.value) {
    return (
      <Modal title="Generate API Key" onClose={finish} isFirm>
        <ShownOnce name={name.value.trim()} secret={secret.value} onDone={finish} />
      </Modal>
    )
  }
  return (
    <Modal title="Generate API Key" onClose={cancel} isFirm={isBusy.value}>
      <Form submit="Next" onSubmit={generate} onCancel={cancel} isReady={name.value.trim() !== ''}>
        <p>
          For the service account <strong class="name">{account.name}</strong>.
        </p>
        <NameField label="API key name" value={name} />
        {otp.value !== undefined && (
          <label class="field">
            <span>One-time code</span>
            <input
              type="text"
              inputMode="numeric"
              autoComplete="one-time-code"
              value={otp.value}
              onInput={({ currentTarget }) => (otp.value = currentTarget.value)}
            />
            <small>Your organization asks for one. The code of this mock is {console.mock.otp}.</small>
          </label>
        )}
      </Form>
    </Modal>
  )
}
