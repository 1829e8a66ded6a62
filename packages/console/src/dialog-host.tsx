import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { type Dialog, DialogProvider } from './state/dialog-context.ts'
import { Lazy, preload } from './ui/lazy.tsx'

const loadDialogs = async () => (await import('./dialogs.tsx')).OpenDialog

/** Renders the open dialog outside the account list, because the list unmounts rows that scroll out of view. */
export function DialogHost({ children }: { readonly children: ComponentChildren }) {
  const dialog = useSignal<Dialog | undefined>(undefined)
  const current = dialog.value
  // A save can finish after its dialog was closed, when another dialog may already be open.
  const closeDialog = () => {
    if (dialog.peek() === current) dialog.value = undefined
  }
  useEffect(preloadDialogs, [])
  return (
    <DialogProvider value={next => (dialog.value = next)}>
      {children}
      {current && <Lazy load={loadDialogs} props={{ dialog: current, onClose: closeDialog }} />}
    </DialogProvider>
  )
}

/**
 * Preloads the dialogs when the user is about to use a button, so that each one opens without a delay. The first view does not need them,
 * and the pointer is usually somewhere on the page while it loads.
 */
function preloadDialogs(): () => void {
  const abort = new AbortController()
  const preloadForButton = ({ target }: Event) => {
    if (!(target instanceof Element && target.closest('button'))) return
    preload(loadDialogs)
    abort.abort()
  }
  for (const eventType of ['pointerover', 'focusin']) {
    document.addEventListener(eventType, preloadForButton, { signal: abort.signal })
  }
  return () => abort.abort()
}
