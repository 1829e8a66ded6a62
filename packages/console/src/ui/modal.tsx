import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { follow } from './focus-keeper.ts'

interface Props {
  readonly title: string
  readonly onClose: () => void
  /** Whether Escape does not close the dialog. @default false */
  readonly isPersistent?: boolean
  readonly children: ComponentChildren
}

/** A modal dialog. When it closes, the focus returns to the element that had it before, or to the one in its place. */
export function Modal({ title, onClose, isPersistent = false, children }: Props) {
  const ref = useRef<HTMLDialogElement>(null)
  const headingId = useId()
  // A layout effect opens it before the next keystroke, which would otherwise reach the page.
  useLayoutEffect(() => {
    const dialog = ref.current
    const endFollowing = follow(document.activeElement instanceof HTMLElement ? document.activeElement : document.body)
    dialog?.showModal()
    return () => {
      dialog?.close()
      // After the next render, which may remove the element that had the focus.
      queueMicrotask(() => endFollowing().focus())
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
