import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'

interface Props {
  readonly title: string
  readonly onClose: () => void
  /** Whether only what is in it closes it, and no key does. */
  readonly isFirm?: boolean
  readonly children: ComponentChildren
}

/** A dialog that takes the page over for as long as it is there. When it goes, the focus is where it was before. */
export function Modal({ title, onClose, isFirm = false, children }: Props) {
  const ref = useRef<HTMLDialogElement>(null)
  const heading = useId()
  // Before anything can be typed, which would go elsewhere.
  useLayoutEffect(() => {
    const dialog = ref.current
    const before = document.activeElement
    dialog?.showModal()
    return () => {
      dialog?.close()
      // Once the page is drawn without the dialog; what had the focus may have been deleted by it.
      queueMicrotask(() => focusBack(before))
    }
  }, [])
  // A browser that does not know closedby asks; one that does never closes what is firm.
  const cancel = (event: Event) => {
    event.preventDefault()
    if (!isFirm) onClose()
  }
  return (
    <dialog ref={ref} aria-labelledby={heading} onCancel={cancel} {...{ closedby: isFirm ? 'none' : 'closerequest' }}>
      <h2 id={heading}>{title}</h2>
      {children}
    </dialog>
  )
}

function focusBack(before: Element | null): void {
  const isThere = before instanceof HTMLElement && before.isConnected && before !== document.body
  ;(isThere ? before : document.querySelector<HTMLElement>('h1'))?.focus()
}
