import { type Signal, useSignal } from '@preact/signals'
import { type ComponentChildren, createContext } from 'preact'
import { useContext, useId, useLayoutEffect, useRef } from 'preact/hooks'
import { useAppState } from '../state/app-state.ts'
import { message } from '../state/message.ts'
import { follow } from './focus-keeper.ts'

interface Props {
  readonly title: string
  /** Called when the user closes the dialog. */
  readonly onClose: () => void
  /** Whether the dialog decides itself what happens when the user closes it. @default false */
  readonly isPersistent?: boolean
  readonly children: ComponentChildren
}

/** The state that a dialog shares with the form in it. */
export interface ModalState {
  /** Whether the form waits for a response. */
  readonly isBusy: Signal<boolean>
  /** Whether the user has closed the dialog while the form waits. The dialog stays until the outcome is known, or is closed again. */
  readonly isClosing: Signal<boolean>
  /** Whether the form has text that would be lost. */
  readonly isDirty: Signal<boolean>
  /** Whether the form asks if it may discard that text. */
  readonly isDiscarding: Signal<boolean>
  /** Whether the response is required, so that the dialog cannot be closed before it arrives. */
  readonly isPersistent: boolean
  readonly close: () => void
}

const ModalContext = createContext<ModalState | undefined>(undefined)

/** Returns the state of the dialog around a component, if there is one. */
export const useModal = () => useContext(ModalContext)

/**
 * A modal dialog. When it closes, the focus returns to the element that had it before, or to the one in its place.
 *
 * A request that was sent cannot be canceled, so a dialog whose form waits for a response is not closed at once.
 */
export function Modal({ title, onClose, isPersistent = false, children }: Props) {
  const app = useAppState()
  const ref = useRef<HTMLDialogElement>(null)
  const headingId = useId()
  const isBusy = useSignal(false)
  const isClosing = useSignal(false)
  const isDirty = useSignal(false)
  const isDiscarding = useSignal(false)

  function closeUnlessBusy(): void {
    if (!isBusy.value) onClose()
    else if (!isClosing.value) isClosing.value = true
    else if (!isPersistent) {
      app.showToast(message`The request was sent. The result will appear here.`)
      onClose()
    }
  }

  function onEscape(): void {
    if (isBusy.value || !isDirty.value) closeUnlessBusy()
    else isDiscarding.value = !isDiscarding.value
  }

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

  // A browser can close a dialog although its cancel event was prevented, so such a dialog handles the key itself.
  const handlesEscape = isPersistent || isBusy.value || isDirty.value
  const onCancel = (event: Event) => {
    event.preventDefault()
    if (!handlesEscape) onEscape()
  }
  // A layout effect handles the key as soon as `closedby` prevents the browser from it.
  useLayoutEffect(() => {
    if (!handlesEscape) return
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || topmostDialog() !== ref.current) return
      event.preventDefault()
      if (!event.repeat) onEscape()
    }
    // After a click on something that cannot be focused, the event is not dispatched to the dialog.
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  })
  return (
    <dialog
      ref={ref}
      aria-labelledby={headingId}
      onCancel={onCancel}
      onClickCapture={ignoreFurtherClicks}
      onKeyDownCapture={ignoreHeldEnter}
      {...{ closedby: handlesEscape ? 'none' : 'closerequest' }}
    >
      <h2 id={headingId}>{title}</h2>
      <ModalContext.Provider value={{ isBusy, isClosing, isDirty, isDiscarding, isPersistent, close: closeUnlessBusy }}>
        {children}
      </ModalContext.Provider>
    </dialog>
  )
}

/** The second click of a double click can reach a button that was not there at the first one. */
function ignoreFurtherClicks(event: MouseEvent): void {
  if (event.detail > 1) ignore(event)
}

/** So can the repeats of a key that is held. */
function ignoreHeldEnter(event: KeyboardEvent): void {
  if (event.key === 'Enter' && event.repeat) ignore(event)
}

function ignore(event: Event): void {
  event.preventDefault()
  event.stopPropagation()
}

/** A dialog that is opened from another one is rendered after it. */
const topmostDialog = () => [...document.querySelectorAll('dialog:modal')].at(-1)
