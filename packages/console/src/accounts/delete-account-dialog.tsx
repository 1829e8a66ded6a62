import { useSignal } from '@preact/signals'
import type { ServiceAccount } from '@workbench-sdk/client'
import { useId, useRef } from 'preact/hooks'
import { useAppState } from '../state/app-state.ts'
import { message } from '../state/message.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { Form } from '../ui/form.tsx'
import { Modal } from '../ui/modal.tsx'
import { AccountDescription } from './account-description.tsx'
import { confirmationText, confirms } from './confirmation.ts'
import { OwnWarning } from './own-records.tsx'

interface Props {
  readonly account: ServiceAccount
  readonly onClose: () => void
}

/** Deletes a service account and its keys after the user types its name or id to confirm. */
export function DeleteAccountDialog({ account, onClose }: Props) {
  const app = useAppState()
  const typed = useSignal('')
  const isConfirmed = confirms(typed.value, account)

  async function deleteAccount(): Promise<void> {
    await app.workbench.value.serviceAccounts.delete(account)
    app.showToast(message`“${{ name: account.name }}” and all associated API keys were deleted.`)
    app.refresh()
    onClose()
  }

  return (
    <Modal title="Delete Service Account" onClose={onClose}>
      <Form submitLabel="Delete" isDestructive onSubmit={deleteAccount} isValid={isConfirmed}>
        <ul class="warnings">
          <li>You can’t restore a deleted service account.</li>
          <li>Deleting a service account also deletes all associated API keys.</li>
          <OwnWarning id={account.id} action="delete" />
        </ul>
        <AccountDescription account={account} />
        <ConfirmationField account={account} value={typed.value} onInput={text => (typed.value = text)} />
      </Form>
    </Modal>
  )
}

interface ConfirmationFieldProps {
  readonly account: ServiceAccount
  readonly value: string
  readonly onInput: (text: string) => void
}

function ConfirmationField({ account, value, onInput }: ConfirmationFieldProps) {
  const [inputId, hintId] = [useId(), useId()]
  const text = confirmationText(account)
  const input = useRef<HTMLInputElement>(null)
  return (
    <div class="field">
      <label for={inputId}>Type the account’s name to confirm</label>
      <div class="field-with-button">
        <input
          ref={input}
          id={inputId}
          type="text"
          autoComplete="off"
          spellcheck={false}
          aria-describedby={hintId}
          value={value}
          onInput={({ currentTarget }) => onInput(currentTarget.value)}
        />
        <CopyButton label={text === account.id ? 'the id' : 'the name'} getText={() => text} />
      </div>
      <small id={hintId}>{hint(value, account)}</small>
    </div>
  )
}

/** Explains why Delete is disabled. */
function hint(typed: string, account: ServiceAccount): string {
  if (confirms(typed, account)) return 'This matches the service account.'
  if (typed !== '') return 'This doesn’t match the name or the id yet, so Delete is disabled.'
  if (confirmationText(account) === account.id)
    return 'The name has no visible characters. Type or copy the id instead.'
  return 'You can also copy the name, or use the id. Spaces and line breaks don’t matter.'
}
