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
  /** Whether the dialog itself decides what happens when the user closes it. @default false */
  readonly isPersistent?: boolean
  readonly children: ComponentChildren
}

/** The state that a dialog shares with the form in it. */
export interface ModalState {
  /** Whether the form is waiting for a response. */
  readonly isBusy: Signal<boolean>
  /**
   * Whether the user closed the dialog while the form was waiting. The dialog stays open until the outcome is known or the user
   * closes it again.
   */
  readonly isClosing: Signal<boolean>
  /** Whether the form contains text that would be lost. */
  readonly isDirty: Signal<boolean>
  /** Whether the form is asking for permission to discard that text. */
  readonly isDiscarding: Signal<boolean>
  /** Whether the response is required, so that the dialog cannot be closed before it arrives. */
  readonly isPersistent: boolean
  readonly close: () => void
}

const ModalContext = createContext<ModalState | undefined>(undefined)

/** Returns the state of the dialog around the component, or undefined outside a dialog. */
export const useModal = () => useContext(ModalContext)

/**
 * A modal dialog. When it closes, the focus returns to the previously focused element, or to the one that took its place.
 *
 * A sent request cannot be canceled, so a dialog whose form is waiting for a response does not close immediately.
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

  // A layout effect opens the dialog before the next keystroke, which would otherwise reach the page.
  useLayoutEffect(() => {
    const dialog = ref.current
    const endFollowing = follow(document.activeElement instanceof HTMLElement ? document.activeElement : document.body)
    dialog?.showModal()
    return () => {
      dialog?.close()
      // Runs after the next render, which may remove the previously focused element.
      queueMicrotask(() => endFollowing().focus())
    }
  }, [])

  // A browser can close a dialog even if its `cancel` event was prevented, so the dialog handles Escape itself.
  const handlesEscape = isPersistent || isBusy.value || isDirty.value
  const onCancel = (uiEvent: Event) => {
    uiEvent.preventDefault()
    if (!handlesEscape) onEscape()
  }
  // A layout effect handles Escape as soon as `closedby` prevents the browser from handling it.
  useLayoutEffect(() => {
    if (!handlesEscape) return
    const onKeyDown = (uiEvent: KeyboardEvent) => {
      if (uiEvent.key !== 'Escape' || topmostDialog() !== ref.current) return
      uiEvent.preventDefault()
      if (!uiEvent.repeat) onEscape()
    }
    // After a click on something that cannot be focused, key events are not dispatched to the dialog.
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

/** Ignores the second click of a double click, because it can hit a button that appeared after the first click. */
function ignoreFurtherClicks(uiEvent: MouseEvent): void {
  if (uiEvent.detail > 1) ignore(uiEvent)
}

/** Ignores repeats of a held Enter key for the same reason. */
function ignoreHeldEnter(uiEvent: KeyboardEvent): void {
  if (uiEvent.key === 'Enter' && uiEvent.repeat) ignore(uiEvent)
}

function ignore(uiEvent: Event): void {
  uiEvent.preventDefault()
  uiEvent.stopPropagation()
}

/** A dialog that is opened from another one is rendered after it. */
const topmostDialog = () => [...document.querySelectorAll('dialog:modal')].at(-1)
