import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { isAbort, type Trouble, troubleOf } from '../state/trouble.ts'
import { TroubleBox } from './trouble-box.tsx'

interface Props {
  /** What the button that does it is called. */
  readonly submit: string
  readonly isGrave?: boolean
  readonly isReady: boolean
  readonly onSubmit: (signal: AbortSignal) => Promise<void>
  /** Where it can be left. */
  readonly onCancel?: () => void
  readonly children: ComponentChildren
}

/** What is asked, most often in a dialog, and one button that does it. What goes wrong is told in the form, and nothing typed is lost. */
export function Form({ submit, isGrave, isReady, onSubmit, onCancel, children }: Props) {
  const trouble = useSignal<Trouble | undefined>(undefined)
  const isBusy = useSignal(false)
  const abort = useRef<AbortController | undefined>(undefined)
  useEffect(() => () => abort.current?.abort(), [])

  async function run(event: Event): Promise<void> {
    event.preventDefault()
    if (isBusy.value || !isReady) return
    abort.current = new AbortController()
    trouble.value = undefined
    isBusy.value = true
    try {
      await onSubmit(abort.current.signal)
    } catch (error) {
      if (!isAbort(error)) trouble.value = troubleOf(error)
    } finally {
      isBusy.value = false
    }
  }

  return (
    <form onSubmit={run} noValidate aria-busy={isBusy.value}>
      {children}
      {trouble.value && <TroubleBox trouble={trouble.value} />}
      <div class="actions">
        {onCancel && (
          <button type="button" onClick={onCancel}>
            Cancel
          </button>
        )}
        <button type="submit" class={isGrave ? 'grave solid' : 'solid'} disabled={!isReady || isBusy.value}>
          {submit}
        </button>
      </div>
    </form>
  )
}
