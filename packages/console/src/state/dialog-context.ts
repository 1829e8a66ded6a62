import type { ApiKey, ServiceAccount } from '@workbench-sdk/client'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'

/** A key that is the subject of a dialog. */
export interface KeySubject extends Pick<ApiKey, 'id' | 'name' | 'active' | 'createdAt'> {
  readonly account: Pick<ServiceAccount, 'id' | 'name' | 'active'> | null
}

export type Dialog =
  | { readonly kind: 'add-account' }
  | { readonly kind: 'edit-account'; readonly account: ServiceAccount }
  | { readonly kind: 'disable-account'; readonly account: ServiceAccount }
  | { readonly kind: 'delete-account'; readonly account: ServiceAccount }
  | { readonly kind: 'generate-key'; readonly account: ServiceAccount }
  | { readonly kind: 'delete-key'; readonly apiKey: KeySubject }
  | { readonly kind: 'disable-key'; readonly apiKey: KeySubject }

const DialogContext = createContext<(dialog: Dialog) => void>(() => undefined)

export const DialogProvider = DialogContext.Provider

/** Returns the function that opens a dialog. */
export const useOpenDialog = () => useContext(DialogContext)
