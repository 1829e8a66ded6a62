import type { ComponentChildren } from 'preact'
import type { ParamChanges } from '../state/address.ts'
import { useAppState } from '../state/app-state.ts'

interface Props {
  readonly params: ParamChanges
  readonly class?: string
  readonly label?: string
  readonly children: ComponentChildren
}

/** A link that opens another view without reloading the page. */
export function ViewLink({ params, label, children, class: className }: Props) {
  const { address } = useAppState()
  function openView(uiEvent: MouseEvent): void {
    // The browser handles clicks that open another tab or window.
    if (uiEvent.button !== 0 || uiEvent.metaKey || uiEvent.ctrlKey || uiEvent.shiftKey || uiEvent.altKey) return
    uiEvent.preventDefault()
    address.push(params)
  }
  return (
    <a class={className} href={address.href(params)} aria-label={label} onClick={openView}>
      {children}
    </a>
  )
}
