import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { AccountDialog } from './accounts/account-dialog.tsx'
import { DeleteAccountDialog } from './accounts/delete-account-dialog.tsx'
import { DeleteKeyDialog } from './keys/delete-key-dialog.tsx'
import { GenerateKeyDialog } from './keys/generate-key-dialog.tsx'
import { type Dialog, DialogProvider } from './state/dialog.ts'

/** Has the dialog that is open outside of the list, of which rows come and go while it is. */
export function Dialogs({ children }: { readonly children: ComponentChildren }) {
  const dialog = useSignal<Dialog | undefined>(undefined)
  const close = () => {
    dialog.value = undefined
  }
  return (
    <DialogProvider value={next => (dialog.value = next)}>
      {children}
      {dialog.value && <Open dialog={dialog.value} onClose={close} />}
    </DialogProvider>
  )
}

function Open({ dialog, onClose }: { readonly dialog: Dialog; readonly onClose: () => void }) {
  switch (dialog.kind) {
    case 'add-account':
      return <AccountDialog onClose={onClose} />
    case 'edit-account':
      return <AccountDialog account={dialog.account} onClose={onClose} />
    case 'delete-account':
      return <DeleteAccountDialog account={dialog.account} onClose={onClose} />
    case 'generate-key':
      return <GenerateKeyDialog account={dialog.account} onClose={onClose} />
    case 'delete-key':
      return <DeleteKeyDialog apiKey={dialog.apiKey} onClose={onClose} />
  }
}
