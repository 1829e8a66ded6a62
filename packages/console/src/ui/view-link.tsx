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
  function openView(event: MouseEvent): void {
    // The browser handles clicks that open another tab or window.
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    address.push(params)
  }
  return (
    <a class={className} href={address.href(params)} aria-label={label} onClick={openView}>
      {children}
    </a>
  )
}
