import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { type ErrorView, isAbort, toErrorView } from '../state/error-view.ts'
import { ErrorAlert } from './error-alert.tsx'

interface Props {
  readonly submitLabel: string
  readonly isDestructive?: boolean
  readonly isValid: boolean
  readonly onSubmit: (signal: AbortSignal) => Promise<void>
  /** Without it the form has no Cancel button. */
  readonly onCancel?: () => void
  readonly children: ComponentChildren
}

/** A form with an asynchronous action. If it fails, the form shows the error and keeps its values. */
export function Form({ submitLabel, isDestructive, isValid, onSubmit, onCancel, children }: Props) {
  const error = useSignal<ErrorView | undefined>(undefined)
  const isBusy = useSignal(false)
  const abort = useRef<AbortController | undefined>(undefined)
  useEffect(() => () => abort.current?.abort(), [])

  async function submit(event: Event): Promise<void> {
    event.preventDefault()
    if (isBusy.value || !isValid) return
    abort.current = new AbortController()
    error.value = undefined
    isBusy.value = true
    try {
      await onSubmit(abort.current.signal)
    } catch (cause) {
      if (!isAbort(cause)) error.value = toErrorView(cause)
    } finally {
      isBusy.value = false
    }
  }

  return (
    <form onSubmit={submit} noValidate aria-busy={isBusy.value}>
      {children}
      {error.value && <ErrorAlert error={error.value} />}
      <div class="actions">
        {onCancel && (
          <button type="button" onClick={onCancel}>
            Cancel
          </button>
        )}
        <button
          type="submit"
          class={isDestructive ? 'destructive primary' : 'primary'}
          disabled={!isValid || isBusy.value}
        >
          {submitLabel}
        </button>
      </div>
    </form>
  )
}
