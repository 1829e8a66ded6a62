import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'

interface Props {
  readonly title: string
  readonly onClose: () => void
  /** Whether Escape does not close the dialog. @default false */
  readonly isPersistent?: boolean
  readonly children: ComponentChildren
}

/** A modal dialog. When it closes, the focus returns to the element that had it before. */
export function Modal({ title, onClose, isPersistent = false, children }: Props) {
  const ref = useRef<HTMLDialogElement>(null)
  const headingId = useId()
  // A layout effect opens it before the next keystroke, which would otherwise reach the page.
  useLayoutEffect(() => {
    const dialog = ref.current
    const previousFocus = document.activeElement
    dialog?.showModal()
    return () => {
      dialog?.close()
      // After the next render, which may remove the element that had the focus.
      queueMicrotask(() => restoreFocus(previousFocus))
    }
  }, [])
  // For browsers without `closedby`; a browser that supports it fires no cancel event for a persistent dialog.
  const onCancel = (event: Event) => {
    event.preventDefault()
    if (!isPersistent) onClose()
  }
  return (
    <dialog
      ref={ref}
      aria-labelledby={headingId}
      onCancel={onCancel}
      {...{ closedby: isPersistent ? 'none' : 'closerequest' }}
    >
      <h2 id={headingId}>{title}</h2>
      {children}
    </dialog>
  )
}

function restoreFocus(element: Element | null): void {
  const canFocus = element instanceof HTMLElement && element.isConnected && element !== document.body
  ;(canFocus ? element : document.querySelector<HTMLElement>('h1'))?.focus()
}
