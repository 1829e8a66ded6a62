import { type Signal, useSignal } from '@preact/signals'
import { type ServiceAccount, WorkbenchError } from '@workbench-sdk/client'
import { useMemo } from 'preact/hooks'
import { useAppState } from '../state/app-state.ts'
import type { KeySubject } from '../state/dialog-context.ts'
import { type ErrorView, toErrorView } from '../state/error-view.ts'
import { message } from '../state/message.ts'
import { ErrorAlert } from '../ui/error-alert.tsx'
import { Form } from '../ui/form.tsx'
import { Modal } from '../ui/modal.tsx'
import { NameField } from '../ui/name-field.tsx'
import { isName } from '../ui/name-issue.ts'
import { RecordName } from '../ui/record-name.tsx'
import { CreationAttempts, keyInError } from './creation-attempts.ts'
import { DeleteKeyDialog } from './delete-key-dialog.tsx'
import { OneTimeSecret } from './one-time-secret.ts'
import { OneTimeSecretView } from './one-time-secret-view.tsx'
import { UnseenKeys } from './unseen-keys.tsx'

interface Props {
  readonly account: ServiceAccount
  readonly onClose: () => void
}

interface CreatedKey {
  readonly name: string
  readonly secret: OneTimeSecret
  /** Why the response was rejected even though it contains the secret. */
  readonly error?: ErrorView
}

/** Generates an API key and shows its secret once. */
export function GenerateKeyDialog({ account, onClose }: Props) {
  const app = useAppState()
  const typedName = useSignal('')
  const otp = useSignal<string | undefined>(undefined)
  const attempts = useMemo(() => new CreationAttempts(app.workbench, account), [account])
  const isOutcomeUnknown = useSignal(false)
  const created = useSignal<CreatedKey | undefined>(undefined)
  const isLeaving = useSignal(false)
  const deleted = useSignal<KeySubject | undefined>(undefined)

  async function generate(): Promise<void> {
    const keyName = typedName.value.trim()
    await attempts.begin(keyName)
    try {
      const input = { serviceAccount: account, name: keyName, ...(otp.value && { otp: otp.value.trim() }) }
      const { id, secret } = await app.workbench.value.apiKeys.create(input)
      attempts.succeed(keyName, id)
      created.value = { name: keyName, secret: new OneTimeSecret(secret) }
      app.refresh()
    } catch (error) {
      if (error instanceof WorkbenchError && error.rule === 'otp-on-create') otp.value ??= ''
      const key = keyInError(error)
      if (!key) throw error
      app.refresh()
      isOutcomeUnknown.value = true
      if (!key.secret) throw error
      attempts.succeed(keyName, key.id)
      created.value = { name: keyName, secret: new OneTimeSecret(key.secret), error: toErrorView(error) }
    }
  }

  function finish(): void {
    app.showToast(message`Created the API key “${{ name: created.value?.name ?? '' }}”.`)
    onClose()
  }

  const unseenKeys = (
    <UnseenKeys
      attempts={attempts}
      isCreated={created.value !== undefined}
      onDelete={key => (deleted.value = { ...key, account })}
    />
  )
  return (
    <>
      {created.value ? (
        <Modal title="Generate API Key" onClose={() => (isLeaving.value = true)} isPersistent>
          <OneTimeSecretView
            keyName={created.value.name}
            secret={created.value.secret}
            isLeaving={isLeaving}
            onDone={finish}
          >
            {created.value.error && <ErrorAlert error={created.value.error} />}
            {unseenKeys}
          </OneTimeSecretView>
        </Modal>
      ) : (
        // The dialog cannot be closed during the request: the new key's secret would be lost.
        <Modal title="Generate API Key" onClose={onClose} isPersistent>
          <Form
            submitLabel="Next"
            onSubmit={generate}
            isValid={isName(typedName.value)}
            notes={isOutcomeUnknown.value && unseenKeys}
          >
            <p>
              Service account:{' '}
              <strong>
                <RecordName name={account.name} />
              </strong>
            </p>
            <NameField label="API key name" value={typedName} />
            <OneTimeCodeField value={otp} />
          </Form>
        </Modal>
      )}
      {deleted.value && <DeleteKeyDialog apiKey={deleted.value} onClose={() => (deleted.value = undefined)} />}
    </>
  )
}

/** The field for a one-time code, shown after Workbench asks for one. */
function OneTimeCodeField({ value }: { readonly value: Signal<string | undefined> }) {
  const { mock } = useAppState()
  if (value.value === undefined) return null
  return (
    <label class="field">
      <span>One-time code</span>
      <input
        type="text"
        inputMode="numeric"
        autoComplete="one-time-code"
        value={value.value}
        onInput={({ currentTarget }) => (value.value = currentTarget.value)}
      />
      <small>Your organization requires a one-time code. This mock accepts {mock.otp}.</small>
    </label>
  )
}
