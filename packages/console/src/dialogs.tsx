import { AccountDialog } from './accounts/account-dialog.tsx'
import { DeleteAccountDialog } from './accounts/delete-account-dialog.tsx'
import { DisableAccountDialog } from './accounts/disable-account-dialog.tsx'
import { DeleteKeyDialog } from './api-keys/delete-key-dialog.tsx'
import { DisableKeyDialog } from './api-keys/disable-key-dialog.tsx'
import { GenerateKeyDialog } from './api-keys/generate-key-dialog.tsx'
import type { Dialog } from './state/dialog-context.ts'

interface Props {
  readonly dialog: Dialog
  readonly onClose: () => void
}

export function OpenDialog({ dialog, onClose }: Props) {
  switch (dialog.kind) {
    case 'add-account':
      return <AccountDialog onClose={onClose} />
    case 'edit-account':
      return <AccountDialog account={dialog.account} onClose={onClose} />
    case 'disable-account':
      return <DisableAccountDialog account={dialog.account} onClose={onClose} />
    case 'delete-account':
      return <DeleteAccountDialog account={dialog.account} onClose={onClose} />
    case 'generate-key':
      return <GenerateKeyDialog account={dialog.account} onClose={onClose} />
    case 'delete-key':
      return <DeleteKeyDialog apiKey={dialog.apiKey} onClose={onClose} />
    case 'disable-key':
      return <DisableKeyDialog apiKey={dialog.apiKey} onClose={onClose} />
  }
}
