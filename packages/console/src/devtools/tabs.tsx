import type { Signal } from '@preact/signals'
import type { FunctionComponent } from 'preact'
import { useId, useRef } from 'preact/hooks'
import { wrappingNavigation } from '../ui/keyboard-navigation.ts'

interface Tab {
  readonly label: string
  readonly Panel: FunctionComponent
}

interface Props<K extends string> {
  readonly label: string
  readonly tabs: Readonly<Record<K, Tab>>
  readonly selected: Signal<K>
}

const NAVIGATION = wrappingNavigation({ next: 'ArrowRight', previous: 'ArrowLeft' })

/** Tabs with a roving tabindex (https://www.w3.org/WAI/ARIA/apg/patterns/tabs/). */
export function Tabs<K extends string>({ label, tabs, selected }: Props<K>) {
  const id = useId()
  const tabList = useRef<HTMLDivElement>(null)
  const keys = Object.keys(tabs) as K[]

  function onKeyDown(event: KeyboardEvent): void {
    const step = NAVIGATION[event.key]
    if (!step) return
    event.preventDefault()
    const next = step(keys.indexOf(selected.value), keys.length)
    selected.value = keys[next] ?? selected.value
    tabList.current?.querySelectorAll('button')[next]?.focus()
  }

  const { Panel } = tabs[selected.value]
  return (
    <>
      <div ref={tabList} class="tabs" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
        {keys.map(key => {
          const isSelected = key === selected.value
          return (
            <button
              key={key}
              id={`${id}-${key}`}
              type="button"
              role="tab"
              aria-selected={isSelected}
              aria-controls={isSelected ? `${id}-panel` : undefined}
              tabIndex={isSelected ? 0 : -1}
              onClick={() => (selected.value = key)}
            >
              {tabs[key].label}
            </button>
          )
        })}
      </div>
      <div id={`${id}-panel`} class="panel" role="tabpanel" aria-labelledby={`${id}-${selected.value}`}>
        <Panel key={selected.value} />
      </div>
    </>
  )
}
