import { useSignal } from '@preact/signals'
import { type ServiceAccount, WorkbenchError } from '@workbench-sdk/client'
import { useAppState } from '../state/app-state.ts'
import { Form } from '../ui/form.tsx'
import { Modal } from '../ui/modal.tsx'
import { NameField } from '../ui/name-field.tsx'
import { isName } from '../ui/name-issue.ts'
import { OneTimeSecret } from './one-time-secret.ts'
import { OneTimeSecretView } from './one-time-secret-view.tsx'

interface Props {
  readonly account: ServiceAccount
  readonly onClose: () => void
}

/** Generates an API key and shows its secret once. */
export function GenerateKeyDialog({ account, onClose }: Props) {
  const app = useAppState()
  const name = useSignal('')
  const otp = useSignal<string | undefined>(undefined)
  const secret = useSignal<OneTimeSecret | undefined>(undefined)
  const isLeaving = useSignal(false)

  async function generate(): Promise<void> {
    try {
      const key = await app.workbench.value.apiKeys.create({
        serviceAccount: account,
        name: name.value.trim(),
        ...(otp.value && { otp: otp.value.trim() }),
      })
      secret.value = new OneTimeSecret(key.secret)
      app.refresh()
    } catch (error) {
      if (error instanceof WorkbenchError && error.rule === 'otp-on-create') otp.value ??= ''
      throw error
    }
  }

  function finish(): void {
    app.showToast(`Created the API key “${name.value.trim()}”.`)
    onClose()
  }

  if (secret.value) {
    return (
      <Modal title="Generate API Key" onClose={() => (isLeaving.value = true)} isPersistent>
        <OneTimeSecretView keyName={name.value.trim()} secret={secret.value} isLeaving={isLeaving} onDone={finish} />
      </Modal>
    )
  }
  // The dialog cannot be closed during the request: the new key's secret would be lost.
  return (
    <Modal title="Generate API Key" onClose={onClose} isPersistent>
      <Form submitLabel="Next" onSubmit={generate} isValid={isName(name.value)}>
        <p>
          Service account: <strong class="name">{account.name}</strong>
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
            <small>Your organization requires a one-time code. This mock accepts {app.mock.otp}.</small>
          </label>
        )}
      </Form>
    </Modal>
  )
}
