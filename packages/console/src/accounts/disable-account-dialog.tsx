import type { ServiceAccount } from '@workbench-sdk/client'
import { useAppState } from '../state/app-state.ts'
import { Form } from '../ui/form.tsx'
import { Modal } from '../ui/modal.tsx'
import { AccountDescription } from './account-description.tsx'
import { OwnWarning } from './own-records.tsx'
import { setActive } from './set-active.ts'

interface Props {
  readonly account: ServiceAccount
  readonly onClose: () => void
}

/** Disables the service account that the page uses. Other accounts need no confirmation, because they can be enabled again. */
export function DisableAccountDialog({ account, onClose }: Props) {
  const app = useAppState()

  async function disable(): Promise<void> {
    await setActive(app, account, 'disable')
    onClose()
  }

  return (
    <Modal title="Disable Service Account" onClose={onClose}>
      <Form submitLabel="Disable" isValid onSubmit={disable}>
        <ul class="warnings">
          <li>Disabling a service account also disables all associated API keys.</li>
          <OwnWarning id={account.id} action="disable" />
        </ul>
        <AccountDescription account={account} />
      </Form>
    </Modal>
  )
}
