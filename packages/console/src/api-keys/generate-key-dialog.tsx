import { useSignal } from '@preact/signals'
import { OutcomeUnknownError, type ServiceAccount, WorkbenchError } from '@workbench-sdk/client'
import { useMemo } from 'preact/hooks'
import { useAppState } from '../state/app-state.ts'
import type { KeySubject } from '../state/dialog-context.ts'
import { Form } from '../ui/form.tsx'
import { Modal } from '../ui/modal.tsx'
import { NameField } from '../ui/name-field.tsx'
import { isName } from '../ui/name-issue.ts'
import { CreationAttempts } from './creation-attempts.ts'
import { DeleteKeyDialog } from './delete-key-dialog.tsx'
import { OneTimeSecret } from './one-time-secret.ts'
import { OneTimeSecretView } from './one-time-secret-view.tsx'
import { UnseenKeys } from './unseen-keys.tsx'

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
  const attempts = useMemo(() => new CreationAttempts(app.workbench, account), [account])
  const isOutcomeUnknown = useSignal(false)
  const deleted = useSignal<KeySubject | undefined>(undefined)

  async function generate(): Promise<void> {
    const keyName = name.value.trim()
    try {
      await attempts.begin(keyName)
      const key = await app.workbench.value.apiKeys.create({
        serviceAccount: account,
        name: keyName,
        ...(otp.value && { otp: otp.value.trim() }),
      })
      attempts.succeed(key)
      secret.value = new OneTimeSecret(key.secret)
      app.refresh()
    } catch (error) {
      if (error instanceof WorkbenchError && error.rule === 'otp-on-create') otp.value ??= ''
      if (error instanceof OutcomeUnknownError) {
        isOutcomeUnknown.value = true
        app.refresh()
      }
      throw error
    }
  }

  function finish(): void {
    app.showToast(`Created the API key “${name.value.trim()}”.`)
    onClose()
  }

  const unseenKeys = (
    <UnseenKeys
      attempts={attempts}
      isCreated={secret.value !== undefined}
      onDelete={key => (deleted.value = { ...key, account })}
    />
  )
  return (
    <>
      {secret.value ? (
        <Modal title="Generate API Key" onClose={() => (isLeaving.value = true)} isPersistent>
          <OneTimeSecretView
            keyName={name.value.trim()}
            secret={secret.value}
            isLeaving={isLeaving}
            notes={unseenKeys}
            onDone={finish}
          />
        </Modal>
      ) : (
        // The dialog cannot be closed during the request: the new key's secret would be lost.
        <Modal title="Generate API Key" onClose={onClose} isPersistent>
          <Form
            submitLabel="Next"
            onSubmit={generate}
            isValid={isName(name.value)}
            notes={isOutcomeUnknown.value && unseenKeys}
          >
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
      )}
      {deleted.value && <DeleteKeyDialog apiKey={deleted.value} onClose={() => (deleted.value = undefined)} />}
    </>
  )
}
