import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { useAppState } from '../state/app-state.ts'
import { type ErrorView, toErrorView } from '../state/error-view.ts'
import { confirmLeave } from './confirm-leave.ts'
import { ErrorAlert } from './error-alert.tsx'
import { type ModalState, useModal } from './modal.tsx'

interface Props {
  readonly submitLabel: string
  readonly isDestructive?: boolean
  readonly isValid: boolean
  readonly onSubmit: () => Promise<void>
  /** Shown below the error. */
  readonly notes?: ComponentChildren
  readonly children: ComponentChildren
}

/**
 * A form with an asynchronous action. If the action fails, the form shows the error and keeps its values. If the form has been
 * removed by then, the page shows the error.
 */
export function Form({ submitLabel, isDestructive, isValid, onSubmit, notes, children }: Props) {
  const app = useAppState()
  const modal = useModal()
  const error = useSignal<ErrorView | undefined>(undefined)
  const ownIsBusy = useSignal(false)
  const isBusy = modal?.isBusy ?? ownIsBusy
  const isMounted = useRef(false)
  useEffect(() => {
    isMounted.current = true
    return () => {
      isMounted.current = false
      if (modal) modal.isDirty.value = modal.isDiscarding.value = false
    }
  }, [])
  // Text that confirms a deletion can be discarded.
  const onChange = () => {
    if (modal && !isDestructive) modal.isDirty.value = true
  }
  // Ignores other controls, because a render between their `input` and `change` events would reset them.
  const onInput = ({ target }: Event) => {
    if (target instanceof HTMLInputElement && target.type === 'text') onChange()
  }
  useLayoutEffect(() => (isBusy.value ? confirmLeave() : undefined), [isBusy.value])

  async function submit(uiEvent: Event): Promise<void> {
    uiEvent.preventDefault()
    if (isBusy.value || !isValid) return
    error.value = undefined
    isBusy.value = true
    try {
      await onSubmit()
    } catch (cause) {
      const view = toErrorView(cause)
      if (isMounted.current) error.value = view
      else app.toast.value = { error: view }
    } finally {
      isBusy.value = false
      if (modal) modal.isClosing.value = false
    }
  }

  return (
    <form onSubmit={submit} onInput={onInput} onChange={onChange} noValidate aria-busy={isBusy.value}>
      {children}
      {error.value && <ErrorAlert error={error.value} />}
      {notes}
      {modal?.isDiscarding.value && <DiscardQuestion modal={modal} />}
      <div class="actions" hidden={modal?.isDiscarding.value}>
        <p class="muted" role="status">
          {isBusy.value && waitingMessage(modal)}
        </p>
        {modal && (
          <button type="button" onClick={modal.close}>
            Cancel
          </button>
        )}
        <button
          type="submit"
          class={isDestructive ? 'destructive primary' : 'primary'}
          disabled={!isValid}
          aria-disabled={isBusy.value}
        >
          {submitLabel}
        </button>
      </div>
    </form>
  )
}

/** Asks, after Escape, whether to discard the form's text. Pressing Escape again keeps it. */
function DiscardQuestion({ modal }: { readonly modal: ModalState }) {
  const keep = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => {
    const field = document.activeElement
    keep.current?.focus()
    return () => {
      if (field instanceof HTMLElement) field.focus()
    }
  }, [])
  return (
    <div class="actions">
      <p role="alert">Discard what you entered?</p>
      <button ref={keep} type="button" onClick={() => (modal.isDiscarding.value = false)}>
        Keep editing
      </button>
      <button type="button" class="destructive" onClick={modal.close}>
        Discard
      </button>
    </div>
  )
}

function waitingMessage(modal: ModalState | undefined): string {
  if (!modal?.isClosing.value) return 'Waiting for the response…'
  const next = modal.isPersistent ? 'This dialog will show the response.' : 'To close this dialog anyway, cancel again.'
  return `The request was sent, so it can’t be canceled. ${next}`
}
