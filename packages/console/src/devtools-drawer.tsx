import { useLayoutEffect, useRef } from 'preact/hooks'
import { useAppState } from './state/app-state.ts'
import { CloseIcon } from './ui/icons.tsx'
import { Lazy } from './ui/lazy.tsx'

/** The id of the mock controls, referenced by the button that opens them. */
export const DEVTOOLS_ID = 'devtools'

const loadDevtools = async () => (await import('./devtools/devtools.tsx')).Devtools

/**
 * The mock controls, next to the page or, if there is no room for both, on top of it. Opening them moves the focus into them,
 * and closing them returns it to the button that opened them.
 */
export function DevtoolsDrawer() {
  const app = useAppState()
  const ref = useRef<HTMLElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const closePanel = () => app.openPanel(undefined)

  useLayoutEffect(() => {
    const focused = document.activeElement?.closest<HTMLElement>('button')
    // The mock controls can also be opened by the URL.
    if (app.address.hasNavigated) heading.current?.focus()
    return () => {
      if (!ref.current?.contains(document.activeElement)) return
      // Runs after the next render, which shows the page again.
      queueMicrotask(() => (focused?.isConnected ? focused : toggleButton())?.focus())
    }
  }, [app])

  const onKeyDown = (uiEvent: KeyboardEvent) => {
    if (uiEvent.key === 'Escape' && !isInUse(uiEvent.target as HTMLElement)) closePanel()
  }
  return (
    <aside ref={ref} id={DEVTOOLS_ID} aria-label="Mock controls" onKeyDown={onKeyDown}>
      <div class="devtools-heading">
        <h2 ref={heading} tabIndex={-1}>
          Mock controls
        </h2>
        <button type="button" class="icon-button" aria-label="Close panel" onClick={closePanel}>
          <CloseIcon />
        </button>
      </div>
      <Lazy load={loadDevtools} props={{}} />
    </aside>
  )
}

const toggleButton = () => document.querySelector<HTMLElement>(`[aria-controls="${DEVTOOLS_ID}"]`)

/** Whether Escape has a different meaning for this element: it closes dialogs, and must not discard text. */
const isInUse = (element: HTMLElement) =>
  element.closest('dialog') !== null || (element instanceof HTMLInputElement && element.value !== '' && isText(element))

const isText = ({ type }: HTMLInputElement) => type !== 'radio' && type !== 'checkbox'
