import type { FunctionComponent } from 'preact'
import { useId, useRef } from 'preact/hooks'
import { wrappingNavigation } from '../ui/keyboard-navigation.ts'

export interface Tab {
  readonly label: string
  readonly Panel: FunctionComponent
}

interface Props<K extends string> {
  readonly label: string
  readonly tabs: Readonly<Record<K, Tab>>
  readonly selected: K
  readonly onSelect: (key: K) => void
}

const NAVIGATION = wrappingNavigation({ next: 'ArrowRight', previous: 'ArrowLeft' })

/**
 * Tabs with a roving tabindex (https://www.w3.org/WAI/ARIA/apg/patterns/tabs/). The arrow keys only move the focus. Enter or
 * Space opens a panel, because some panels call the mock when they open.
 */
export function Tabs<K extends string>({ label, tabs, selected, onSelect }: Props<K>) {
  const id = useId()
  const tabList = useRef<HTMLDivElement>(null)
  const keys = Object.keys(tabs) as K[]

  function onKeyDown(uiEvent: KeyboardEvent): void {
    const step = NAVIGATION[uiEvent.key]
    if (!step) return
    uiEvent.preventDefault()
    const buttons = [...(tabList.current?.querySelectorAll('button') ?? [])]
    buttons[step(buttons.indexOf(document.activeElement as HTMLButtonElement), keys.length)]?.focus()
  }

  const { Panel } = tabs[selected]
  return (
    <>
      <div ref={tabList} class="tabs" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
        {keys.map(key => {
          const isSelected = key === selected
          return (
            <button
              key={key}
              id={`${id}-${key}`}
              type="button"
              role="tab"
              aria-selected={isSelected}
              aria-controls={isSelected ? `${id}-panel` : undefined}
              tabIndex={isSelected ? 0 : -1}
              onClick={() => onSelect(key)}
            >
              {tabs[key].label}
            </button>
          )
        })}
      </div>
      <div id={`${id}-panel`} class="panel" role="tabpanel" aria-labelledby={`${id}-${selected}`}>
        <Panel key={selected} />
      </div>
    </>
  )
}
