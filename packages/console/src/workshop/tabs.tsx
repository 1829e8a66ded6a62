import type { Signal } from '@preact/signals'
import type { FunctionComponent } from 'preact'
import { useId, useRef } from 'preact/hooks'
import { stepsAround } from '../ui/steps.ts'

interface Tab {
  readonly label: string
  readonly Panel: FunctionComponent
}

interface Props<K extends string> {
  readonly label: string
  readonly tabs: Readonly<Record<K, Tab>>
  readonly chosen: Signal<K>
}

const STEPS = stepsAround({ on: 'ArrowRight', back: 'ArrowLeft' })

/** Panels of which one is open. Of the tabs one is reached by Tab, and the others from there by the arrows. */
export function Tabs<K extends string>({ label, tabs, chosen }: Props<K>) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const ids = Object.keys(tabs) as K[]

  function move(event: KeyboardEvent): void {
    const step = STEPS[event.key]
    if (!step) return
    event.preventDefault()
    const next = step(ids.indexOf(chosen.value), ids.length)
    chosen.value = ids[next] ?? chosen.value
    list.current?.querySelectorAll('button')[next]?.focus()
  }

  const { Panel } = tabs[chosen.value]
  return (
    <>
      <div ref={list} class="tabs" role="tablist" aria-label={label} onKeyDown={move}>
        {ids.map(each => {
          const isChosen = each === chosen.value
          return (
            <button
              key={each}
              id={`${id}-${each}`}
              type="button"
              role="tab"
              aria-selected={isChosen}
              aria-controls={isChosen ? `${id}-panel` : undefined}
              tabIndex={isChosen ? 0 : -1}
              onClick={() => (chosen.value = each)}
            >
              {tabs[each].label}
            </button>
          )
        })}
      </div>
      <div id={`${id}-panel`} class="panel" role="tabpanel" aria-labelledby={`${id}-${chosen.value}`}>
        <Panel key={chosen.value} />
      </div>
    </>
  )
}
