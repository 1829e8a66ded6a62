import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { AccountDialog } from './accounts/account-dialog.tsx'
import { DeleteAccountDialog } from './accounts/delete-account-dialog.tsx'
import { DisableAccountDialog } from './accounts/disable-account-dialog.tsx'
import { DeleteKeyDialog } from './api-keys/delete-key-dialog.tsx'
import { DisableKeyDialog } from './api-keys/disable-key-dialog.tsx'
import { GenerateKeyDialog } from './api-keys/generate-key-dialog.tsx'
import { type Dialog, DialogProvider } from './state/dialog-context.ts'

/** Renders the open dialog outside the account list, whose rows are unmounted when they scroll out of view. */
export function DialogHost({ children }: { readonly children: ComponentChildren }) {
  const dialog = useSignal<Dialog | undefined>(undefined)
  const open = dialog.value
  // A dialog that was closed during a save is done later, when another one may be open.
  const close = () => {
    if (dialog.peek() === open) dialog.value = undefined
  }
  return (
    <DialogProvider value={next => (dialog.value = next)}>
      {children}
      {open && <OpenDialog dialog={open} onClose={close} />}
    </DialogProvider>
  )
}

function OpenDialog({ dialog, onClose }: { readonly dialog: Dialog; readonly onClose: () => void }) {
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
