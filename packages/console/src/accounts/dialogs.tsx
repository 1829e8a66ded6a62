import { useSignal } from '@preact/signals'
import type { ApiKey, ServiceAccount } from '@workbench-sdk/client'
import { type ComponentChildren, createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { DeleteKeyDialog } from '../keys/delete-key-dialog.tsx'
import { GenerateKeyDialog } from '../keys/generate-key-dialog.tsx'
import { AccountDialog } from './account-dialog.tsx'
import { DeleteAccountDialog } from './delete-account-dialog.tsx'

/** What is asked. */
export type Dialog =
  | { readonly kind: 'add-account' }
  | { readonly kind: 'edit-account'; readonly account: ServiceAccount }
  | { readonly kind: 'delete-account'; readonly account: ServiceAccount }
  | { readonly kind: 'generate-key'; readonly account: ServiceAccount }
  | { readonly kind: 'delete-key'; readonly apiKey: ApiKey }

const DialogContext = createContext<(dialog: Dialog) => void>(() => undefined)

/** What opens a dialog. */
export const useDialogs = () => useContext(DialogContext)

/** Has the dialog that is open outside of the list, of which rows come and go while it is. */
export function Dialogs({ children }: { readonly children: ComponentChildren }) {
  const dialog = useSignal<Dialog | undefined>(undefined)
  const close = () => {
    dialog.value = undefined
  }
  return (
    <DialogContext.Provider value={next => (dialog.value = next)}>
      {children}
      {dialog.value && <Open dialog={dialog.value} onClose={close} />}
    </DialogContext.Provider>
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
